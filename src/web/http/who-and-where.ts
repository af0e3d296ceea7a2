import type { Response } from 'express'
import { actorOf } from './handler.js'
import type { LogLine } from './log.js'

const LONGEST_PATH = 200

/** whoAndWhere is what each line of the log says of the request that it comes from. */
export function whoAndWhere(response: Response): Pick<LogLine, 'requestId' | 'userId' | 'address' | 'method' | 'path'> {
  const { req: request, locals } = response
  return {
    requestId: String(locals['requestId']),
    userId: actorOf(response)?.id ?? null,
    address: request.ip ?? '',
    method: request.method,
    path: request.originalUrl.split('?', 1)[0]!.slice(0, LONGEST_PATH),
  }
}
