import type { Request, Response } from 'express'
import { askSecondCheck } from '../../../desk/second-checks/ask-second-check.js'
import { claimToAskFor } from '../../../desk/reading/second-checks.js'
import { fieldsOf, pageAfter, versionOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { presentAsk } from './present-ask.js'
import { problemsOf } from './problems-of.js'

const PEOPLE_A_PAGE = 50

/** showAsk is the form that asks somebody to check a claim a second time. */
export const showAsk: Handler = (web, request, response) => draw(web, request, response, {})

/** askPage asks them, and leads to the second check. */
export const askPage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const { check } = await askSecondCheck(web.desk, signedIn(response), pathId(request), versionOf(typed), { checker: typed['checker'] ?? '' })
    response.redirect(303, `/desk/second-checks/${check.id}?notice=second_check_asked`)
  } catch (error) {
    await draw(web, request, response, { chosen: typed['checker'] ?? '', ...problemsOf(web, response, error, 'checker') })
  }
}

interface Drawing {
  chosen?: string
  errors?: Record<string, string>
  status?: number
}

async function draw(web: Web, request: Request, response: Response, { chosen = '', errors = {}, status = 200 }: Drawing): Promise<void> {
  const { desk } = web
  const asked = await claimToAskFor(desk.store, signedIn(response), pathId(request), desk.now(), { after: pageAfter(request), limit: PEOPLE_A_PAGE })
  sendPage(web, response, 'second-checks/ask', presentAsk({ frame: frameOf(web, request, response), ...asked, chosen, errors }), status)
}
