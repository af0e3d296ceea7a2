import type { Request, Response } from 'express'
import { approveVerdict, returnVerdict } from '../../../desk/verdicts/decide-verdict.js'
import { NotFound } from '../../../domain/errors.js'
import type { Verdict } from '../../../domain/verdict.js'
import { versionOf } from '../../http/forms.js'
import { authorise, pathId, signedIn, type Handler, type Web } from '../../http/handler.js'
import { actOnClaim } from './act-on-claim.js'

export const approve: Handler = async (web, request, response) => {
  const verdict = await decidable(web, request, response)
  await actOnClaim(web, request, response, 'return', verdict.claimId, ({ note = '', ...fields }) =>
    approveVerdict(web.desk, signedIn(response), verdict.id, versionOf(fields), { note }),
  )
}

export const returnToChecker: Handler = async (web, request, response) => {
  const verdict = await decidable(web, request, response)
  await actOnClaim(web, request, response, 'return', verdict.claimId, ({ note = '', ...fields }) =>
    returnVerdict(web.desk, signedIn(response), verdict.id, versionOf(fields), { note }),
  )
}

async function decidable(web: Web, request: Request, response: Response): Promise<Verdict> {
  const verdict = await web.desk.store.claims.findVerdict(pathId(request))
  if (!verdict) throw new NotFound('verdict', pathId(request))
  authorise(signedIn(response), 'decide_verdict', verdict)
  return verdict
}
