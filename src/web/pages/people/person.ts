import type { Request, Response } from 'express'
import { changeRole } from '../../../desk/people/change-role.js'
import { disableUser } from '../../../desk/people/disable-user.js'
import { enableUser } from '../../../desk/people/enable-user.js'
import { endSessions } from '../../../desk/people/end-sessions.js'
import { removeSecondFactor } from '../../../desk/people/remove-second-factor.js'
import { resetPassword } from '../../../desk/people/reset-password.js'
import type { Desk } from '../../../desk/desk.js'
import { InvalidInput, NotFound } from '../../../domain/errors.js'
import type { Person, Role } from '../../../domain/permission.js'
import { fieldsOf, pageAfter } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { presentPerson } from './present-person.js'

const EVENTS_A_PAGE = 25

export const showPerson: Handler = (web, request, response) => drawPerson(web, request, response, pathId(request), {})

export const changeRolePage = act('role_changed', (desk, admin, id, { role = '' }) => changeRole(desk, admin, id, role as Role))
export const disablePerson = act('disabled', async (desk, admin, id) => void (await disableUser(desk, admin, id)))
export const enablePerson = act('enabled', enableUser)
export const endTheirSessions = act('sessions_ended', async (desk, admin, id) => void (await endSessions(desk, admin, id)))

export const removeTheirSecondFactor = act('second_factor_removed', async (desk, admin, id) => void (await removeSecondFactor(desk, admin, id)))

/** resetTheirPassword shows the password that it made this once, for the admin to hand over. */
export const resetTheirPassword: Handler = async (web, request, response) => {
  const id = pathId(request)
  const password = await resetPassword(web.desk, signedIn(response), id, { mustChange: true })
  await drawPerson(web, request, response, id, { password }, 201)
}

// An act on the person of the path, by an admin; what is wrong with it is said on the person's page.
function act(
  notice: string,
  verb: (desk: Desk, admin: Person, id: string, fields: Record<string, string>) => Promise<void>,
): Handler {
  return async (web, request, response) => {
    const id = pathId(request)
    try {
      await verb(web.desk, signedIn(response), id, fieldsOf(request))
      // Whoever acted on themselves may no longer see this page; the next one says so.
      response.redirect(303, `/desk/people/${id}?notice=${notice}`)
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      await drawPerson(web, request, response, id, { error: error.message }, 422)
    }
  }
}

/** drawPerson draws the page of one person. Throws NotFound. */
export async function drawPerson(
  web: Web,
  request: Request,
  response: Response,
  id: string,
  drawn: { password?: string; error?: string },
  status = 200,
): Promise<void> {
  const { invitations, users, sessions, trail } = web.desk.store
  const now = web.desk.now()
  const account = await users.account(id, now)
  if (!account) throw new NotFound('user', id)
  const model = presentPerson({
    frame: frameOf(web, request, response),
    account,
    isRequired: await web.desk.store.secondFactors.isRequired(account.person.role),
    sessions: await sessions.ofUser(id, now),
    trail: await trail.pageAbout([id, ...(await invitations.ofUser(id)).map((one) => one.id)], { after: pageAfter(request), limit: EVENTS_A_PAGE }),
    ...drawn,
  })
  sendPage(web, response, 'people/show', model, status)
}
