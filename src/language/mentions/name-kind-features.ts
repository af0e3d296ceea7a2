// What tells a person's name from an organization's or a place's: its words, and the words around it.
import { cueVerb } from '../lexicon/cue-verbs.js'
import type { Token } from '../words/token.js'
import { genderOfFirstName, organizationWords, outletEndings, places, states, titles } from '../lexicon/names.js'
import type { NameSpan } from './name-spans.js'

/** `nothing`: a capital without a name ("Own" after a full stop), a people, an event, a law. */
export const nameKinds = ['person', 'organization', 'place', 'nothing'] as const
export type NameKind = (typeof nameKinds)[number]

const bits = 14
export const placeCount = 1 << bits
const mask = placeCount - 1
/** More than any name has. */
export const mostFeatures = 40

/**
 * nameKindFeatures writes the hashed places of one mention's features into `out` and gives how many. The first
 * `ofWords` of
 * them, which it gives beside, are about which words the name has.
 */
export function nameKindFeatures(
  tokens: Token[], { firstToken, nameToken, endToken }: NameSpan, out: Int32Array,
): { count: number; ofWords: number } {
  let count = 0
  const add = (template: number, word: string): void => {
    if (count < mostFeatures) out[count++] = hash(template, word)
  }
  const last = tokens[endToken - 1]!
  const first = tokens[nameToken]!
  const length = endToken - nameToken
  for (let at = nameToken; at < endToken && at < nameToken + 6; at += 1) add(1, tokens[at]!.lower)
  add(2, last.lower)
  add(3, first.lower)
  add(4, last.lower.slice(-3))
  add(5, first.lower.slice(-3))
  const ofWords = count
  const shape = `${String(Math.min(length, 4))}${shapeOf(first.text)}${shapeOf(last.text)}`
  add(6, shape)
  add(7, firstNameOf(first.lower, length))
  let hints = ''
  for (let at = nameToken; at < endToken && at < nameToken + 6; at += 1) {
    const { lower } = tokens[at]!
    if (organizationWords.has(lower)) hints += 'o'
    else if (places.has(lower) || states.has(lower)) hints += 'p'
    else if (outletEndings.has(lower)) hints += 'm'
    else if (titles.has(lower)) hints += 't'
    else if (lower === 'of' || lower === 'for' || lower === '&') hints += 'f'
    else if (!/^\p{L}/u.test(lower)) hints += 'x'
    else hints += 'w'
  }
  add(8, hints)
  const before = tokens[firstToken - 1]?.lower ?? ''
  const after = tokens[endToken]?.lower ?? ''
  add(9, before)
  add(10, after)
  add(11, `${String(Math.min(length, 3))} ${before}`)
  add(12, `${String(Math.min(length, 3))} ${after}`)
  add(13, tokens[firstToken - 2]?.lower ?? '')
  add(14, tokens[endToken + 1]?.lower ?? '')
  add(15, `${tokens[firstToken - 1]?.pos ?? ''} ${tokens[endToken]?.pos ?? ''} ${String(Math.min(length, 3))}`)
  if (nameToken > firstToken) add(16, tokens[nameToken - 1]!.lower)
  if (cueVerb(after)) add(17, `${String(Math.min(length, 3))} says`)
  if (cueVerb(before)) add(18, `${String(Math.min(length, 3))} said`)
  add(19, `${tokens[firstToken - 2]?.lower ?? ''} ${before}`)
  return { count, ofWords }
}

function shapeOf(word: string): string {
  if (/^\p{Lu}+$/u.test(word)) return word.length > 5 ? 'A' : 'a'
  if (/^(?:\p{Lu}\.)+$/u.test(word)) return word.length > 2 ? 'd' : 'i'
  if (/^\p{Lu}\p{Ll}+$/u.test(word)) return 'c'
  if (/\p{N}/u.test(word)) return 'n'
  if (word.includes('-')) return 'h'
  return /\p{Ll}\p{Lu}/u.test(word) ? 'm' : 'o'
}

function firstNameOf(lower: string, length: number): string {
  return `${genderOfFirstName(lower) ?? '-'}${String(Math.min(length, 3))}`
}

/** FNV-1a, folded. */
function hash(template: number, word: string): number {
  let value = 0x811c9dc5 ^ template
  value = Math.imul(value, 0x01000193)
  const length = Math.min(word.length, 24)
  for (let at = 0; at < length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> bits) ^ (value >>> (2 * bits))) & mask
}
