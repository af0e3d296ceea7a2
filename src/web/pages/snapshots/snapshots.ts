import { deskSnapshot, quoteIn } from '../../../desk/reading/snapshots.js'
import { frameOf, pathId, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { presentSnapshot } from './present-snapshot.js'

/** showSnapshot is what evidence rests on, as text; with ?evidence=… its quote is marked. */
export const showSnapshot: Handler = async (web, request, response) => {
  const { store } = web.desk
  const snapshot = await deskSnapshot(store, signedIn(response), pathId(request))
  const { evidence: id } = request.query
  const quoted = typeof id === 'string' ? await quoteIn(store, signedIn(response), snapshot, id) : null
  const { evidence, claim } = quoted ?? { evidence: null, claim: null }
  sendPage(web, response, 'snapshots/show', presentSnapshot({ frame: frameOf(web, request, response), snapshot, evidence, claim }))
}

/** sendOriginal gives the bytes as they came, to be saved: they are others', and no page of ours. */
export const sendOriginal: Handler = async (web, request, response) => {
  const { sha256, bytes, mediaType } = await deskSnapshot(web.desk.store, signedIn(response), pathId(request))
  response.set({
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${sha256.slice(0, 12)}.${EXTENSIONS[mediaType] ?? 'bin'}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  })
  response.send(Buffer.from(bytes))
}

const EXTENSIONS: Record<string, string> = { 'text/plain': 'txt', 'text/markdown': 'md', 'text/html': 'html' }
