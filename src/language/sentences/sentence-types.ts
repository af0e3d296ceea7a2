// What a sentence is: statement, question, opinion, heading, or other (boilerplate, greetings, credits, fragments).
import type { Token } from '../words/token.js'
import { isFullClause, isWordedAsHeadline } from './headline-wording.js'
import type { SentenceType } from '../split-result.js'
import { words } from '../lexicon/word-lists.js'

const closing: ReadonlySet<string> = new Set(['"', '”', '’', "'", "''", ')', ']', '»'])
const smallWords = words(`a an the and or but nor for of in on at to from by with as is be vs via over into than
  that his her its it up out off about after s`)
const longestHeading = 24
const listMark = /^[-*•–]$/

const boilerplatePhrases = [
  'sign up (?:for our|for the newsletter|to (?:get|receive)|here|now)', 'subscribe (?:to our|now|here|today)',
  'our newsletters?', 'click here', 'read (?:more (?:here|about|at)|the rest|the full (?:story|article|report))',
  'follow (?:us\\b|@|(?:him|her|them) on)', 'all rights reserved', 'copyright (?:©|\\(c\\)|\\d{4})', 'getty images',
  'contributed to this (?:report|story|article)',
  'this (?:story|article|post) (?:was|has been) (?:updated|corrected|(?:first |originally )?published)',
  'thanks? (?:you )?for (?:reading|joining us|watching)', 'photo(?:graph)? (?:by|credit|courtesy)',
  'related (?:stories|articles|coverage)', '(?:like us|share this (?:story|article|post)) on',
  'for more (?:news|information on this)', 'visit our (?:web)?site', 'terms of (?:use|service)', 'privacy policy',
  'recommended for you', 'stay tuned',
]
const boilerplate = new RegExp(`\\b(?:${boilerplatePhrases.join('|')})|^(?:advertisement$|©)`, 'i')
const credit =
  /^(?:photo|image|video|credit|source|caption|related|read|watch|see also|update|updated|editor|note|correction|tag|by|via)s?\s*:/i
const greetings = [
  'good (?:morning|evening|afternoon|night|day)', 'hello', 'hi', 'hey', 'dear', 'welcome', 'thanks?', 'thank you',
  'happy', 'congratulations', 'goodbye', 'cheers', 'sincerely', 'yours',
]
const greeting = new RegExp(`^(?:${greetings.join('|')})\\b`, 'i')

const reports = words(`said says say told argued argues according believes believe suggested insisted insists wrote
  added claimed claims called warned`)
const groupDuties = words("can must should need cannot might ca 'll have")
const stances = words('opinion view guess hope sense judgment')
const guesses = words('this that it perhaps maybe')
const minds = words('think believe feel hope guess suspect wish fear doubt suppose reckon imagine love hate prefer')
const unsaid = words('can could to not cannot n\'t n’t')
const duties = words('should must ought')
const judgements = words(`shameful disgraceful outrageous ridiculous absurd unacceptable wonderful terrible horrible
  awful great brilliant stupid foolish beautiful pathetic hilarious delightful refreshing troubling alarming
  disturbing laughable inexcusable ludicrous sad tragic appalling deplorable disgusting fantastic amazing incredible
  regrettable shocking important crucial vital essential wise unwise hopefully sadly unfortunately frankly honestly
  clearly obviously surely`)

/** Where a sentence stands in its text. */
export interface SentencePlace {
  /** It is a paragraph of its own. */
  alone: boolean
  /** The whole text is one or two sentences. */
  ofFew: boolean
  /** Nothing comes after it. */
  last: boolean
}

/** sentenceType classes the tokens [first, end) of one sentence. */
export function sentenceType(text: string, tokens: Token[], first: number, end: number, place: SentencePlace): SentenceType {
  let last = end - 1
  while (last > first && closing.has(tokens[last]!.text)) last -= 1
  const mark = tokens[last]!.text
  const ended = /[.!?…。！？:;]$/.test(mark)
  if (tokens[first]!.text === '#' || /^#+$/.test(tokens[first]!.text)) return 'heading'
  if (mark.includes('?') || mark === '？') return 'question'
  const length = tokens[end - 1]!.end - tokens[first]!.start
  const said = length < 400 ? text.slice(tokens[first]!.start, tokens[end - 1]!.end) : ''
  if (said !== '' && end - first < 60 && (credit.test(said) || boilerplate.test(said))) return 'other'
  const isItem = end - first > 1 && listMark.test(tokens[first]!.text)
  const hasStop = ended && mark !== '…'
  if (place.alone && !isItem && isHeading(tokens, first, end, hasStop) && !isLoneProse(tokens, first, end, hasStop, place)) return 'heading'
  if (end - first < 9 && greeting.test(said)) return 'other'
  if (!hasVerb(tokens, first, end)) return 'other'
  return isOpinion(tokens, first, end, mark) ? 'opinion' : 'statement'
}

function isHeading(tokens: Token[], first: number, end: number, ended: boolean): boolean {
  if (end - first > longestHeading || tokens[end - 1]!.text === ':' || tokens[end - 1]!.text === ',') return false
  const { capital, small } = casesOf(tokens, first, end)
  if (capital + small === 0) return false
  if (!ended) return capital > 0 || end - first < 6
  return capital > 3 && small === 0
}

/** How many words begin with a capital, and how many with a small letter that a title would write large. */
function casesOf(tokens: Token[], first: number, end: number): { capital: number; small: number } {
  let capital = 0
  let small = 0
  for (let at = first; at < end; at += 1) {
    const { text, lower } = tokens[at]!
    if (/^\p{Lu}/u.test(text)) capital += 1
    else if (/^\p{Ll}/u.test(text) && !smallWords.has(lower)) small += 1
  }
  return { capital, small }
}

/** In a text of one or two sentences, what is written as a sentence heads nothing; without a full stop, only what ends the text. */
function isLoneProse(tokens: Token[], first: number, end: number, ended: boolean, { ofFew, last }: SentencePlace): boolean {
  if (!ofFew) return false
  if (ended) return hasVerb(tokens, first, end)
  const isTitle = casesOf(tokens, first, end).small === 0
  return last && !isTitle && !isWordedAsHeadline(tokens, first, end) && isFullClause(tokens, first, end)
}

function hasVerb(tokens: Token[], first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true
  return false
}

/** Judgements of the writer: quoted words are somebody else's and do not count. */
function isOpinion(tokens: Token[], first: number, end: number, mark: string): boolean {
  let quoted = false
  let speaks = false
  let numbers = false
  for (let at = first; at < end; at += 1) {
    const { text, lower } = tokens[at]!
    if (text === '“' || text === '”') quoted = text === '“'
    if (text === '"' || text === "''") quoted = !quoted
    if (quoted) continue
    if (tokens[at]!.pos === 'NUM') numbers = true
    const firstPerson = lower === 'i' || lower === 'we'
    if (firstPerson && followedBy(tokens, at, end, minds)) return true
    if (firstPerson && at + 1 < end && groupDuties.has(tokens[at + 1]!.lower)) speaks = true
    if (duties.has(lower) && at > first && !isObligation(tokens, at, end) && !reported(tokens, first, at)) return true
    if (lower === 'deserves' || lower === 'deserve') {
      if (!reported(tokens, first, at)) return true
    }
    if ((lower === 'my' || lower === 'our') && stances.has(tokens[at + 1]?.lower ?? '')) return true
    if (judgements.has(lower) && (at === first || isCopula(tokens, at)) && !reported(tokens, first, at)) return true
    if ((lower === "let" && at === first && /^(?:'s|’s|us)$/.test(tokens[at + 1]?.lower ?? ''))) return true
    if (lower === 'could' && tokens[at + 1]?.lower === 'have' && guesses.has(tokens[first]!.lower)) return true
  }
  return (speaks && !numbers) || (mark.startsWith('!') && !quoted && tokens[end - 1]!.text === mark)
}

/** "must be repaid by May", "must file by May": what a rule asks is a fact; "must do better" is a wish. */
function isObligation(tokens: Token[], at: number, end: number): boolean {
  if (tokens[at]!.lower !== 'must') return false
  const next = tokens[at + 1]?.lower === 'be' ? tokens[at + 2] : undefined
  return next !== undefined && at + 2 < end && next.pos === 'VERB' && /(?:ed|en|id|t)$/.test(next.lower)
}

function followedBy(tokens: Token[], at: number, end: number, set: ReadonlySet<string>): boolean {
  for (let look = at + 1; look < end && look < at + 4; look += 1) {
    if (set.has(tokens[look]!.lower)) return true
    if (tokens[look]!.pos !== 'ADV' && tokens[look]!.pos !== 'AUX' && tokens[look]!.pos !== 'PART') return false
  }
  return false
}

function isCopula(tokens: Token[], at: number): boolean {
  for (let look = at - 1; look >= Math.max(0, at - 3); look -= 1) {
    const { lower, pos } = tokens[look]!
    if (/^(?:is|was|are|were|be|been|'s|’s|seems|feels)$/.test(lower)) return true
    if (pos !== 'ADV' && pos !== 'DET' && pos !== 'PART') return false
  }
  return false
}

/** "Officials said the plan should …": somebody said it, so it is not the writer's judgement. */
function reported(tokens: Token[], first: number, at: number): boolean {
  for (let look = Math.max(first, at - 40); look < at; look += 1) {
    if (reports.has(tokens[look]!.lower) && !unsaid.has(tokens[look - 1]?.lower ?? '')) return true
  }
  return false
}
