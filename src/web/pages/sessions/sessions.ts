import type { Request, Response } from 'express'
import { noteSignIn } from '../../../desk/people/note-sign-in.js'
import { PROGRAM } from '../../../domain/permission.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { mistakeOf } from '../../http/mistake.js'
import { signOutHere } from '../../http/sign-out.js'
import { waitWords } from '../../http/sign-in-limit.js'
import { whoAndWhere } from '../../http/who-and-where.js'
import { presentSignIn } from './present-sign-in.js'
import { actorOf, frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'

export const showSignIn: Handler = async (web, request, response) => {
  const next = localPath(request.query['next'])
  if (actorOf(response)) response.redirect(303, next)
  else await draw(web, request, response, { email: '', next }, null)
}

export const signIn: Handler = async (web, request, response) => {
  const { email = '', password = '', ...fields } = fieldsOf(request)
  const typed = { email, next: localPath(fields['next']) }
  const from = { ip: request.ip ?? '', userAgent: request.get('User-Agent') ?? '' }
  const device = web.authentication.devices.known(request.headers, email)
  const attempt = web.signInLimit.begin({ email, address: from.ip, device })
  if ('waitSeconds' in attempt) {
    await refuse(web, request, response, typed, { device, ...attempt })
    return
  }
  try {
    const session = await web.authentication.signIn({ email, password, ...from })
    if (session) {
      attempt.succeeded()
      await enter(web, request, response, typed, { device, ...session })
    } else await draw(web, request, response, typed, 'This e-mail and password do not belong together. Check both and try again.', 401)
    await note(web, response, { email, device, hasSucceeded: session !== null })
  } catch (error) {
    attempt.abandoned()
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(web, response, error)
    await draw(web, request, response, typed, `You cannot be signed in just now. ${message}`, status)
  }
}

interface Typed {
  email: string
  /** Where the person wants to go. */
  next: string
}

async function refuse(
  web: Web, request: Request, response: Response, typed: Typed, { device, waitSeconds }: { device: string | null; waitSeconds: number },
): Promise<void> {
  web.log.warn({ event: 'sign_in_refused', ...whoAndWhere(response), userId: null, device: knownOrNew(device), waitSeconds })
  response.set('Retry-After', String(waitSeconds))
  await draw(web, request, response, typed, waitFor(waitSeconds), 429)
}

async function enter(
  web: Web, request: Request, response: Response, { email, next }: Typed, { device, cookies }: { device: string | null; cookies: string[] },
): Promise<void> {
  // Whoever was signed in here before is not any more; a session that nobody can reach must not go on.
  await web.authentication.signOut(request.headers)
  if (device === null) response.append('Set-Cookie', web.authentication.devices.issue(email))
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, next)
}

function waitFor(seconds: number): string {
  return `Too many failed tries to sign in. Wait ${waitWords(seconds)}, then try again, or sign in where you did before.`
}

// After the answer: how long it took must not tell whether there is such an account. Who cannot be noted is signed in all the same.
async function note(web: Web, response: Response, { email, device, hasSucceeded }: {
  email: string
  device: string | null
  hasSucceeded: boolean
}): Promise<void> {
  const event = hasSucceeded ? 'sign_in' : 'sign_in_failed'
  try {
    const person = await web.desk.store.users.findByEmail(email.trim().toLowerCase())
    web.log[hasSucceeded ? 'info' : 'warn']({ event, ...whoAndWhere(response), userId: person?.id ?? null, device: knownOrNew(device) })
    if (person) await noteSignIn(web.desk, PROGRAM, person, { outcome: event, known: device !== null })
  } catch (error) {
    web.log.warn({ event: 'not_noted', ...whoAndWhere(response), ...mistakeOf(error) })
  }
}

function knownOrNew(device: string | null): 'known' | 'new' {
  return device === null ? 'new' : 'known'
}

export const signOut: Handler = signOutHere

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
  values: Typed,
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
