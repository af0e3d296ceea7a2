import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Encoding is how the bytes of a page travel. */
export type Encoding = 'br' | 'gzip' | 'identity'

// From here on each step takes twice the time for a fiftieth of the size; a page is compressed once for all who read it.
const BROTLI_QUALITY = 5
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** encodingFor chooses, of what an Accept-Encoding header takes, what is smallest. */
export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity'
  const weights = new Map(accept.toLowerCase().split(',').map(weighted))
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0
  const [brotli, zipped, plain] = [weightOf('br'), weightOf('gzip'), weights.get('identity') ?? 0]
  if (Math.max(brotli, zipped) === 0 || plain > Math.max(brotli, zipped)) return 'identity'
  return brotli >= zipped ? 'br' : 'gzip'
}

// "gzip;q=0.5"
function weighted(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0]
}

/** encode answers a text's bytes in UTF-8 as they travel. */
export async function encode(text: string, encoding: Encoding): Promise<Buffer> {
  const bytes = Buffer.from(text)
  if (encoding === 'identity') return bytes
  if (encoding === 'gzip') return apart(await compressGzip(bytes))
  return apart(await compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
}

// zlib writes into 16 KB at a time, and what is kept of three would hold them all.
function apart(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
