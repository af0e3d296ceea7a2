import { checkCharacters, checkCharset, decodeText } from './decode.js'
import type { Document, DocumentFormat, Particulars } from './document.js'
import { readHtml } from './html.js'
import { IntakeError } from './intake-error.js'
import { readMarkdown } from './markdown.js'
import { checkedText, checkSourceSize, normaliseText, unixLines } from './normalise.js'
import { firstWords, readUrl } from './particulars.js'
import { readPlain } from './plain.js'
import { withinTimeLimit } from './time-limit.js'

/** FileInput is a file as it came: its bytes, and what the sender says about it. `url` is where it was found. */
export interface FileInput {
  bytes: Uint8Array
  filename?: string
  mediaType?: string
  url?: string
}

/** TextInput is a text as pasted or read from a stream. `url` is where it was found. */
export interface TextInput {
  text: string
  format: DocumentFormat
  url?: string
}

/**
 * Up to so many UTF-16 code units a text of the format takes less than 50 ms to be read, the worst too (`npm run bench:documents`). Of
 * pages a thousand can take that long, for a few nested elements.
 */
export const QUICK_TO_READ: Record<DocumentFormat, number> = { plain: 20_000, markdown: 2_000, html: 0 }

/** isQuickToRead tells of what readText takes less than 50 ms to read, whatever it is. */
export function isQuickToRead({ text, format }: TextInput): boolean {
  return text.length <= QUICK_TO_READ[format]
}

const EXTENSIONS: Record<string, DocumentFormat> = {
  txt: 'plain', text: 'plain', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', xhtml: 'html',
}
const OTHER_EXTENSION = /^(?:pdf|docx?|odt|rtf|pages|xlsx?|pptx?|zip)$/
const MEDIA_TYPES: Record<string, DocumentFormat> = {
  'text/plain': 'plain', 'text/markdown': 'markdown', 'text/x-markdown': 'markdown',
  'text/html': 'html', 'application/xhtml+xml': 'html',
}

/**
 * textOfFile reads the bytes of a .txt, .md or .html file as UTF-8 text and says in which format it is: by the file name, else
 * by the media type, else by the text itself. Takes milliseconds, whatever the text is. Throws IntakeError.
 */
export function textOfFile({ bytes, filename, mediaType, url }: FileInput): TextInput {
  checkSourceSize(bytes.length)
  const declared = declaredFormat(filename, mediaType)
  const text = decodeText(bytes)
  const format = declared ?? formatOf(text)
  checkCharset(format === 'html' ? text : '', mediaType)
  return { text, format, ...(url !== undefined && { url }) }
}

/**
 * readDocument reads a .txt, .md or .html file of UTF-8 text, as textOfFile and readText do. At most 5,000,000 bytes, of which at most 1,000,000 UTF-16 code units are article text.
 * Throws IntakeError with a message for the person who brought the file.
 */
export function readDocument(file: FileInput): Document {
  return readText(textOfFile(file))
}

/**
 * readText reads a text in a known format into a Document: at most 5,000,000 UTF-16 code units, of which at most 1,000,000
 * are article text. A declared charset is of no account here, for the text is decoded already. Throws IntakeError.
 */
export function readText({ text, format, url }: TextInput): Document {
  checkSourceSize(text.length)
  checkCharacters(text)
  const source = unixLines(text)
  checkedSource(source)
  const found = readUrl(url)
  const { particulars, body } = withinTimeLimit(() => readAs(format, source, found), isQuickToRead({ text, format }))
  const article = checkedText(normaliseText(body))
  return {
    ...particulars,
    format,
    title: particulars.title ?? firstWords(article),
    url: particulars.url ?? found,
    text: article,
  }
}

function readAs(format: DocumentFormat, source: string, url: string | null): { particulars: Particulars; body: string } {
  if (format === 'html') return readHtml(source, url)
  return format === 'markdown' ? readMarkdown(source) : readPlain(source)
}

function checkedSource(source: string): void {
  if (source.trim() !== '') return
  throw new IntakeError('empty', 'There is no text here. Paste the article, or choose a file that holds it.')
}

function declaredFormat(filename = '', mediaType = ''): DocumentFormat | null {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(filename)?.[1]?.toLowerCase()
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  const format = (extension ? EXTENSIONS[extension] : undefined) ?? MEDIA_TYPES[type]
  if (format) return format
  if (/^(?:image|audio|video|font)\//.test(type) || OTHER_EXTENSION.test(extension ?? '')) {
    throw new IntakeError(
      'unsupported',
      'Only .txt, .md and .html files are read. Save it as one of these and try again.',
    )
  }
  return null
}

function formatOf(text: string): DocumentFormat {
  const start = text.slice(0, 1000).replace(/^\uFEFF/, '').trimStart().toLowerCase()
  if (/^(?:<!doctype html|<html|<\?xml|<head|<body|<article)/.test(start)) return 'html'
  return /^(?:---\n|# )/.test(start) ? 'markdown' : 'plain'
}
