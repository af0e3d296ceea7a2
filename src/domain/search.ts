// Searching by words: what is typed, what it finds, and where the words stand.

/** How many characters a search may have. */
export const LONGEST_SEARCH = 200

/**
 * foldText answers what two spellings of one text share: no case, accents or kind of quotation mark, hyphen or space.
 * foldText('Die Ökonomie') === foldText('die okonomie'). Signs such as % and . stay.
 */
export function foldText(text: string): string {
  return foldCharacters(text).replace(/\s+/g, ' ').trim()
}

// Each character folds by itself, whatever stands beside it, so that matchesIn can tell which stands where.
function foldCharacters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s/g, ' ')
}

/** areSameNames says whether two lists of folded names, a line each, have the same ones: engines order names each in their own way. */
export function areSameNames(one: string, other: string): boolean {
  return inOrder(one) === inOrder(other)
}

function inOrder(lines: string): string {
  return lines.split('\n').sort().join('\n')
}

/** wordsOf answers the folded words of a search, each once; what stands in quotation marks is one. None: nothing to look for. */
export function wordsOf(typed: string): string[] {
  const words = [...foldText(typed).matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, phrase, word]) => (phrase ?? word ?? '').trim())
  return [...new Set(words)].filter((word) => word !== '')
}

/** matchesIn answers where folded words stand in a text: UTF-16 code units, half open, in order and apart from each other. */
export function matchesIn(text: string, words: readonly string[]): { start: number; end: number }[] {
  let folded = ''
  // Of each unit of the folded text, where its character begins and ends in the text.
  const origins: { start: number; end: number }[] = []
  let at = 0
  for (const character of text) {
    const piece = foldCharacters(character)
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) origins.push({ start: at, end: at + character.length })
    at += character.length
  }
  const found = words.flatMap((word) => occurrences(folded, word).map((from) => ({
    start: origins[from]!.start, end: origins[from + word.length - 1]!.end,
  })))
  return joined(found.sort((a, b) => a.start - b.start))
}

function occurrences(folded: string, word: string): number[] {
  const found: number[] = []
  for (let at = folded.indexOf(word); word !== '' && at !== -1; at = folded.indexOf(word, at + word.length)) found.push(at)
  return found
}

function joined(spans: { start: number; end: number }[]): { start: number; end: number }[] {
  const apart: { start: number; end: number }[] = []
  for (const { start, end } of spans) {
    const last = apart.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
