import type { z } from 'zod'
import type { Desk } from '../desk/desk.js'
import { parseInput } from '../desk/parse-input.js'
import type { JobKind, JobPayloads } from '../domain/job.js'

/** Kind is how one kind of job is done. */
export interface Kind {
  name: JobKind
  /** How many of it one process does at a time. */
  atOnce: number
  /** How long after its end it comes again, in milliseconds; null: it does not. */
  every: number | null
  /** Whether it is tried again however often it failed, unless that is final; left out: after some tries it is left to people. */
  isPatient?: true
  /** Whether this desk does it, and has it come where it comes by itself; left out: it does. */
  isWanted?(desk: Desk): boolean
  /** Does one, told by this JSON. Called again for one that was broken off anywhere: it must come to the same end. Throws what it fails with. */
  run(desk: Desk, payload: string): Promise<void>
}

/** kindOf makes a kind whose payload is checked before it runs: what does not fit is InvalidInput. */
export function kindOf<Name extends JobKind>({ payload: schema, run, ...kind }: Omit<Kind, 'name' | 'run'> & {
  name: Name
  payload: z.ZodType<JobPayloads[Name]>
  run(desk: Desk, payload: JobPayloads[Name]): Promise<void>
}): Kind {
  return { ...kind, run: async (desk, payload) => run(desk, parseInput(schema, JSON.parse(payload))) }
}
