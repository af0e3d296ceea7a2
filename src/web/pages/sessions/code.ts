import type { Request, Response } from 'express'
import type { CodeEntry } from '../../http/authentication.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { enter, localPath, note } from './entering.js'
import { presentCode } from './present-code.js'

export const showCode: Handler = (web, request, response) => {
  const next = localPath(request.query['next'])
  if (web.authentication.waitsForCode(request.headers)) draw(web, request, response, next, null)
  else beginAgain(response, next)
}

/** takeCode goes on with a sign-in that asked for a code. */
export const takeCode: Handler = async (web, request, response) => {
  const { code = '', ...fields } = fieldsOf(request)
  const next = localPath(fields['next'])
  const from = { ip: request.ip ?? '', userAgent: request.get('User-Agent') ?? '' }
  try {
    const entry = await web.authentication.giveCode({ headers: request.headers, code, ...from })
    if (entry.came === 'in') await enter(web, request, response, { email: entry.person.email, next, cookies: entry.cookies })
    else if (entry.came === 'over') beginAgain(response, next)
    else draw(web, request, response, next, refusal(entry), entry.came === 'locked' ? 429 : 401)
    if (entry.came !== 'over') await noteCode(web, request, response, entry)
  } catch (error) {
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(web, response, error)
    draw(web, request, response, next, `You cannot be signed in just now. ${message}`, status)
  }
}

function refusal(entry: Exclude<CodeEntry, { came: 'in' | 'over' }>): string {
  if (entry.came === 'locked') return 'Too many wrong codes. For a quarter of an hour none is taken; then try again, or ask an admin to take your second factor away.'
  if (entry.came === 'unreadable') return 'Your second factor cannot be read any more, for the server’s secret was changed. Ask an admin to take it away; then sign in, and set it up anew.'
  if (entry.isSpent) return 'This code was used already. Wait for the app’s next one.'
  return entry.by === 'code'
    ? 'This is not the code that the app shows now. Wait for its next one; if that is refused too, look whether the phone’s clock is right.'
    : 'This is none of your backup codes, or it was used already. Each of them works once.'
}

async function noteCode(web: Web, request: Request, response: Response, entry: Exclude<CodeEntry, { came: 'over' }>): Promise<void> {
  const { person, by, came } = entry
  const device = web.authentication.devices.known(request.headers, person.email)
  await note(web, response, { person, device, hasSucceeded: came === 'in', factor: by })
}

function beginAgain(response: Response, next: string): void {
  response.redirect(303, `/sign-in?notice=begin_again&next=${encodeURIComponent(next)}`)
}

function draw(web: Web, request: Request, response: Response, next: string, error: string | null, status = 200): void {
  sendPage(web, response, 'sessions/code', presentCode({ frame: frameOf(web, request, response), next, error }), status)
}
