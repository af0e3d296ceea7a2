import type { RequestHandler } from 'express'
import { NotFound } from '../../domain/errors.js'

/** refuseNul answers addresses that hold a NUL as those of nothing: no id, cursor or word has one, and PostgreSQL takes none in a question. */
export const refuseNul: RequestHandler = (request, _response, next) => {
  next(request.originalUrl.includes('%00') ? new NotFound('page', request.path) : undefined)
}
