import type { Request, Response } from 'express'
import { adjudicate } from '../../../desk/second-checks/adjudicate.js'
import type { CheckedClaim } from '../../../desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../../desk/second-checks/check-second.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler, type Web } from '../../http/handler.js'
import type { CheckForm } from './check-forms.js'
import { problemsOf } from './problems-of.js'
import { drawSecondCheck } from './show-second-check.js'

/** writeOpinion takes the second opinion. */
export const writeOpinion: Handler = (web, request, response) =>
  actOn(web, request, response, 'opinion', ({ status = '', rationale = '', asOf = '', ...fields }) =>
    checkSecond(web.desk, signedIn(response), pathId(request), versionOf(fields), { status, rationale, asOf }))

/** decideBetween takes what an editor decides between two opinions. */
export const decideBetween: Handler = (web, request, response) =>
  actOn(web, request, response, 'decision', ({ took = '', note = '', status = '', rationale = '', asOf = '', ...fields }) =>
    adjudicate(web.desk, signedIn(response), pathId(request), versionOf(fields), { took, note, status, rationale, asOf }))

/** cancelCheck takes a second check back. */
export const cancelCheck: Handler = (web, request, response) =>
  actOn(web, request, response, 'cancellation', (fields) => cancelSecondCheck(web.desk, signedIn(response), pathId(request), versionOf(fields)))

const NOTICES: Record<CheckedClaim['check']['state'], string> = {
  asked: 'second_check_asked', agreed: 'opinions_agree', differing: 'opinions_differ', adjudicated: 'adjudicated', cancelled: 'second_check_cancelled',
}

async function actOn(
  web: Web, request: Request, response: Response, kind: CheckForm['kind'], act: (fields: Record<string, string>) => Promise<CheckedClaim>,
): Promise<void> {
  const values = fieldsOf(request)
  try {
    const { check } = await act(values)
    response.redirect(303, `/desk/second-checks/${check.id}?notice=${NOTICES[check.state]}`)
  } catch (error) {
    const { errors, status } = problemsOf(web, response, error, FIRST_FIELD[kind])
    await drawSecondCheck(web, request, response, { kind, values, errors }, status)
  }
}

// Where what concerns a whole form is told.
const FIRST_FIELD: Record<CheckForm['kind'], string> = { opinion: 'rationale', decision: 'note', cancellation: 'form' }
