import type { RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { actorOf } from './handler.js'

/** How many UTF-16 code units a text can have whose sender we do not know. */
export const LONGEST_FOR_ANYONE = 100_000

/**
 * splitLimit lets one address have so many texts split in a minute, then answers with `refuse`: it costs us time and its
 * callers nothing. People whom we know are not counted.
 */
export function splitLimit(perMinute: number, refuse: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    skip: (_request, response) => actorOf(response as Response) !== null,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse,
  })
}
