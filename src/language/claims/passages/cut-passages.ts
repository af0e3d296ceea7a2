// Sentences → passages: the words of one sentence that one attribution covers, or that none does.
import type { ReadArticle } from '../../article.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { dashes } from '../../words/marks.js'
import { verbForm } from '../../words/verb-forms.js'
import { roles, type Coverage } from './coverage.js'

/** Passage: tokens of one sentence, in order, that have the same attributions. */
export interface Passage {
  /** Where each token stands among the article's tokens. */
  indexes: number[]
  /** Innermost attribution whose content this is, -1 for the article's own words. */
  attribution: number
  /** Token of the article → the end of the aside in brackets or between dashes that follows it; it is read as no part of any clause. */
  asides: ReadonlyMap<number, number>
  /** Where the sentence's own words begin among the article's tokens, its frame left out. */
  sentenceStart: number
  /** It is all of its sentence. */
  isWhole: boolean
  /** It is what is left of a sentence whose other words somebody said. */
  isFrame: boolean
}

// No reader checks a clause of hundreds of words, and the cut keeps all that follows within bounds.
export const longestPassage = 400
const longestSentence = 1200
const longestAside = 24
const longestMarkup = 60

/** cutPassages cuts a sentence into passages: the article's own words and each content, in the order in which they begin. */
export function cutPassages({ tokens }: ReadArticle, coverage: Coverage, sentence: ArticleSentence): Passage[] {
  const passages = new Map<number, Passage>()
  const sentenceStart = sentence.bodyToken
  const end = Math.min(sentence.endToken, sentenceStart + longestSentence)
  const asides = new Map<number, number>()
  let last = -1
  for (let at = sentenceStart; at < end; at += 1) {
    const token = tokens[at]!
    // "[Ten] years ago": an editor's words are read as though they had been said.
    if (token.text === '[' || token.text === ']') continue
    const markupEnd = token.text === '<' ? afterMarkup(tokens, at, end) : at
    if (markupEnd > at) {
      at = markupEnd - 1
      continue
    }
    const isDash = dashes.has(token.text) && token.pos === 'PUNCT'
    if (token.text === '(' || isDash) {
      const close = isDash ? secondDash(tokens, at, end) : closing(tokens, at, end)
      if (close > 0) {
        if (last >= 0 && last === at - 1) asides.set(last, close)
        at = close - 1
        continue
      }
    }
    const attribution = coverage.content[at]!
    let passage = passages.get(attribution)
    if (attribution >= 0 && token.lower === 'that' && (!passage || isOpened(tokens, passage, at)) && opensContent(tokens[at + 1])) continue
    if (!passage) {
      passage = { indexes: [], attribution, asides, sentenceStart, isWhole: false, isFrame: false }
      passages.set(attribution, passage)
    }
    if (passage.indexes.length < longestPassage) passage.indexes.push(at)
    last = at
  }
  const list = [...passages.values()]
  if (list.length === 1) list[0]!.isWhole = true
  for (const passage of list) {
    passage.isFrame = passage.indexes.some((at) => coverage.role[at] !== roles.none)
  }
  return list.flatMap((passage) => partContent(tokens, passage))
}

/** One past "<tweet author="Lee">" or "</b>" where one opens at `from`; `from` where the sign only compares. */
function afterMarkup(tokens: readonly Token[], from: number, end: number): number {
  const name = tokens[from + 1]?.text === '/' ? from + 2 : from + 1
  if (name >= end || tokens[name]!.start !== tokens[name - 1]!.end || !/^[a-z]/.test(tokens[name]!.text)) return from
  for (let at = name + 1; at < end && at - from < longestMarkup; at += 1) {
    if (tokens[at]!.text === '>') return at + 1
    if (tokens[at]!.text === '<') return from
  }
  return from
}

/** One past the bracket that closes the one at `from`, 0 where none does nearby. */
function closing(tokens: readonly Token[], from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end && at - from <= longestAside; at += 1) {
    const { text } = tokens[at]!
    if (text === '(' || text === '[') depth += 1
    else if (text === ')' || text === ']') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return 0
}

/** One past the dash that closes the aside which the one at `from` opens; 0 where none does, or where the aside tells something of its own. */
function secondDash(tokens: readonly Token[], from: number, end: number): number {
  const first = tokens[from + 1]
  // "won 3 – 0".
  if (first?.pos === 'NUM' && tokens[from - 1]?.pos === 'NUM') return 0
  if (!first || /^(?:DET|PRON)$/.test(first.pos)) return 0
  for (let at = from + 2; at < end - 1 && at - from <= longestAside; at += 1) {
    if (tokens[at]!.text === tokens[from]!.text) return at + 1
    if (/^[“”"();]$/.test(tokens[at]!.text)) return 0
  }
  return 0
}

// "Because of the strike, [the firm said] that nine ships would wait"
function isOpened(tokens: readonly Token[], { indexes }: Passage, that: number): boolean {
  const last = indexes[indexes.length - 1]!
  return last < that - 1 && tokens[last]!.text === ','
}

// "said that he left", but not "said that is new".
function opensContent(next: Token | undefined): boolean {
  if (!next || next.lower === '’s' || next.lower === "'s") return false
  return (next.pos !== 'VERB' && next.pos !== 'AUX') || verbForm(next) === 'gerund'
}

// "He said that it was late and that “we are tired”": two contents, of which each may be quoted.
function partContent(tokens: readonly Token[], passage: Passage): Passage[] {
  const { indexes, attribution } = passage
  if (attribution < 0) return [passage]
  for (let at = 3; at + 3 < indexes.length; at += 1) {
    if (tokens[indexes[at]!]!.lower !== 'that') continue
    if (!/^(?:and|but)$/.test(tokens[indexes[at - 1]!]!.lower) || !opensContent(tokens[indexes[at + 1]!])) return [passage]
    const rest = partContent(tokens, { ...passage, indexes: indexes.slice(at + 1) })
    return [{ ...passage, indexes: indexes.slice(0, at - 1) }, ...rest]
  }
  return [passage]
}
