import { isStoreFailure, NotFound } from '../../../domain/errors.js'
import type { StoreHealth } from '../../../storage/store.js'
import { isLoopback } from '../../../domain/loopback.js'
import { metricsText } from '../../http/metrics.js'
import type { Handler } from '../../http/handler.js'

/** live says that the process answers. */
export const live: Handler = (_web, _request, response) => {
  response.type('text').send('ok\n')
}

const CONDITIONS: Record<StoreHealth, string> = {
  ready: 'ready',
  full: 'the disk is full: pages can be read, but nothing can be saved',
  refused: 'the disk refuses to be written: pages can be read, but nothing can be saved',
  silent: 'the database does not answer',
}

/** ready says whether all can be done: the database answers, and there is room to write. */
export const ready: Handler = async (web, _request, response) => {
  const health = await web.desk.store.health()
  response.status(health === 'ready' ? 200 : 503).type('text').send(`${CONDITIONS[health]}\n`)
}

/**
 * showMetrics answers programs on this machine only: how busy a newsroom is, is nobody else's business. What a proxy passes on
 * comes from elsewhere, whatever address it has here.
 */
export const showMetrics: Handler = async (web, request, response) => {
  const isForwarded = request.get('X-Forwarded-For') !== undefined || request.get('Forwarded') !== undefined
  if (isForwarded || !isLoopback(request.socket.remoteAddress)) throw new NotFound('page', request.path)
  const queue = await web.desk.store.jobs.counts().catch(silenced)
  response.type('text/plain; version=0.0.4').send(metricsText(queue))
}

// What else there is to say is said also where the database does not answer.
function silenced(error: unknown): null {
  if (isStoreFailure(error)) return null
  throw error
}
