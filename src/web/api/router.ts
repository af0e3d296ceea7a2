import { STATUS_CODES } from 'node:http'
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import { tokenHash } from '../../desk/people/create-token.js'
import { parseInput } from '../../desk/parse-input.js'
import { InvalidInput, NotAllowed, NotFound, SameText, StaleVersion } from '../../domain/errors.js'
import { withinLimit } from '../http/body-limit.js'
import { mistakeOf } from '../http/mistake.js'
import { answerProblem } from '../http/problems.js'
import { refuseNul } from '../http/no-nul.js'
import { createSeldom } from '../http/seldom.js'
import { TooManyTries } from '../http/sign-in-limit.js'
import { whoAndWhere } from '../http/who-and-where.js'
import { askerOf } from '../http/asker.js'
import { splitLimit } from '../http/split-limit.js'
import { permit } from '../../desk/permit.js'
import { actorOf, pathId, type Web } from '../http/handler.js'
import type { Endpoint } from './endpoint.js'
import { openApiDocument } from './openapi.js'
import { endpoints } from './routes.js'
import type { ProblemSchema } from './schemas.js'

// A text of a million code units is up to six times that in JSON, every unit escaped; of strangers 100,000 units are taken.
const LARGE_BODY = jsonOf(7_000_000)
const STRANGERS_BODY = jsonOf(700_000)
const SMALL_BODY = jsonOf(200_000)

function jsonOf(limit: number): RequestHandler {
  return withinLimit('json', limit, express.json({ limit }))
}

export interface ApiLimits {
  /** How many texts one address without a token may have split in a minute. */
  splitsPerMinute: number
}

/** apiRouter serves the API: JSON in and out, errors as RFC 9457 problems, tokens instead of cookies. */
export function apiRouter(web: Web, limits: ApiLimits): Router {
  const router = Router()
  router.use(openToOtherSites)
  router.get('/openapi.json', (_request, response) => void response.json(openApiDocument()))
  router.use(refuseNul)
  router.use(recogniseToken(web))
  for (const row of endpoints) router[row.method](`/v1${row.path}`, ...steps(web, row, limits))
  router.use((request, _response, next) => next(new NotFound('page', request.path)))
  router.use(problems(web))
  return router
}

function steps(web: Web, row: Endpoint, limits: ApiLimits): RequestHandler[] {
  const allowed: RequestHandler = (_request, response, next) => {
    if (row.may !== 'anyone') permit(actorOf(response), row.may)
    next()
  }
  const answer: RequestHandler = async (request, response) => {
    const result = await row.handle({
      web,
      actor: actorOf(response),
      asks: askerOf(request, response),
      id: row.path.includes(':id') ? pathId(request) : '',
      query: row.query ? parseInput(row.query, request.query) : undefined,
      body: row.body ? parseInput(row.body, request.body) : undefined,
    })
    response.status(row.status).json(result)
  }
  const readBody: RequestHandler = (request, response, next) => {
    const largest = actorOf(response) ? LARGE_BODY : STRANGERS_BODY
    const read = row.large ? largest : SMALL_BODY
    read(request, response, next)
  }
  return [allowed, ...(row.path === '/split' ? [splitLimit(web, limits.splitsPerMinute, tooManyTexts)] : []), ...(row.body ? [mustBeJson, readBody] : []), answer]
}

const mustBeJson: RequestHandler = (request, _response, next) => {
  next(request.is('json') ? undefined : new NotJson())
}

class NotJson extends Error {
  override name = 'NotJson'
  // Read as the errors of body parsers are, which bring their status.
  readonly status = 415
  readonly type = 'not.json'
}

const tooManyTexts: RequestHandler = (_request, _response, next) => {
  next(new TooManyTries('Too many texts in one minute. Wait, or send a token.'))
}

// There are no cookies here for another site to misuse, and what is published may be read from anywhere.
const openToOtherSites: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  next()
}

// How exactly a token knows when it was last used.
const USED_EVERY_MS = 60 * 60_000

function recogniseToken(web: Web): RequestHandler {
  const used = createSeldom(USED_EVERY_MS)
  return async (request, response, next) => {
    const token = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1]
    if (token) {
      const now = web.desk.now()
      const { tokens } = web.desk.store
      const found = await tokens.findByHash(tokenHash(token), now)
      if (!found) throw new BadToken(await tokens.holderOf(tokenHash(token)))
      if (used.isDue(found.token.id, found.token.usedAt, now)) noteUse(web, response, found.token.id, now)
      response.locals['actor'] = found.person
      response.set('Cache-Control', 'no-store')
    }
    next()
  }
}

// No answer waits for it, and none fails for it: where the store is busy, another hour's use is noted.
function noteUse(web: Web, response: Response, tokenId: string, at: Date): void {
  web.desk.store
    .write((tx) => tx.tokens.used(tokenId, at))
    .catch((error: unknown) => web.log.warn({ event: 'not_noted', ...whoAndWhere(response), ...mistakeOf(error) }))
}

class BadToken extends Error {
  override name = 'BadToken'
  /** `holderId`: whom it was given to; null: it is none of ours. */
  constructor(readonly holderId: string | null) {
    super('This token is not known, it was revoked, or its time is over.')
  }
}

// Express tells an error handler by its four parameters.
function problems(web: Web): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, _next) => {
    const { status, message } = needsToken(error, response) ? askForToken(web, response, error) : answerProblem(web, response, error)
    const problem: z.input<typeof ProblemSchema> = {
      type: 'about:blank',
      // Without a type of its own, RFC 9457 wants the status's own phrase here.
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: BODY_WORDS[(error as { type?: string }).type ?? ''] ?? message,
      instance: request.originalUrl,
      ...(error instanceof InvalidInput && { fields: error.fields }),
      ...(error instanceof SameText && { articleId: error.articleId }),
      ...(error instanceof StaleVersion && { version: error.current }),
    }
    response.status(status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

function needsToken(error: unknown, response: Response): error is BadToken | NotAllowed {
  return error instanceof BadToken || (error instanceof NotAllowed && !actorOf(response))
}

function askForToken({ log }: Web, response: Response, error: BadToken | NotAllowed): { status: number; message: string } {
  const line = { ...whoAndWhere(response), status: 401 }
  response.set('WWW-Authenticate', 'Bearer')
  if (error instanceof BadToken) {
    log.warn({ event: 'token_refused', ...line, userId: error.holderId })
    return { status: 401, message: error.message }
  }
  log.warn({ event: 'act_refused', ...line, action: error.action })
  return { status: 401, message: 'Send a token: Authorization: Bearer …' }
}

// What body parsers call their errors, in words for a program's author.
const BODY_WORDS: Record<string, string> = {
  'not.json': 'Send JSON: Content-Type: application/json.',
  'entity.parse.failed': 'The body is not JSON.',
  'entity.too.large': 'The body is larger than this endpoint takes: 7 MB where it takes a text (700 kB without a token), else 200 kB.',
  'charset.unsupported': 'Send JSON in UTF-8.',
}
