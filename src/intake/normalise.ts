import { createHash } from 'node:crypto'
import { IntakeError } from './intake-error.js'

/** maximumTextLength is what we call 1 MB of text: 1,000,000 UTF-16 code units of article text, markup not counted. */
export const maximumTextLength = 1_000_000

/** maximumSourceSize bounds what is looked at, markup included: bytes of a file, or UTF-16 code units of pasted text. */
export const maximumSourceSize = 5_000_000

/**
 * normaliseText gives a text its one shape: no byte order mark, line feeds only, no spaces or tabs at the end of a
 * line, at most one blank line in a row, none at either end. Everything else stays as it came: curly quotes, emoji,
 * non-breaking spaces, and composed or decomposed letters.
 */
export function normaliseText(text: string): string {
  const lines = unixLines(text).split('\n').map(withoutTrailingSpace)
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** unixLines drops a byte order mark and turns CRLF and lone CR into LF. */
export function unixLines(text: string): string {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  return text.slice(start).replace(/\r\n?/g, '\n')
}

// A pattern such as /[ \t]+$/ takes quadratic time on a line of spaces that ends in a letter.
function withoutTrailingSpace(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(0, end)
}

/** textHash is the SHA-256, as lower-case hex, of the normalised text in UTF-8: equal for the same text brought twice. */
export function textHash(text: string): string {
  return createHash('sha256').update(normaliseText(text), 'utf8').digest('hex')
}

/** checkedText returns the text, or throws IntakeError where it is empty or over maximumTextLength. */
export function checkedText(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new IntakeError('empty', 'There is no text here. Paste the article, or choose a file that holds it.')
  }
  if (text.length > maximumTextLength) {
    const length = text.length.toLocaleString('en')
    throw new IntakeError(
      'too-large',
      `This text is ${length} characters long; at most 1,000,000 (1 MB) are read. Import it in parts.`,
    )
  }
  return text
}

/** checkSourceSize throws IntakeError 'too-large' where a source is over maximumSourceSize. */
export function checkSourceSize(size: number): void {
  if (size <= maximumSourceSize) return
  throw new IntakeError(
    'too-large',
    `This document is ${(size / 1e6).toFixed(1)} MB; at most 5 MB are read, 1 MB of it text. Import it in parts.`,
  )
}
