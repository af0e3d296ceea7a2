import { readFile } from 'node:fs/promises'
import type { Desk } from '../../../desk/desk.js'
import { WITH_ACCOUNT } from '../../../domain/asker.js'
import { readDocument } from '../../../intake/read-document.js'
import type { Split } from '../../../language/split-result.js'
import { projectPath } from '../../../project.js'

/** Example is an article of ours as the page that splits a text shows it. */
export interface Example {
  values: Record<string, string>
  parts: Split
  part: number
}

const FILENAME = 'storm-odalys.md'
const examples = new WeakMap<Desk, Promise<Example>>()

/** exampleOf answers the example as a desk splits it: the first request has it made, and all others get the same one. */
export function exampleOf(desk: Desk): Promise<Example> {
  const known = examples.get(desk)
  if (known) return known
  const made = makeExample(desk)
  examples.set(desk, made)
  // What failed once is tried again by the next request.
  made.catch(() => examples.delete(desk))
  return made
}

async function makeExample(desk: Desk): Promise<Example> {
  const bytes = await readFile(projectPath('fixtures', 'articles', FILENAME))
  const { text, publishedAt } = readDocument({ bytes, filename: FILENAME })
  const parts = await desk.split(text, publishedAt === null ? {} : { publishedAt }, WITH_ACCOUNT)
  return { values: { text, publishedOn: publishedAt ?? '' }, parts, part: 1 }
}
