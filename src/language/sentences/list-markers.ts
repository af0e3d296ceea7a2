// Markers of list items: "1.", "2)", "3.)", "a.", "(iv)", "•". A list that runs on in one line is cut at each next
// marker.
import type { Token } from '../words/token.js'

export interface OpenList {
  /** The marker that comes next, in lower case; '•' for bullets. */
  expected: string
  markerTokens: number
}

const bullets: ReadonlySet<string> = new Set(['•', '⁃', '◦', '▪', '●', '‣'])
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** startsListItem says cheaply whether a token can begin a list marker at all. */
export function startsListItem(tokens: Token[], at: number): boolean {
  const { text } = tokens[at]!
  const code = text.charCodeAt(0)
  if (code === 40) return true
  if (code > 0x2000) return bullets.has(text)
  if (text.length > 4) return false
  const next = tokens[at + 1]?.text
  return next === '.' || next === ')'
}

/**
 * trackList reads a list marker at a token: at the start of a sentence any first marker, elsewhere only the marker
 * that an open list expects. It gives the list as it goes on, or undefined where no marker stands.
 */
export function trackList(
  tokens: Token[], at: number, atStart: boolean, open: OpenList | undefined): OpenList | undefined {
  let look = at
  const bulleted = bullets.has(tokens[look]!.text)
  if (bulleted) look += 1
  const opening = tokens[look]?.text === '('
  if (opening) look += 1
  const label = tokens[look]?.lower
  const after = tokens[look + 1]?.text
  const isClosed = after === ')' || (!opening && after === '.')
  const isLabel = label !== undefined && isClosed && /^(?:\d{1,2}|[a-z]|[ivx]{1,4})$/.test(label)
  if (isLabel) {
    const double = after === '.' && tokens[look + 2]?.text === ')'
    const end = look + (double ? 3 : 2)
    const spaced = tokens[end] !== undefined && tokens[end]!.start > tokens[end - 1]!.end
    const isFirst = atStart && (/\d/.test(label) || label === 'a' || label === 'i' || open?.expected === label)
    if (spaced && (isFirst || open?.expected === label || bulleted)) {
      return { expected: following(label, open), markerTokens: end - at }
    }
  }
  return bulleted && look < tokens.length ? { expected: '•', markerTokens: 1 } : undefined
}

function following(label: string, open: OpenList | undefined): string {
  if (/\d/.test(label)) return String(Number(label) + 1)
  const roman = romans.indexOf(label)
  // "i" begins a Roman list or goes on after "h"; "v" alone is Roman only where it was expected.
  const isRoman = roman === 0 ? open === undefined : roman > 0 && (label.length > 1 || open?.expected === label)
  if (isRoman) return romans[roman + 1] ?? ''
  return String.fromCharCode(label.charCodeAt(0) + 1)
}
