// What split(text) does on sentences that its worth model was not trained on.
import { fileURLToPath } from 'node:url'
import { weigh } from '../src/language/worth/worth.js'
import type { WorthModel } from '../src/language/worth/worth-model.js'
import { bestThreshold, f1At, measure, type Figures, type Judged } from '../src/language/models/figures.js'
import { split } from '../src/language/split.js'
import { shippedModels } from '../src/language/split-models.js'
import { tokenize } from '../src/language/words/tokens.js'
import { readWordVectors } from '../training/read-word-vectors.js'
import { readWorthCorpora, trainAssertion, trainWorth } from '../training/worth-corpora.js'
import { foldOf, type Measured } from '../training/worth-training.js'

export interface WorthFigures {
  /** Of the model on single sentences. */
  model: Figures
  /** F1 of the model where each fold is parted at the threshold that was best on the other folds. */
  elsewhere: number
  /** Of the whole of split(text): F1 of the sentences that yield a claim; for ClaimBuster best F1 of the highest check-worthiness. */
  split: number
}

interface Seen {
  fold: number
  model: Judged
  whole: Judged
}

const speeches = 8
const quarters = 4

/**
 * worthFigures trains without each of the eight speeches of PoliClaim and without each quarter of ClaimBuster, and measures
 * on what was left out; `speeches mixed`: eight folds that part speeches, which flatters. Takes minutes.
 */
export function worthFigures(data: string): Record<'policlaim' | 'policlaim, speeches mixed' | 'claimbuster', WorthFigures> {
  const vectors = readWordVectors(fileURLToPath(new URL('../training/word-vectors.bin', import.meta.url)))
  const corpora = readWorthCorpora(data, vectors)
  const assert = (examples: Measured[]): Seen[] => foldsOf(examples, speeches).flatMap(([policlaim, unseen], fold) => {
    const worth = { ...shippedModels().worth, assertion: trainAssertion({ ...corpora, policlaim }, vectors) }
    return unseen.map((example) => look(worth, example, 'assertion', fold))
  })
  const worths = foldsOf(corpora.claimbuster, quarters).flatMap(([claimbuster, unseen], fold) => {
    const worth = trainWorth({ ...corpora, claimbuster }, vectors)
    return unseen.map((example) => look(worth, example, 'worth', fold))
  })
  const figures = (seen: Seen[]): Omit<WorthFigures, 'split'> =>
    ({ model: measure(seen.map(({ model }) => model)), elsewhere: f1At(pastThresholds(seen), 0) })
  const asserted = (seen: Seen[]): WorthFigures => ({ ...figures(seen), split: f1At(seen.map(({ whole }) => whole), 0) })
  return {
    policlaim: asserted(assert(corpora.policlaim)),
    'policlaim, speeches mixed': asserted(assert(corpora.policlaim.map((example, at) => ({ ...example, group: String(at) })))),
    claimbuster: { ...figures(worths), split: measure(worths.map(({ whole }) => whole)).bestF1 },
  }
}

function foldsOf(examples: Measured[], count: number): [seen: Measured[], unseen: Measured[]][] {
  const places = foldOf(examples, count)
  return Array.from({ length: count }, (_, fold) =>
    [examples.filter((_, at) => places[at] !== fold), examples.filter((_, at) => places[at] === fold)])
}

// How far each score is past the threshold that was best on the other folds.
function pastThresholds(seen: Seen[]): Judged[] {
  const thresholds = new Map<number, number>()
  for (const { fold } of seen) {
    if (thresholds.has(fold)) continue
    const others = seen.filter((other) => other.fold !== fold)
    thresholds.set(fold, bestThreshold(others.map(({ model }) => model)).threshold)
  }
  return seen.map(({ fold, model: { score, label } }) => ({ score: score - thresholds.get(fold)!, label }))
}

// As a score, a sentence without a claim is below all others.
function look(worth: WorthModel, { text, label }: Measured, sort: 'assertion' | 'worth', fold: number): Seen {
  const tokens = tokenize(text)
  const { claims } = split(text, {}, { ...shippedModels(), worth })
  const highest = Math.max(-1, ...claims.map(({ checkworthiness }) => checkworthiness))
  return {
    fold,
    model: { score: weigh(worth, tokens, 0, tokens.length)[sort], label },
    whole: { score: sort === 'worth' ? highest : claims.length > 0 ? 1 : -1, label },
  }
}
