import { acts, resourceOf } from '../../../domain/act.js'
import { importOf, isRecurring, jobStates, personOf, type Job, type JobCounts, type JobKind, type JobState } from '../../../domain/job.js'
import type { Page } from '../../../domain/page.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'

export interface JobsModel extends PageModel<'desk'> {
  counts: { label: string; count: number }[]
  /** Since when something is due and nobody does it. */
  idle: DateView | null
  failed: JobView[]
  nextHref: string | null
  error: string | null
}

interface JobView {
  what: string
  /** Where it stands what it is about. */
  href: string | null
  isDead: boolean
  failure: string
  failedAt: DateView
  createdBy: string
  /** "Begun 6 times". */
  attempts: string
  /** When it is tried again; null: it is dead, or being done just now. */
  again: DateView | null
  retry: { action: string; label: string }
  discard: { action: string; label: string } | null
}

const COUNT_LABELS: Record<JobState, string> = { waiting: 'Waiting', running: 'Running', dead: 'Dead' }
const KINDS: Record<JobKind, string> = { import: 'Split a long text', publish: 'Publish an article at its time', tidy: 'Tidy up', digests: 'Look who is to be mailed', digest: 'Mail somebody what waits for them' }

/** presentJobs draws how many jobs there are, whether nobody does them, and those that failed. */
export function presentJobs({ frame, counts, idle, failed, error }: {
  frame: Frame
  counts: JobCounts
  idle: Date | null
  failed: Page<Job>
  error: string | null
}): JobsModel {
  return {
    ...deskPage(frame, 'Jobs'),
    counts: jobStates.map((state) => ({ label: COUNT_LABELS[state], count: counts[state] })),
    idle: idle && presentInstant(idle),
    failed: failed.items.map(presentJob),
    nextHref: failed.next && `/desk/jobs?after=${failed.next}`,
    error,
  }
}

function presentJob(job: Job): JobView {
  const { id, kind, state, failure, failedAt, createdAt, createdByName, attempts, dueAt } = job
  const [importId, personId] = [importOf(job), personOf(job)]
  return {
    what: Object.hasOwn(KINDS, kind) ? KINDS[kind as JobKind] : kind,
    href: importId !== null ? `/desk/imports/${importId}` : personId && `/desk/people/${personId}`,
    isDead: state === 'dead',
    failure: failure ?? '',
    failedAt: presentInstant(failedAt ?? createdAt),
    createdBy: createdByName,
    attempts: `begun ${plural(attempts, 'time')}`,
    again: state === 'waiting' ? presentInstant(dueAt) : null,
    retry: { action: `/desk/jobs/${id}/${resourceOf('retry_job')}`, label: acts.retry_job.label },
    discard: isRecurring(job) ? null : { action: `/desk/jobs/${id}/${resourceOf('discard_job')}`, label: acts.discard_job.label },
  }
}
