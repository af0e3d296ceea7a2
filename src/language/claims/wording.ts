// Drafts → words: a claim's text, with names where the article says who, and the anchors that it came from.
import type { ReadArticle } from '../article.js'
import type { Span } from '../split-result.js'
import { words } from '../lexicon/word-lists.js'
import { isQuoteMark } from './token-marks.js'
import type { Part } from './drafts.js'
import { lowerFirst, nameWords, type Word } from './names.js'
import type { Passage } from './passages.js'
import type { FoundTime } from './facts/times.js'

// What ties a sentence to the one before it says nothing on its own.
const conjunctions = words('but and so or nor yet')
// These only where a comma parts them from the rest: "Instead, the council …", but "Instead of the council …".
const ties = words(`however meanwhile also then moreover furthermore therefore thus still instead additionally likewise
  nevertheless nonetheless well too plus indeed again though`)
const noSpaceBefore = words(", . ; : ! ? ) ] % ’s 's ’ ' n't n’t ”")
const noSpaceAfter = words('( [ $ £ € “ ‘')

const outerMarks = /^[\s"“”'‘’]+|[\s,"“”'‘’]+$/g
const trailing = words('and but or including even just only especially particularly mostly largely partly namely “ ‘')

/**
 * wordClaim gives the text of a claim: capital first, full stop last. '' where nothing is left to say. Of the times, those that
 * have a wording with a date take it.
 */
export function wordClaim(
  article: ReadArticle, passage: Passage, parts: readonly Part[], times: readonly FoundTime[] = [],
): string {
  const list = dateWords(nameWords(article, passage, closeQuotes(passage, parts)), times)
  const text = joinWords(article, trimWords(article, list))
  if (text === '') return ''
  const capital = text.charAt(0).toUpperCase() + text.slice(1).replace(/,(["”’])$/, '$1')
  if (/[.!?]["”’]?$/.test(capital)) return capital
  return `${capital}.`
}

// "on Tuesday" → "on Tuesday, 13 June 2017", where all words of the time are there.
function dateWords(list: Word[], times: readonly FoundTime[]): Word[] {
  let dated = list
  for (const { from, end, wording } of times) {
    if (wording === undefined) continue
    const place = dated.findIndex(({ index }) => index === from)
    const isWhole = place >= 0 && dated.slice(place, place + end - from).every(({ index }, at) => index === from + at)
    if (!isWhole || place + end - from > dated.length) continue
    const goesOn = /^[\p{L}\p{N}]/u.test(dated[place + end - from]?.text ?? '') && wording.includes(',')
    const word: Word = { text: goesOn ? `${wording},` : wording, index: end - 1, spaced: true }
    dated = [...dated.slice(0, place), word, ...dated.slice(place + end - from)]
  }
  return dated
}

/** wordPhrase gives the words of a noun phrase as they stand inside a sentence: "the petition", "Ann Lee". */
export function wordPhrase(article: ReadArticle, passage: Passage, parts: readonly Part[]): string {
  const list = trimWords(article, nameWords(article, passage, parts))
  const [first] = list
  const token = first && first.index >= 0 ? article.tokens[first.index]! : undefined
  const isFirst = first?.index === passage.sentenceStart && first.text === token?.text
  if (first && token && isFirst) first.text = lowerFirst(token)
  return joinWords(article, list)
}

function joinWords(article: ReadArticle, list: readonly Word[]): string {
  let text = ''
  let last: Word | undefined
  for (const word of list) {
    if (last && needsSpace(article, last, word)) text += ' '
    text += word.text
    last = word
  }
  return text
}

// Chunks know no quotation marks: the one that closes what a part opens is put back, with the stop before it.
function closeQuotes({ tokens }: Passage, parts: readonly Part[]): Part[] {
  let open = false
  return parts.map((part, index): Part => {
    if (typeof part === 'string') return part
    for (let at = part[0]; at < part[1]; at += 1) {
      const { lower } = tokens[at]!
      if (!isQuoteMark(lower) || lower === '’' || lower === "'") continue
      open = lower === '“' || (lower !== '”' && !open)
    }
    let end = part[1]
    if (!open || parts[index + 1]?.[0] === end) return part
    open = false
    if (/^[.,!?]$/.test(tokens[end]?.text ?? '') && isQuoteMark(tokens[end + 1]?.lower ?? '')) end += 1
    const isTaken = parts.some((other) => other[0] === end)
    return isQuoteMark(tokens[end]?.lower ?? '') && !isTaken ? [part[0], end + 1] : part
  })
}

/** quoteClaim gives a direct quotation as it stands, in quotation marks. */
export function quoteClaim(article: ReadArticle, { tokens, indexes }: Passage): string {
  let text = ''
  for (let at = 0; at < tokens.length;) {
    let end = at + 1
    while (end < tokens.length && indexes[end] === indexes[end - 1]! + 1) end += 1
    text += `${text === '' ? '' : ' '}${article.text.slice(tokens[at]!.start, tokens[end - 1]!.end).replace(outerMarks, '')}`
    at = end
  }
  const inner = text.replace(/\s+/g, ' ').replace(/[\s,;:—–-]+$/, '')
  if (inner === '') return ''
  return `"${inner.charAt(0).toUpperCase()}${inner.slice(1)}${/[.!?…]$/.test(inner) ? '' : '.'}"`
}

/** anchorParts gives the spans of the article that the parts stand on, in text order and apart from each other. */
export function anchorParts(article: ReadArticle, passage: Passage, parts: readonly Part[]): Span[] {
  const indexes: number[] = []
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) indexes.push(passage.indexes[at]!)
  }
  if (!isAscending(indexes)) indexes.sort((a, b) => a - b)
  const spans: Span[] = []
  for (let at = 0; at < indexes.length;) {
    let end = at
    while (end + 1 < indexes.length && indexes[end + 1]! <= indexes[end]! + 1) end += 1
    let [first, last] = [indexes[at]!, indexes[end]!]
    while (first <= last && isTrimmed(article, first)) first += 1
    while (last >= first && isTrimmed(article, last)) last -= 1
    if (first <= last) spans.push({ start: article.tokens[first]!.start, end: article.tokens[last]!.end })
    at = end + 1
  }
  return spans
}

/** isAscending tells numbers that stand in order already. */
export function isAscending(list: readonly number[]): boolean {
  for (let at = 1; at < list.length; at += 1) if (list[at]! < list[at - 1]!) return false
  return true
}

function isTrimmed({ tokens }: ReadArticle, index: number): boolean {
  const { pos, text } = tokens[index]!
  return pos === 'PUNCT' && text !== '’' && text !== '$' && text !== '%'
}

function trimWords(article: ReadArticle, list: Word[]): Word[] {
  let from = 0
  let to = list.length
  const isMark = (word: Word): boolean => /^[,;:.—–\-…]+$/.test(word.text)
  while (from < to && (isMark(list[from]!) || isTie(article, list[from]!, list[from + 1]))) from += 1
  if (to - from > 4 && list[to - 1]!.text === 'well' && list[to - 2]!.text === 'as') to -= 2
  const last = list[to - 1]?.text
  if (last === '”' || last === '"') return dropLoneQuotes(article, article.tokens, list.slice(from, to))
  while (to > from && (isMark(list[to - 1]!) || trailing.has(list[to - 1]!.text))) to -= 1
  return dropLoneQuotes(article, article.tokens, list.slice(from, to))
}

// "that" opens what was said; in "That is new" it is the subject.
function isTie({ tokens }: ReadArticle, word: Word, next: Word | undefined): boolean {
  const lower = word.text.toLowerCase()
  if (lower !== 'that') return conjunctions.has(lower) || (ties.has(lower) && next?.text === ',')
  const pos = next && next.index >= 0 ? tokens[next.index]!.pos : ''
  return pos === 'ADP' || pos === 'SCONJ' || pos === 'PROPN' || pos === 'PRON' || pos === 'DET'
}

// A quotation mark whose partner was left outside goes too.
function dropLoneQuotes({ text }: ReadArticle, tokens: ReadArticle['tokens'], list: Word[]): Word[] {
  const lone: Word[] = []
  const open: Word[] = []
  for (const word of list) {
    if (word.index < 0 || !isQuoteMark(word.text)) continue
    const { start, end } = tokens[word.index]!
    const opens = /[\s([“‘"'—–-]/.test(text.charAt(start - 1) || ' ') && !/\s/.test(text.charAt(end) || ' ')
    if (opens) open.push(word)
    else if (open.length > 0) open.pop()
    else if (!/[sS]/.test(text.charAt(start - 1)) || !/['’]/.test(word.text)) lone.push(word)
  }
  lone.push(...open)
  return lone.length === 0 ? list : list.filter((word) => !lone.includes(word))
}

function needsSpace({ text, tokens }: ReadArticle, before: Word, after: Word): boolean {
  if (before.index >= 0 && after.index === before.index + 1 && !after.spaced && !before.spaced) {
    return tokens[after.index]!.start > tokens[before.index]!.end
  }
  if (after.index >= 0 && !after.spaced && isQuoteMark(after.text)) return /\s/.test(text.charAt(tokens[after.index]!.start - 1))
  return !noSpaceBefore.has(after.text) && !noSpaceAfter.has(before.text)
}
