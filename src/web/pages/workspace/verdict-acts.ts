import type { Request, Response } from 'express'
import { approveOwnVerdict } from '../../../desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../../desk/verdicts/approve-verdict.js'
import { returnVerdict } from '../../../desk/verdicts/return-verdict.js'
import { NotFound } from '../../../domain/errors.js'
import type { Verdict } from '../../../domain/verdict.js'
import { versionOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler, type Web } from '../../http/handler.js'
import { actOnClaim } from './act-on-claim.js'

export const approve: Handler = (web, request, response) => decide(web, request, response, approveVerdict)

export const returnToChecker: Handler = (web, request, response) => decide(web, request, response, returnVerdict)

export const approveOwn: Handler = async (web, request, response) => {
  const { id, claimId } = await verdictOf(web, request)
  await actOnClaim(web, request, response, 'emergency', claimId, ({ emergency = '', ...fields }) =>
    approveOwnVerdict(web.desk, signedIn(response), id, versionOf(fields), { emergency }),
  )
}

async function decide(web: Web, request: Request, response: Response, verb: typeof approveVerdict): Promise<void> {
  const verdict = await verdictOf(web, request)
  await actOnClaim(web, request, response, 'return', verdict.claimId, ({ note = '', ...fields }) =>
    verb(web.desk, signedIn(response), verdict.id, versionOf(fields), { note }),
  )
}

async function verdictOf({ desk }: Web, request: Request): Promise<Pick<Verdict, 'id' | 'claimId'>> {
  const verdict = await desk.store.claims.findVerdict(pathId(request))
  if (!verdict) throw new NotFound('verdict', pathId(request))
  return verdict
}
