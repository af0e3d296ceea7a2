import type { Request, Response } from 'express'
import { revisionOf } from '../../../desk/reading/articles.js'
import { secondCheckFor } from '../../../desk/reading/second-checks.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import type { CheckForm } from './check-forms.js'
import { presentSecondCheck } from './present-second-check.js'

/** showSecondCheck is one second check: to who writes it the claim alone, to all others both opinions once there are two. */
export const showSecondCheck: Handler = (web, request, response) => drawSecondCheck(web, request, response, null)

/** drawSecondCheck draws it, with a form as it was typed where one could not be taken. */
export async function drawSecondCheck(web: Web, request: Request, response: Response, form: CheckForm | null, status = 200): Promise<void> {
  const { store } = web.desk
  const seen = await secondCheckFor(store, signedIn(response), pathId(request))
  const revision = await revisionOf(store, seen.article)
  sendPage(web, response, 'second-checks/show', presentSecondCheck({ frame: frameOf(web, request, response), seen, revision, form }), status)
}
