import { ipKeyGenerator } from 'express-rate-limit'
import type { Request, Response } from 'express'
import { WITH_ACCOUNT, type Asker } from '../../domain/asker.js'
import { actorOf } from './handler.js'

/** askerOf answers for whom the work of this request is done. Of IPv6 a stranger has a whole network: it is one address. */
export function askerOf(request: Request, response: Response): Asker {
  return actorOf(response) ? WITH_ACCOUNT : { address: ipKeyGenerator(request.ip ?? '') }
}
