import { z } from 'zod'
import { plantDigests, sendDigest } from '../desk/digests/send-digests.js'
import { PROGRAM } from '../domain/permission.js'
import { kindOf } from './kind.js'

/** Who is to be mailed is looked for. */
export const digestsJob = kindOf({
  name: 'digests',
  atOnce: 1,
  every: 60_000,
  isWanted: ({ mail }) => mail !== null,
  payload: z.record(z.string(), z.never()),
  run: (desk) => plantDigests(desk, PROGRAM),
})

/** Somebody is mailed what waits for them. */
export const digestJob = kindOf({
  name: 'digest',
  atOnce: 1,
  every: null,
  // A mail server that is down for a night is no reason to tell somebody nothing any more.
  isPatient: true,
  isWanted: ({ mail }) => mail !== null,
  payload: z.strictObject({ userId: z.string() }),
  run: (desk, { userId }) => sendDigest(desk, PROGRAM, userId),
})
