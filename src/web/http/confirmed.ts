import type { Response } from 'express'
import { InvalidInput } from '../../domain/errors.js'
import { sessionIdOf, signedIn, type Web } from './handler.js'
import { TooManyTries, waitWords } from './sign-in-limit.js'
import { whoAndWhere } from './who-and-where.js'

/**
 * confirmed runs an act that asks a signed-in person for their password once more, and slows down who guesses it there as it does
 * who guesses at sign-in. Tries are counted by session: whoever took one over locks its person out of no other. Throws
 * TooManyTries, and what the act throws; InvalidInput (`current`) is a wrong password.
 */
export async function confirmed<Result>({ signInLimit, log }: Web, response: Response, act: () => Promise<Result>): Promise<Result> {
  const { email } = signedIn(response)
  const attempt = await signInLimit.begin({ email, address: '', device: sessionIdOf(response) })
  if ('waitSeconds' in attempt) throw new TooManyTries(`Too many wrong passwords. Wait ${waitWords(attempt.waitSeconds)}, then try again.`, attempt.waitSeconds)
  const result = await act().catch(async (error: unknown) => {
    const isWrong = error instanceof InvalidInput && 'current' in error.fields
    if (isWrong) {
      attempt.failed()
      log.warn({ event: 'password_wrong', ...whoAndWhere(response) })
    } else await attempt.abandoned()
    throw error
  })
  await attempt.succeeded()
  return result
}
