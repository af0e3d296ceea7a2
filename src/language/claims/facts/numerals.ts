// Numbers as news writes them: "266,000", "1.2 million", "4.5bn", "three dozen", "two-thirds", "a quarter".
import { ones, tens } from '../../lexicon/numbers.js'
import type { Token } from '../../words/token.js'

/** Numeral: tokens [from, end) that name a number. */
export interface Numeral {
  value: number
  from: number
  end: number
  /** A share of something: "a third". */
  share: boolean
}

const small = new Map([...ones.map((word, at): [string, number] => [word, at]), ...tens.map((word, at): [string, number] => [word, 20 + at * 10])])
const magnitudes = new Map([
  ['hundred', 100], ['thousand', 1000], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12], ['dozen', 12], ['lakh', 1e5], ['lakhs', 1e5],
  ['crore', 1e7], ['crores', 1e7],
])
const suffixes = new Map([
  ['k', 1000], ['m', 1e6], ['mn', 1e6], ['b', 1e9], ['bn', 1e9], ['tn', 1e12], ['trn', 1e12],
])
const parts = new Map([
  ['half', 2], ['third', 3], ['quarter', 4], ['fifth', 5], ['sixth', 6], ['seventh', 7], ['eighth', 8], ['ninth', 9], ['tenth', 10],
])
const digits = new RegExp(`^(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(${[...suffixes.keys()].join('|')})?$`, 'i')

/** readNumeral reads the number whose first word is tokens[at]; undefined where there is none. */
export function readNumeral(tokens: readonly Token[], at: number): Numeral | undefined {
  return mayBegin(tokens[at]!.lower) ? readShare(tokens, at) ?? readCount(tokens, at) : undefined
}

/** mayBegin is false for most words that begin no number, which need no closer look. */
export function mayBegin(lower: string): boolean {
  if (isDigit(lower)) return true
  return small.has(lower) || lower === 'a' || lower === 'an' || lower === 'half' || lower.includes('-')
}

/** isDigit tells a word that begins with a digit. */
export function isDigit(lower: string): boolean {
  const first = lower.charCodeAt(0)
  return first > 47 && first < 58
}

/** numberOf gives the number that one word names by itself, without its magnitude: "40", "1.2m", "twenty-one". */
export function numberOf(lower: string): number | undefined {
  const match = isDigit(lower) ? digits.exec(lower) : null
  if (match) {
    const value = Number(match[1]!.replaceAll(',', '') + (match[2] ?? ''))
    return scaled(value, suffixes.get(match[3]?.toLowerCase() ?? '') ?? 1)
  }
  const direct = small.get(lower)
  if (direct !== undefined || !lower.includes('-')) return direct
  const [ten, one, more] = lower.split('-')
  const [first, second] = [small.get(ten!), small.get(one ?? '')]
  return more === undefined && first !== undefined && second !== undefined && first >= 20 && second < 10 ? first + second : undefined
}

function readCount(tokens: readonly Token[], at: number): Numeral | undefined {
  const { lower } = tokens[at]!
  const article = lower === 'a' || lower === 'an'
  const after = tokens[at + 1]?.lower ?? ''
  if (article && !magnitudes.has(after)) return undefined
  if (lower === 'half' && (after === 'a' || after === 'an') && magnitudes.has(tokens[at + 2]?.lower ?? '')) {
    return { value: magnitudes.get(tokens[at + 2]!.lower)! / 2, from: at, end: at + 3, share: false }
  }
  const first = article ? 1 : numberOf(lower)
  if (first === undefined) return undefined
  let [total, group, end] = [0, first, at + 1]
  for (; end < tokens.length; end += 1) {
    const word = tokens[end]!.lower
    const magnitude = magnitudes.get(word)
    const next = numberOf(tokens[end + 1]?.lower ?? '')
    if (magnitude !== undefined) {
      // "4.5 lakh crore": a magnitude of magnitudes.
      const isStacked = group === 0 && end > at + 1 && (magnitudes.get(tokens[end - 1]!.lower) ?? 0) >= 1000
      if (isStacked) total = scaled(total, magnitude)
      group = scaled(group, magnitude)
      if (magnitude >= 1000) [total, group] = [total + group, 0]
    } else if (word === 'and' && next !== undefined && next < 100 && isWord(tokens, end + 1) && isHundred(tokens, end - 1)) {
      group += next
      end += 1
    } else if (isWord(tokens, end) && numberOf(word) !== undefined && magnitudes.has(tokens[end - 1]!.lower)) group += numberOf(word)!
    else break
  }
  return { value: total + group, from: at, end, share: false }
}

// "a third", "two-thirds", "three quarters", "half"
function readShare(tokens: readonly Token[], at: number): Numeral | undefined {
  const { lower } = tokens[at]!
  const next = tokens[at + 1]?.lower ?? ''
  const [count, part] = lower.split('-')
  if (part !== undefined && small.has(count!)) {
    const whole = partOf(part)
    return whole ? { value: small.get(count!)! / whole, from: at, end: at + 1, share: true } : undefined
  }
  if (lower === 'half') {
    return next === 'a' || next === 'an' || next === 'year' ? undefined : { value: 0.5, from: at, end: at + 1, share: true }
  }
  const article = lower === 'a' || lower === 'an'
  const whole = article ? parts.get(next) : partOf(next)
  const counted = article ? 1 : small.get(lower)
  if (!whole || counted === undefined || (next !== 'half' && tokens[at + 2]?.lower !== 'of')) return undefined
  return { value: counted / whole, from: at, end: at + 2, share: true }
}

function partOf(word: string): number | undefined {
  return parts.get(word) ?? (word === 'halves' ? 2 : word.endsWith('s') ? parts.get(word.slice(0, -1)) : undefined)
}

function isWord(tokens: readonly Token[], at: number): boolean {
  return /^[a-z]/.test(tokens[at]!.lower)
}

function isHundred(tokens: readonly Token[], at: number): boolean {
  return magnitudes.has(tokens[at]!.lower) && tokens[at]!.lower !== 'dozen'
}

// 1.1 × 1,000,000 is 1,100,000, whatever binary fractions make of it.
function scaled(value: number, magnitude: number): number {
  return Number((value * magnitude).toPrecision(15))
}
