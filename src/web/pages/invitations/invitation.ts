import type { Request, Response } from 'express'
import { acceptInvitation, openInvitation } from '../../../desk/people/accept-invitation.js'
import { invitationHash } from '../../../desk/people/invite-person.js'
import { InvalidInput, InvitationOver } from '../../../domain/errors.js'
import type { Invitation } from '../../../domain/invitation.js'
import { PROGRAM } from '../../../domain/permission.js'
import { fieldsOf } from '../../http/forms.js'
import { guarded } from '../../http/guarded.js'
import { frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'
import { ownOrigin } from '../../http/own-origin.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { TooManyTries } from '../../http/sign-in-limit.js'
import { enter, note } from '../sessions/entering.js'
import { presentInvitation, presentInvitationOver } from './present-invitation.js'

const secretOf = (request: Request) => String(request.params['secret'])
const isUnknown = (error: unknown) => error instanceof InvitationOver && error.reason === 'unknown'
// What is counted is no way to the secret either.
const guessing = (secret: string) => ({ key: `invitation ${invitationHash(secret).slice(0, 32)}`, isUnknown })

/** showInvitation tells who invites whom to what, and asks for a password. */
export const showInvitation: Handler = (web, request, response) => answering(web, request, response, async (secret) => {
  draw(web, request, response, await found(web, request, secret), {})
})

// Who has a link that works writes nothing by opening it, and pays for nobody who guesses from the same address.
async function found(web: Web, request: Request, secret: string): Promise<Invitation> {
  const look = () => openInvitation(web.desk.store, secret, web.desk.now())
  return look().catch((error: unknown) => {
    if (isUnknown(error)) return guarded(web, request, guessing(secret), look)
    throw error
  })
}

/** takeInvitation makes the account, and signs its person in. */
export const takeInvitation: Handler = (web, request, response) => answering(web, request, response, async (secret) => {
  const { password = '' } = fieldsOf(request)
  try {
    await found(web, request, secret)
    const person = await acceptInvitation(web.desk, PROGRAM, secret, { password })
    const entry = await web.authentication.signIn({ email: person.email, password, ip: request.ip ?? '', userAgent: request.get('User-Agent') ?? '' })
    if (entry.came !== 'in') return response.redirect(303, '/sign-in?notice=account_made')
    await enter(web, request, response, { email: person.email, next: '/desk?notice=account_made', cookies: entry.cookies })
    await note(web, response, { person, device: null, hasSucceeded: true, factor: 'password' })
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error)) || response.headersSent) throw error
    const errors = error instanceof InvalidInput ? error.fields : { password: error.message }
    draw(web, request, response, await openInvitation(web.desk.store, secret, web.desk.now()), errors, answerProblem(web, response, error).status)
  }
})

// Nobody else learns the address, and a link that does not work says why.
async function answering(web: Web, request: Request, response: Response, work: (secret: string) => Promise<void>): Promise<void> {
  response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' })
  try {
    await work(secretOf(request))
  } catch (error) {
    if (!(error instanceof InvitationOver || error instanceof TooManyTries)) throw error
    const { status, message } = answerProblem(web, response, error)
    sendPage(web, response, 'invitations/over', presentInvitationOver({ frame: frame(web, request, response), message }), status)
  }
}

// Its links lead on without the secret.
const frame = (web: Web, request: Request, response: Response) => ({ ...frameOf(web, request, response), path: '/desk' })

function draw(web: Web, request: Request, response: Response, invitation: Invitation, errors: Record<string, string>, status = 200): void {
  const place = new URL(ownOrigin(request)).host
  sendPage(web, response, 'invitations/show', presentInvitation({ frame: frame(web, request, response), invitation, place, action: request.originalUrl.split('?', 1)[0]!, errors }), status)
}
