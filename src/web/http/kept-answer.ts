import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { encode, type Encoding } from './encodings.js'

/** KeptPage is a page as it goes out, its headers with it. */
export interface KeptPage {
  /** The version of what readers see that it was drawn from. */
  version: number
  etag: string
  /** In Unix time, in seconds. */
  lastModified: number
  /** Names and values in turn, as Node writes them fastest; of an answer with a body, and of one that says that nothing changed. */
  whole: string[]
  unchanged: string[]
  body: Buffer
}

// Changes of the program change pages, too.
const STARTED = Math.floor(Date.now() / 1_000)
const OF_THE_BODY = new Set(['content-type', 'content-length', 'content-encoding'])

/** keptPage makes one of a drawn page. `headers`: those that the rest of the server gave it. */
export async function keptPage(version: number, headers: OutgoingHttpHeaders, html: string, encoding: Encoding): Promise<KeptPage> {
  const body = await encode(html, encoding)
  const etag = `W/"${createHash('sha256').update(html).digest('base64url')}"`
  const lastModified = Math.max(version, STARTED)
  const whole = {
    ...headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': String(body.length),
    'etag': etag,
    'last-modified': new Date(lastModified * 1_000).toUTCString(),
  }
  const lines = Object.entries(whole).map(([name, value]) => [name, String(value)] as const)
  const ofBoth = lines.filter(([name]) => !OF_THE_BODY.has(name))
  return { version, etag, lastModified, whole: lines.flat(), unchanged: ofBoth.flat(), body }
}

// What holds a page, measured: its key, its two lists of headers, their values that no other page has.
const BESIDE_BODY_BYTES = 3_072

/** sizeOfKept is about how many bytes it takes. */
export function sizeOfKept({ body }: KeptPage): number {
  return body.length + BESIDE_BODY_BYTES
}

/** answerKept sends it, or says that what the client has is still the same; answers the status. */
export function answerKept(request: IncomingMessage, response: ServerResponse, page: KeptPage, now: number): 200 | 304 {
  const isUnchanged = isStill(request, page)
  const headers = isUnchanged ? page.unchanged : page.whole
  const status = isUnchanged ? 304 : 200
  // Of changes that come thick the last may be told for a second that has not come yet: it is not told then.
  response.writeHead(status, now < page.lastModified * 1_000 ? headers.slice(0, -2) : headers)
  if (isUnchanged || request.method === 'HEAD') response.end()
  else response.end(page.body)
  return status
}

// To the second and not "since": of two changes neither has the other's.
function isStill({ headers }: IncomingMessage, { etag, lastModified }: KeptPage): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === bare(etag))
  const since = headers['if-modified-since']
  return since !== undefined && Date.parse(since) === lastModified * 1_000
}

function bare(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
