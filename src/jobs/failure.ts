import {
  InvalidInput, InvalidTransition, isStoreFailure, MailUnsent, NotAllowed, NotFound, SameText, SplitFailed, SplitterBusy, StaleVersion,
} from '../domain/errors.js'

/** Failure is why a job did not come to its end. */
export interface Failure {
  /** For people: a sentence. */
  words: string
  /** Whether trying again would end likewise. */
  isFinal: boolean
  /** Whether it is a mistake of ours, of which people are told no more than that. */
  isMistake: boolean
}

// What is so by the rules of the trade, however often it is tried.
const RULES = [NotFound, NotAllowed, InvalidInput, InvalidTransition, StaleVersion, SameText]

export const OUR_MISTAKE = 'This is our mistake. The server’s log says what happened.'

/** failureOf says of an error what is to become of the job that it ended. */
export function failureOf(error: unknown): Failure {
  if (error instanceof MailUnsent) return { words: error.message, isFinal: error.isFinal, isMistake: false }
  const isRule = RULES.some((kind) => error instanceof kind)
  const isKnown = isRule || isStoreFailure(error) || error instanceof SplitFailed || error instanceof SplitterBusy
  return isKnown ? { words: (error as Error).message, isFinal: isRule, isMistake: false } : { words: OUR_MISTAKE, isFinal: false, isMistake: true }
}
