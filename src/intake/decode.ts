import { IntakeError } from './intake-error.js'

const NOT_UTF8 = 'This file is not UTF-8 text. Save it as UTF-8 and try again.'

const SIGNATURES: [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\u00D0\u00CF\u0011\u00E0', 'an old office document'],
  ['{\\rtf', 'a Rich Text (RTF) document'],
]

/**
 * decodeText reads bytes as UTF-8, with or without a byte order mark (which is left in place). Throws IntakeError:
 * 'unsupported' for PDF, ZIP, RTF and office files, 'not-utf8' for UTF-16, UTF-32 or bytes that are not UTF-8, 'binary' for
 * control characters that no text holds.
 */
export function decodeText(bytes: Uint8Array): string {
  refuseOtherKinds(bytes)
  const text = asUtf8(bytes)
  refuseControlCharacters(text)
  return text
}

/** checkCharacters throws IntakeError where a pasted string cannot be text: control characters, half a surrogate pair. */
export function checkCharacters(text: string): void {
  refuseControlCharacters(text)
  if (/\p{Surrogate}/u.test(text)) {
    throw new IntakeError('not-utf8', 'This text holds half of a character, so it was cut or damaged. Copy it again.')
  }
}

/** checkCharset throws IntakeError 'not-utf8' where the media type or the HTML itself names another encoding. */
export function checkCharset(html: string, mediaType = ''): void {
  const declared = charsetIn(mediaType) ?? charsetIn(html.slice(0, 4096))
  if (declared === null || ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(declared)) return
  throw new IntakeError(
    'not-utf8',
    `This page says that it is written in ${declared}, not UTF-8. Save it as UTF-8 and try again.`,
  )
}

function charsetIn(text: string): string | null {
  const match =
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(text) ??
    /^[\w/+.-]+\s*;\s*charset\s*=\s*"?([\w-]+)/i.exec(text) ??
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(text)
  return match ? match[1]!.toLowerCase() : null
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  for (const [signature, kind] of SIGNATURES) {
    if (!start.startsWith(signature)) continue
    throw new IntakeError('unsupported', `This is ${kind}. Save it as text, Markdown or HTML and try again.`)
  }
  if (start.startsWith('\u00FF\u00FE') || start.startsWith('\u00FE\u00FF') || start.startsWith('\0\0\u00FE\u00FF')) {
    throw new IntakeError('not-utf8', NOT_UTF8)
  }
}

function asUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    if (looksBinary(bytes)) throw notText()
    throw new IntakeError('not-utf8', NOT_UTF8)
  }
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b))
}

function refuseControlCharacters(text: string): void {
  // eslint-disable-next-line no-control-regex -- these are the characters that tell a binary file from a text
  if (/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)) throw notText()
}

function notText(): IntakeError {
  return new IntakeError(
    'binary',
    'This is not a text file, or it is damaged. Choose a .txt, .md or .html file, or paste the text.',
  )
}
