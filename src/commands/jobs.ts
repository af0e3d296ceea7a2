import { discardJob, retryJob } from '../desk/jobs/change-job.js'
import { idleSince } from '../desk/jobs/idle-since.js'
import type { Desk } from '../desk/desk.js'
import { jobStates, type Job } from '../domain/job.js'
import { PROGRAM } from '../domain/permission.js'
import { MAX_PAGE } from '../storage/page.js'
import { complain, print } from './streams.js'
import { withDesk } from './with-desk.js'

export interface JobsOptions {
  json?: true
  retry?: string
  discard?: string
}

/**
 * runListJobs prints how many jobs there are of each state, then those that failed, a line each: state, id, kind, how often it was begun,
 * when it failed last and why, parted by tabs; on stderr, that nobody does them. With `retry` or `discard` it does that to one job. Throws as those verbs do.
 */
export async function runListJobs({ json, retry, discard }: JobsOptions): Promise<void> {
  await withDesk(async (desk) => {
    if (retry !== undefined) return act(`tried again: ${retry}`, () => retryJob(desk, PROGRAM, retry))
    if (discard !== undefined) return act(`thrown away: ${discard}`, () => discardJob(desk, PROGRAM, discard))
    const counts = await desk.store.jobs.counts()
    const idle = await idleSince(desk)
    if (idle) complain(`nobody does jobs: what was due at ${idle.toISOString()} still waits. Run “claimtrail work”, or start a server without CLAIMTRAIL_JOBS=off`)
    if (json) return print(JSON.stringify({ ...counts, idleSince: idle, failed: await failedOf(desk) }))
    for (const state of jobStates) await print(`${state}\t${counts[state]}`)
    for (const { id, kind, state, attempts, failedAt, failure } of await failedOf(desk)) {
      await print([state, id, kind, attempts, failedAt?.toISOString() ?? '', failure ?? ''].join('\t'))
    }
  })
}

async function act(said: string, verb: () => Promise<void>): Promise<void> {
  await verb()
  await print(said)
}

async function failedOf(desk: Desk): Promise<Job[]> {
  const jobs: Job[] = []
  let after: string | null = null
  do {
    const page = await desk.store.jobs.failed({ after, limit: MAX_PAGE })
    jobs.push(...page.items)
    after = page.next
  } while (after !== null)
  return jobs
}
