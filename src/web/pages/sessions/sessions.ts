import type { Request, Response } from 'express'
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
  try {
    const session = await web.authentication.signIn({ email, password, ip: request.ip ?? '', userAgent: request.get('User-Agent') ?? '' })
    if (!session) {
      await draw(web, request, response, { email, next }, 'This e-mail and password do not belong together. Check both and try again.', 401)
      return
    }
    for (const cookie of session.cookies) response.append('Set-Cookie', cookie)
    response.redirect(303, next)
  } catch (error) {
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(response, error)
    await draw(web, request, response, { email, next }, `You cannot be signed in just now. ${message}`, status)
  }
}

/** refuseSignIn draws the form again, with what was typed, for an address that has failed too often. */
export const refuseSignIn: Handler = async (web, request, response) => {
  const { email = '', next } = fieldsOf(request)
  const words = 'Too many failed tries to sign in from your address. Wait a quarter of an hour, then try again.'
  await draw(web, request, response, { email, next: localPath(next) }, words, 429)
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
