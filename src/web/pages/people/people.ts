import type { Request, Response } from 'express'
import { addUser } from '../../../desk/people/add-user.js'
import { makePassword } from '../../../desk/people/password.js'
import { requireSecondFactor } from '../../../desk/people/require-second-factor.js'
import { InvalidInput } from '../../../domain/errors.js'
import { roles, type Role } from '../../../domain/permission.js'
import { fieldsOf, pageAfter } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { drawPerson } from './person.js'
import { presentPeople } from './present-people.js'

const PEOPLE_A_PAGE = 50

/** saveRequired says of which roles a second factor is asked. */
export const saveRequired: Handler = async (web, request, response) => {
  const fields = fieldsOf(request)
  await requireSecondFactor(web.desk, signedIn(response), roles.filter((role) => fields[role] !== undefined))
  response.redirect(303, '/desk/people?notice=required')
}

export const showPeople: Handler = (web, request, response) => draw(web, request, response, {})

/** addPerson makes an account with a password made here, and shows it this once for the admin to hand over. */
export const addPerson: Handler = async (web, request, response) => {
  const { name = '', email = '', role = '' } = fieldsOf(request)
  const password = makePassword()
  try {
    const person = await addUser(web.desk, signedIn(response), { name, email, role: role as Role, password, mustChange: true })
    await drawPerson(web, request, response, person.id, { password }, 201)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    const errors = error instanceof InvalidInput ? error.fields : { name: error.message }
    await draw(web, request, response, { values: { name, email, role }, errors }, answerProblem(web, response, error).status)
  }
}

async function draw(
  web: Web,
  request: Request,
  response: Response,
  drawn: { values?: Record<string, string>; errors?: Record<string, string> },
  status = 200,
): Promise<void> {
  const people = await web.desk.store.users.accounts(web.desk.now(), { after: pageAfter(request), limit: PEOPLE_A_PAGE })
  const required = await web.desk.store.secondFactors.required()
  const openInvitations = await web.desk.store.invitations.countOpen(web.desk.now())
  sendPage(web, response, 'people/index', presentPeople({ frame: frameOf(web, request, response), people, required, openInvitations, ...drawn }), status)
}
