import type { Particulars } from './document.js'
import { noParticulars } from './document.js'
import { readByline, oneLine, readUrl } from './particulars.js'
import { isDateLine, readDate } from './publication-date.js'

const LABEL = /^(title|headline|by|author|byline|date|published|updated|publisher|publication|url|link|source)\s*:\s+(\S.*)$/i
const BY = /^by\s+(\p{Lu}[^.!?:]{1,100}(?:\.[^.!?:]{1,100})*)$/iu
const TITLE_LIMIT = 120
const HEAD_LINES = 12

/**
 * readPlain reads a plain text: its title (a short first line that stands alone before a blank line and is no sentence),
 * the byline, date and labelled lines ("URL: …", "Publisher: …") at its top, and a "Source: …" line at its end. Those
 * lines are taken out of the body. Expects line feeds only.
 */
export function readPlain(text: string): { particulars: Particulars; body: string } {
  const particulars: Particulars = { ...noParticulars }
  const lines = text.split('\n')
  let next = takeBlank(lines, 0)
  if (isTitle(lines, next)) {
    particulars.title = oneLine(lines[next]!.replace(/^(?:title|headline)\s*:\s+/i, ''))
    next = takeBlank(lines, next + 1)
  }
  for (let taken = 0; taken < HEAD_LINES && takeLine(lines[next] ?? '', particulars); taken += 1) {
    next = takeBlank(lines, next + 1)
  }
  if (particulars.title === null && next > 0 && isTitle(lines, next)) {
    particulars.title = oneLine(lines[next])
    next = takeBlank(lines, next + 1)
  }
  return { particulars, body: withoutClosingSource(lines, next, particulars).join('\n') }
}

function takeBlank(lines: string[], from: number): number {
  let next = from
  while (next < lines.length && lines[next]!.trim() === '') next += 1
  return next
}

function isTitle(lines: string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (line === '' || line.length > TITLE_LIMIT) return false
  if (/^(?:title|headline)\s*:/i.test(line)) return true
  const next = (lines[at + 1] ?? '').trim()
  const alone = next === '' || BY.test(next) || isDateLine(next)
  const isSentence = /[.。:,;]["”’)]?$/.test(line)
  return alone && !isSentence && takeBlank(lines, at + 1) < lines.length && !takeLine(line, { ...noParticulars })
}

/** Reads one line at the top into `into`; false where the line belongs to the article. */
function takeLine(line: string, into: Particulars): boolean {
  const trimmed = line.trim()
  if (trimmed === '' || trimmed.length > 2000) return false
  const by = BY.exec(trimmed)
  if (by && trimmed.length < 150) {
    into.byline ??= readByline(by[1])
    return true
  }
  if (isDateLine(trimmed)) {
    into.publishedAt ??= readDate(trimmed)
    return true
  }
  const label = LABEL.exec(trimmed)
  return label ? takeLabel(label[1]!.toLowerCase(), label[2]!, into) : false
}

function takeLabel(name: string, value: string, into: Particulars): boolean {
  if (['by', 'author', 'byline'].includes(name)) into.byline ??= readByline(value)
  else if (['publisher', 'publication'].includes(name)) into.publisher ??= oneLine(value)
  else if (['date', 'published', 'updated'].includes(name)) {
    if (readDate(value) === null) return false
    into.publishedAt ??= readDate(value)
  } else if (readUrl(value)) into.url ??= readUrl(value)
  else if (name === 'source' && value.length <= 80) into.publisher ??= oneLine(value)
  else return false
  return true
}

function withoutClosingSource(lines: string[], from: number, into: Particulars): string[] {
  let last = lines.length - 1
  while (last > from && lines[last]!.trim() === '') last -= 1
  const label = /^(?:url|link|source)\s*:\s+(https?:\S+)$/i.exec((lines[last] ?? '').trim())
  const address = label && last > from ? readUrl(label[1]) : null
  if (address === null) return lines.slice(from)
  into.url ??= address
  return lines.slice(from, last)
}
