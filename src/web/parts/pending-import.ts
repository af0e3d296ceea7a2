import type { Job } from '../../domain/job.js'
import type { PendingImport } from '../../domain/pending-import.js'
import { presentInstant, type DateView } from './dates.js'
import type { IconName } from './icons.js'

/** PendingView is a text that is no article yet, and how it stands with it. */
export interface PendingView {
  href: string
  title: string
  sentAt: DateView
  state: { name: 'waiting' | 'running' | 'failed'; label: string; icon: IconName }
}

const STATES = {
  waiting: { name: 'waiting', label: 'Waits to be split', icon: 'clock' },
  running: { name: 'running', label: 'Is being split', icon: 'text-search' },
  failed: { name: 'failed', label: 'Could not be split', icon: 'triangle-alert' },
} as const satisfies Record<string, PendingView['state']>

/** presentPending draws one; `job`: what is to make an article of it, where there is something. */
export function presentPending({ id, title, createdAt }: PendingImport, job: Job | undefined): PendingView {
  const state = job === undefined || job.state === 'dead' ? STATES.failed : STATES[job.state]
  return { href: `/desk/imports/${id}`, title, sentAt: presentInstant(createdAt), state }
}
