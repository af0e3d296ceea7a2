import type { Request, Response } from 'express'
import { changePassword } from '../../../desk/people/change-password.js'
import { endSession, endSessions } from '../../../desk/people/end-sessions.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, sessionIdOf, signedIn, type Handler, type Web } from '../../http/handler.js'
import { signOutHere } from '../../http/sign-out.js'
import { presentAccount } from './present-account.js'

export const showAccount: Handler = (web, request, response) => draw(web, request, response, {})

export const changeOwnPassword: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const { current = '', password = '' } = fieldsOf(request)
  try {
    await changePassword(web.desk, actor, actor.id, sessionIdOf(response), { current, password })
    response.redirect(303, '/desk/account?notice=password_changed')
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    await draw(web, request, response, error.fields, 422)
  }
}

export const endOwnSession: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  await endSession(web.desk, actor, actor.id, pathId(request))
  response.redirect(303, '/desk/account?notice=sessions_ended')
}

/** signOutEverywhere ends every session of the person, this one too. */
export const signOutEverywhere: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  await endSessions(web.desk, actor, actor.id)
  await signOutHere(web, request, response)
}

async function draw(web: Web, request: Request, response: Response, errors: Record<string, string>, status = 200): Promise<void> {
  const person = signedIn(response)
  const sessions = await web.desk.store.sessions.ofUser(person.id, web.desk.now())
  const frame = frameOf(web, request, response)
  const model = presentAccount({ frame, person, sessions, sessionId: sessionIdOf(response), errors })
  sendPage(web, response, 'account/show', model, status)
}
