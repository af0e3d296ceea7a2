import { z } from 'zod'
import { STATUS_CODES } from 'node:http'
import { can } from '../../domain/permission.js'
import type { Endpoint } from './endpoint.js'
import { endpoints } from './routes.js'
import { ProblemSchema } from './schemas.js'

type Json = Record<string, unknown>

let document: Json | undefined

/** openApiDocument writes the API's table as OpenAPI 3.1 (its schemas are JSON Schema 2020-12, as zod gives them). */
export function openApiDocument(): Json {
  document ??= {
    openapi: '3.1.1',
    info: {
      title: 'Claimtrail',
      version: '1',
      description: 'Published articles, their claims and sources. Reading needs no token; changing does.',
    },
    servers: [{ url: '/api/v1' }],
    paths: pathsOf(endpoints),
    components: {
      schemas: { Problem: schemaOf(ProblemSchema, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
  return document
}

function pathsOf(rows: Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const row of rows) {
    const path = row.path.replace(':id', '{id}')
    paths[path] = { ...paths[path], [row.method]: operationOf(row) }
  }
  return paths
}

function operationOf({ path, summary, may, query, body, status, answer }: Endpoint): Json {
  return {
    summary,
    // Where a token is not asked for it still shows more: {} says that it may be left out.
    security: [...(may === 'anyone' || can(null, may) ? [{}] : []), { token: [] }],
    parameters: [...(path.includes(':id') ? [ID_PARAMETER] : []), ...(query ? parametersOf(query) : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]: { description: STATUS_CODES[status], content: { 'application/json': { schema: schemaOf(answer, 'output') } } },
      default: {
        description: 'What went wrong, as RFC 9457',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const ID_PARAMETER = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

function parametersOf(query: z.ZodType): Json[] {
  const { properties = {} } = schemaOf(query, 'input') as { properties?: Record<string, Json> }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))
}

// Every schema stands where it is used: a $ref to a shared one would have to survive zod's own numbering of $defs.
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return inline(rest, (rest['$defs'] ?? {}) as Record<string, Json>) as Json
}

function inline(node: unknown, definitions: Record<string, Json>): unknown {
  if (Array.isArray(node)) return node.map((item) => inline(item, definitions))
  if (typeof node !== 'object' || node === null) return node
  const { $ref, $defs, ...rest } = node as Json
  // A schema's own name is a string; a property that happens to be called id is a schema.
  if (typeof rest['id'] === 'string') delete rest['id']
  const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : null
  if (name !== null && definitions[name]) return inline(definitions[name], definitions)
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inline(value, definitions)]))
}
