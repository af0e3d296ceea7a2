import type { Request, Response } from 'express'
import { noteSignIn } from '../../../desk/people/note-sign-in.js'
import { PROGRAM, type Person } from '../../../domain/permission.js'
import type { CodeKind } from '../../http/authentication.js'
import type { Web } from '../../http/handler.js'
import { mistakeOf } from '../../http/mistake.js'
import { whoAndWhere } from '../../http/who-and-where.js'

/** enter gives the browser the session that a sign-in began, has the device known from now on, and leads to where the person goes. */
export async function enter(
  web: Web, request: Request, response: Response,
  { email, next, cookies }: { email: string; next: string; cookies: string[] },
): Promise<void> {
  await leave(web, request)
  if (web.authentication.devices.known(request.headers, email) === null) {
    response.append('Set-Cookie', web.authentication.devices.issue(email))
  }
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, next)
}

/** leave ends the session that this browser has, if any: one that nobody can reach must not go on. */
export async function leave(web: Web, request: Request): Promise<void> {
  await web.authentication.signOut(request.headers)
}

/**
 * note leaves in the log and in the trail of people what came of a sign-in. After the answer: how long it took must not tell
 * whether there is such an account. Who cannot be noted is signed in all the same.
 */
export async function note(web: Web, response: Response, { person, device, hasSucceeded, factor }: {
  person: Person | null
  device: string | null
  hasSucceeded: boolean
  factor: CodeKind | 'password'
}): Promise<void> {
  const event = hasSucceeded ? 'sign_in' : 'sign_in_failed'
  try {
    web.log[hasSucceeded ? 'info' : 'warn']({ event, ...whoAndWhere(response), userId: person?.id ?? null, device: knownOrNew(device), factor })
    if (person) await noteSignIn(web.desk, PROGRAM, person, { outcome: event, known: device !== null, factor })
  } catch (error) {
    web.log.warn({ event: 'not_noted', ...whoAndWhere(response), ...mistakeOf(error) })
  }
}

export function knownOrNew(device: string | null): 'known' | 'new' {
  return device === null ? 'new' : 'known'
}

/**
 * localPath answers where somebody wants to go after signing in. Only paths of our own: an address here would let a link send
 * people elsewhere. What is answered is looked at again, for "/..//example.net" is a path, and it becomes "//example.net",
 * which is a host.
 */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, 'http://here.invalid')) return '/desk'
  const { host, pathname, search } = new URL(value, 'http://here.invalid')
  return host === 'here.invalid' && !pathname.startsWith('//') ? pathname + search : '/desk'
}
