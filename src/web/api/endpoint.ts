import type { z } from 'zod'
import type { Asker } from '../../domain/asker.js'
import { NotAllowed } from '../../domain/errors.js'
import type { PageRequest } from '../../domain/page.js'
import type { Action, Person } from '../../domain/permission.js'
import type { Web } from '../http/handler.js'
import type { PageQuery } from './requests.js'

/** Call is one request, parsed: what an endpoint's handler is given. */
export interface Call<Query, Body> {
  web: Web
  /** The person whose token came with the request. */
  actor: Person | null
  /** For whom what takes long is done. */
  asks: Asker
  id: string
  query: Query
  body: Body
}

/** Endpoint is one row of the API's table: the route, its schemas, who may, and what answers. */
export interface Endpoint {
  method: 'get' | 'post'
  path: string
  summary: string
  /** Whom it answers at all; what may be done to what is asked in the verb. */
  may: Action | 'anyone'
  query?: z.ZodType
  body?: z.ZodType
  status: number
  answer: z.ZodType
  /** Takes a body as large as an article. */
  large?: boolean
  handle(call: Call<unknown, unknown>): Promise<unknown>
}

interface Definition<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>
  extends Omit<Endpoint, 'query' | 'body' | 'answer' | 'handle'> {
  query?: Query
  body?: Body
  answer: Answer
  handle(call: Call<z.output<Query>, z.output<Body>>): Promise<z.input<Answer>>
}

/** endpoint checks a row: its handler takes what its schemas parse and answers what its schema says. */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  definition: Definition<Query, Body, Answer>,
): Endpoint {
  const { handle, ...rest } = definition
  return { ...rest, handle: (call) => handle(call as Call<z.output<Query>, z.output<Body>>) }
}

/** tokenHolder answers the person behind the request's token, which the endpoint's row asked for. Throws NotAllowed. */
export function tokenHolder({ actor }: Pick<Call<unknown, unknown>, 'actor'>): Person {
  if (!actor) throw new NotAllowed('see_desk', 'Send a token: Authorization: Bearer …')
  return actor
}

/** pageRequest answers which page of a list a query asks for. */
export function pageRequest({ after, limit }: z.output<typeof PageQuery>): PageRequest {
  return { after: after ?? null, limit }
}
