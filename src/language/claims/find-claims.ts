// The last step of split(text): the claims of an article.
import type { ClaimKind } from '../../domain/claim.js'
import type { ArticleSentence, ReadArticle } from '../article.js'
import { mentionAt } from '../sources/mentions.js'
import type { Token } from '../tokens.js'
import type { SplitClaim } from '../types.js'
import { words } from '../word-lists.js'
import { noMemory, recall, remember, resolveDraft, type Clause } from './antecedents.js'
import { weighSentence } from './assertions.js'
import { findDrafts } from './clauses.js'
import type { Draft, Part } from './drafts.js'
import { kindOf } from './kind.js'
import { attributionsOf, coverArticle, cutPassages, dissolve, type Coverage, type Passage } from './passages.js'
import { reasonsFor } from './reasons.js'
import { isQuoteMark } from './token-marks.js'
import { verbForm } from './verb-forms.js'
import { anchorParts, quoteClaim, wordClaim } from './wording.js'
import { probability, weigh, type Weight } from './worth.js'

const sureEnough = 0.6
const leastAssertion = 0.15
const sayings = words('say tell add note insist')
const findings = words('find show suggest report reveal warn announce argue claim estimate indicate think believe know')
const adrift = words('he she they')
const dangling = words('others')
const reflexive = words('himself herself itself themselves')
const firstPerson = words('i we me us my our mine ours myself ourselves')

// A passage with the facts that it asserts.
interface Reading {
  passage: Passage
  drafts: Draft[]
  /** Quoted in the first person: it stands as the speaker's own words. */
  verbatim: boolean
  /** The parts of drafts whose pronoun was given the words that it stands for. */
  resolved: Map<Draft, Part[]>
}

/**
 * findClaims gives the discrete claims of an article in text order, each worded so that it stands alone, with its anchors
 * and the attributions that cover it. Pure; time is linear in the text.
 */
export function findClaims(article: ReadArticle): SplitClaim[] {
  const coverage = coverArticle(article)
  const claims: SplitClaim[] = []
  let memory = noMemory
  for (const sentence of article.sentences) {
    const weight = weighSentence(article.tokens, sentence)
    const readings = weight ? readSentence(article, coverage, sentence, weight, recall(memory, sentence)) : []
    memory = remember(sentence, firstClause(readings))
    const found: SplitClaim[] = []
    for (const reading of readings) found.push(...claimReading(article, coverage, reading, weight!))
    claims.push(...found.sort((a, b) => a.anchors[0]!.start - b.anchors[0]!.start))
  }
  return claims
}

// Content that asserts nothing on its own ("warned of delays") goes back to the words around it.
function readSentence(
  article: ReadArticle, coverage: Coverage, sentence: ArticleSentence, weight: Weight, before: Clause | undefined,
): Reading[] {
  const read = (): Reading[] => {
    const readings = cutPassages(article, coverage, sentence).map((passage) => readPassage(article, coverage, passage, weight))
    resolve(article, readings, before)
    return readings
  }
  let readings = read()
  const isHollow = (reading: Reading): boolean => reading.drafts.length === 0 || isAdrift(article, reading)
  const hollow = readings.filter((reading) => reading.passage.attribution >= 0 && isHollow(reading))
  if (hollow.length > 0) {
    for (const { passage } of hollow) dissolve(article, coverage, passage)
    readings = read()
  }
  return readings
}

// Each pronoun that stands for no name takes the subject before it, where that fits.
function resolve(article: ReadArticle, readings: readonly Reading[], before: Clause | undefined): void {
  let last = before
  for (const { passage, drafts, verbatim, resolved } of readings) {
    if (verbatim || isDirect(article.attributions, passage)) continue
    for (const draft of drafts.length > 1 ? [...drafts].sort((a, b) => startOf(a) - startOf(b)) : drafts) {
      const parts = last && resolveDraft(article, { passage, draft }, last)
      if (parts) resolved.set(draft, parts)
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
function firstClause(readings: readonly Reading[]): Clause | undefined {
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

function readPassage({ attributions }: ReadArticle, coverage: Coverage, passage: Passage, weight: Weight): Reading {
  const { attribution, tokens } = passage
  const mode = attribution >= 0 ? attributions[attribution]!.mode : 'indirect'
  const quoted = mode === 'direct' || (mode === 'mixed' && isQuoteMark(tokens[0]!.lower))
  const verbatim = quoted && tokens.some(({ lower }) => firstPerson.has(lower))
  const resolved = new Map<Draft, Part[]>()
  if (verbatim) return { passage, verbatim, drafts: [wholeOf(passage)], resolved }
  const frames = (token: number): boolean => coverage.cue[passage.indexes[token]!] === 1
  return { passage, verbatim, drafts: findDrafts(tokens, standsWhole(passage, weight), frames), resolved }
}

function isDirect(attributions: ReadArticle['attributions'], { attribution }: Passage): boolean {
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

function claimReading(
  article: ReadArticle, coverage: Coverage, { passage, drafts, verbatim, resolved }: Reading, weight: Weight,
): SplitClaim[] {
  const found: SplitClaim[] = []
  const attributions = attributionsOf(article, coverage, passage.attribution)
  const quotation = verbatim || isDirect(article.attributions, passage)
  for (const draft of drafts) {
    if (holdsCue(coverage, passage, draft)) continue
    const parts = resolved.get(draft) ?? draft.parts
    const text = verbatim ? quoteClaim(article, passage) : wordClaim(article, passage, parts)
    const anchors = anchorParts(article, passage, draft.parts)
    if (text === '' || anchors.length === 0) continue
    const tokens = tokensOf(passage, draft)
    if (dangles(article, passage, draft, resolved) || announces(article, passage)) continue
    const verb = passage.tokens[draft.verb]
    if (saysNothing(tokens, verb) && !(passage.attribution >= 0 && isTold(tokens, verb!))) continue
    const own = weigh(tokens, 0, tokens.length)
    const described = draft.origin === 'title' || draft.origin === 'apposition'
    if (probability(own.assertion) < leastAssertion && !described && !verbatim) continue
    const kind: ClaimKind = quotation ? 'quotation' : kindOf(tokens, verb, before(passage, draft.verb))
    const worth = described ? own.worth : (own.worth + weight.worth) / 2
    const sure = described || verbatim ? weight.assertion : (own.assertion + weight.assertion) / 2
    found.push({
      text, kind, anchors, attributions,
      checkworthiness: rounded(probability(worth)),
      confidence: rounded(probability(sure)),
      why: reasonsFor(tokens, kind),
    })
  }
  return found
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}

// "Smith said": that it was said is not the claim, and what was said has been taken out of it.
function holdsCue(coverage: Coverage, { indexes }: Passage, { parts }: Draft): boolean {
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) if (coverage.cue[indexes[at]!] === 1) return true
  }
  return false
}

// "Smith said on Monday": without what was said. A verb must follow the saying.
function saysNothing(tokens: readonly Token[], verb: Token | undefined): boolean {
  if (!verb) return false
  if (tokens[tokens.length - 1] === verb && findings.has(verb.lemma)) return true
  if (!sayings.has(verb.lemma)) return false
  for (let at = tokens.length - 1; at >= 0 && tokens[at] !== verb; at -= 1) {
    if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return false
  }
  return true
}

// "Residents said they had not been told": that is what they said.
function isTold(tokens: readonly Token[], verb: Token): boolean {
  let at = tokens.indexOf(verb) - 1
  while (at > 0 && (tokens[at]!.pos === 'ADV' || tokens[at]!.pos === 'PART')) at -= 1
  return verb.lower === 'told' && /^(?:was|were|been|being|be)$/.test(tokens[at]?.lower ?? '')
}

// "Others have left", "she was ill" where nothing tells who she is: the claim would not stand alone.
function dangles({ mentions }: ReadArticle, passage: Passage, draft: Draft, resolved: Map<Draft, Part[]>): boolean {
  const part = draft.subject?.[0] ?? draft.parts[0]
  if (!part || typeof part === 'string' || resolved.has(draft)) return false
  const { lower } = passage.tokens[part[0]]!
  // "…, warning that it would rain", "set himself apart": no subject stands there.
  if (reflexive.has(lower) || (lower.endsWith('ing') && passage.tokens[part[0] + 1]?.lower === 'that')) return true
  const bare = part[1] - part[0] === 1
  return bare && dangling.has(lower) && mentionAt(mentions, passage.indexes[part[0]]!) === undefined
}

// "The office reported the following damage:": the list that follows is what it says.
function announces({ tokens }: ReadArticle, { indexes }: Passage): boolean {
  let last = indexes[indexes.length - 1]!
  if (tokens[last]!.text !== ':') last += 1
  if (tokens[last]?.text !== ':') return false
  return tokens.slice(indexes[0], last).some(({ lower }) => lower === 'following' || lower === 'these')
}

function tokensOf({ tokens }: Passage, { parts }: Draft): Token[] {
  const list: Token[] = []
  for (const part of parts) if (typeof part !== 'string') for (let at = part[0]; at < part[1]; at += 1) list.push(tokens[at]!)
  return list
}

function before({ tokens }: Passage, verb: number): Token[] {
  return tokens.slice(Math.max(0, verb - 4), Math.max(0, verb))
}
