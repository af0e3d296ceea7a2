// The step of split(text) between mentions and claims: who said what, through whom.
import type { AttributionMode } from '../../domain/attribution.js'
import type { DoubtedAttribution, FoundAttribution } from './attribution.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Mentions } from '../mentions/mentions.js'
import type { Token } from '../words/token.js'
import type { Range } from '../split-result.js'
import { chainHops, citesFor } from './chains/find-chains.js'
import { addAgencies } from './chains/datelines.js'
import { confidences, type Accepted } from './accepting/accept.js'
import type { Proposal } from './accepting/acceptance-features.js'
import { acceptCertain } from './accepting/certain.js'
import { attributionModel, type AttributionModel } from './models/attribution-model.js'
import type { Draft } from './drafts.js'
import { forcesOf } from './force/force-of.js'
import { draftsOf, type ScoredDraft } from './accepting/word-accepted.js'
import type { TokenRange } from '../words/noun-phrases.js'
import { nest } from './accepting/nested.js'
import { partSources } from './accepting/coordinated-sources.js'
import { withOpenings } from './accepting/opening-phrases.js'
import { settlePhrases } from './accepting/phrase-edges.js'
import { settleSources } from './accepting/source-edges.js'
import { propose } from './models/propose.js'
import { reasonsFor } from './reasons.js'
import { findRepeats } from './chains/repeats.js'
import { settle } from './accepting/settle.js'
import { wholeQuotations } from './accepting/whole-quotations.js'
import { findQuotes } from '../sentences/quotes.js'
import { opensSingle } from '../sentences/single-quotes.js'
import { layOut, type Sheet } from './models/sheet.js'

/**
 * findAttributions gives the attributions of an article, ordered by where their content begins, each with its chain
 * of hops from the origin to the source nearest the article. Pure; linear in the tokens. `doubt` is shown what was nearly one.
 */
export function findAttributions(text: string, tokens: Token[], sentences: ArticleSentence[], mentions: Mentions,
  model = attributionModel(), doubt: (one: DoubtedAttribution) => void = () => undefined): FoundAttribution[] {
  const sheet = layOut(tokens, sentences.map((sentence) => withoutFrame(tokens, sentence)))
  const drafts = partSources(tokens, mentions, withOpenings(sheet, settleSources(tokens, mentions, settlePhrases(sheet, readDrafts(sheet, model, doubt)))))
  const forces = forcesOf(sheet, drafts)
  const hops = addAgencies(tokens, sentences, drafts, chainHops(text, sheet, drafts, forces, mentions))
  const repeats = findRepeats(tokens, drafts, hops)
  return drafts
    .map((draft, index): FoundAttribution => {
      const content = draft.content.map((range) => spanOf(tokens, range))
      const cue = draft.cue.map((range) => spanOf(tokens, range))
      const mode = modeOf(text, content)
      return {
        content,
        cue,
        source: draft.source.map((range) => spanOf(tokens, range)),
        mode,
        confidence: Math.round(draft.confidence * 100) / 100,
        why: reasonsFor(cue.map(([start, end]) => text.slice(start, end)).join(' … '), mode, draft),
        decidedBy: decidedBy(draft),
        hops: hops[index]!,
        force: forces[index]!,
      }
    })
    .filter((_, index) => repeats[index] === 0 &&
      ![index - 1, index + 1].some((beside) => citesFor(tokens, drafts[beside], drafts[index]!)))
    .sort((a, b) => a.content[0]![0] - b.content[0]![0] || b.content[0]![1] - a.content[0]![1])
}

/** What settled it: words that allow one reading, a rule against the models' reading or beyond it, or the models. */
function decidedBy({ isCertain, rule }: ScoredDraft): string {
  if (isCertain) return rule === 'label' ? 'rule label' : 'rule certain'
  return rule ? `rule ${rule}` : 'model attributions'
}

/** A clock stamp or a dateline is in no content and no source. */
function withoutFrame(tokens: Token[], sentence: ArticleSentence): ArticleSentence {
  const { frame, bodyToken, endToken } = sentence
  if (!(frame?.clock || frame?.dateline) || bodyToken >= endToken) return sentence
  return { ...sentence, firstToken: bodyToken, start: tokens[bodyToken]!.start }
}

/** readDrafts lets the models read an article: who says what, in tokens, by its cues in text order. */
function readDrafts(sheet: Sheet, model: AttributionModel, doubt: (one: DoubtedAttribution) => void): ScoredDraft[] {
  const proposals = propose(sheet, model)
  const chances = confidences(sheet, proposals, model)
  const accepted = acceptCertain(sheet, proposals, chances, model.threshold)
  for (const one of doubtedOf(sheet.tokens, proposals, chances, accepted)) doubt(one)
  const drafts = withLabels(sheet.drafts, nest(sheet, settle(sheet, accepted, draftsOf(sheet, accepted))))
  const { tokens, sentences } = sheet
  return wholeQuotations(findQuotes(tokens, sentences), (at) => opensSingle(tokens, at, tokens.length), drafts)
}

// Below this the models are sure that nobody said it.
const leastDoubted = 0.15

/** The proposals that the models neither believe nor rule out, of cues that no accepted one has. */
function doubtedOf(tokens: Token[], proposals: Proposal[], chances: Float32Array, accepted: Accepted[]): DoubtedAttribution[] {
  const cues = new Set(accepted.map(({ proposal }) => proposal.cue))
  const spansOf = (list: number[]): Range[] => list.map((at) => [tokens[at]!.start, tokens[at]!.end])
  return proposals
    .filter(({ cue }, index) => chances[index]! >= leastDoubted && !cues.has(cue))
    .map(({ cueTokens, content }) => ({ content: spansOf(content), cue: spansOf(cueTokens) }))
}

const labelConfidence = 0.9

/** The lines of a label run over more sentences than the models look at: what the label says stands. */
function withLabels(ruled: Draft[], drafts: ScoredDraft[]): ScoredDraft[] {
  const labelled = ruled.filter(({ isLabel }) => isLabel)
  if (labelled.length === 0) return drafts
  const cues = new Set(labelled.map(({ cue }) => cue[0]![0]))
  return [...drafts.filter(({ cue }) => !cues.has(cue[0]![0])),
    ...labelled.map((draft): ScoredDraft => ({ ...draft, confidence: labelConfidence, doubts: [] }))]
    .sort((a, b) => a.cue[0]![0] - b.cue[0]![0])
}

/** modeOf tells a quotation from a paraphrase, and from a paraphrase that holds quoted words. */
function modeOf(text: string, content: Range[]): AttributionMode {
  const words = content.map(([start, end]) => text.slice(start, end)).join(' ')
  if (/^['‘‚].*['’‘][.,]?$/su.test(words.trim())) return 'direct'
  if (!/[“”"]|''/.test(words)) return 'indirect'
  const outside = words.replace(/(?:[“"]|'')[^“”"]*(?:[”"]|''|$)/g, '').replace(/[\s,.]/g, '')
  return outside === '' ? 'direct' : 'mixed'
}

/** spanOf gives a token range as characters. */
function spanOf(tokens: Token[], range: TokenRange): Range {
  return [tokens[range[0]]!.start, tokens[range[1] - 1]!.end]
}
