import { z } from 'zod'
import { readText } from '../intake/read-document.js'
import { OptionalText, transformLines } from './json-lines.js'
import { checkOptions, usable } from './option-values.js'
import { print, textOf } from './streams.js'

const Line = z.object({
  id: z.union([z.string(), z.number()], 'expected a string or a number'),
  html: z.string('expected a string'),
  url: OptionalText,
})

export interface ExtractOptions {
  jsonl?: true
  url?: string
}

/**
 * runExtract prints what a web page is and says of itself, without its furniture, or of each line of JSON Lines.
 * Throws WrongUsage for an address that is none.
 */
export async function runExtract(path: string | undefined, { jsonl, url }: ExtractOptions): Promise<void> {
  checkOptions({ url })
  if (!jsonl) {
    await print(JSON.stringify(extract(await textOf(path), url), null, 2))
    return
  }
  await transformLines(path, Line, (line, note) => ({ id: line.id, ...extract(line.html, usable({ url: line.url }, note).url ?? url) }))
}

function extract(html: string, address: string | undefined) {
  const { title, byline, publishedAt, publisher, text } = readText({ text: html, format: 'html', url: address })
  return { title, byline, publishedAt, publisher, text }
}
