import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { articleOfTrailFile, linesOfTrail } from '../../../desk/reading/trail.js'
import type { Reader } from '../../../storage/store.js'
import { actorOf, pathId, type Handler } from '../../http/handler.js'

/** sendTrail answers the trail of an article as a file of JSON Lines, an event each as it is hashed; read a page at a time, as fast as it is taken. */
export const sendTrail: Handler = async (web, request, response) => {
  const { store } = web.desk
  const { id } = await articleOfTrailFile(store, actorOf(response), pathId(request))
  response.type('application/jsonl').set('Content-Disposition', `attachment; filename="trail-${id}.jsonl"`)
  try {
    await pipeline(Readable.from(pagesOf(store, id)), response)
  } catch (error) {
    // Whoever asked for it may leave before its end.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

async function* pagesOf(store: Reader, chain: string): AsyncGenerator<string> {
  for await (const lines of linesOfTrail(store, chain)) yield lines.map((line) => `${line}\n`).join('')
}
