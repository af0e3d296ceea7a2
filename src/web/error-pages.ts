import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { NotAllowed, NotFound } from '../domain/errors.js'
import { actorOf, frameOf, sendPage, wantsFragment, type Web } from './http/handler.js'
import { mistakeOf } from './http/mistake.js'
import { answerProblem } from './http/problems.js'
import { whoAndWhere } from './http/who-and-where.js'
import { presentError } from './parts/present-error.js'

/** notFound answers what no route took. */
export const notFound: RequestHandler = (request, _response, next) => {
  next(new NotFound('page', request.path))
}

/** errorHandler answers errors as pages, or as one sentence where the page's script asked. */
export function errorHandler(web: Web): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      web.log.error({ event: 'mistake', ...whoAndWhere(response), ...mistakeOf(error) })
      response.destroy()
      return
    }
    if (error instanceof NotAllowed && !actorOf(response)) {
      askToSignIn(web, request, response, error)
      return
    }
    const problem = answerProblem(web, response, error)
    if (wantsFragment(request)) {
      response.status(problem.status).type('text').send(problem.message)
      return
    }
    sendPage(web, response, 'errors/show', presentError({ frame: frameOf(web, request, response), ...problem }), problem.status)
  }
}

// A form is not sent away to the sign-in page: the browser still has what was typed, and sends it again on a reload. Who is
// led there to see a page was not refused anything yet.
function askToSignIn(web: Web, request: Request, response: Response, { action }: NotAllowed): void {
  const isView = request.method === 'GET' || request.method === 'HEAD'
  if (isView && !wantsFragment(request)) {
    response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`)
    return
  }
  web.log.warn({ event: 'act_refused', ...whoAndWhere(response), status: 401, action })
  if (wantsFragment(request)) {
    response.status(401).type('text').send('You are signed out. Sign in in another tab, then try again.')
  } else {
    const model = presentError({
      // Where the form was sent is no page to come back to.
      frame: { ...frameOf(web, request, response), path: '/desk' },
      status: 401,
      title: 'You are signed out',
      message: 'Nothing was saved yet, and nothing you typed is lost: sign in in a new tab, come back to this one, ' +
        'reload it, and let your browser send the form again.',
      action: { href: '/sign-in', label: 'Sign in in a new tab', isNewTab: true },
    })
    sendPage(web, response, 'errors/show', model, 401)
  }
}
