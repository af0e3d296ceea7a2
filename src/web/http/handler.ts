import type { NextFunction, Request, Response } from 'express'
import type { Desk } from '../../desk/desk.js'
import { permitPerson } from '../../desk/permit.js'
import type { Owed } from '../../domain/account.js'
import type { Person } from '../../domain/permission.js'
import type { Authentication } from './authentication.js'
import type { CountKeys } from './count-keys.js'
import type { Log } from './log.js'
import type { SignInLimit } from './sign-in-limit.js'
import type { Frame } from '../parts/page.js'
import type { ViewModel, ViewName, Views } from '../parts/views.js'

/** Web is what every handler is given: the desk, who is who, and the templates. */
export interface Web {
  desk: Desk
  authentication: Authentication
  views: Views
  signInLimit: SignInLimit
  /** Under what the database counts against limits that all processes share. */
  countKeys: CountKeys
  log: Log
  /** Who may sign in to the demo, named on the sign-in page while nobody else has an account; null: there is no demo. */
  demo: { accounts: { email: string; role: string }[] } | null
}

/** Handler answers one route. Express forwards what it throws to the error handler. */
export type Handler = (web: Web, request: Request, response: Response, next: NextFunction) => Promise<void> | void

/** actorOf answers the signed-in person of this request, as `recognise` found out. */
export function actorOf(response: Response): Person | null {
  return (response.locals['actor'] as Person | undefined) ?? null
}

/** signedIn answers the person of a request that the route table lets only signed-in people make. */
export function signedIn(response: Response): Person {
  return permitPerson(actorOf(response), 'see_desk')
}

/** owedBy answers what the person of this request must see to before they work here; null: nothing. */
export function owedBy(response: Response): Owed | null {
  return (response.locals['owes'] as Owed | null | undefined) ?? null
}

/** sessionIdOf answers the session of a request that only signed-in people make by their browser. */
export function sessionIdOf(response: Response): string {
  return String(response.locals['sessionId'])
}

/** What frameOf reads of the query. */
export const FRAME_READS = ['notice'] as const

/** frameOf is what every page is drawn in: who is signed in, where they are, and a word on what they just did. */
export function frameOf(web: Web, request: Request, response: Response): Frame {
  return {
    actor: actorOf(response),
    path: request.originalUrl,
    notice: noticeOf(request.query['notice']),
    today: web.desk.now().toISOString().slice(0, 10),
  }
}

// Notices travel as a key in the address of the page that shows them, so that nothing typed ends up on a page.
const NOTICES: Record<string, string> = {
  imported: 'Imported. The claims below are proposals: accept or dismiss each.',
  saved: 'Saved.',
  nothing_to_take: 'Every claim has somebody who works on it: there is none to take.',
  words_removed: 'The words are removed. The trail says so, and still verifies.',
  undone_many: 'All of it is undone.',
  undone_in_part: 'Undone, but for the claims that were touched since.',
  claims_merged: 'The claims are one now.',
  sources_merged: 'The sources are one now.',
  source_separated: 'They are two sources again, each with all that was its own.',
  source_led: 'The source that you asked for was merged into this one.',
  claim_added: 'The claim is added.',
  import_discarded: 'The text is thrown away.',
  job_retried: 'The job is tried again now.',
  job_discarded: 'The job is thrown away.',
  embargoed: 'The article is published at its time, and not before.',
  embargo_lifted: 'The embargo is lifted. Nothing is published by itself.',
  published: 'Published. Readers can see the accepted claims.',
  retracted: 'Retracted. Readers see the reason.',
  second_check_asked: 'Asked. Until the second opinion is written, whoever writes it sees nothing of the first.',
  opinions_agree: 'Both call it the same. The verdict waits for an editor, as before.',
  opinions_differ: 'The two opinions differ. An editor decides between them.',
  adjudicated: 'Decided. What was taken waits to be approved.',
  second_check_cancelled: 'The second check is taken back. The verdict waits for an editor, as before.',
  revoked: 'Token revoked.',
  feed_ended: 'The feed is ended: its address answers no more.',
  invitation_revoked: 'The invitation is taken back: its link works no more.',
  account_made: 'Your account is made. Welcome.',
  role_changed: 'The role is changed.',
  disabled: 'The account is disabled. Whoever held it is signed out, and its tokens are revoked.',
  enabled: 'The account is enabled again, with the password it had.',
  sessions_ended: 'Signed out.',
  password_changed: 'Your password is changed. You are signed out everywhere else.',
  begin_again: 'Signing in took too long, or had too many wrong codes. Begin again.',
  second_factor_off: 'The second factor is off. Signing in asks for your password alone.',
  second_factor_removed: 'The second factor is taken away. Signing in asks for the password alone.',
  required: 'Saved. Who is asked for a second factor and has none sets one up before all else.',
  signed_out: 'You are signed out.',
}

function noticeOf(key: unknown): string | null {
  return typeof key === 'string' && Object.hasOwn(NOTICES, key) ? NOTICES[key]! : null
}

/** sendPage draws a page and sends it. */
export function sendPage(web: Web, response: Response, name: ViewName, model: ViewModel, status = 200): void {
  response.status(status).type('html').send(web.views.render(name, model))
}

/** wantsFragment says whether the page's own script asks, which swaps in one card instead of a whole page. */
export function wantsFragment(request: Request): boolean {
  return request.get('X-Fragment') === 'card'
}

/** pathId answers the :id of the path. */
export function pathId(request: Request): string {
  return String(request.params['id'])
}
