import { describe, expect, it } from 'vitest'
import { textHash } from '../../src/intake/normalise.js'
import { readDocument, readText } from '../../src/intake/read-document.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const refused = (reason: string, words: RegExp) => expect.objectContaining({ reason, message: expect.stringMatching(words) })

describe('readDocument', () => {
  it('keeps curly quotes, emoji, Chinese, non-breaking spaces and decomposed letters as they came', () => {
    const text = '“It’s 5 km,” 她说。🏳️‍🌈 cafe\u0301 – done.'
    expect(readDocument({ bytes: bytes(text), filename: 'a.txt' }).text).toBe(text)
  })

  it('reads the same text with a byte order mark, CRLF, CR, trailing spaces and extra blank lines', () => {
    const plain = readDocument({ bytes: bytes('One line here.\nTwo.\n\nThree.'), filename: 'a.txt' })
    for (const other of ['\uFEFFOne line here.\r\nTwo.\r\n\r\nThree.\r\n', 'One line here.  \rTwo.\r\r\r\rThree.\t']) {
      const document = readDocument({ bytes: bytes(other), filename: 'b.txt' })
      expect(document.text).toBe(plain.text)
      expect(textHash(other)).toBe(textHash(plain.text))
    }
    expect(textHash('One line here.')).not.toBe(textHash('One line there.'))
  })

  it('takes the format from the file name, then the media type, then the text', () => {
    const markdown = bytes('# Wall\n\nThe *wall* holds.')
    expect(readDocument({ bytes: markdown, filename: 'a.MD' }).format).toBe('markdown')
    expect(readDocument({ bytes: markdown, filename: 'a.txt', mediaType: 'text/markdown' }).format).toBe('plain')
    expect(readDocument({ bytes: markdown, filename: 'a', mediaType: 'text/plain; charset=utf-8' }).format).toBe('plain')
    expect(readDocument({ bytes: markdown }).format).toBe('markdown')
  })

  it('keeps the address where the document was found', () => {
    const document = readDocument({ bytes: bytes('It rained.'), filename: 'a.txt', url: 'https://quay.example.com/rain' })
    expect(document.url).toBe('https://quay.example.com/rain')
    expect(readDocument({ bytes: bytes('It rained.'), url: 'javascript:alert(1)' }).url).toBeNull()
  })

  it('refuses an empty document', () => {
    for (const text of ['', ' \r\n\t\n', '\uFEFF', '—\n\n***', '---\ntitle: Wall\n---\n']) {
      expect(() => readDocument({ bytes: bytes(text), filename: 'a.md' })).toThrow(refused('empty', /no text/))
    }
  })

  it('refuses binary files, and says which kinds are read', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
    expect(() => readDocument({ bytes: png, filename: 'a.txt' })).toThrow(refused('binary', /\.txt, \.md or \.html/))
    expect(() => readDocument({ bytes: bytes('A\0B') })).toThrow(refused('binary', /text file/))
    expect(() => readDocument({ bytes: png, filename: 'a.png', mediaType: 'image/png' })).toThrow(refused('unsupported', /\.md/))
    expect(() => readDocument({ bytes: bytes('%PDF-1.7 x') })).toThrow(refused('unsupported', /a PDF/))
  })

  it('refuses text that is not UTF-8', () => {
    const latin1 = new Uint8Array(Buffer.from('Der Bürgermeister schwieg.', 'latin1'))
    const utf16 = new Uint8Array(Buffer.from('\uFEFFIt rained.', 'utf16le'))
    for (const other of [latin1, utf16]) {
      expect(() => readDocument({ bytes: other, filename: 'a.txt' })).toThrow(refused('not-utf8', /Save it as UTF-8/))
    }
    expect(() => readText({ text: 'cut \uD83D', format: 'plain' })).toThrow(refused('not-utf8', /Copy it again/))
  })

  it('refuses HTML that declares another encoding', () => {
    const html = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body><p>Hi</p></body></html>'
    expect(() => readDocument({ bytes: bytes(html), filename: 'a.html' })).toThrow(refused('not-utf8', /iso-8859-1/))
    expect(() => readDocument({ bytes: bytes('Hi'), mediaType: 'text/plain; charset=windows-1252' })).toThrow(refused('not-utf8', /windows-1252/))
  })

  it('reads 1,000,000 UTF-16 code units of text and refuses one more', () => {
    expect(readText({ text: '🙂'.repeat(499_999) + 'ab', format: 'plain' }).text).toHaveLength(1_000_000)
    expect(() => readText({ text: 'a'.repeat(1_000_001), format: 'plain' })).toThrow(refused('too-large', /1,000,001 characters/))
    expect(() => readDocument({ bytes: new Uint8Array(5_000_001).fill(97) })).toThrow(refused('too-large', /5\.0 MB/))
  })

  it('does not count the markup of a page as text', () => {
    const article = `<p>${'The harbour board met on Monday and heard its engineers. '.repeat(5)}</p>`
    const html = `<html><body><article>${article}<!-- ${'x'.repeat(2_000_000)} --></article></body></html>`
    expect(readDocument({ bytes: bytes(html), filename: 'a.html' }).text.length).toBeLessThan(400)
  })
})
