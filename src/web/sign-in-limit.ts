import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'

const WINDOW_MS = 15 * 60_000

/** TooManyTries is one address asking more often than a person would. */
export class TooManyTries extends Error {
  override name = 'TooManyTries'
  constructor(message = SIGN_IN) {
    super(message)
  }
}

const SIGN_IN = 'Too many failed tries to sign in from your address. Wait a quarter of an hour, then try again.'

/** signInLimit lets one address fail so many times in 15 minutes; successes do not count. */
export function signInLimit(tries: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: tries,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new TooManyTries()),
  })
}
