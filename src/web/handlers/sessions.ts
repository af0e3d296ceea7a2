import type { Request, Response } from 'express'
import { fieldsOf } from '../forms.js'
import { presentSignIn } from '../presenters/sign-in.js'
import { actorOf, frameOf, sendPage, type Handler, type Web } from '../web.js'

export const showSignIn: Handler = (web, request, response) => {
  const next = localPath(request.query['next'])
  if (actorOf(response)) response.redirect(303, next)
  else draw(web, request, response, { email: '', next }, null)
}

export const signIn: Handler = async (web, request, response) => {
  const { email = '', password = '', ...fields } = fieldsOf(request)
  const next = localPath(fields['next'])
  const session = await web.authentication.signIn({
    email,
    password,
    ip: request.ip ?? '',
    userAgent: request.get('User-Agent') ?? '',
  })
  if (!session) {
    draw(web, request, response, { email, next }, 'This e-mail and password do not belong together. Check both and try again.', 401)
    return
  }
  for (const cookie of session.cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, next)
}

export const signOut: Handler = async (web, request, response) => {
  const { cookies } = await web.authentication.signOut(request.headers)
  for (const cookie of cookies) response.append('Set-Cookie', cookie)
  response.redirect(303, '/sign-in?notice=signed_out')
}

// Only paths of our own: an address here would let a link send people elsewhere after signing in.
function localPath(value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value, 'http://here.invalid')) return '/desk'
  const url = new URL(value, 'http://here.invalid')
  return value.startsWith('/') && url.host === 'here.invalid' ? url.pathname + url.search : '/desk'
}

function draw(
  web: Web,
  request: Request,
  response: Response,
  values: { email: string; next: string },
  error: string | null,
  status = 200,
): void {
  const model = presentSignIn({ frame: frameOf(web, request, response), values, error, demo: web.demoAccounts })
  sendPage(web, response, 'sessions/new', model, status)
}
