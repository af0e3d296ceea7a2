// What is known of a claim when it is made that tells whether a fact-checker would keep it as it stands, as numbers by name.
import { words } from '../../lexicon/word-lists.js'
import { daysFromToday, weekdays } from '../../lexicon/calendar.js'
import { negations } from '../../lexicon/negation.js'
import { demonstratives, firstPerson, objectPronouns, thirdPersonPossessives, thirdPersonSubjects } from '../../lexicon/pronouns.js'
import type { FoundAttribution } from '../../attributions/attribution.js'
import type { References } from '../../mentions/references/reference.js'
import { finiteTags } from '../../words/finite-tags.js'
import type { Token } from '../../words/token.js'
import type { ClaimWeight } from '../../worth/claim-worth.js'
import type { Weight } from '../../sentences/sentence.js'
import { confidenceNames, type ConfidenceName } from './confidence-names.js'
import { chanceOf, type ConfidenceModel } from './confidence-model.js'
import type { Draft } from '../clauses/read-drafts.js'
import type { ClaimReferences } from '../wording/references.js'

/** A claim as it is made. */
export interface MadeClaim {
  draft: Draft
  /** Its words among the article's tokens, in its own order. */
  list: readonly number[]
  /** Those tokens. */
  tokens: readonly Token[]
  text: string
  weight: ClaimWeight
  sentenceWeight: Weight
  /** Whether its sentence ends with a full stop. */
  isEnded: boolean
  references: References
  settled: ClaimReferences
  /** The innermost of those who say it. */
  attribution: FoundAttribution | undefined
  quantities: number
  times: number
}

const at = Object.fromEntries(confidenceNames.map((name, index) => [name, index])) as Record<ConfidenceName, number>
const secondPerson: ReadonlySet<string> = new Set(words('you your yours yourself'))
const thirdPerson: ReadonlySet<string> = new Set([...thirdPersonSubjects, ...thirdPersonPossessives, ...objectPronouns])
const pointing: ReadonlySet<string> = new Set(words('such same both latter former other others another also too instead however either neither respectively likewise here then there'))
const bareDays: ReadonlySet<string> = new Set([...weekdays, ...daysFromToday.keys()])
const duties: ReadonlySet<string> = new Set(words('should must ought need'))
const chances: ReadonlySet<string> = new Set(words('may might could would can'))
const ties: ReadonlySet<string> = new Set(['ADP', 'DET', 'AUX', 'CCONJ', 'SCONJ', 'PART'])
const openOf = {
  pronoun: at.openPronoun, possessive: at.openPossessive, demonstrative: at.openDemonstrative, 'first-person': at.openFirstPerson,
  description: at.openDescription, name: at.openName,
} as const
const mostLogOdds = 4

const measured = new Float64Array(confidenceNames.length)

/** confidenceOf gives the chance, 0..1, that a fact-checker keeps a claim as it stands. */
export function confidenceOf(model: ConfidenceModel, claim: MadeClaim): number {
  measureClaim(claim, measured)
  return chanceOf(model, measured)
}

/** measureClaim fills `features`, as long as confidenceNames. Linear in the claim. */
export function measureClaim(claim: MadeClaim, features: Float64Array): void {
  features.fill(0)
  features[at.bias] = 1
  measureOrigin(claim, features)
  measureWords(claim, features)
  measureEnds(claim, features)
  measureReferences(claim, features)
  measureSource(claim, features)
  features[at.assertion] = within(claim.weight.own.assertion)
  features[at.sentenceAssertion] = within(claim.sentenceWeight.assertion)
  features[at.worth] = within(claim.weight.mean.worth)
}

function within(logOdds: number): number {
  return Math.max(-mostLogOdds, Math.min(mostLogOdds, logOdds)) / mostLogOdds
}

function measureOrigin({ draft, list }: MadeClaim, features: Float64Array): void {
  const { sentence, passage, origin, narrow } = draft
  features[at[origin]] = 1
  features[at.placedNarrowly] = narrow
  const all = Math.max(1, sentence.endToken - sentence.bodyToken)
  const share = Math.min(1, list.length / all)
  features[at.shareOfSentence] = share
  features[at.isWholeSentence] = Number(passage.isWhole && share > 0.85)
  features[at.sentenceLength] = Math.log(1 + all) / 4
  features[at.frame] = Number(passage.isFrame)
  features[at.early] = 1 / (1 + sentence.paragraph)
  let leftOut = 0
  let gaps = 0
  for (let place = 1; place < list.length; place += 1) {
    const gap = list[place]! - list[place - 1]! - 1
    if (gap > 0) leftOut += gap
    if (gap > 1 || gap < 0) gaps += 1
  }
  features[at.wordsLeftOut] = Math.log(1 + leftOut) / 4
  features[at.gaps] = Math.min(3, gaps) / 3
}

function measureWords({ tokens, isEnded, quantities, times }: MadeClaim, features: Float64Array): void {
  let [length, finite, commas, propers, capitals] = [0, 0, 0, 0, 0]
  let isName = false
  for (const [place, { text: word, lower, pos, tag }] of tokens.entries()) {
    if (pos === 'PUNCT' || pos === 'SYM') {
      if (word === ',') commas += 1
      else if (word === '“' || word === '"' || word === '``') features[at.quoted] = 1
      else if (/^(?::|;|—|–|--|-|…|\.\.+)$/.test(word)) features[at.colonOrDash] = 1
      else if (/^[<>@#_*|/~]/.test(word)) features[at.markup] = 1
      isName = false
      continue
    }
    length += 1
    if (finiteTags.has(tag)) finite += 1
    if (pos === 'PROPN') propers += isName ? 0 : 1
    isName = pos === 'PROPN'
    if (pos !== 'PROPN' && pos !== 'NUM' && place > 0 && word.charCodeAt(0) >= 65 && word.charCodeAt(0) <= 90 && word !== 'I') capitals += 1
    if (firstPerson.has(lower)) features[at.firstPerson] = 1
    else if (secondPerson.has(lower)) features[at.secondPerson] = 1
    else if (bareDays.has(lower)) features[at.weekday] = 1
    else if (duties.has(lower)) features[at.should] = 1
    else if (chances.has(lower)) features[at.may] = 1
    else if (pointing.has(lower)) features[at.pointsBack] = 1
    else if (negations.has(lower)) features[at.negated] = 1
    if (demonstratives.has(lower) && pos === 'DET' && tokens[place + 1]?.pos === 'NOUN') features[at.thisNoun] = 1
    if (tag === 'JJR' || tag === 'RBR') features[at.comparesOpenly] = 1
    if (lower.startsWith('http') || lower.startsWith('www') || lower.startsWith('@')) features[at.markup] = 1
  }
  if (features[at.comparesOpenly] === 1 && tokens.some(({ lower }) => lower === 'than')) features[at.comparesOpenly] = 0
  features[at.length] = Math.log(1 + length) / 4
  features[at.isShort] = Number(length < 7)
  features[at.isLong] = Number(length > 30)
  features[at.commas] = Math.min(4, commas) / 4
  features[at.names] = Math.min(3, propers) / 3
  features[at.title] = capitals / Math.max(1, length)
  features[finite === 0 ? at.noFinite : finite === 1 ? at.oneFinite : at.manyFinite] = finite > 3 ? 2 : 1
  features[at.number] = Number(quantities > 0)
  features[at.time] = Number(times > 0)
  features[at.noFullStop] = Number(!isEnded)
}

function measureEnds({ tokens, settled, list }: MadeClaim, features: Float64Array): void {
  const first = tokens.find(({ pos }) => pos !== 'PUNCT')
  const last = tokens.findLast(({ pos }) => pos !== 'PUNCT')
  if (!first || !last) return
  features[startOf(first, settled.replacements.has(list[0]!))] = 1
  if (first.tag === 'NNS') features[at.startsWithPlural] = 1
  if (ties.has(last.pos)) features[at.endsOnTie] = 1
  else if (last.pos === 'VERB') features[at.endsOnVerb] = 1
  else if (last.pos === 'PRON') features[at.endsOnPronoun] = 1
}

function startOf({ lower, pos }: Token, isReplaced: boolean): number {
  if (isReplaced) return at.startsWithReplaced
  if (lower === 'it') return at.startsWithIt
  if (lower === 'there') return at.startsWithThere
  if (demonstratives.has(lower)) return at.startsWithThis
  if (pos === 'PRON') return at.startsWithPronoun
  if (lower === 'the') return at.startsWithThe
  if (lower === 'a' || lower === 'an') return at.startsWithA
  if (pos === 'PROPN') return at.startsWithName
  if (pos === 'ADV') return at.startsWithAdverb
  if (pos === 'ADP') return at.startsWithPreposition
  if (pos === 'VERB' || pos === 'AUX') return at.startsWithVerb
  return pos === 'CCONJ' || pos === 'SCONJ' ? at.startsWithTie : at.startsWithPlural
}

function measureReferences({ tokens, list, references, settled }: MadeClaim, features: Float64Array): void {
  features[at.replaced] = Math.min(2, settled.replacements.size) / 2
  features[at.anyOpen] = Number(settled.open.length > 0)
  for (const [place, { lower, pos }] of tokens.entries()) {
    const reference = references.list[references.byToken[list[place]!] ?? -1]
    if (reference && reference.firstToken === list[place] && typeof reference.decision === 'object' && 'open' in reference.decision && settled.open.length > 0) {
      const column = openOf[reference.kind]
      features[column] = Math.min(1, features[column]! + 0.5)
    }
    if (settled.replacements.has(list[place]!)) continue
    if (thirdPerson.has(lower) && place > 0) features[at.pronounKept] = Math.min(1, features[at.pronounKept]! + 0.5)
    if (lower === 'the' && pos === 'DET' && !isTold(tokens, place)) features[at.theNoun] = Math.min(1, features[at.theNoun]! + 0.5)
    if (lower === 'the' && place === 0 && features[at.theNoun]! > 0) features[at.startsWithTheNoun] = 1
  }
}

/** "the Sons of Rye", "the tallest", "the man who fell": the words themselves tell which one; "the Vermont senator" does not. */
function isTold(tokens: readonly Token[], place: number): boolean {
  for (let next = place + 1; next < Math.min(tokens.length, place + 7); next += 1) {
    const { pos, tag } = tokens[next]!
    const after = tokens[next + 1]
    if (tag === 'JJS' || tag === 'CD') return true
    if (/^(?:NOUN|PROPN)$/.test(pos) && after?.pos !== 'NOUN' && after?.pos !== 'PROPN') {
      return pos === 'PROPN' || /^(?:of|that|who|which|whose|where|for|in|to|between|on|against|from)$/.test(after?.lower ?? '')
    }
    if (!/^(?:ADJ|NOUN|PROPN|ADV|PART|PUNCT)$/.test(pos)) return false
  }
  return false
}

function measureSource({ attribution }: MadeClaim, features: Float64Array): void {
  if (!attribution) return
  features[at.attributed] = 1
  features[at.quotation] = Number(attribution.mode === 'direct')
  features[at.mixed] = Number(attribution.mode === 'mixed')
  features[at.nobodyNamed] = Number(attribution.hops.length === 0)
  features[at.unsureAttribution] = 1 - attribution.confidence
  features[at.byModel] = Number(attribution.decidedBy.startsWith('model'))
}
