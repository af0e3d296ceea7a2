import { canonicalLanguage } from '../domain/language.js'
import type { Particulars } from './document.js'
import { noParticulars } from './document.js'
import { firstRead, joinNames, oneLine, readByline, readName, readUrl } from './particulars.js'
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
  const all = (...names: string[]) => names.map((name) => fields.get(name) ?? [])
  const each = (...names: string[]) => all(...names).flat()
  return {
    title: firstRead(each('title', 'headline'), oneLine),
    byline: firstRead(all('byline', 'author', 'authors', 'by'), (names) => joinNames(names.flatMap((name) => readByline(name) ?? []))),
    publisher: firstRead(each('publisher', 'publication', 'site', 'sitename'), readName),
    publishedAt: firstRead(each('date', 'published', 'publishedat', 'pubdate', 'datepublished'), readDate),
    url: firstRead(each('url', 'canonical', 'canonicalurl', 'link'), (address) => readUrl(address)),
    language: firstRead(each('language', 'lang', 'locale'), canonicalLanguage),
  }
}
