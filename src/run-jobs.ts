// What both a server and `claimtrail work` do where they do jobs.
import type { Desk } from './desk/desk.js'
import type { Outcome } from './jobs/outcome.js'
import { startWorker, type Worker } from './jobs/worker.js'
import type { Log } from './web/http/log.js'
import { countJob } from './web/http/metrics.js'
import { mistakeOf } from './web/http/mistake.js'

/** runJobs does the jobs of the desk's database, counts them and logs what fails. */
export function runJobs(desk: Desk, log: Log): Worker {
  return startWorker(desk, {
    told(outcome) {
      countJob(outcome.kind, outcome.what)
      logFailure(log, outcome)
    },
    failed: (error) => log.error({ event: 'mistake', ...mistakeOf(error) }),
  })
}

function logFailure(log: Log, { what, kind, jobId, failure, error }: Outcome): void {
  if (what === 'done') return
  const line = { job: kind, jobId, ...(failure?.isMistake === false ? { error: (error as Error).name } : mistakeOf(error)) }
  if (what === 'unsettled') log.warn({ event: 'not_noted', ...line })
  else if (what === 'failed') log.warn({ event: 'job_failed', ...line })
  else log.error({ event: 'job_dead', ...line })
}
