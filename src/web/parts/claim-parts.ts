import type { Part } from '../../domain/claim.js'

/** PartsView is what a claim asserts besides, folded under it. */
export interface PartsView {
  count: number
  wordings: string[]
}

/** presentParts lists a claim's parts; null where it has none. */
export function presentParts(parts: Pick<Part, 'text'>[]): PartsView | null {
  return parts.length === 0 ? null : { count: parts.length, wordings: parts.map(({ text }) => text) }
}
