import type { Request, Response } from 'express'
import { invitePerson, pathOfInvitation, revokeInvitation } from '../../../desk/people/invite-person.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf, pageAfter } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { ownOrigin } from '../../http/own-origin.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentInvitations, type InvitationsDrawn } from './present-invitations.js'

const INVITATIONS_A_PAGE = 25

export const showInvitations: Handler = (web, request, response) => draw(web, request, response, {})

/** invite makes a link, and shows it this once for the admin to hand over. */
export const invite: Handler = async (web, request, response) => {
  const { name = '', email = '', role = '' } = fieldsOf(request)
  try {
    const { invitation, secret } = await invitePerson(web.desk, signedIn(response), { name, email, role })
    await draw(web, request, response, { made: { invitation, link: ownOrigin(request) + pathOfInvitation(secret) } }, 201)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    const errors = error instanceof InvalidInput ? error.fields : { name: error.message }
    await draw(web, request, response, { values: { name, email, role }, errors }, answerProblem(web, response, error).status)
  }
}

export const revoke: Handler = async (web, request, response) => {
  await revokeInvitation(web.desk, signedIn(response), pathId(request))
  response.redirect(303, '/desk/people/invitations?notice=invitation_revoked')
}

async function draw(web: Web, request: Request, response: Response, drawn: InvitationsDrawn, status = 200): Promise<void> {
  const { invitations } = web.desk.store
  const at = web.desk.now()
  const open = await invitations.open(at, { after: pageAfter(request), limit: INVITATIONS_A_PAGE })
  const count = await invitations.countOpen(at)
  sendPage(web, response, 'people/invitations', presentInvitations({ frame: frameOf(web, request, response), open, count, ...drawn }), status)
}
