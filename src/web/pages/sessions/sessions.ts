import type { Request, Response } from 'express'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import type { Entry } from '../../http/authentication.js'
import { signOutHere } from '../../http/sign-out.js'
import { waitWords, type SignInTry } from '../../http/sign-in-limit.js'
import { whoAndWhere } from '../../http/who-and-where.js'
import { enter, knownOrNew, leave, localPath, note } from './entering.js'
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
  try {
    const attempt = await web.signInLimit.begin({ email, address: from.ip, device })
    if ('waitSeconds' in attempt) {
      await refuse(web, request, response, typed, { device, ...attempt })
      return
    }
    const entry = await looked(attempt, web.authentication.signIn({ email, password, ...from }))
    await answer(web, request, response, typed, entry)
    if (entry.came !== 'half_way') await noteEntry(web, response, email, device, entry.came === 'in')
  } catch (error) {
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(web, response, error)
    await draw(web, request, response, typed, `You cannot be signed in just now. ${message}`, status)
  }
}

// Told before it is answered: whoever is in must not find themselves counted when they come again at once.
async function looked(attempt: SignInTry, looking: Promise<Entry>): Promise<Entry> {
  const entry = await looking.catch(async (error: unknown) => {
    await attempt.abandoned()
    throw error
  })
  if (entry.came === 'wrong') attempt.failed()
  else await attempt.succeeded()
  return entry
}

interface Typed {
  email: string
  /** Where the person wants to go. */
  next: string
}

const WRONG = 'This e-mail and password do not belong together. Check both and try again.'
const TOO_LATE = 'This password was made for you more than a week ago, and works no more. Ask an admin for another.'

async function answer(web: Web, request: Request, response: Response, typed: Typed, entry: Entry): Promise<void> {
  if (entry.came === 'in') await enter(web, request, response, { ...typed, ...entry })
  else if (entry.came === 'half_way') {
    await leave(web, request)
    for (const cookie of entry.cookies) response.append('Set-Cookie', cookie)
    response.redirect(303, `/sign-in/code?next=${encodeURIComponent(typed.next)}`)
  } else await draw(web, request, response, typed, entry.came === 'wrong' ? WRONG : TOO_LATE, 401)
}

async function noteEntry(web: Web, response: Response, email: string, device: string | null, hasSucceeded: boolean): Promise<void> {
  const person = await web.desk.store.users.findByEmail(email.trim().toLowerCase())
  await note(web, response, { person, device, hasSucceeded, factor: 'password' })
}

async function refuse(
  web: Web, request: Request, response: Response, typed: Typed, { device, waitSeconds }: { device: string | null; waitSeconds: number },
): Promise<void> {
  web.log.warn({ event: 'sign_in_refused', ...whoAndWhere(response), userId: null, device: knownOrNew(device), waitSeconds })
  response.set('Retry-After', String(waitSeconds))
  await draw(web, request, response, typed, waitFor(waitSeconds), 429)
}

function waitFor(seconds: number): string {
  return `Too many failed tries to sign in. Wait ${waitWords(seconds)}, then try again, or sign in where you did before.`
}

export const signOut: Handler = signOutHere

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
