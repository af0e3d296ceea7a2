// Finds quoted words in a text, forgiving of typography: curly and straight quotes, dashes, spaces and line ends, ligatures, and
// characters that are not seen are no difference; letters, figures and case are.

/** Place is where words stand in a text: UTF-16 code units, half open. */
export interface Place {
  start: number
  end: number
}

const MOST_PLACES = 50

/**
 * findWords answers where these words stand in the text, in its order and as whole words; at most 50 places. None where nothing
 * is asked for.
 */
export function findWords(text: string, words: string): Place[] {
  const looked = fold(words).folded.trim()
  if (looked === '') return []
  const { folded, starts, ends } = fold(text)
  const places: Place[] = []
  for (let at = folded.indexOf(looked); at !== -1 && places.length < MOST_PLACES; at = folded.indexOf(looked, at + 1)) {
    if (isWhole(folded, at, at + looked.length)) places.push({ start: starts[at]!, end: ends[at + looked.length - 1]! })
  }
  return places
}

/** isAfter tells whether what stands before a place ends with these words, in whatever typography. */
export function isAfter(text: string, { start }: Place, before: string): boolean {
  const asked = fold(before).folded
  // A character may be written as several, some of which are not seen.
  return fold(text.slice(Math.max(0, start - 4 * before.length - 8), start)).folded.trimEnd().endsWith(asked.trim())
}

const LEAST_SHARED = 0.5
const LONGEST_NEAREST = 300

/** nearestTo answers the sentence of the text that shares most words with these, or null where none shares half of them; at most 300 units of it. */
export function nearestTo(text: string, words: string): string | null {
  const looked = wordsIn(words)
  if (looked.size === 0) return null
  let best = { shared: 0, sentence: '' }
  for (const [sentence] of text.matchAll(/(?:[^\n.!?]|\.(?=\d))+(?:[.!?]+["'”’»)]*)?/g)) {
    const there = wordsIn(sentence)
    let shared = 0
    for (const word of looked) if (there.has(word)) shared += 1
    if (shared > best.shared) best = { shared, sentence: sentence.trim() }
  }
  if (best.shared / looked.size < LEAST_SHARED) return null
  return best.sentence.length > LONGEST_NEAREST ? `${best.sentence.slice(0, LONGEST_NEAREST).trimEnd()} …` : best.sentence
}

function wordsIn(text: string): Set<string> {
  return new Set(fold(text).folded.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
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

function fold(text: string): Folded {
  let folded = ''
  const [starts, ends]: [number[], number[]] = [[], []]
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const as = foldCharacter(character)
    if (as === ' ' && folded.endsWith(' ')) ends[ends.length - 1] = end
    else {
      folded += as
      for (let unit = 0; unit < as.length; unit += 1) {
        starts.push(at)
        ends.push(end)
      }
    }
    at = end
  }
  return { folded, starts, ends }
}

function foldCharacter(character: string): string {
  if (character > ' ' && character <= '~') return ALIKE[character] ?? character
  if (/\s/.test(character)) return ' '
  if (UNSEEN.test(character)) return ''
  // Apart from their accents, for a text may hold them as one character or as two.
  return ALIKE[character] ?? character.normalize('NFKD')
}

const WITHIN_WORD = /[\p{L}\p{N}\p{M}]/u

// A word that only begins or ends like one that is looked for is another word.
function isWhole(folded: string, start: number, end: number): boolean {
  const goesOn = (at: number) => WITHIN_WORD.test(characterBefore(folded, at)) && WITHIN_WORD.test(String.fromCodePoint(folded.codePointAt(at) ?? 32))
  return !goesOn(start) && !goesOn(end)
}

function characterBefore(text: string, at: number): string {
  const [last = ' '] = Array.from(text.slice(Math.max(0, at - 2), at)).slice(-1)
  return last
}
