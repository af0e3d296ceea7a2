import { isMail, jobKinds } from '../../domain/job.js'
import type { Desk } from '../desk.js'

/** How long what is due waits before people are told that nobody does jobs, in milliseconds: whoever does them looks each second. */
export const TOLD_AFTER_MS = 120_000

/** idleSince answers since when a job is due and nobody does any, as where each server leaves them to others; null: somebody does, or nothing waits. */
export async function idleSince({ store, now, mail }: Pick<Desk, 'store' | 'now' | 'mail'>): Promise<Date | null> {
  const at = now()
  // Mails that wait from when some were sent here are nobody's work any more.
  const since = await store.jobs.untakenSince(mail ? jobKinds : jobKinds.filter((kind) => !isMail(kind)), at)
  return since && at.getTime() - since.getTime() > TOLD_AFTER_MS ? since : null
}
