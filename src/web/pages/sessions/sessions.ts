import type { Request, Response } from 'express'
import { noteSignIn } from '../../../desk/people/note-sign-in.js'
import { PROGRAM } from '../../../domain/permission.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { presentSignIn } from './present-sign-in.js'
import { actorOf, frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'

export const showSignIn: Handler = async (web, request, response) => {
  const next = localPath(request.query['next'])
  if (actorOf(response)) response.redirect(303, next)
  else await draw(web, request, response, { email: '', next }, null)
}

export const signIn: Handler = async (web, request, response) => {
  const { email = '', password = '', ...fields } = fieldsOf(request)
  const next = localPath(fields['next'])
  const from = { ip: request.ip ?? '', userAgent: request.get('User-Agent') ?? '' }
  const device = web.authentication.devices.known(request.headers, email)
  const attempt = web.signInLimit.begin({ email, address: from.ip, device })
  if ('waitSeconds' in attempt) {
    web.log.warn({ event: 'sign_in_refused', address: from.ip, device: knownOrNew(device), ...attempt })
    response.set('Retry-After', String(attempt.waitSeconds))
    await draw(web, request, response, { email, next }, waitFor(attempt.waitSeconds), 429)
    return
  }
  try {
    const session = await web.authentication.signIn({ email, password, ...from })
    if (session) {
      attempt.succeeded()
      // Whoever was signed in here before is not any more; a session that nobody can reach must not go on.
      await web.authentication.signOut(request.headers)
      if (device === null) response.append('Set-Cookie', web.authentication.devices.issue(email))
      for (const cookie of session.cookies) response.append('Set-Cookie', cookie)
      response.redirect(303, next)
    } else {
      await draw(web, request, response, { email, next }, 'This e-mail and password do not belong together. Check both and try again.', 401)
    }
    await note(web, { email, address: from.ip, device, hasSucceeded: session !== null })
  } catch (error) {
    attempt.abandoned()
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(response, error)
    await draw(web, request, response, { email, next }, `You cannot be signed in just now. ${message}`, status)
  }
}

function waitFor(seconds: number): string {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`
  return `Too many failed tries to sign in. Wait ${wait}, then try again, or sign in where you did before.`
}

// After the answer: how long it took must not tell whether there is such an account. Who cannot be noted is signed in all the same.
async function note(web: Web, { email, address, device, hasSucceeded }: {
  email: string
  address: string
  device: string | null
  hasSucceeded: boolean
}): Promise<void> {
  const event = hasSucceeded ? 'sign_in' : 'sign_in_failed'
  try {
    const person = await web.desk.store.users.findByEmail(email.trim().toLowerCase())
    web.log[hasSucceeded ? 'info' : 'warn']({ event, userId: person?.id ?? null, address, device: knownOrNew(device) })
    if (person) await noteSignIn(web.desk, PROGRAM, person, { outcome: event, known: device !== null })
  } catch (error) {
    web.log.warn({ event: 'not_noted', reason: (error as Error).message })
  }
}

function knownOrNew(device: string | null): 'known' | 'new' {
  return device === null ? 'new' : 'known'
}

export const signOut: Handler = async (web, request, response) => {
  const { cookies } = await web.authentication.signOut(request.headers)
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, '/sign-in?notice=signed_out')
}

// Only paths of our own: an address here would let a link send people elsewhere after signing in. What is answered is
// looked at again, for "/..//example.net" is a path, and it becomes "//example.net", which is a host.
function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, 'http://here.invalid')) return '/desk'
  const { host, pathname, search } = new URL(value, 'http://here.invalid')
  return host === 'here.invalid' && !pathname.startsWith('//') ? pathname + search : '/desk'
}

async function draw(
  web: Web,
  request: Request,
  response: Response,
  values: { email: string; next: string },
  error: string | null,
  status = 200,
): Promise<void> {
  const model = presentSignIn({ frame: frameOf(web, request, response), values, error, demo: await demoOf(web) })
  sendPage(web, response, 'sessions/new', model, status)
}

// A newsroom's own server does not tell strangers which accounts to try.
async function demoOf({ desk, demo }: Web): Promise<Web['demo']> {
  return demo && (await desk.store.users.existsBeside(demo.accounts.map(({ email }) => email))) ? null : demo
}
