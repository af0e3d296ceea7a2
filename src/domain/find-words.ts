// Finds quoted words in a text, forgiving of typography: curly and straight quotes, dashes, spaces and line ends, ligatures, and
// characters that are not seen are no difference; letters, figures and case are.

/** Place is where words stand in a text: UTF-16 code units, half open. */
export interface Place {
  start: number
  end: number
}

/** WordFinder finds words in one text. What it takes is in proportion to the text and the words, whatever these are. */
export interface WordFinder {
  /** Where the words stand, in the order of the text and as whole words; at most 51 places, which is more than anybody chooses from. */
  find(words: string): Place[]
  /** The place of the words that begins there, or null. */
  at(words: string, start: number): Place | null
  /** Whether what stands before a place ends with these words. */
  isAfter(place: Place, before: string): boolean
}

/** More places than that are not told. */
export const MOST_PLACES = 50

/** findIn reads a text for finding words in it. */
export function findIn(text: string): WordFinder {
  const { folded, starts, ends } = fold(text)
  const placeAt = (at: number, length: number): Place => ({ start: starts[at]!, end: ends[at + length - 1]! })
  return {
    find(words) {
      const looked = fold(words).folded.trim()
      const places: Place[] = []
      if (looked === '') return places
      for (const at of occurrences(folded, looked)) {
        if (isWhole(folded, at, at + looked.length)) places.push(placeAt(at, looked.length))
        if (places.length > MOST_PLACES) break
      }
      return places
    },
    at(words, start) {
      const looked = fold(words).folded.trim()
      const at = starts.indexOf(start)
      const isThere = looked !== '' && at !== -1 && folded.startsWith(looked, at) && isWhole(folded, at, at + looked.length)
      return isThere ? placeAt(at, looked.length) : null
    },
    isAfter({ start }, before) {
      const at = starts.indexOf(start)
      const asked = fold(before).folded.trim()
      return at !== -1 && folded.slice(Math.max(0, at - asked.length - 1), at).trimEnd().endsWith(asked)
    },
  }
}

// Knuth, Morris and Pratt: a text of one letter takes no longer than another.
function* occurrences(text: string, looked: string): Generator<number> {
  const fallback = new Int32Array(looked.length)
  const next = (matched: number, unit: number): number => {
    while (matched > 0 && unit !== looked.charCodeAt(matched)) matched = fallback[matched - 1]!
    return unit === looked.charCodeAt(matched) ? matched + 1 : 0
  }
  for (let at = 1, matched = 0; at < looked.length; at += 1) fallback[at] = matched = next(matched, looked.charCodeAt(at))
  for (let at = 0, matched = 0; at < text.length; at += 1) {
    matched = next(matched, text.charCodeAt(at))
    if (matched < looked.length) continue
    yield at + 1 - matched
    matched = fallback[matched - 1]!
  }
}

interface Folded {
  folded: string
  /** For each UTF-16 code unit of `folded`, the stretch of the text that it came from. */
  starts: number[]
  ends: number[]
}

const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const ALIKE: Record<string, string> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
}
// What stands for itself, as most of a text does, is taken in runs.
const PIECES = /[!-_a-~]+|\s+|[^]/gu

function fold(text: string): Folded {
  const pieces: string[] = []
  const [starts, ends]: [number[], number[]] = [[], []]
  let isSpace = false
  for (const { 0: piece, index: at } of text.matchAll(PIECES)) {
    const end = at + piece.length
    const isRun = piece[0]! > ' ' && piece[0]! <= '~' && piece !== '`'
    const as = isRun ? piece : foldPiece(piece)
    if (as === ' ' && isSpace) ends[ends.length - 1] = end
    else {
      pieces.push(as)
      for (let unit = 0; unit < as.length; unit += 1) {
        starts.push(isRun ? at + unit : at)
        ends.push(isRun ? at + unit + 1 : end)
      }
    }
    if (as !== '') isSpace = as === ' '
  }
  return { folded: pieces.join(''), starts, ends }
}

function foldPiece(piece: string): string {
  if (/^\s/.test(piece)) return ' '
  if (UNSEEN.test(piece)) return ''
  // Apart from their accents, for a text may hold them as one character or as two.
  return ALIKE[piece] ?? piece.normalize('NFKD')
}

const WITHIN_WORD = /[\p{L}\p{N}\p{M}]/u
// Writing that parts no words by spaces: what stands beside a word there is another one.
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

// A word that only begins or ends like one that is looked for is another word.
function isWhole(folded: string, start: number, end: number): boolean {
  const goesOn = (at: number) => {
    const [before, after] = [characterBefore(folded, at), String.fromCodePoint(folded.codePointAt(at) ?? 32)]
    return WITHIN_WORD.test(before) && WITHIN_WORD.test(after) && !(UNPARTED.test(before) || UNPARTED.test(after))
  }
  return !goesOn(start) && !goesOn(end)
}

function characterBefore(text: string, at: number): string {
  const [last = ' '] = Array.from(text.slice(Math.max(0, at - 2), at)).slice(-1)
  return last
}
