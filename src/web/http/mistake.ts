import type { LogLine } from './log.js'

const LONGEST_REASON = 200
const MOST_CAUSES = 3

/**
 * mistakeOf says of an error what whoever mends it must know, and nothing that somebody typed: of its message the last line
 * (a library shows before it what it was called with) without what stands in double quotation marks, and the places in the
 * code that led to it and to its causes.
 */
export function mistakeOf(error: unknown): Pick<LogLine, 'error' | 'reason' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error }
  return { error: nameOf(error), reason: reasonOf(error), stack: stackOf(error) }
}

function nameOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

function reasonOf({ message }: Error): string {
  const last = message.trim().split('\n').at(-1)!
  return last.replace(/["“][^"”]*["”]?/g, '“…”').slice(0, LONGEST_REASON)
}

function stackOf(error: Error): string {
  const lines: string[] = []
  let cause: unknown = error
  for (let n = 0; n <= MOST_CAUSES && cause instanceof Error; n += 1) {
    if (n > 0) lines.push(`caused by ${nameOf(cause)}: ${reasonOf(cause)}`)
    lines.push(...placesIn(cause))
    cause = cause.cause
  }
  return lines.join('\n')
}

// A stack begins with the message, in which anything may stand.
function placesIn({ stack = '', message }: Error): string[] {
  const places = stack.slice(stack.indexOf(message) + message.length)
  return places.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at '))
}
