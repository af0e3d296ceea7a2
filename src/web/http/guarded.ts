import type { Request } from 'express'
import type { Web } from './handler.js'
import { TooManyTries, waitWords } from './sign-in-limit.js'

/**
 * guarded runs what a secret in an address lets do, and slows down who guesses one as it does who guesses at sign-in: what
 * `isUnknown` tells of an error counts. `key`: under what the tries with this secret are counted. Throws TooManyTries, and what the work throws.
 */
export async function guarded<Result>(
  { signInLimit }: Web, request: Request, { key, isUnknown }: { key: string; isUnknown(error: unknown): boolean }, work: () => Promise<Result>,
): Promise<Result> {
  const attempt = await signInLimit.begin({ email: key, address: request.ip ?? '', device: null, at: 'link' })
  if ('waitSeconds' in attempt) throw new TooManyTries(`Too many links that lead nowhere. Wait ${waitWords(attempt.waitSeconds)}, then try again.`, attempt.waitSeconds)
  const result = await work().catch(async (error: unknown) => {
    if (isUnknown(error)) attempt.failed()
    else await attempt.abandoned()
    throw error
  })
  await attempt.succeeded()
  return result
}
