// Text → raw token spans, by one regular expression that never looks at a character more than a bounded number of
// times: every repeat that could fail late is capped, so hostile input stays linear.
import { abbreviations, shyAbbreviations } from '../lexicon/abbreviations.js'

const clitic = /(?:n['’]t|['’](?:s|ll|re|ve|d|m))$/i

const shapes = [
  // web address
  '(?:https?://|www\\.)[^\\s<>"“”]{1,2000}(?<![.,;:!?)\\]’\'])',
  // e-mail
  '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}',
  // site name: example.com
  '[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,3}\\.(?:com|org|net|gov|edu|info|co\\.uk)(?![\\p{L}\\d])',
  // mention, tag
  '[@#][\\p{L}\\d_]{1,60}',
  // Ph.D., M.Sc., Ph.D.-level
  '(?:Ph|M|B|LL|Ed|Litt)\\.(?:Sc|Phil|Litt|Ed|Eng|A|D|B|M)\\.(?:-\\p{L}+){0,4}',
  // U.S., a.m., F.B.I, U.S.-led
  '(?:\\p{L}\\.){2,12}(?:\\p{L}(?![\\p{L}\\d]))?(?:(?<=\\.)-\\p{L}+){0,4}',
  // the currency of "Rs4.5"
  'Rs(?=\\.?\\d)',
  // 1,000.50, 3:45, 29-year-old, 1980s, 2nd, 0-for-9, 6-foot-3
  '\\d+(?:[.,:/]\\d+)*(?:[-–]?\\p{L}+(?:-[\\p{L}\\d]+)*)?',
  // words with inner hyphens, apostrophes, ampersands
  '[\\p{L}\\p{M}_]+(?:[-‑\'’&/](?=[\\p{L}\\d])[\\p{L}\\p{M}\\d_]+|\\d+)*',
  // runs of dots, dashes and marks; long runs of any one mark
  '\\.{2,}', '-{2,}', "''", '[!?]{2,}', '([^\\p{L}\\p{N}\\s])\\1{3,}',
  '\\S',
]
const shape = new RegExp(shapes.join('|'), 'gu')

/** Words of two letters that end a sentence before an initial more often than they are one. */
const shortWords: ReadonlySet<string> = new Set(
  'He It We My No So Go Us Me Do An As At By If In Is Of On Or To Up Am Be TV'.split(' '))

/**
 * scanTokens finds the token spans of a text as pairs [start, end, start, end, …] in UTF-16 code units. Tokens never
 * hold whitespace and together cover everything else. Clitics stand alone ("do" "n't", "Ann" "’s"); hyphenated words,
 * numbers with their marks, web addresses and abbreviations with their full stop are one token each.
 */
export function scanTokens(text: string): number[] {
  const spans: number[] = []
  shape.lastIndex = 0
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    const word = match[0]
    const start = match.index
    let end = start + word.length
    const last = word.charCodeAt(word.length - 1)
    const isWord = last > 64 && last !== 0x2026 && word.length < 64
    if (isWord && (word.includes("'") || word.includes('’'))) {
      const cut = clitic.exec(word)
      if (cut && cut.index > 0) {
        spans.push(start, start + cut.index, start + cut.index, end)
        continue
      }
    }
    if (isWord && text.charCodeAt(end) === 46 && text.charCodeAt(end + 1) !== 46 && ownsFullStop(word, text, end)) {
      end += 1
      shape.lastIndex = end
    }
    spans.push(start, end)
  }
  return spans
}

function ownsFullStop(word: string, text: string, at: number): boolean {
  if (word.length > 6) return false
  const lower = word.toLowerCase()
  const next = nextVisible(text, at + 1)
  if (word.length === 1) return isInitial(word, text, at, next)
  if (word.length === 2 && isLongInitial(word, text, at)) return true
  if (lower === 'rs') return /\d/.test(next)
  if (shyAbbreviations.has(lower)) {
    if (lower === 'st' && word === 'St') return true
    if (lower === 'al' && /\bet $/.test(text.slice(Math.max(0, at - 6), at - 2))) return true
    return /[\d\p{Ll}]/u.test(next) && (lower !== 'no' || /\d/.test(next))
  }
  return abbreviations.has(lower)
}

function isInitial(letter: string, text: string, at: number, next: string): boolean {
  if (/\p{Lu}/u.test(letter)) {
    // "you and I. Did": the pronoun ends a sentence; "Albert I. Jones" has a name before it.
    if (letter === 'I') return /\p{Lu}\p{L}* $/u.test(text.slice(Math.max(0, at - 24), at - 1)) && /\p{Lu}/u.test(next)
    return /[\p{L}\d]/u.test(next) || next === ''
  }
  // "Lee v. Vane"
  if (letter === 'v') return /\p{Lu}/u.test(next)
  return /\d/.test(next) && letter === 'p'
}

/** "Ch. A. Bell", "J. L. Th. Niek": two letters are an initial beside another one. */
function isLongInitial(word: string, text: string, at: number): boolean {
  if (!/^\p{Lu}\p{Ll}$/u.test(word) || shortWords.has(word)) return false
  return /\p{Lu}\. ?$/u.test(text.slice(Math.max(0, at - 5), at - 2)) || /^\. ?\p{Lu}\./u.test(text.slice(at, at + 5))
}

function nextVisible(text: string, from: number): string {
  let at = from
  while (at < text.length && at < from + 8 && text.charCodeAt(at) <= 32) at += 1
  return text.charAt(at)
}
