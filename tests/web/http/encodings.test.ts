import { describe, expect, it } from 'vitest'
import { encode, encodingFor } from '../../../src/web/http/encodings.js'

describe('the encoding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0, identity', 'identity'],
    ['gzip;q=0.1, identity;q=1', 'identity'],
    ['deflate', 'identity'],
    ['br;q=much', 'identity'],
  ])('is of those that %j takes', (accept, encoding) => {
    expect(encodingFor(accept)).toBe(encoding)
  })
})

describe('the bytes of a text', () => {
  it.each(['br', 'gzip', 'identity'] as const)('in %s hold no other memory while they are kept', async (encoding) => {
    const { length, buffer } = await encode('The bridge will close. '.repeat(500), encoding)
    expect(buffer.byteLength).toBe(length)
  })
})
