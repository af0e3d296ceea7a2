// What a word's spelling alone says to the tagger, worked out once for each distinct spelling.

/** The spelling of a word in numbers. Equal spellings give equal numbers, in every run and on every machine. */
export interface Spelling {
  /** Of the exact spelling: the key of the tagger's dictionary. */
  exact: number
  /** Of the spelling in lower case. */
  exactLower: number
  /** Of the spelling in lower case, each digit read as 0. */
  word: number
  suffix2: number
  suffix3: number
  suffix4: number
  prefix3: number
  /** What follows the last hyphen, or 0. */
  tail: number
  shape: number
}

export const shapes = {
  lower: 0, capitalised: 1, capitals: 2, capital: 3, mixed: 4, number: 5, numberWord: 6, mark: 7, letters: 8,
} as const

const longestRead = 48
const fnvBasis = 0x811c9dc5
const fnvPrime = 0x01000193

/** hashText is FNV-1a over UTF-16 code units [from, end) of a word, as a signed 32-bit number. */
export function hashText(text: string, from = 0, end = text.length): number {
  let hash = fnvBasis
  for (let at = from; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), fnvPrime)
  return (hash ^ (hash >>> 15)) | 0
}

/** spellingOf reads a word and its lower-case form; of a very long one only the ends count. */
export function spellingOf(text: string, lower: string): Spelling {
  const short = lower.length > longestRead ? lower.slice(0, longestRead / 2) + lower.slice(-longestRead / 2) : lower
  const zeroed = short.replace(/\d/g, '0')
  const size = zeroed.length
  const hyphen = Math.max(zeroed.lastIndexOf('-'), zeroed.lastIndexOf('‑'))
  return {
    exact: hashText(text),
    exactLower: hashText(lower),
    word: hashText(zeroed),
    suffix2: hashText(zeroed, Math.max(0, size - 2)),
    suffix3: hashText(zeroed, Math.max(0, size - 3)),
    suffix4: hashText(zeroed, Math.max(0, size - 4)),
    prefix3: hashText(zeroed, 0, Math.min(3, size)),
    tail: hyphen > 0 && hyphen < size - 1 ? hashText(zeroed, hyphen + 1) : 0,
    shape: shapeOf(text) * 4 + (hyphen > 0 ? 2 : 0) + (size > 1 && zeroed.endsWith('.') ? 1 : 0),
  }
}

/** shapeOf tells how a word is written: small, capitalised, all in capitals, a number, a mark. */
export function shapeOf(text: string): number {
  const first = text.charCodeAt(0)
  if (first > 96 && first < 123) return /[A-Z]/.test(text) ? shapes.mixed : shapes.lower
  if (first > 47 && first < 58) return /^[\d.,:/]+$/.test(text) ? shapes.number : shapes.numberWord
  if (first < 128 && !(first > 64 && first < 91)) return /[\p{L}\d]/u.test(text) ? shapes.mixed : shapes.mark
  if (/^\p{Lu}/u.test(text)) {
    if (text.length === 1 || (text.length === 2 && text.endsWith('.'))) return shapes.capital
    if (!/\p{Ll}/u.test(text)) return shapes.capitals
    return /^\p{Lu}[\p{Ll}\p{M}'’]*(?:[-‑./]\p{Lu}?[\p{Ll}\p{M}]+)*\.?$/u.test(text) ? shapes.capitalised : shapes.mixed
  }
  if (/^\p{Ll}/u.test(text)) return shapes.lower
  if (/^\p{N}/u.test(text)) return shapes.number
  return /\p{L}/u.test(text) ? shapes.letters : shapes.mark
}
