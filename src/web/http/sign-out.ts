import type { Request, Response } from 'express'
import { actorOf, type Web } from './handler.js'
import { whoAndWhere } from './who-and-where.js'

/** signOutHere ends the session of this browser, if it has one, and leads to where one signs in. */
export async function signOutHere(web: Web, request: Request, response: Response): Promise<void> {
  const { cookies } = await web.authentication.signOut(request.headers)
  if (actorOf(response)) web.log.info({ event: 'sign_out', ...whoAndWhere(response) })
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, '/sign-in?notice=signed_out')
}
