// Names in running text: runs of capitalised words, parted from the titles before them.
import type { ArticleSentence } from '../sentences/sentence.js'
import { commonTags } from '../words/part-of-speech.js'
import type { Token } from '../words/token.js'
import { sentenceOpeners } from '../lexicon/openers.js'
import { words } from '../lexicon/word-lists.js'
import { beforePerson, joinedEnd } from './joined-names.js'
import { times } from '../lexicon/calendar.js'
import { genderOfFirstName, lowerTitles, officeEnds, organizationWords, outletNames, peoples, places, titles } from '../lexicon/names.js'
import { groupNouns, personNouns, unnamedNouns } from '../lexicon/source-nouns.js'

export interface NameSpan {
  /** Tokens of title and name. */
  firstToken: number
  /** Where the name itself begins. */
  nameToken: number
  endToken: number
}

/** isTitled says whether a title stands before the name. */
export const isTitled = (name: NameSpan): boolean => name.nameToken > name.firstToken

const joiners = words('of for & de del la le van von bin ibn al el di da the')
const sentenceLeads = words(`airline retailer insurer carmaker operator charity manufacturer supplier regulator
  watchdog`)
const lineMarks = words('# > - * • “ "')
/** Capitals do not make names of these; "Photo" and "Image" begin a credit. */
const notNames: ReadonlySet<string> = new Set([...sentenceOpeners,
  ...words('your whom four five six seven eight nine ten photo image video')])

/** findNames gives the names of the article in text order: people, organizations, outlets, places. */
export function findNames(tokens: Token[], sentences: ArticleSentence[]): NameSpan[] {
  const names: NameSpan[] = []
  const words = wordsInside(tokens, sentences)
  const titleAlone: NameSpan[] = []
  for (const { firstToken: lineStart, endToken, type } of sentences) {
    let firstToken = lineStart
    while (firstToken < endToken && lineMarks.has(tokens[firstToken]!.text)) firstToken += 1
    if (type === 'heading' && isTitleCase(tokens, firstToken, endToken)) continue
    let at = firstToken
    while (at < endToken) {
      if (!startsName(tokens, at, firstToken)) {
        at += 1
        continue
      }
      const run = endOfName(tokens, at, endToken)
      const end = beforePerson(tokens, at, run)
      const alone = at === firstToken && end === at + 1
      const span = alone && !isNameAtStart(tokens[at]!, words) ? undefined : trimTitle(tokens, at, end, firstToken)
      if (span) names.push(span)
      else if (end === at + 1 && titles.has(tokens[at]!.lower)) {
        titleAlone.push({ firstToken: at, nameToken: at, endToken: end })
      }
      at = end
    }
  }
  return titleAlone.length === 0 ? names : addTitleSurnames(tokens, names, titleAlone)
}

/** "King" after "Coretta Scott King": a word for an office that is somebody's surname in this article. */
function addTitleSurnames(tokens: Token[], names: NameSpan[], alone: NameSpan[]): NameSpan[] {
  const surnames = new Set<string>()
  for (const { nameToken, endToken } of names) if (endToken - nameToken > 1) surnames.add(tokens[endToken - 1]!.text)
  const found = alone.filter(({ firstToken }) => surnames.has(tokens[firstToken]!.text))
  return [...names, ...found].sort((a, b) => a.firstToken - b.firstToken)
}

/** The words that stand inside sentences, where a capital means something. */
function wordsInside(tokens: Token[], sentences: ArticleSentence[]): Set<string> {
  const inside = new Set<string>()
  for (const { firstToken, endToken } of sentences) {
    for (let at = firstToken + 1; at < endToken; at += 1) if (tokens[at]!.text.length > 2) inside.add(tokens[at]!.text)
  }
  return inside
}

/** A capital at the start of a sentence makes no name by itself: "Reports surfaced", "Officials said". */
function isNameAtStart({ text, lower }: Token, inside: ReadonlySet<string>): boolean {
  if (inside.has(lower)) return false
  if (inside.has(text) || outletNames.has(lower) || genderOfFirstName(lower)) return true
  return !lower.endsWith('s') || /^\p{Lu}{2}/u.test(text)
}

function startsName(tokens: Token[], at: number, first: number): boolean {
  const token = tokens[at]!
  if (!isCapital(token.text) || times.has(token.lower) || isHalf(tokens, at)) return false
  if (at > first && !isQuote(tokens[at - 1]!.text)) return !notNames.has(token.lower)
  const next = tokens[at + 1]
  // "Contradicting La Torre, the Vatican said": a participle that only begins the sentence.
  if (token.tag === 'VBG') return false
  // "Residents of Rye said": a capital because the sentence begins.
  if (next?.lower === 'of' && (groupNouns.has(token.lower) || unnamedNouns.has(token.lower))) return false
  if (notNames.has(token.lower)) return false
  return token.pos === 'PROPN' || (next !== undefined && isCapital(next.text) && !notNames.has(next.lower)) ||
    titles.has(token.lower) || (genderOfFirstName(token.lower) !== undefined && next?.lower === 'and')
}

/** "Why Ann Can’t Win": the "Ca" that "n’t" leaves is no name, nor a part of one. */
function isHalf(tokens: Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower
  return next === 'n’t' || next === "n't"
}

function endOfName(tokens: Token[], at: number, limit: number): number {
  let end = at + 1
  while (end < limit && end < at + 12) {
    const token = tokens[end]!
    if (isCapital(token.text) && !notNames.has(token.lower) && !isHalf(tokens, end)) {
      end += 1
      continue
    }
    if (/^\d{1,3}$/.test(token.text) && tokens[end - 1]!.lower === 'channel') return end + 1
    // "Rye Fishermen's Union": the owners are common words, and a body's word ends the name.
    const isOwned = /^[’']s?$/.test(token.text) && organizationWords.has(tokens[end + 1]?.lower ?? '') &&
      end + 1 < limit && isCapital(tokens[end + 1]!.text) && isPlural(tokens[end - 1]!.lower)
    if (isOwned) {
      end += 2
      continue
    }
    // "Department of State", "Procter & Gamble"; "Ann and Bob" are two names.
    const next = tokens[end + 1]
    const joined = joinedEnd(tokens, at, end, limit)
    if (joined > end) {
      end = joined
      continue
    }
    const joins = joiners.has(token.lower) && end + 1 < limit &&
      !(token.lower === 'of' && isPersonSoFar(tokens, at, end)) && !personNouns.has(tokens[end - 1]!.lower)
    if (joins && next && isCapital(next.text) && !notNames.has(next.lower) && !titles.has(tokens[end - 1]!.lower)) {
      end += 2
    } else if (joins && next?.lower === 'the' && tokens[end + 2] && end + 2 < limit && isCapital(tokens[end + 2]!.text) &&
        token.lower === 'of') {
      end += 3
    }
    else break
  }
  return end
}

const isPlural = (lower: string): boolean =>
  /(?:men|ists|mers|kers)$/.test(lower) || commonTags(lower).includes('NNS') || (lower.endsWith('s') && commonTags(lower.slice(0, -1)).includes('NN'))

/** "Lars Dahl of Rye University": where somebody comes from is no part of a name; in "Bank of Rye" it is. */
function isPersonSoFar(tokens: Token[], at: number, end: number): boolean {
  const last = tokens[end - 1]!.lower
  if (genderOfFirstName(tokens[at]!.lower)) return true
  return end - at > 1 && !organizationWords.has(last) && !titles.has(last)
}

function trimTitle(tokens: Token[], at: number, end: number, first: number): NameSpan | undefined {
  let nameToken = at
  while (nameToken < end && titles.has(tokens[nameToken]!.lower)) nameToken += 1
  if (nameToken === at) nameToken = afterOfficeTitle(tokens, at, end)
  // "Passenger Kari Moe said": a capital because the sentence begins.
  const isRole = nameToken === at && at === first && end - at > 1 && personNouns.has(tokens[at]!.lower) && !genderOfFirstName(tokens[at]!.lower)
  if (isRole && !organizationWords.has(tokens[end - 1]!.lower)) nameToken = at + 1
  let firstToken = at
  // "Airline Blue Kite said": a capital because the sentence begins.
  if (at === first && end - at > 1 && sentenceLeads.has(tokens[at]!.lower)) {
    return { firstToken: at + 1, nameToken: at + 1, endToken: end }
  }
  if (nameToken === at && at > first && lowerTitles.has(tokens[at - 1]!.lower)) firstToken = at - 1
  const organized = organizationWords.has(tokens[end - 1]!.lower)
  while (!organized && nameToken < end - 1 && peoples.has(tokens[nameToken]!.lower)) nameToken += 1
  if (nameToken >= end) return undefined
  // "Chief Financial Officer": an office that names nobody.
  if (end - at > 1 && officeEnds.has(tokens[end - 1]!.lower) && !genderOfFirstName(tokens[at]!.lower)) return undefined
  // "Justice Department": no justice of that name.
  if (nameToken === end - 1 && nameToken > at && organizationWords.has(tokens[nameToken]!.lower)) nameToken = at
  const only = nameToken === end - 1 ? tokens[nameToken]!.lower : ''
  if (times.has(only) || peoples.has(only)) return undefined
  if (times.has(tokens[end - 1]!.lower) && end - nameToken > 1) return { firstToken, nameToken, endToken: end - 1 }
  return { firstToken, nameToken, endToken: end }
}

/** "White House Press Secretary Sean Spicer": the last title word within a run parts the office from the person. */
function afterOfficeTitle(tokens: Token[], at: number, end: number): number {
  // "Charlotte Mayor Jennifer Roberts": a town, where another first name stands behind the title.
  const isFirstName = genderOfFirstName(tokens[at]!.lower) !== undefined
  for (let look = end - 2; look > at; look -= 1) {
    const next = tokens[look + 1]!.lower
    if (titles.has(tokens[look]!.lower) && !places.has(next) && (!isFirstName || genderOfFirstName(next))) return look + 1
  }
  return at
}

function isTitleCase(tokens: Token[], first: number, end: number): boolean {
  let capital = 0
  let letters = 0
  for (let at = first; at < end; at += 1) {
    if (!/^\p{L}/u.test(tokens[at]!.text)) continue
    letters += 1
    if (isCapital(tokens[at]!.text)) capital += 1
  }
  return letters > 3 && capital / letters > 0.6
}

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  if (code < 128) return code > 64 && code < 91
  return code > 0xbf && /^\p{Lu}/u.test(word)
}

function isQuote(word: string): boolean {
  return word === '"' || word === '“' || word === '‘' || word === "'" || word === '(' || word === '['
}
