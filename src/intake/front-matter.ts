import { canonicalLanguage } from '../domain/language.js'
import type { Particulars } from './document.js'
import { noParticulars } from './document.js'
import { joinNames, oneLine, readByline, readUrl } from './particulars.js'
import { readDate } from './publication-date.js'

const LONGEST = 10_000

/**
 * readFrontMatter reads the block between two `---` lines at the top of a Markdown text, and gives the rest as `body`.
 * It knows the small part of YAML that such blocks use: one `key: value` a line, quoted or not, and lists of names
 * (`[A, B]` or a `- A` a line). A block that is anything else is left in the body. Expects line feeds only.
 */
export function readFrontMatter(text: string): { particulars: Particulars; body: string } {
  const untouched = { particulars: { ...noParticulars }, body: text }
  if (!text.startsWith('---\n')) return untouched
  const end = text.indexOf('\n---', 3)
  if (end < 0 || end > LONGEST || !/^\n---[ \t]*(?:\n|$)/.test(text.slice(end, end + 100))) return untouched
  const fields = readFields(text.slice(4, end + 1).split('\n'))
  if (fields === null) return untouched
  const bodyStart = text.indexOf('\n', end + 1)
  return { particulars: fromFields(fields), body: bodyStart < 0 ? '' : text.slice(bodyStart + 1) }
}

function readFields(lines: string[]): Map<string, string[]> | null {
  const fields = new Map<string, string[]>()
  let current: string[] = []
  for (const line of lines) {
    const field = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line.trimEnd())
    const item = /^\s*-\s+(.*)$/.exec(line.trimEnd())
    if (field) {
      current = valuesOf(field[2] ?? '')
      fields.set(field[1]!.toLowerCase().replaceAll(/[-_]/g, ''), current)
    } else if (item && fields.size > 0) current.push(...valuesOf(item[1]!))
    else if (/^\s+\S/.test(line) && fields.size > 0) continue
    else if (line.trim() !== '' && !line.trimStart().startsWith('#')) return null
  }
  return fields.size > 0 ? fields : null
}

function valuesOf(value: string): string[] {
  const trimmed = value.trim()
  const list = /^\[(.*)\]$/.exec(trimmed)
  const parts = list ? list[1]!.split(',') : [trimmed]
  return parts.map(unquoted).filter((part) => part !== '')
}

function unquoted(value: string): string {
  const trimmed = value.trim()
  const double = /^"(.*)"$/.exec(trimmed)
  if (double) return double[1]!.replace(/\\(["\\])/g, '$1')
  const single = /^'(.*)'$/.exec(trimmed)
  return single ? single[1]!.replaceAll("''", "'") : trimmed
}

function fromFields(fields: Map<string, string[]>): Particulars {
  const all = (...names: string[]) => names.map((name) => fields.get(name)).find((values) => values?.length) ?? []
  const first = (...names: string[]) => all(...names)[0] ?? null
  return {
    title: oneLine(first('title', 'headline')),
    byline: readByline(joinNames(all('byline', 'author', 'authors', 'by'))),
    publisher: oneLine(first('publisher', 'publication', 'site', 'sitename')),
    publishedAt: readDate(first('date', 'published', 'publishedat', 'pubdate', 'datepublished') ?? ''),
    url: readUrl(first('url', 'canonical', 'canonicalurl', 'link')),
    language: canonicalLanguage(first('language', 'lang', 'locale')),
  }
}
