import { createContext, Script } from 'node:vm'
import { IntakeError } from './intake-error.js'

const script = new Script('work()')
// One for all documents, which are read one after the other: to make one takes longer than to read a page of text.
const around: { work?: () => unknown } = createContext({})
const MILLISECONDS = 5_000

/**
 * withinTimeLimit runs synchronous work on an untrusted document and returns what it returns. Work that runs longer than
 * 5,000 ms, or that overflows the stack, ends in IntakeError 'unsupported'. Any other error passes through. What is known to be
 * quick is not timed: a clock that can stop it takes longer to set than a page of text to read.
 */
export function withinTimeLimit<T>(work: () => T, isQuick = false): T {
  // Parsers of other people's markup have inputs on which they take hours. Only the vm module can stop synchronous code,
  // backtracking patterns included.
  around.work = work
  try {
    if (isQuick) return work()
    return script.runInContext(around, { timeout: MILLISECONDS }) as T
  } catch (error) {
    if (!isExhaustion(error)) throw error
    throw tooTangled()
  } finally {
    delete around.work
  }
}

/** tooTangled turns a document away that takes too long to read, or more memory than there is. */
export function tooTangled(): IntakeError {
  return new IntakeError(
    'unsupported',
    'This document is too tangled to read. Copy the article out of it and paste it as plain text.',
  )
}

function isExhaustion(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, code } = error as { name?: string; code?: string }
  return name === 'RangeError' || code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
