import type { ActName } from '../../domain/act.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import { isRecurring, type Job } from '../../domain/job.js'
import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** retryJob has a job that failed done now, with all its tries before it. Throws NotFound, NotAllowed, InvalidInput where it runs. */
export async function retryJob(desk: Desk, actor: Actor, jobId: string): Promise<void> {
  await changeJob(desk, actor, jobId, 'retry_job', (tx) => tx.jobs.retry(jobId, desk.now()))
}

/** discardJob throws a job away. Throws NotFound, NotAllowed, InvalidInput where it runs, or comes by itself. */
export async function discardJob(desk: Desk, actor: Actor, jobId: string): Promise<void> {
  await changeJob(desk, actor, jobId, 'discard_job', async (tx, job) => {
    if (isRecurring(job)) throw new InvalidInput({ job: 'This job comes again and again by itself: it is not thrown away, only tried again.' })
    return tx.jobs.discard(jobId)
  })
}

async function changeJob(
  desk: Desk, actor: Actor, jobId: string, activity: ActName, change: (tx: Transaction, job: Job) => Promise<boolean>,
): Promise<void> {
  await desk.store.write(async (tx) => {
    const job = await tx.jobs.find(jobId)
    if (!job) throw new NotFound('job', jobId)
    permit(actor, 'manage_jobs')
    if (!(await change(tx, job))) throw new InvalidInput({ job: 'This job runs just now. Wait until it ends.' })
    const { kind, state, attempts, failure } = job
    const now = await tx.jobs.find(jobId)
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at: desk.now(), actor, activity, subjectType: 'job', subjectId: jobId,
      before: { kind, state, attempts, failure }, after: now && { kind, state: now.state, attempts: now.attempts, failure: now.failure },
    })
  })
}
