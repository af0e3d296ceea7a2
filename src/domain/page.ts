// A list comes a page at a time, told apart by keys.

/** PageRequest asks for the items after a cursor, which a page before it answered as `next`; null: from the beginning. */
export interface PageRequest {
  after: string | null
  limit: number
}

export interface Page<T> {
  items: T[]
  /** The cursor of the next page, or null at the end. */
  next: string | null
}

/**
 * Cursor is the place in a list at which a page ended: the key that the list is ordered by (an offset, or an instant in
 * milliseconds) and the id. It holds good when the row itself has moved in the list or left it.
 */
export interface Cursor {
  key: number
  id: string
}

/** What a cursor looks like on its way through an address. */
export const CURSOR_PATTERN = /^\d{1,15}-[0-9A-Z]{26}$/
