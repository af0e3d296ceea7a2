import type { JobKind } from '../domain/job.js'
import type { Failure } from './failure.js'

/**
 * Outcome is what became of a job in this process: `failed` is tried again, `dead` is left to people, `unsettled` could not be noted, so
 * that it is done once more.
 */
export interface Outcome {
  what: 'done' | 'failed' | 'dead' | 'unsettled'
  kind: JobKind
  jobId: string
  failure?: Failure
  error?: unknown
}
