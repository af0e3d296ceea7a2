import { CURSOR_PATTERN, type Cursor, type Page, type PageRequest } from '../domain/page.js'

export const MAX_PAGE = 100

/** cursorOf reads the request's cursor; null where the page is the first, or what was sent is no cursor. */
export function cursorOf({ after }: PageRequest): Cursor | null {
  if (after === null || !CURSOR_PATTERN.test(after)) return null
  const [key = '', id = ''] = after.split('-')
  return { key: Number(key), id }
}

/**
 * rowsPast answers Prisma's `where` for what comes after the cursor in a list ordered by the column, then by id, both in
 * the same direction; nothing for the first page. `valueOf` turns the cursor's key into a value of the column.
 */
export function rowsPast(
  request: PageRequest,
  column: string,
  direction: 'asc' | 'desc',
  valueOf: (key: number) => number | Date,
): object {
  const cursor = cursorOf(request)
  if (!cursor) return {}
  const [past, upTo] = direction === 'asc' ? ['gt', 'gte'] : ['lt', 'lte']
  const value = valueOf(cursor.key)
  // Both bounds: the first lets the index begin at the cursor, which SQLite does not see in the second.
  return { [column]: { [upTo]: value }, OR: [{ [column]: { [past]: value } }, { id: { [past]: cursor.id } }] }
}

/** instant reads a cursor's key as the instant that it is in a list ordered by time. */
export function instant(key: number): Date {
  return new Date(key)
}

/** END_OF_TIME comes after whatever was written: where the first page of the newest begins. */
export const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z')

/** rowsToRead asks for one row more than the page holds, to learn whether another page follows. */
export function rowsToRead(request: PageRequest): number {
  return sizeOf(request) + 1
}

/** pageOf cuts what was read down to the page; `keyOf` answers the key that the list is ordered by. */
export function pageOf<T extends { id: string }>(
  rows: T[],
  request: PageRequest,
  keyOf: (row: T) => number | Date,
): Page<T> {
  const items = rows.slice(0, sizeOf(request))
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, next: last ? `${Number(keyOf(last))}-${last.id}` : null }
}

// How many items the page may hold: from 1 to MAX_PAGE.
function sizeOf({ limit }: PageRequest): number {
  return Math.min(Math.max(1, limit), MAX_PAGE)
}
