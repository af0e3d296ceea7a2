/** PageRequest asks for the items after a cursor (an id that a page before it answered as `next`). */
export interface PageRequest {
  after: string | null
  limit: number
}

export interface Page<T> {
  items: T[]
  /** The cursor of the next page, or null at the end. */
  next: string | null
}

export const MAX_PAGE = 100

/** pageOf turns a request into Prisma's arguments, asking for one row more to learn whether a next page exists. */
export const pageOf = {
  query({ after, limit }: PageRequest): { take: number; cursor?: { id: string }; skip?: number } {
    const take = Math.min(Math.max(1, limit), MAX_PAGE) + 1
    return after === null ? { take } : { take, cursor: { id: after }, skip: 1 }
  },
  rows<T extends { id: string }>(rows: T[], { limit }: PageRequest): Page<T> {
    const size = Math.min(Math.max(1, limit), MAX_PAGE)
    const items = rows.slice(0, size)
    return { items, next: rows.length > size ? (items.at(-1)?.id ?? null) : null }
  },
}
