// The text as it is read: without what only sets type. Soft hyphens and marks of no width are left out, odd spaces are
// plain ones, ligatures are letters, all double quotation marks are “…”, also those typed as two single ones, words cut at a line's end are whole; every span leads back to the text as it came.
import { commonTags } from './part-of-speech.js'

/** Half open, in UTF-16 code units. */
type Span = readonly [start: number, end: number]

/** A text to read, and the way back to the text that was given. */
export interface Folded {
  text: string
  /** toRaw gives the span of the given text that a span of the folded one came from, marks inside it included. */
  toRaw(span: Span): [start: number, end: number]
  /** toFolded gives where a span of the given text stands in the folded one. */
  toFolded(span: Span): [start: number, end: number]
}

const invisible = '\\u00ad\\u180e\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff'
const spaces = '\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000'
const lineEnd = '[ \\t]{0,20}\\r?\\n[ \\t]{0,20}'
const hyphens = '[-\\u2010\\u2011]'
const isOdd = new RegExp(`\\u200d|[${invisible}${spaces}\\u2010\\u2011\\ufb00-\\ufb06«»„]|\`\`|‘‘|’’|-[ \\t]{0,20}\\r?\\n`)
// Each begins with the character that it is about, and looks back from behind it: so most characters are passed at once.
const foldable = new RegExp([
  `\\u00ad${lineEnd}`,
  `${hyphens}(?<=\\p{L}${hyphens})${lineEnd}(?=\\p{L})`,
  // Pictures are joined by one; letters are not.
  `[${invisible}]|\\u200d(?!\\p{Extended_Pictographic})`,
  `[${spaces}]`, '[\\u2010\\u2011]', '[\\ufb00-\\ufb06]', '[«»„]', '“(?<=„[^“”„\\n]{1,1000}“)',
  '``|‘‘|’’',
].join('|'), 'gu')
const ligatures = new Map([
  ['ﬀ', 'ff'], ['ﬁ', 'fi'], ['ﬂ', 'fl'], ['ﬃ', 'ffi'], ['ﬄ', 'ffl'], ['ﬅ', 'st'], ['ﬆ', 'st'],
])
const longestWord = 40
const leastPart = 3

/** fold gives a text as it is read. Linear; a text without odd characters is given back as it is, after one look. */
export function fold(text: string): Folded {
  if (!isOdd.test(text)) return { text, toRaw: copy, toFolded: copy }
  const pieces: string[] = []
  // Folded code unit → code unit that it came from; each came from one.
  const raw: number[] = []
  const take = (piece: string, from: number, step: 0 | 1): void => {
    pieces.push(piece)
    for (let at = 0; at < piece.length; at += 1) raw.push(from + at * step)
  }
  const spelled = wordsOnce(text)
  let last = 0
  for (const { 0: odd, index } of text.matchAll(foldable)) {
    take(text.slice(last, index), last, 1)
    take(replacement(text, index, odd, spelled), odd === '’’' ? index + 1 : index, ligatures.has(odd) ? 0 : 1)
    last = index + odd.length
  }
  take(text.slice(last), last, 1)
  const toRaw = ([start, end]: Span): [number, number] => {
    const first = raw[start] ?? text.length
    return [first, end > start ? raw[end - 1]! + 1 : first]
  }
  const toFolded = ([start, end]: Span): [number, number] => [firstFrom(raw, start), firstFrom(raw, end)]
  return { text: pieces.join(''), toRaw, toFolded }
}

function copy([start, end]: Span): [number, number] {
  return [start, end]
}

function replacement(text: string, at: number, odd: string, spelled: () => ReadonlySet<string>): string {
  const ligature = ligatures.get(odd)
  if (ligature) return ligature
  if (odd === '``' || odd === '‘‘') return '“'
  if (odd === '’’') return '”'
  if (/^[«»„“]$/.test(odd)) return plainQuote(text, at, odd)
  if (/^[-\u2010\u2011]/.test(odd)) return odd.length === 1 ? '-' : lineEndHyphen(text, at, odd, spelled)
  if (!/^[\u00a0\u2000-\u200a\u202f\u205f\u3000]$/.test(odd)) return ''
  return isThousands(text, at) ? ',' : ' '
}

// «…», »…« and „…“ are read as “…”.
function plainQuote(text: string, at: number, mark: string): string {
  const [isApart, isFollowed] = [at === 0 || /[\s(]/.test(text.charAt(at - 1)), /[\p{L}\d]/u.test(text.charAt(at + 1))]
  if (mark === '«') return isApart || isFollowed ? '“' : '”'
  if (mark === '»') return isApart && isFollowed ? '“' : '”'
  return mark === '„' ? '“' : '”'
}

// "12 000" with a space that does not break; but "in 2019 300 people".
function isThousands(text: string, at: number): boolean {
  if (!/^[\u00a0\u2009\u202f]\d{3}(?!\d)/.test(text.slice(at, at + 5))) return false
  return /(?:^|\D)\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})*$/.test(text.slice(Math.max(0, at - 20), at))
}

/** "com-⏎mittee" is one word, "well-⏎known" keeps its hyphen, "short-⏎and" its line end as well. */
function lineEndHyphen(text: string, at: number, odd: string, spelled: () => ReadonlySet<string>): string {
  const left = /[\p{L}’']+$/u.exec(text.slice(Math.max(0, at - longestWord), at))?.[0] ?? ''
  const after = at + odd.length
  const right = /^\p{L}+/u.exec(text.slice(after, after + longestWord))?.[0] ?? ''
  if (/^(?:and|or|to|nor)$/.test(right)) return odd
  if (/^\p{Lu}/u.test(right) && left !== left.toUpperCase()) return '-'
  const [joined, hyphened] = [`${left}${right}`.toLowerCase(), `${left}-${right}`.toLowerCase()]
  if (spelled().has(joined)) return ''
  if (spelled().has(hyphened)) return '-'
  if (isKnown(joined)) return ''
  const apart = left.length >= leastPart && right.length >= leastPart && isKnown(left.toLowerCase()) && isKnown(right.toLowerCase())
  return isKnown(hyphened) || apart ? '-' : ''
}

const isKnown = (lower: string): boolean => commonTags(lower).length > 0

// The words of a text in small letters, gathered when first asked for.
function wordsOnce(text: string): () => ReadonlySet<string> {
  let known: Set<string> | undefined
  return () => (known ??= new Set(text.toLowerCase().match(/\p{L}+(?:[-‐‑]\p{L}+)*/gu)))
}

function firstFrom(raw: readonly number[], wanted: number): number {
  let [low, high] = [0, raw.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (raw[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
