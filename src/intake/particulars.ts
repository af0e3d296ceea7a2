const LONGEST_LINE = 300

/** oneLine collapses white space, trims, and cuts at 300 UTF-16 code units, which the last of them, "…", says; null where nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '').trimStart().slice(0, 2000).replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST_LINE) return line === '' ? null : line
  return `${line.slice(0, LONGEST_LINE - 1).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

/** firstRead gives what `read` makes of the first candidate that it can read; a bad candidate hides no good one behind it. */
export function firstRead<Value, Candidate = string>(
  candidates: Iterable<Candidate | null | undefined>, read: (candidate: Candidate) => Value | null,
): Value | null {
  for (const candidate of candidates) {
    const value = candidate === null || candidate === undefined ? null : read(candidate)
    if (value !== null) return value
  }
  return null
}

/** readName reads the name of an outlet or an author; null for what names nobody, an address or a handle. */
export function readName(text: string | null | undefined): string | null {
  const line = oneLine(text)
  return line === null || /^(?:https?:|@)/i.test(line) ? null : line
}

/** readByline is readName for whom a byline names, "By " taken off; a site ("www.…") is nobody. */
export function readByline(text: string | null | undefined): string | null {
  const name = readName(oneLine(text)?.replace(/^(?:written\s+)?by[:\s]+/i, ''))
  return name === null || /^www\./i.test(name) ? null : name
}

/**
 * joinNames writes a list of names as prose does: "A", "A and B", "A, B and C"; "A, B and 12 others" where it would be over
 * 300 UTF-16 code units. Null for none.
 */
export function joinNames(names: string[]): string | null {
  const unique = [...new Set(names)]
  if (unique.length < 2) return unique[0] ?? null
  const whole = `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`
  if (whole.length <= LONGEST_LINE) return whole
  const shown: string[] = []
  let length = ` and ${unique.length} others`.length
  for (const name of unique) {
    length += name.length + 2
    if (shown.length > 0 && length > LONGEST_LINE) break
    shown.push(name)
  }
  const left = unique.length - shown.length
  return `${shown.join(', ')} and ${left} ${left === 1 ? 'other' : 'others'}`
}

/** readUrl gives an absolute http or https address, resolved against `base` where there is one; null for anything else. */
export function readUrl(address: string | null | undefined, base: string | null = null): string | null {
  const trimmed = (address ?? '').trim()
  if (trimmed === '' || trimmed.length > 2000 || !URL.canParse(trimmed, base ?? undefined)) return null
  const url = new URL(trimmed, base ?? undefined)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/** firstWords names a text that has no title: its first line, cut between words at 80 UTF-16 code units or fewer. */
export function firstWords(text: string): string {
  const line = oneLine(text.slice(0, 400).trimStart().split('\n')[0]) ?? 'Untitled'
  if (line.length <= 80) return line
  const cut = line.lastIndexOf(' ', 79)
  return `${line.slice(0, cut > 40 ? cut : 79).replace(/[\s,;:—–-]+$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}
