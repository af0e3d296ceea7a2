import { acts, resourceOf, type ActName } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import type { Job } from '../../../domain/job.js'
import type { PendingImport } from '../../../domain/pending-import.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentPending, type PendingView } from '../../parts/pending-import.js'
import { plural } from '../../parts/tally.js'

export interface PendingModel extends PageModel<'desk'> {
  pending: PendingView
  isGoingOn: boolean
  sentBy: string
  /** How many go before it: "It is the next one"; or how long it takes. */
  line: string | null
  /** Since when nobody splits anything, though something waits. */
  idle: DateView | null
  failure: string | null
  /** When it is tried again. */
  again: DateView | null
  /** The article that has this text already. */
  same: { href: string; title: string } | null
  /** What is kept of it, to be copied. */
  text: FieldView | null
  acts: { action: string; label: string; look: 'primary' | 'danger' | null }[]
}

const GONE = 'Its job was thrown away before it was done.'

/** presentPendingPage draws how it stands with a text that is no article yet; `text`: what is kept of it, where nothing goes on. */
export function presentPendingPage({ frame, pending, job, at, before, idle, text, same, mayChange }: {
  frame: Frame
  pending: PendingImport
  job: Job | undefined
  at: Date
  before: number
  idle: Date | null
  text: string | null
  same: Article | null
  mayChange: boolean
}): PendingModel {
  const view = presentPending(pending, job)
  const isWaiting = view.state.name === 'waiting'
  const failure = job === undefined ? GONE : job.failure
  return {
    ...deskPage(frame, view.state.label),
    pending: view,
    isGoingOn: view.state.name !== 'failed',
    sentBy: pending.createdByName,
    line: idle === null && (!isWaiting || failure === null) ? lineOf(isWaiting, before) : null,
    idle: idle && presentInstant(idle),
    failure: view.state.name === 'running' ? null : failure,
    again: isWaiting && failure !== null && job !== undefined && job.dueAt > at ? presentInstant(job.dueAt) : null,
    same: same && { href: `/desk/articles/${same.id}`, title: same.title },
    text: text === null ? null : presentField('import', { name: 'text', label: 'The text, as it was sent' }, { text }, {}),
    acts: mayChange ? actsOf(view, failure !== null) : [],
  }
}

function lineOf(isWaiting: boolean, before: number): string {
  if (!isWaiting) return 'This takes some seconds for each 100 kB.'
  return before === 0 ? 'It is the next one.' : `${plural(before, 'text')} before it.`
}

function actsOf({ href, state }: PendingView, hasFailed: boolean): PendingModel['acts'] {
  const act = (name: ActName & keyof typeof LABELS, look: 'primary' | 'danger' | null) => ({ action: `${href}/${resourceOf(name)}`, label: LABELS[name], look })
  return [...(hasFailed ? [act('retry_import', state.name === 'failed' ? 'primary' : null)] : []), act('discard_import', 'danger')]
}

const LABELS = { retry_import: acts.retry_import.label, discard_import: acts.discard_import.label }
