import type { Request, Response } from 'express'
import { actorOf, type Web } from './handler.js'
import { whoAndWhere } from './who-and-where.js'

// Not its storage, which holds whether quick keys are on and no more: some people cannot work with them on. Not its cookies,
// by which it is known from now on as one where its person signed in.
const CLEARED = '"cache"'

/** signOutHere ends the session of this browser, if it has one, has it forget what it was shown, and leads to where one signs in. */
export async function signOutHere(web: Web, request: Request, response: Response): Promise<void> {
  const { cookies } = await web.authentication.signOut(request.headers)
  if (actorOf(response)) web.log.info({ event: 'sign_out', ...whoAndWhere(response) })
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.set('Clear-Site-Data', CLEARED)
  response.redirect(303, '/sign-in?notice=signed_out')
}
