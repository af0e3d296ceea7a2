import type { RequestHandler } from 'express'

/** BodyTooLarge is a body of more bytes than are read here; it brings its status, as the errors of body parsers do. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
  readonly status = 413
  readonly type = 'entity.too.large'
}

// Whoever is still sending gets so long to take the answer: a connection closed under them would take it from them.
const LINGER_MS = 1_000

/**
 * withinLimit lets the parser of bodies of one `type` ("json", "urlencoded") read at most `limit` bytes as they come over the
 * wire; bodies of other types are left to the next one. A larger body is refused by the length
 * it announces, before any of it is read, or else at the byte that is one too many; the parser alone would answer only when
 * all had come. Who goes on sending is cut off a second after the answer.
 */
export function withinLimit(type: string, limit: number, parse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (!request.is(type)) return next()
    let settled = false
    let read = 0
    const settle = (error?: unknown): void => {
      if (settled) return
      settled = true
      request.off('data', count)
      next(error)
    }
    const refuse = (): void => {
      response.once('finish', () => {
        const cut = setTimeout(() => request.socket.destroy(), LINGER_MS).unref()
        request.once('end', () => clearTimeout(cut))
      })
      settle(new BodyTooLarge())
    }
    const count = (part: Buffer): void => {
      read += part.length
      if (read > limit) refuse()
    }
    if (Number(request.get('Content-Length') ?? 0) > limit) return refuse()
    request.on('data', count)
    parse(request, response, settle)
  }
}
