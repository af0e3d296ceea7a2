/** Line is a stretch of a text in UTF-16 code units, half open, without the list marker or heading sign before it. */
export interface Line {
  start: number
  end: number
}

/** Block is one paragraph, heading or list of an article, as lines of its text. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'bullets' | 'numbers'
  lines: Line[]
}

const BULLET = /^[-*•]\s+(?=\S)/
const NUMBER = /^\d{1,3}[.)]\s+(?=\S)/
const HASHES = /^#{1,6}\s+(?=\S)/
const HEADING_UNITS = 90

/**
 * findBlocks reads plain text as a page would set it: paragraphs stand between blank lines; a paragraph whose every line
 * begins with a bullet or a number is a list; a short single line that ends no sentence and has text after it is a
 * heading, and so is a line behind "#" signs.
 */
export function findBlocks(text: string): Block[] {
  const paragraphs = findParagraphs(text)
  return paragraphs.map((lines, index) => asBlock(text, lines, index + 1 < paragraphs.length))
}

function findParagraphs(text: string): Line[][] {
  const paragraphs: Line[][] = []
  let lines: Line[] = []
  for (const match of text.matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
    const [piece] = match
    if (piece.trim() !== '') lines.push(trimmed(text, match.index, match.index + piece.length))
    else if (endsParagraph(text, match.index + piece.length) && lines.length > 0) {
      paragraphs.push(lines)
      lines = []
    }
  }
  if (lines.length > 0) paragraphs.push(lines)
  return paragraphs
}

// A line break ends a paragraph where another one, or the end of the text, follows with nothing but blanks between them.
function endsParagraph(text: string, at: number): boolean {
  let next = at
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\u00a0') next += 1
  return next >= text.length || text[next] === '\n' || text[next] === '\r'
}

function trimmed(text: string, start: number, end: number): Line {
  const piece = text.slice(start, end)
  return { start: start + piece.length - piece.trimStart().length, end: end - (piece.length - piece.trimEnd().length) }
}

function asBlock(text: string, lines: Line[], followed: boolean): Block {
  const words = lines.map(({ start, end }) => text.slice(start, end))
  if (words.every((line) => BULLET.test(line))) return { kind: 'bullets', lines: without(BULLET, words, lines) }
  if (isNumbered(words)) return { kind: 'numbers', lines: without(NUMBER, words, lines) }
  if (lines.length > 1) return { kind: 'paragraph', lines }
  if (HASHES.test(words[0]!)) return { kind: 'heading', lines: without(HASHES, words, lines) }
  return { kind: followed && looksLikeHeading(words[0]!) ? 'heading' : 'paragraph', lines }
}

// The page counts for itself, so only what is counted from one upwards can give up its own numbers.
function isNumbered(words: string[]): boolean {
  return words.length > 1 && words.every((line, index) => NUMBER.test(line) && Number.parseInt(line, 10) === index + 1)
}

function without(marker: RegExp, words: string[], lines: Line[]): Line[] {
  const markerUnits = (index: number) => marker.exec(words[index]!)?.[0].length ?? 0
  return lines.map((line, index) => ({ ...line, start: line.start + markerUnits(index) }))
}

function looksLikeHeading(line: string): boolean {
  return line.length <= HEADING_UNITS && /\p{L}/u.test(line) && !/[.!…,;:。！，；：][)\]"'”’»]*$/u.test(line)
}
