import type { Request, Response } from 'express'
import { acceptClaim } from '../../../desk/claims/accept-claim.js'
import { assignClaim, takeClaim, takeNext } from '../../../desk/claims/assign-claim.js'
import { dismissClaim } from '../../../desk/claims/dismiss-claim.js'
import { proposeVerdict } from '../../../desk/verdicts/propose-verdict.js'
import { restoreClaim } from '../../../desk/claims/restore-claim.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { rewordClaim } from '../../../desk/claims/reword-claim.js'
import { splitClaim } from '../../../desk/claims/split-claim.js'
import { undoAct } from '../../../desk/claims/undo-act.js'
import { reinstateClaim, withdrawClaim } from '../../../desk/claims/withdraw-claim.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { actOnClaim } from './act-on-claim.js'
import { drawCard, drawWorkspace } from './show-workspace.js'
import { pathId, signedIn, wantsFragment, type Handler, type Web } from '../../http/handler.js'

export const accept: Handler = (web, request, response) =>
  actOnClaim(web, request, response, null, pathId(request), (fields) =>
    acceptClaim(web.desk, signedIn(response), pathId(request), versionOf(fields)),
  )

// With a reason it is a form of the opened card, without one a press of a button.
export const dismiss: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'reason' in fieldsOf(request) ? 'dismissal' : null, pathId(request), ({ reason, duplicateOf, ...fields }) =>
    dismissClaim(web.desk, signedIn(response), pathId(request), versionOf(fields), {
      // The form has the other claims beside every reason.
      reason: reason ?? null, duplicateOf: (reason === 'duplicate' && duplicateOf) || null,
    }),
  )

export const restore: Handler = (web, request, response) =>
  actOnClaim(web, request, response, null, pathId(request), (fields) =>
    restoreClaim(web.desk, signedIn(response), pathId(request), versionOf(fields)),
  )

export const undo: Handler = (web, request, response) =>
  actOnClaim(web, request, response, null, pathId(request), (fields) => undoAct(web.desk, signedIn(response), pathId(request), versionOf(fields)))

export const withdraw: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'withdrawal', pathId(request), ({ note = '', ...fields }) =>
    withdrawClaim(web.desk, signedIn(response), pathId(request), versionOf(fields), { note }),
  )

export const reinstate: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'withdrawal', pathId(request), ({ note = '', ...fields }) =>
    reinstateClaim(web.desk, signedIn(response), pathId(request), versionOf(fields), { note }),
  )

export const reword: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'wording', pathId(request), ({ text = '', note = '', ...fields }) =>
    rewordClaim(web.desk, signedIn(response), pathId(request), versionOf(fields), { text, note }),
  )

export const splitIntoClaims: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'split', pathId(request), async ({ texts = '', ...fields }) => {
    const { claim, claims } = await splitClaim(web.desk, signedIn(response), pathId(request), versionOf(fields), { texts: texts.split(/\r?\n/) })
    return claims[0] ?? claim
  })

export const proposeVerdictOnClaim: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  if (typed['preview']) return previewRationale(web, request, response, typed)
  return actOnClaim(web, request, response, 'verdict', pathId(request), ({ status = '', rationale = '', asOf = '', deskNote = '', recheckOn = '', withoutEvidence = '', ...fields }) =>
    proposeVerdict(web.desk, signedIn(response), pathId(request), versionOf(fields), { status, rationale, asOf, deskNote, recheckOn, withoutEvidence }),
  )
}

export const assign: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'assignment', pathId(request), ({ assignee = '', dueOn = '', from = '' }) =>
    assignClaim(web.desk, signedIn(response), pathId(request), { assignee, dueOn, from }),
  )

export const take: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'assignment', pathId(request), () => takeClaim(web.desk, signedIn(response), pathId(request)))

/** Takes the next claim that nobody works on, and leads to it. */
export const takeNextClaim: Handler = async (web, _request, response) => {
  const claim = await takeNext(web.desk, signedIn(response))
  response.redirect(303, claim === null ? '/desk?notice=nothing_to_take#unassigned' : `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`)
}

// Without the script, Preview is a submit button of the verdict's own form: the form comes back as typed.
async function previewRationale(web: Web, request: Request, response: Response, typed: Record<string, string>) {
  const claim = await deskClaim(web.desk.store, signedIn(response), pathId(request))
  const form = { kind: 'verdict' as const, values: typed, errors: {} }
  if (wantsFragment(request)) return drawCard(web, request, response, claim, { open: true, form })
  return drawWorkspace(web, request, response, claim.articleId, { claimId: claim.id, form })
}
