import { z } from 'zod'
import { CommandError } from './command-error.js'
import { bytesOf, complain, decode, print } from './streams.js'

const LINE_FEED = 0x0a

/** OptionalText is a member that may be left out; null says the same, as many programs write it. */
export const OptionalText = z.string('expected a string').nullish().transform((text) => text ?? undefined)

/** Note tells, under the line's number, what of a line is not used although the line is answered. */
export type Note = (words: string) => void

/**
 * transformLines reads JSON Lines from a file or stdin and prints what `transform` answers for each, as it goes. A bad
 * line is reported with its number and left out. Throws CommandError at the end where there was one.
 */
export async function transformLines<T>(
  path: string | undefined,
  schema: z.ZodType<T>,
  transform: (value: T, note: Note) => object,
): Promise<void> {
  let number = 0
  let bad = 0
  for await (const bytes of linesOf(bytesOf(path))) {
    number += 1
    const note: Note = (words) => complain(`line ${number}: ${words}`)
    const result = transformed(bytes, schema, (value: T) => transform(value, note))
    if (result === null) continue
    if (typeof result !== 'string') {
      await print(JSON.stringify(result))
      continue
    }
    bad += 1
    complain(`line ${number}: ${result}`)
  }
  if (bad > 0) throw new CommandError(`${bad} of ${number} lines could not be read`)
}

// The result, a reason why there is none, or null for a line of nothing.
function transformed<T>(bytes: Buffer, schema: z.ZodType<T>, transform: (value: T) => object): object | string | null {
  const line = decode(bytes)
  if (line === null) return 'not UTF-8'
  if (line.trim() === '') return null
  try {
    const parsed = schema.safeParse(JSON.parse(line))
    if (parsed.success) return transform(parsed.data)
    const issue = parsed.error.issues[0]!
    return `${issue.path.join('.') || 'the line'}: ${issue.message}`
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : (error as Error).message
  }
}

/**
 * linesOf cuts bytes into lines: Node's own line reader also ends them at U+2028 and U+2029, which JSON allows inside a string.
 * Throws CommandError at one of more than `longest` bytes.
 */
export async function* linesOf(parts: AsyncIterable<Buffer>, longest = Infinity): AsyncGenerator<Buffer> {
  let pending: Buffer[] = []
  let held = 0
  let number = 1
  for await (const part of parts) {
    let start = 0
    for (let end = part.indexOf(LINE_FEED); end !== -1; end = part.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...pending, part.subarray(start, end)])
      pending = []
      held = 0
      number += 1
      start = end + 1
    }
    if (start < part.length) pending.push(part.subarray(start))
    held += part.length - start
    if (held > longest) throw new CommandError(`line ${number} is longer than any that belongs here`)
  }
  if (pending.length > 0) yield Buffer.concat(pending)
}
