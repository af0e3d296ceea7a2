import type { Request } from 'express'
import { InvalidInput } from '../../domain/errors.js'

/** fieldsOf answers the form's fields as typed: strings only; a field that came twice keeps its last value. */
export function fieldsOf(request: Request): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') fields[name] = last
  }
  return fields
}

/** versionOf answers the version that the form was drawn from. Throws InvalidInput where it names none. */
export function versionOf(fields: Record<string, string>): number {
  const version = Number(fields['version'])
  if (Number.isSafeInteger(version) && version > 0) return version
  throw new InvalidInput({ version: 'This form does not say which version it was drawn from. Reload the page and try again.' })
}

/** pageAfter answers the cursor in the address, or null for the first page; a page of several lists has a name for each. */
export function pageAfter(request: Request, name = 'after'): string | null {
  const after = request.query[name]
  return typeof after === 'string' ? after : null
}

/** pick answers a query value that is one of the words given, or undefined. */
export function pick<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value)
}
