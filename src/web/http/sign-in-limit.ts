import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'

const WINDOW_MS = 15 * 60_000

/** TooManyTries is one address asking more often than a person would. */
export class TooManyTries extends Error {
  override name = 'TooManyTries'
}

/** signInLimit lets one address fail so many times in 15 minutes, then answers with `refuse`; successes and our own failures do not count. */
export function signInLimit(tries: number, refuse: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: tries,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode < 400 || response.statusCode >= 500,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse,
  })
}
