import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import type { JobCounts } from '../../domain/job.js'

const byStatus = new Map<string, number>()
const jobs = new Map<string, number>()
const delay = monitorEventLoopDelay({ resolution: 20 })

const ofKept = { hit: 0, miss: 0 }
let keptBytes = 0

/** countRequests counts answers by class of status: 2xx, 3xx, 4xx, 5xx. */
export function countRequests(): RequestHandler {
  delay.enable()
  return (_request, response, next) => {
    response.on('finish', () => countAnswer(response.statusCode))
    next()
  }
}

/** countAnswer counts one that the app was not asked for. */
export function countAnswer(statusCode: number): void {
  const status = `${Math.floor(statusCode / 100)}xx`
  byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
}

/** countKept counts whether a page that may be kept was there. */
export function countKept(found: keyof typeof ofKept): void {
  ofKept[found] += 1
}

/** noteKeptBytes notes how much is kept now. */
export function noteKeptBytes(bytes: number): void {
  keptBytes = bytes
}

/** countJob counts what became of a job that this process did. */
export function countJob(kind: string, outcome: string): void {
  const labels = `kind="${kind}",outcome="${outcome}"`
  jobs.set(labels, (jobs.get(labels) ?? 0) + 1)
}

/** metricsText writes the counts in the Prometheus text format 0.0.4; `queue`: how many jobs there are, null where the database does not say. */
export function metricsText(queue: JobCounts | null): string {
  const counts = [...byStatus].map(([status, count]) => `claimtrail_requests_total{status="${status}"} ${count}`)
  return [
    '# TYPE claimtrail_requests_total counter',
    ...counts,
    '# TYPE claimtrail_kept_pages_total counter',
    ...Object.entries(ofKept).map(([found, count]) => `claimtrail_kept_pages_total{found="${found}"} ${count}`),
    '# TYPE claimtrail_kept_pages_bytes gauge',
    `claimtrail_kept_pages_bytes ${keptBytes}`,
    '# TYPE claimtrail_jobs_total counter',
    ...[...jobs].map(([labels, count]) => `claimtrail_jobs_total{${labels}} ${count}`),
    ...(queue === null ? [] : ['# TYPE claimtrail_jobs gauge']),
    ...Object.entries(queue ?? {}).map(([state, count]) => `claimtrail_jobs{state="${state}"} ${count}`),
    '# TYPE claimtrail_event_loop_delay_seconds gauge',
    `claimtrail_event_loop_delay_seconds{quantile="0.99"} ${delay.percentile(99) / 1e9}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    '',
  ].join('\n')
}
