// The numbers that a claim states: value, what is counted or measured, and how it compares.
import type { Comparison, Quantity } from '../../../domain/quantity.js'
import type { Token } from '../../words/token.js'
import { possessives } from '../../lexicon/pronouns.js'
import { words } from '../../lexicon/word-lists.js'
import { rememberWords } from '../../words/word-memory.js'
import { mayBegin, numberOf, readNumeral, type Numeral } from './numerals.js'

const currencies = new Map([
  ['$', 'USD'], ['us$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['dollar', 'USD'], ['dollars', 'USD'], ['euro', 'EUR'], ['euros', 'EUR'],
  ['yen', 'JPY'], ['₹', 'INR'], ['rs', 'INR'], ['rs.', 'INR'], ['rupee', 'INR'], ['rupees', 'INR'], ['inr', 'INR'], ['eur', 'EUR'], ['usd', 'USD'],
  ['gbp', 'GBP'],
])
/** Of those, the ones that stand before the number. */
const leading = /^[$€£¥₹]$|^(?:us\$|rs\.?|inr|eur|usd|gbp)$/
/** "zero-tolerance", "one-way": compounds that count nothing. */
const uncounted = words(`tolerance sum way sided off stop faced track handed minded dimensional piece night-stand party up to on
  upmanship liner shot note trick`)
const dollars = new Map([['us', 'USD'], ['c', 'CAD'], ['a', 'AUD'], ['au', 'AUD'], ['hk', 'HKD'], ['nz', 'NZD'], ['s', 'SGD']])
// Longest first: "no more than" before "more than".
const before: [words: string, comparison: Comparison][] = [
  ['no fewer than', 'at least'], ['no less than', 'at least'], ['not less than', 'at least'], ['a minimum of', 'at least'],
  ['no more than', 'at most'], ['not more than', 'at most'], ['as many as', 'at most'], ['as much as', 'at most'],
  ['a maximum of', 'at most'], ['more than', 'more than'], ['greater than', 'more than'], ['less than', 'less than'],
  ['fewer than', 'less than'], ['at least', 'at least'], ['at most', 'at most'], ['up to', 'at most'], ['upwards of', 'more than'],
  ['an estimated', 'about'], ['close to', 'about'], ['just over', 'more than'], ['just under', 'less than'], ['over', 'more than'],
  ['above', 'more than'], ['exceeding', 'more than'], ['under', 'less than'], ['below', 'less than'], ['about', 'about'],
  ['around', 'about'], ['roughly', 'about'], ['approximately', 'about'], ['some', 'about'], ['nearly', 'about'], ['almost', 'about'],
  ['circa', 'about'], ['estimated', 'about'], ['exactly', 'exactly'],
]
const byLastWord = new Map<string, { sequence: string[]; comparison: Comparison }[]>()
for (const [phrase, comparison] of before) {
  const sequence = phrase.split(' ')
  const last = sequence[sequence.length - 1]!
  byLastWord.set(last, [...byLastWord.get(last) ?? [], { sequence, comparison }])
}
const after: [words: string, comparison: Comparison][] = [
  ['or more', 'at least'], ['or so', 'about'], ['or less', 'at most'], ['or fewer', 'at most'], ['+', 'at least'],
]
const multiples = new Map([
  ['twice', 2], ['double', 2], ['triple', 3], ['quadruple', 4], ['halve', 0.5], ['twofold', 2], ['threefold', 3], ['fourfold', 4],
  ['fivefold', 5], ['sixfold', 6], ['tenfold', 10], ['hundredfold', 100],
])
const owners: ReadonlySet<string> = new Set([...possessives, 'the', 'those', 'these', 'all'])
const rates = words('hour day week month year night minute second')
const clock = /^(?:a\.?m\.?|p\.?m\.?|o’clock|o'clock|gmt|noon|midnight)$/
const compound = /^(\d[\d,.]*|[a-z]+)-([a-z]+)(?:-old)?$/
const mostWords = 3

/**
 * findQuantities gives the quantities that tokens state, in order. `isTime` tells the tokens that are part of a time expression:
 * years and dates count nothing. Spans are UTF-16 code units, half open.
 */
export function findQuantities(tokens: readonly Token[], isTime: (at: number) => boolean): Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length;) {
    const { lower, lemma, pos } = tokens[at]!
    const opens = opensQuantity(lower) || (pos === 'VERB' && multiples.has(lemma))
    const read = !opens || isTime(at) ? undefined : readQuantity(tokens, at)
    if (read) found.push(...read.quantities)
    at = Math.max(read?.end ?? 0, at + 1)
  }
  return found
}

const opensQuantity = rememberWords((lower) => mayBegin(lower) || multiples.has(lower))

interface Unit {
  name: string | null
  end: number
}

interface Read {
  quantities: Quantity[]
  end: number
}

function readQuantity(tokens: readonly Token[], at: number): Read | undefined {
  const numeral = readNumeral(tokens, at)
  if (!numeral) return readCompound(tokens, at)
  if (isLabel(tokens, numeral)) return { quantities: [], end: numeral.end }
  const range = readRange(tokens, numeral)
  const last = range ?? numeral
  const sign = signBefore(tokens, at)
  const whole = readWhole(tokens, last)
  const follows = comparisonAfter(tokens, last.end)
  const unit = sign?.unit ?? unitOf(tokens, last, whole, follows?.end ?? last.end)
  const end = Math.max(unit.end, whole?.end ?? last.end)
  const compared = comparisonBefore(tokens, sign?.from ?? at)
  const make = (value: number, comparison: Comparison): Quantity => ({
    value, unit: unit.name, comparison, of: whole?.value ?? null,
    span: [tokens[compared.from]!.start, tokens[end - 1]!.end],
  })
  if (range) return { quantities: [make(numeral.value, 'at least'), make(range.value, 'at most')], end }
  return { quantities: [make(numeral.value, compared.comparison ?? follows?.comparison ?? 'exactly')], end }
}

// "one shift in five": what is counted stands before the whole.
function unitOf(tokens: readonly Token[], { end, share }: Numeral, whole: Numeral | undefined, from: number): Unit {
  const inner = whole && tokens[end]!.pos === 'NOUN' ? readUnit(tokens, end, false) : undefined
  return inner ? { name: inner.name, end: whole!.end } : readUnit(tokens, whole?.end ?? from, share && !whole)
}

// "a 10-year-old boy", "the 5,000-seat hall", "fivefold", "doubled"
function readCompound(tokens: readonly Token[], at: number): Read | undefined {
  const { lower, lemma, start, end, pos } = tokens[at]!
  const times = multiples.get(lower) ?? (pos === 'VERB' ? multiples.get(lemma) : undefined)
  if (times !== undefined) {
    return { quantities: [{ value: times, unit: 'times', comparison: 'exactly', of: null, span: [start, end] }], end: at + 1 }
  }
  const match = compound.exec(lower)
  const value = match ? numberOf(match[1]!) : undefined
  if (value === 0 || uncounted.has(match?.[2] ?? '') && !/^\d/.test(lower)) return undefined
  if (value === undefined || numberOf(match![2]!) !== undefined || /^(?:\d|half|thirds?|quarters?|time|in)$/.test(match![2]!)) return undefined
  const { from, comparison } = comparisonBefore(tokens, at)
  return {
    quantities: [{ value, unit: match![2]!, comparison: comparison ?? 'exactly', of: null, span: [tokens[from]!.start, end] }], end: at + 1,
  }
}

// A number that names rather than counts: "Boeing 737", "No. 10", "11 p.m.", "one of them", "no one".
function isLabel(tokens: readonly Token[], { from, end, share, value }: Numeral): boolean {
  const previous = tokens[from - 1]
  const next = tokens[end]
  const { lower, text } = tokens[from]!
  if (clock.test(next?.lower ?? '') || /[:/]/.test(text)) return true
  if (lower === 'one' && end === from + 1 && next?.pos !== 'NOUN' && next?.lower !== 'in' && next?.pos !== 'ADJ') return true
  if (share || end > from + 1) return false
  if (previous?.pos === 'PROPN' && !currencies.has(previous.lower) && next?.pos !== 'NOUN') return true
  if (next?.tag === 'NNP' && previous?.lower !== 'of' && /^\d/.test(text)) return true
  // "2-1", "9–4": a score.
  const joins = (token: Token | undefined): boolean => token !== undefined && /^[-–]$/.test(token.text)
  const isScore = joins(next) && next!.start === tokens[end - 1]!.end && !(numberOf(tokens[end + 1]?.lower ?? '')! > value)
  return isScore || (joins(previous) && previous!.end === tokens[from]!.start)
}

// "between 3 and 5", "3 to 5 days", "3–5 days"
function readRange(tokens: readonly Token[], { from, end, value }: Numeral): Numeral | undefined {
  const joint = tokens[end]?.lower ?? ''
  const opener = tokens[from - (signBefore(tokens, from) ? 2 : 1)]?.lower
  const joins = opener === 'between' ? joint === 'and' : opener !== 'from' && (joint === 'to' || joint === '–' || joint === '-')
  if (!joins) return undefined
  const sign = currencies.has(tokens[end + 1]?.lower ?? '') ? 1 : 0
  const last = tokens[end + 1 + sign] ? readNumeral(tokens, end + 1 + sign) : undefined
  return last && last.value > value ? last : undefined
}

// "of the 275,000", "in five", "out of ten"
function readWhole(tokens: readonly Token[], { end, value }: Numeral): Numeral | undefined {
  const first = tokens[end]?.lower
  let at = end + 1
  if (first === 'out' && tokens[at]?.lower === 'of') at += 1
  else if (first !== 'of' && first !== 'in' && !(tokens[end]?.pos === 'NOUN' && /^(?:in|of)$/.test(tokens[at]?.lower ?? ''))) return undefined
  if (tokens[end]?.pos === 'NOUN') at += 1
  if (first !== 'in' && owners.has(tokens[at]?.lower ?? '')) at += 1
  const whole = tokens[at] ? readNumeral(tokens, at) : undefined
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(tokens[at]?.text ?? '')
  return whole && !isYear && whole.value > value && !clock.test(tokens[whole.end]?.lower ?? '') ? whole : undefined
}

function readUnit(tokens: readonly Token[], from: number, share: boolean): Unit {
  const none = { name: null, end: from }
  const first = tokens[from]
  if (!first || share) return none
  const second = tokens[from + 1]?.lower
  if (first.lower === '%' || first.lower === 'percent') return { name: 'percent', end: from + 1 }
  if (first.lower === 'per' && second === 'cent') return { name: 'percent', end: from + 2 }
  if (first.lower === 'percentage' && /^points?$/.test(second ?? '')) return { name: `percentage ${second!}`, end: from + 2 }
  let at = from
  for (; at < from + mostWords; at += 1) {
    const token = tokens[at]
    if (!token || (token.pos !== 'ADJ' && token.tag !== 'VBN' && token.tag !== 'VBG')) break
  }
  const noun = at
  while (at < noun + mostWords && (tokens[at]?.pos === 'NOUN' || (tokens[at]?.tag === 'NNPS' && at === noun))) at += 1
  if (at === noun) return none
  const head = tokens[at - 1]!
  const name = [...tokens.slice(noun, at - 1).map(({ lower }) => lower), head.tag === 'NNPS' ? head.text : head.lower].join(' ')
  const rate = /^(?:an?|per)$/.test(tokens[at]?.lower ?? '') && rates.has(tokens[at + 1]?.lower ?? '')
  const currency = currencies.get(name)
  if (currency || !rate) return { name: currency ?? name, end: at }
  return { name: `${name} ${tokens[at]!.lower} ${tokens[at + 1]!.lower}`, end: at + 2 }
}

function signBefore(tokens: readonly Token[], at: number): { from: number; unit: Unit } | undefined {
  const currency = currencies.get(tokens[at - 1]?.lower ?? '')
  if (!currency || !leading.test(tokens[at - 1]!.lower)) return undefined
  const prefix = tokens[at - 1]!.lower === '$' && tokens[at - 2]?.end === tokens[at - 1]!.start ? dollars.get(tokens[at - 2]!.lower) : undefined
  return { from: prefix ? at - 2 : at - 1, unit: { name: prefix ?? currency, end: 0 } }
}

function comparisonBefore(tokens: readonly Token[], at: number): { from: number; comparison?: Comparison } {
  for (const { sequence, comparison } of byLastWord.get(tokens[at - 1]?.lower ?? '') ?? []) {
    const from = at - sequence.length
    if (from >= 0 && sequence.every((word, index) => tokens[from + index]!.lower === word)) return { from, comparison }
  }
  return { from: at }
}

function comparisonAfter(tokens: readonly Token[], at: number): { comparison: Comparison; end: number } | undefined {
  for (const [phrase, comparison] of after) {
    const [first, second] = phrase.split(' ')
    if (tokens[at]?.lower !== first || (second && tokens[at + 1]?.lower !== second)) continue
    return { comparison, end: at + (second ? 2 : 1) }
  }
  return undefined
}
