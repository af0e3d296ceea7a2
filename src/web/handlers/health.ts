import { metricsText } from '../metrics.js'
import type { Handler } from '../web.js'

/** live says that the process answers. */
export const live: Handler = (_web, _request, response) => {
  response.type('text').send('ok\n')
}

/** ready says that the database answers too. */
export const ready: Handler = async (web, _request, response) => {
  const alive = await web.desk.store.isAlive().catch(() => false)
  response.status(alive ? 200 : 503).type('text').send(alive ? 'ready\n' : 'the database does not answer\n')
}

export const showMetrics: Handler = (_web, _request, response) => {
  response.type('text/plain; version=0.0.4').send(metricsText())
}
