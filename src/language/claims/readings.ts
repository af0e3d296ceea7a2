// Sentences → readings: the passages of a sentence, each with the facts that it asserts.
import type { ReadArticle } from '../article.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import { probability } from '../learning/figures.js'
import { mentionAt } from '../mentions/mentions.js'
import { words } from '../lexicon/word-lists.js'
import { resolveDraft, type Clause, type Replacement } from './antecedents.js'
import type { Chunk } from './chunk.js'
import { chunkTokens } from './chunks.js'
import { findDrafts } from './clauses.js'
import { endsOpen } from './empty-drafts.js'
import type { Draft } from './drafts.js'
import { describeOffices } from './office-titles.js'
import { cutPassages, dissolve, type Coverage, type Passage } from './passages.js'
import { isQuoteMark } from './token-marks.js'
import { verbForm } from '../words/verb-forms.js'
import type { Weight } from '../worth/worth.js'

/** A passage with the facts that it asserts. */
export interface Reading {
  passage: Passage
  chunks: readonly Chunk[]
  drafts: Draft[]
  /** Quoted in the first person: it stands as the speaker's own words. */
  verbatim: boolean
  /** Drafts whose pronoun was given the words that it stands for. */
  resolved: Map<Draft, Replacement>
}

const sureEnough = 0.6
const adrift = words('he she they')
const firstPerson = words('i we me us my our mine ours myself ourselves')

// Content that asserts nothing on its own ("warned of delays") goes back to the words around it.
export function readSentence(
  article: ReadArticle, coverage: Coverage, sentence: ArticleSentence, weight: Weight, before: Clause | undefined,
): Reading[] {
  const read = (): Reading[] => {
    const readings = cutPassages(article, coverage, sentence).map((passage) => readPassage(article, coverage, passage, weight))
    resolve(article, readings, before)
    return readings
  }
  let readings = read()
  const isHollow = (reading: Reading): boolean => reading.drafts.length === 0 || isAdrift(article, reading)
  const hollow = readings.filter((reading) =>
    reading.passage.attribution >= 0 && (isHollow(reading) || readings.some((around) => isHole(coverage, around, reading))))
  if (hollow.length > 0) {
    for (const { passage } of hollow) dissolve(article, coverage, passage)
    readings = read()
  }
  return readings
}

// "was hurt in a “terror attack”": without the quoted words the clause around them would break off.
function isHole(coverage: Coverage, { passage, drafts }: Reading, { passage: { attribution } }: Reading): boolean {
  return passage.attribution !== attribution && drafts.some(({ parts }) => {
    const last = parts[parts.length - 1]!
    if (typeof last === 'string' || last[1] === last[0] || !endsOpen([passage.tokens[last[1] - 1]!])) return false
    const next = passage.indexes[last[1] - 1]! + 1
    return coverage.content[next] === attribution || coverage.content[next + 1] === attribution
  })
}

// Each pronoun that stands for no name takes the subject before it, where that fits.
function resolve(article: ReadArticle, readings: readonly Reading[], before: Clause | undefined): void {
  let last = before
  for (const { passage, drafts, verbatim, resolved } of readings) {
    if (verbatim || isDirect(article.attributions, passage)) continue
    for (const draft of drafts.length > 1 ? [...drafts].sort((a, b) => startOf(a) - startOf(b)) : drafts) {
      const replacement = last && resolveDraft(article, { passage, draft }, last)
      if (replacement) resolved.set(draft, replacement)
      else if (draft.subject) last = { passage, draft }
    }
  }
}

function startOf({ subject, parts }: Draft): number {
  const part = subject?.[0] ?? parts[0]!
  return typeof part === 'string' ? 0 : part[0]
}

// "A third of them say they are afraid": the content alone would not say who "they" are.
function isAdrift({ mentions, attributions }: ReadArticle, { passage, drafts, verbatim, resolved }: Reading): boolean {
  const [first] = drafts
  if (verbatim || isDirect(attributions, passage) || !first || typeof first.parts[0] === 'string') return false
  const at = first.parts[0]![0]
  if (!adrift.has(passage.tokens[at]!.lower) || resolved.has(first)) return false
  return mentionAt(mentions, passage.indexes[at]!) === undefined
}

// The first subject in the sentence is the one that "it" in the next sentence plainly stands for, unless somebody
// speaks of something else there: "Growth is slower, the fund said. It …".
export function firstClause(readings: readonly Reading[]): Clause | undefined {
  let first = Infinity
  let clause: Clause | undefined
  for (const { passage, drafts, resolved } of readings) {
    for (const draft of drafts) {
      if (passage.attribution >= 0 && !resolved.has(draft)) return undefined
      const part = draft.subject?.[0]
      if (!part || typeof part === 'string' || passage.indexes[part[0]]! >= first) continue
      first = passage.indexes[part[0]]!
      clause = { passage, draft }
    }
  }
  return clause
}

function readPassage(article: ReadArticle, coverage: Coverage, passage: Passage, weight: Weight): Reading {
  const { attribution, tokens } = passage
  const mode = attribution >= 0 ? article.attributions[attribution]!.mode : 'indirect'
  const quoted = mode === 'direct' || (mode === 'mixed' && isQuoteMark(tokens[0]!.lower))
  const verbatim = quoted && tokens.some(({ lower }) => firstPerson.has(lower))
  const resolved = new Map<Draft, Replacement>()
  if (verbatim) return { passage, chunks: [], verbatim, drafts: [wholeOf(passage)], resolved }
  const chunks = chunkTokens(tokens)
  const frames = (token: number): boolean => coverage.cue[passage.indexes[token]!] === 1
  const drafts = findDrafts(tokens, chunks, standsWhole(passage, weight), frames)
  drafts.push(...describeOffices(article, passage, chunks))
  return { passage, chunks, verbatim, drafts, resolved }
}

/** isDirect tells a passage that is a quotation through and through. */
export function isDirect(attributions: ReadArticle['attributions'], { attribution }: Passage): boolean {
  return attribution >= 0 && attributions[attribution]!.mode === 'direct'
}

function wholeOf({ tokens }: Passage): Draft {
  return { origin: 'main', parts: [[0, tokens.length]], verb: -1 }
}

// A sentence whose clauses were not found is a claim as it stands, where it is all in the article's own words.
function standsWhole({ tokens, attribution, isWhole }: Passage, weight: Weight): boolean {
  const [first] = tokens
  if (!isWhole || attribution >= 0 || probability(weight.assertion) < sureEnough || tokens.length < 5) return false
  if (first!.pos === 'VERB' && verbForm(first!) === 'base') return false
  return tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}

