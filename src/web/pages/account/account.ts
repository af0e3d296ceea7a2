import type { Request, Response } from 'express'
import { changePassword } from '../../../desk/people/change-password.js'
import { endOwnSessions } from '../../../desk/people/end-sessions.js'
import { EVERYWHERE } from '../../../domain/account.js'
import { InvalidInput } from '../../../domain/errors.js'
import { confirmed } from '../../http/confirmed.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, owedBy, sendPage, sessionIdOf, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { TooManyTries } from '../../http/sign-in-limit.js'
import { signOutHere } from '../../http/sign-out.js'
import { presentDigest } from './present-digest.js'
import { presentAccount, presentOwnPassword, type AccountForm } from './present-account.js'

export const showAccount: Handler = (web, request, response) => drawAccount(web, request, response, {})

export const changeOwnPassword: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const { current = '', password = '' } = fieldsOf(request)
  try {
    await confirmed(web, response, () => changePassword(web.desk, actor, actor.id, sessionIdOf(response), { current, password }))
    response.redirect(303, '/desk/account?notice=password_changed')
  } catch (error) {
    await drawRefused(web, request, response, { name: 'password', values: {} }, error)
  }
}

/** endSessionsHere ends one session of the person, or every one, this one too. */
export const endSessionsHere: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const { session = '', current = '' } = fieldsOf(request)
  try {
    await confirmed(web, response, () => endOwnSessions(web.desk, actor, session, current))
    if (session === EVERYWHERE) await signOutHere(web, request, response)
    else response.redirect(303, '/desk/account?notice=sessions_ended')
  } catch (error) {
    await drawRefused(web, request, response, { name: 'sessions', values: { session } }, error)
  }
}

async function drawRefused(
  web: Web, request: Request, response: Response, form: Omit<AccountForm, 'errors'>, error: unknown,
): Promise<void> {
  if (!(error instanceof InvalidInput || error instanceof TooManyTries || isUnsaved(error))) throw error
  const errors = error instanceof InvalidInput ? error.fields : { current: error.message }
  await drawAccount(web, request, response, { form: { ...form, errors } }, answerProblem(web, response, error).status)
}

/** drawAccount draws the page of who is signed in, with a form that was not taken, or the address of their digest that was just made. */
export async function drawAccount(
  web: Web, request: Request, response: Response, { form = null, link = null }: { form?: AccountForm | null; link?: string | null }, status = 200,
): Promise<void> {
  const person = signedIn(response)
  if (owedBy(response) === 'password') {
    sendPage(web, response, 'account/password', presentOwnPassword({ frame: frameOf(web, request, response), form }), status)
    return
  }
  const hasSecondFactor = (await web.desk.store.secondFactors.ofUser(person.id))?.verified ?? false
  const sessions = await web.desk.store.sessions.ofUser(person.id, web.desk.now())
  const frame = frameOf(web, request, response)
  const digest = presentDigest(await web.desk.store.digests.find(person.id), { sendsMail: web.desk.mail !== null, link })
  const model = presentAccount({ frame, person, hasSecondFactor, sessions, sessionId: sessionIdOf(response), digest, form })
  sendPage(web, response, 'account/show', model, status)
}
