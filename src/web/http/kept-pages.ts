import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { ViewModel, ViewName } from '../parts/views.js'
import { carriesOurCookie } from './cookie-name.js'
import { encodingFor } from './encodings.js'
import { actorOf, type Web } from './handler.js'
import { answerKept, keptPage, sizeOfKept, type KeptPage } from './kept-answer.js'
import { countAnswer, countKept, noteKeptBytes } from './metrics.js'

export interface KeptPagesOptions {
  /** The address by which a page is kept; null: it is not. */
  addressOf(url: string): string | null
  /** Whether a Host header names us. */
  isOurs(host: string | undefined): boolean
  /** See Store. */
  readersVersion(): Promise<number>
}

const MOST_BYTES = 32 * 1024 * 1024
const LARGEST_PAGE_BYTES = 1024 * 1024

/** Asked is a request for a page that may be kept, and the version that was read when it came. */
interface Asked {
  request: IncomingMessage
  response: ServerResponse
  address: string
  version: number
  /** When it came, before the version was read. */
  at: number
}

// What is done with a page once it is drawn.
const keepers = new WeakMap<ServerResponse, (html: string) => Promise<void>>()

/**
 * keepPages answers readers who are not signed in before the app is asked, with pages that it drew for others since the last
 * change of anything that readers may see. All else goes on to the app, and what is to be kept goes on with the
 * address and the encoding that it is kept by: what the app does not see, the page cannot depend on.
 */
export function keepPages(app: RequestListener, { addressOf, isOurs, readersVersion }: KeptPagesOptions): RequestListener {
  const pages = new LRUCache<string, KeptPage>({ maxSize: MOST_BYTES, maxEntrySize: LARGEST_PAGE_BYTES, sizeCalculation: sizeOfKept })
  // Pages that are being drawn: who asks for one meanwhile waits for it.
  const drawing = new Map<string, Promise<void>>()

  function answer(asked: Asked, mayWait: boolean): void {
    const { request, response, address, version, at } = asked
    const encoding = encodingFor(request.headers['accept-encoding'])
    const key = `${encoding} ${address}`
    const page = pages.get(key)
    if (page?.version === version) {
      countKept('hit')
      countAnswer(answerKept(request, response, page, at))
      return
    }
    const first = mayWait ? drawing.get(`${version} ${key}`) : undefined
    if (first) return void first.then(() => answer(asked, false))
    countKept('miss')
    request.url = address
    request.headers['accept-encoding'] = encoding
    const drawn = begin(`${version} ${key}`)
    onceAnswered(response, drawn)
    keepers.set(response, async (html) => {
      const made = await keptPage(version, response.getHeaders(), html, encoding)
      pages.set(key, made)
      noteKeptBytes(pages.calculatedSize)
      drawn()
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      answerKept(request, response, made, at)
    })
    app(request, response)
  }

  function begin(name: string): () => void {
    let settle = (): void => undefined
    const done = new Promise<void>((resolve) => (settle = resolve))
    drawing.set(name, done)
    return () => {
      if (drawing.get(name) === done) drawing.delete(name)
      settle()
    }
  }

  return (request, response) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const address = isReading && !carriesOurCookie(request.headers) ? addressOf(request.url ?? '') : null
    if (address === null || !isOurs(request.headers.host)) {
      app(request, response)
      return
    }
    const at = Date.now()
    const known = (version: number): void => answer({ request, response, address, version, at }, true)
    void readersVersion().then(known, () => app(request, response))
  }
}

// At its end, not its close: an answer behind another one on its connection may never be closed, one whose client left was
// closed before, and who left while a page was drawn for them leaves it to those who wait.
function onceAnswered(response: ServerResponse, then: () => void): void {
  response.end = new Proxy(response.end, {
    apply(end, self, given): unknown {
      then()
      return Reflect.apply(end, self, given)
    },
  })
}

/**
 * sendReaderPage draws a page that everybody may see and sends it, and keeps it where nobody is signed in. Browsers and proxies
 * may keep it too, and ask each time whether it is still what we say: a verdict that was taken back must not be read for another hour.
 */
export async function sendReaderPage(web: Web, response: Response, name: ViewName, model: ViewModel): Promise<void> {
  response.status(200).type('html').vary('Accept-Encoding, Cookie')
  if (response.get('Cache-Control') === undefined) response.set('Cache-Control', 'no-cache')
  const html = web.views.render(name, model)
  const keep = keepers.get(response)
  if (keep && actorOf(response) === null) await keep(html)
  else response.send(html)
}
