import type { Counted } from '../domain/listing.js'

/** How far things are counted of which there may be any number: to count all would be to read all. */
export const MOST_COUNTED = 1_000

/** countedOf says what a count means that was stopped at one more than MOST_COUNTED. */
export function countedOf(count: number): Counted {
  return { total: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED }
}
