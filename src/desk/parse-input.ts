import type { z } from 'zod'
import { InvalidInput } from '../domain/errors.js'

/**
 * parseInput checks input, an object of fields, against a schema. Throws InvalidInput with the first problem of each
 * field, also where a text holds half of a character or a NUL: neither UTF-8 nor the trail's canonical JSON can hold
 * that, nor PostgreSQL a NUL.
 */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input)
  const fields: Record<string, string> = {}
  for (const issue of result.error?.issues ?? []) fields[issue.path.join('.') || 'form'] ??= issue.message
  for (const [name, value] of Object.entries(result.data ?? {})) {
    for (const text of textsIn(value)) {
      if (!text.isWellFormed()) fields[name] = 'This text holds half of a character. Copy it again.'
      else if (text.includes('\0')) fields[name] = 'This text holds a character that is none (NUL). Copy it again.'
    }
  }
  if (!result.success || Object.keys(fields).length > 0) throw new InvalidInput(fields)
  return result.data
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) yield* textsIn(inside)
}
