/** oneLine collapses white space, trims, and cuts at 300 UTF-16 code units; null where nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '').slice(0, 2000).replace(/\s+/g, ' ').trim().slice(0, 300)
  return line === '' ? null : line
}

/** readByline takes "By " off a byline and refuses what names nobody, such as the address of a profile page. */
export function readByline(text: string | null | undefined): string | null {
  const line = oneLine(text)?.replace(/^(?:written\s+)?by[:\s]+/i, '') ?? null
  return line === null || /^(?:https?:|www\.|@)/i.test(line) ? null : oneLine(line)
}

/** joinNames writes a list of names as prose does: "A", "A and B", "A, B and C". Null for none. */
export function joinNames(names: string[]): string | null {
  const unique = [...new Set(names)]
  if (unique.length < 2) return unique[0] ?? null
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`
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
