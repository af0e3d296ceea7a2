import { jobKinds } from '../../domain/job.js'
import type { Desk } from '../desk.js'

/** How long what is due waits before people are told that nobody does jobs, in milliseconds: whoever does them looks each second. */
export const TOLD_AFTER_MS = 120_000

/** idleSince answers since when a job is due and nobody does any, as where each server leaves them to others; null: somebody does, or nothing waits. */
export async function idleSince({ store, now }: Pick<Desk, 'store' | 'now'>): Promise<Date | null> {
  const at = now()
  const since = await store.jobs.untakenSince(jobKinds, at)
  return since && at.getTime() - since.getTime() > TOLD_AFTER_MS ? since : null
}
