import { STATUS_CODES } from 'node:http'
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import { tokenHash } from '../../desk/people/create-token.js'
import { parseInput } from '../../desk/parse-input.js'
import { InvalidInput, NotAllowed, NotFound, SameText, StaleVersion } from '../../domain/errors.js'
import { answerProblem } from '../http/problems.js'
import { createSeldom } from '../http/seldom.js'
import { TooManyTries } from '../http/sign-in-limit.js'
import { askerOf } from '../http/asker.js'
import { splitLimit } from '../http/split-limit.js'
import { permit } from '../../desk/permit.js'
import { actorOf, pathId, type Web } from '../http/handler.js'
import type { Endpoint } from './endpoint.js'
import { openApiDocument } from './openapi.js'
import { endpoints } from './routes.js'
import type { ProblemSchema } from './schemas.js'

// A text of a million code units is up to six times that in JSON, every unit escaped.
const LARGE_BODY = '7mb'
const SMALL_BODY = '200kb'

export interface ApiLimits {
  /** How many texts one address without a token may have split in a minute. */
  splitsPerMinute: number
}

/** apiRouter serves the API: JSON in and out, errors as RFC 9457 problems, tokens instead of cookies. */
export function apiRouter(web: Web, limits: ApiLimits): Router {
  const router = Router()
  router.use(openToOtherSites)
  router.get('/openapi.json', (_request, response) => void response.json(openApiDocument()))
  router.use(recogniseToken(web))
  for (const row of endpoints) router[row.method](`/v1${row.path}`, ...steps(web, row, limits))
  router.use((request, _response, next) => next(new NotFound('page', request.path)))
  router.use(problems)
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
  const readBody = express.json({ limit: row.large ? LARGE_BODY : SMALL_BODY })
  return [allowed, ...(row.path === '/split' ? [splitLimit(limits.splitsPerMinute, tooManyTexts)] : []), ...(row.body ? [mustBeJson, readBody] : []), answer]
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
      const found = await web.desk.store.tokens.findByHash(tokenHash(token), now)
      if (!found) throw new BadToken()
      if (used.isDue(found.token.id, found.token.usedAt, now)) noteUse(web, found.token.id, now)
      response.locals['actor'] = found.person
      response.set('Cache-Control', 'no-store')
    }
    next()
  }
}

// No answer waits for it, and none fails for it: where the store is busy, another hour's use is noted.
function noteUse(web: Web, tokenId: string, at: Date): void {
  web.desk.store
    .write((tx) => tx.tokens.used(tokenId, at))
    .catch((error: unknown) => web.log.warn({ event: 'not_noted', reason: (error as Error).message }))
}

class BadToken extends Error {
  override name = 'BadToken'
  constructor() {
    super('This token is not known, it was revoked, or its time is over.')
  }
}

// Express tells an error handler by its four parameters.
const problems: ErrorRequestHandler = (error: unknown, request: Request, response, _next) => {
  const needsToken = error instanceof BadToken || (error instanceof NotAllowed && !actorOf(response))
  const { status, message } = needsToken ? { status: 401, message: wordsFor(error as Error) } : answerProblem(response as Response, error)
  if (needsToken) response.set('WWW-Authenticate', 'Bearer')
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

// What body parsers call their errors, in words for a program's author.
const BODY_WORDS: Record<string, string> = {
  'not.json': 'Send JSON: Content-Type: application/json.',
  'entity.parse.failed': 'The body is not JSON.',
  'entity.too.large': `The body is larger than this endpoint takes: ${LARGE_BODY} where it takes a text, else ${SMALL_BODY}.`,
  'charset.unsupported': 'Send JSON in UTF-8.',
}

function wordsFor(error: Error): string {
  return error instanceof BadToken ? error.message : 'Send a token: Authorization: Bearer …'
}
