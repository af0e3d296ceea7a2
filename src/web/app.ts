import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, { type RequestHandler, type Response } from 'express'
import { projectPath } from '../project.js'
import { apiRouter } from './api/router.js'
import { errorHandler, notFound } from './error-pages.js'
import { refuseSplit } from './pages/split/split.js'
import { asksByItself } from './pages/workspace/presence.js'
import { readForm, readLongForm } from './http/form-bodies.js'
import { carriesOurCookie } from './http/cookie-name.js'
import { hostCheck, namesUs } from './http/host-check.js'
import { keptAddresses } from './http/kept-address.js'
import { keepPages } from './http/kept-pages.js'
import { countRequests } from './http/metrics.js'
import { refuseNul } from './http/no-nul.js'
import { originCheck } from './http/origin-check.js'
import { PUBLIC_URL } from './http/own-origin.js'
import { presenceLimit } from './http/presence-limit.js'
import { routes, type Route } from './routes.js'
import { securityHeaders } from './http/security-headers.js'
import { splitLimit } from './http/split-limit.js'
import { readUploadForm } from './http/uploads.js'
import { permit } from '../desk/permit.js'
import { actorOf, owedBy, type Web } from './http/handler.js'
import { Owing } from './http/owing.js'
import type { Owed } from '../domain/account.js'

export interface AppOptions {
  /** How many proxies stand in front; 0: the connection's own address is the client's. */
  trustProxy?: number
  /** The origin under which people reach the server through a proxy; null: they reach it directly. */
  publicUrl?: string | null
  /** The address or the name that the server listens on. */
  host?: string
  /** How many texts one address without an account may have split in a minute. */
  splitsPerMinute?: number
}

/** createApp builds the whole web application around its parts; it listens nowhere yet. */
export function createApp(
  web: Web, { trustProxy = 0, publicUrl = null, host = '127.0.0.1', splitsPerMinute = 60 }: AppOptions = {},
): RequestListener {
  const app = express()
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')
  app.set(PUBLIC_URL, publicUrl)
  app.disable('x-powered-by')
  app.use(countRequests())
  app.use(requestId)
  app.use(securityHeaders(publicUrl))
  app.use(hostCheck({ publicUrl, host }, web.log))
  // A page of marked text repeats itself: it travels at a tenth of its size.
  app.use(compression())
  app.use('/assets', express.static(projectPath('views', 'assets'), { index: false, maxAge: '1h', setHeaders: sayCharacters }))
  app.use('/api', apiRouter(web, { splitsPerMinute }))
  app.use(refuseNul)
  app.use(recognise(web))
  app.use(originCheck(publicUrl))
  app.post('/desk/split', splitLimit(web, splitsPerMinute, (...request) => refuseSplit(web, ...request)), readLongForm)
  app.post('/desk/claims/:id/presence', presenceLimit())
  for (const route of routes) app[route.method](route.path, ...steps(web, route))
  app.use(notFound)
  app.use(errorHandler(web))
  return keepPages(app, {
    addressOf: keptAddresses(routes.flatMap(({ path, reads }) => (reads ? [{ path, reads }] : []))),
    isOurs: (name) => namesUs(name, { publicUrl, host }),
    readersVersion: () => web.desk.store.readersVersion(),
  })
}

function steps(web: Web, route: Route): RequestHandler[] {
  const { may } = route
  const allowed: RequestHandler = (_request, response, next) => {
    if (may !== 'anyone') permit(actorOf(response), may)
    next()
  }
  const settled: RequestHandler = (request, response, next) => {
    if (may === 'anyone' || route.duringSetUp) next()
    else askForWhatIsOwed(request, response, next)
  }
  const handle: RequestHandler = (request, response, next) => route.handle(web, request, response, next)
  return [allowed, settled, ...bodyParsers(route.body), handle]
}

function bodyParsers(body: Route['body']): RequestHandler[] {
  if (body === 'upload') return [readForm, readUploadForm]
  return body === 'form' ? [readForm] : []
}

// What a person owes comes before all else, in the browser too that they left open: only what settles it answers.
const askForWhatIsOwed: RequestHandler = (request, response, next) => {
  const owed = owedBy(response)
  if (owed === null) next()
  else if (request.method === 'GET' || request.method === 'HEAD') response.redirect(303, OWED[owed].page)
  else throw new Owing(OWED[owed].words)
}

const OWED = {
  password: { page: '/desk/account', words: 'Choose your own password first, under “Your account” in a new tab: the one you have was made by somebody else. Then come back, reload this page, and let your browser send the form again.' },
  second_factor: { page: '/desk/account/second-factor', words: 'Your desk asks your role for a second factor: set it up first, under “Your account” in a new tab. Then come back, reload this page, and let your browser send the form again.' },
} satisfies Record<Owed, { page: string; words: string }>

// Drawings are text too, but are sent without saying in which characters.
function sayCharacters(response: Response, path: string): void {
  if (path.endsWith('.svg')) response.set('Content-Type', 'image/svg+xml; charset=utf-8')
}

const requestId: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = randomUUID()
  next()
}

function recognise(web: Web): RequestHandler {
  return async (request, response, next) => {
    if (carriesOurCookie(request.headers)) {
      const signedIn = await web.authentication.sessionOf(request.headers, asksByItself(request.path))
      response.locals['actor'] = signedIn?.actor
      response.locals['sessionId'] = signedIn?.sessionId
      response.locals['owes'] = signedIn?.owes
      // What a signed-in person sees must not come back from a cache after signing out.
      response.set('Cache-Control', 'no-store')
    }
    next()
  }
}
