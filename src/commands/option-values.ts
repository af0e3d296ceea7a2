import type { z } from 'zod'
import { ArticleAddress, ArticleDate } from '../desk/articles/article-details.js'
import { WrongUsage } from './command-error.js'
import type { Note } from './json-lines.js'

const schemas = { date: ArticleDate, url: ArticleAddress } satisfies Record<string, z.ZodType<string, string>>

/** What options and members say of an article: an ISO 8601 day or instant, and a whole http or https address. */
export type Given = { [Name in keyof typeof schemas]?: string | undefined }

const names = ['date', 'url'] as const

/** checkOptions refuses a date or an address that is none. Throws WrongUsage, which says what the option takes. */
export function checkOptions(given: Given): void {
  for (const name of names) {
    const wrong = problemOf(name, given)
    if (wrong !== null) throw new WrongUsage(`option --${name} got ${JSON.stringify(given[name])}. ${wrong}`)
  }
}

/** usable gives what a line says of its article; a date or an address that is none is told, and left out. */
export function usable(given: Given, note: Note): Given {
  const used: Given = {}
  for (const name of names) {
    const wrong = problemOf(name, given)
    if (wrong === null) used[name] = given[name]
    else note(`${name} ${JSON.stringify(given[name])} is not used. ${wrong}`)
  }
  return used
}

function problemOf(name: (typeof names)[number], given: Given): string | null {
  const value = given[name]
  const result = value === undefined ? null : schemas[name].safeParse(value)
  return result?.error?.issues[0]?.message ?? null
}
