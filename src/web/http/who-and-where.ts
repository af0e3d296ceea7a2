import type { Response } from 'express'
import { actorOf } from './handler.js'
import type { LogLine } from './log.js'

const LONGEST_PATH = 200

// What stands here in an address lets in whoever knows it, and no log may; wherever it stands, for a request may name the whole address.
const SECRET_PATHS = /\/(invitations|feeds\/digest)\/[^/]+/i

/** loggedPath is the path of an address as the log has it: without its query, and without a secret. */
export function loggedPath(url: string): string {
  return url.split('?', 1)[0]!.replace(SECRET_PATHS, '/$1/…').slice(0, LONGEST_PATH)
}

/** whoAndWhere is what each line of the log says of the request that it comes from. */
export function whoAndWhere(response: Response): Pick<LogLine, 'requestId' | 'userId' | 'address' | 'method' | 'path'> {
  const { req: request, locals } = response
  return {
    requestId: String(locals['requestId']),
    userId: actorOf(response)?.id ?? null,
    address: request.ip ?? '',
    method: request.method,
    path: loggedPath(request.originalUrl),
  }
}
