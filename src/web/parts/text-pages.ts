import type { Line } from './text-blocks.js'

/** What one page of a reader's article holds at most; a page of this is about 300 kB. */
export const MOST_UNITS = 30_000
export const MOST_CLAIMS = 200

// A page that would end this early for the sake of a paragraph ends with a line or a sentence instead.
const LEAST_SHARE = 0.5

/**
 * cutIntoPages cuts a text into the pages that readers leaf through: of MOST_UNITS and of MOST_CLAIMS at most, each
 * ending with a paragraph where one ends in its second half, else with a line, else with a sentence. `positions` are
 * where claims begin, rising. More claims than MOST_CLAIMS that begin at one place stay together. The pages cover the
 * text in order (UTF-16 units, half open); a text that fits is one page.
 */
export function cutIntoPages(text: string, positions: readonly number[]): Line[] {
  const pages: Line[] = []
  let start = 0
  let claim = 0
  while (start < text.length) {
    const end = endOfPage(text, start, positions, claim)
    pages.push({ start, end })
    while (claim < positions.length && positions[claim]! < end) claim += 1
    start = end
  }
  return pages.length > 0 ? pages : [{ start: 0, end: 0 }]
}

/** pageAt answers the number, from 1, of the page that holds a place in the text. */
export function pageAt(pages: readonly Line[], at: number): number {
  const index = pages.findIndex(({ end }) => at < end)
  return index === -1 ? pages.length : index + 1
}

function endOfPage(text: string, start: number, positions: readonly number[], claim: number): number {
  // Claims that begin where the page does cannot be parted.
  const nextClaim = firstPast(positions, claim + MOST_CLAIMS, start) ?? text.length
  const most = Math.min(start + MOST_UNITS, nextClaim)
  if (most >= text.length) return text.length
  const least = start + (most - start) * LEAST_SHARE
  for (const [mark, length] of BREAKS) {
    const at = text.lastIndexOf(mark, most - length)
    if (at !== -1 && at + length > least) return at + length
  }
  return isHalfCharacter(text, most) ? most + 1 : most
}

const BREAKS: [mark: string, length: number][] = [['\n\n', 2], ['\n', 1], ['. ', 2], [' ', 1]]

function firstPast(positions: readonly number[], from: number, at: number): number | undefined {
  let index = from
  while (index < positions.length && positions[index]! <= at) index += 1
  return positions[index]
}

function isHalfCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff
}
