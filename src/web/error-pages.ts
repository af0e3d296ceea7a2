import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { NotFound } from '../domain/errors.js'
import { actorOf, frameOf, sendPage, wantsFragment, type Web } from './http/handler.js'
import { ForeignOrigin } from './http/origin-check.js'
import { answerProblem } from './http/problems.js'
import { presentError } from './parts/present-error.js'

/** notFound answers what no route took. */
export const notFound: RequestHandler = (request, _response, next) => {
  next(new NotFound('page', request.path))
}

/** errorHandler answers errors as pages, or as one sentence where the page's script asked. */
export function errorHandler(web: Web): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const problem = answerProblem(response, error)
    if (problem.status === 403 && !actorOf(response) && !(error instanceof ForeignOrigin)) {
      askToSignIn(web, request, response)
      return
    }
    if (wantsFragment(request)) {
      response.status(problem.status).type('text').send(problem.message)
      return
    }
    sendPage(web, response, 'errors/show', presentError({ frame: frameOf(web, request, response), ...problem }), problem.status)
  }
}

// A form is not sent away to the sign-in page: the browser still has what was typed, and sends it again on a reload.
function askToSignIn(web: Web, request: Request, response: Response): void {
  if (wantsFragment(request)) {
    response.status(401).type('text').send('You are signed out. Sign in in another tab, then try again.')
  } else if (request.method === 'GET' || request.method === 'HEAD') {
    response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`)
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
