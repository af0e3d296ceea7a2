import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { RequestHandler } from 'express'

const byStatus = new Map<string, number>()
const delay = monitorEventLoopDelay({ resolution: 20 })

/** countRequests counts answers by class of status: 2xx, 3xx, 4xx, 5xx. */
export function countRequests(): RequestHandler {
  delay.enable()
  return (_request, response, next) => {
    response.on('finish', () => {
      const status = `${Math.floor(response.statusCode / 100)}xx`
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
    })
    next()
  }
}

/** metricsText writes the counts in the Prometheus text format 0.0.4. */
export function metricsText(): string {
  const counts = [...byStatus].map(([status, count]) => `claimtrail_requests_total{status="${status}"} ${count}`)
  return [
    '# TYPE claimtrail_requests_total counter',
    ...counts,
    '# TYPE claimtrail_event_loop_delay_seconds gauge',
    `claimtrail_event_loop_delay_seconds{quantile="0.99"} ${delay.percentile(99) / 1e9}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    '',
  ].join('\n')
}
