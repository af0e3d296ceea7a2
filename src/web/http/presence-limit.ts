import type { RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { actorOf } from './handler.js'

/** A page tells it every 20 seconds: so often a minute nobody types on another claim. */
const MOST_A_MINUTE = 30

/** presenceLimit lets each person tell so often that they type, in this process: what is told more often is not needed, and costs a change of the database. */
export function presenceLimit(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: MOST_A_MINUTE,
    keyGenerator: (request, response) => actorOf(response as Response)?.id ?? ipKeyGenerator(request.ip ?? ''),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => void response.status(429).type('text').send('That is told often enough.'),
  })
}
