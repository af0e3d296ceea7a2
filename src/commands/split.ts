import { z } from 'zod'
import { split } from '../language/split.js'
import { OptionalText, transformLines } from './json-lines.js'
import { checkOptions, usable } from './option-values.js'
import { print, textOf } from './streams.js'

const Line = z.object({
  id: z.union([z.string(), z.number()], 'expected a string or a number'),
  text: z.string('expected a string'),
  url: OptionalText,
  publisher: OptionalText,
  date: OptionalText,
})

export interface SplitOptions {
  jsonl?: true
  url?: string
  publisher?: string
  /** Of the article: ISO 8601, a day or an instant. */
  date?: string
}

/**
 * runSplit prints the sentences, claims and attributions of one text, or of each line of JSON Lines.
 * Throws WrongUsage for a date or an address that is none.
 */
export async function runSplit(path: string | undefined, { jsonl, date, ...context }: SplitOptions): Promise<void> {
  checkOptions({ date, url: context.url })
  if (!jsonl) {
    await print(JSON.stringify(split(await textOf(path), { ...context, publishedAt: date }), null, 2))
    return
  }
  await transformLines(path, Line, ({ id, text, publisher = context.publisher, ...given }, note) => {
    const { url = context.url, date: publishedAt = date } = usable({ url: given.url, date: given.date }, note)
    return { id, ...split(text, { url, publisher, publishedAt }) }
  })
}
