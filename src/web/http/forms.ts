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

/** pageAfter answers the cursor in the address, or null for the first page. */
export function pageAfter(request: Request): string | null {
  return cursorIn(request, 'after')
}

/** cursorIn answers the cursor that the address names so, where a page has several lists; or null. */
export function cursorIn(request: Request, name: string): string | null {
  const cursor = request.query[name]
  return typeof cursor === 'string' ? cursor : null
}

/** pick answers a query value that is one of the words given, or undefined. */
export function pick<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value)
}
