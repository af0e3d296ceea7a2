import { stages } from '../../../domain/stage.js'
import type { Embargo } from '../../../domain/embargo.js'
import { inWallTime } from '../../../domain/zoned-time.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, type ArticleHeading } from '../../parts/article-heading.js'
import { presentStage, type StageBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import type { ArticleSummary } from '../../../domain/listing.js'
import { presentQueueKeys, type KeyView } from '../../parts/keys.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import type { PendingView } from '../../parts/pending-import.js'
import { plural } from '../../parts/tally.js'
import type { ByPersonView } from './queue-by-person.js'
import { beginOf, type QueueView } from './present-queues.js'

export interface DeskModel extends PageModel<'desk'> {
  /** The way to the jobs, for who may look after them: how many wait for them. */
  jobsLabel: string | null
  /** The person's own texts that are no article yet. */
  pending: PendingView[]
  /** Null where nothing was ever brought in: then the first use is explained instead. */
  queues: QueueView[] | null
  /** The ways to them, always in the same order. */
  tabs: Pick<QueueView, 'id' | 'heading' | 'count'>[]
  heading: string
  keys: KeyView[]
  /** An editor's next verdict, or null where none waits. */
  review: { href: string } | null
  /** Taking the next claim is the one thing to do first. */
  isTakingMain: boolean
  /** Where people are added, for who may, on a desk without articles. */
  peopleHref: string | null
  articles: DeskItem[]
  search: { query: string; error: null } | null
  nextHref: string | null
}

interface DeskItem {
  href: string
  heading: ArticleHeading
  /** When it is published, where that is set. */
  embargo: DateView | null
  claimsLabel: string
  stages: { badge: StageBadge; count: number; href: string }[]
  updatedAt: DateView
  settledLabel: string
  settled: number
}

/** presentDesk draws the desk: verdicts that wait for somebody, then articles by last work. */
export function presentDesk({ frame, articles, embargoes, pending, queues, deadJobs, next }: {
  frame: Frame
  articles: ArticleSummary[]
  /** By article. */
  embargoes: ReadonlyMap<string, Embargo>
  pending: PendingView[]
  queues: QueueView[]
  deadJobs: number
  next: string | null
}): DeskModel {
  const isEditor = can(frame.actor, 'decide_verdict', {})
  const waiting = queues.find(({ id }) => id === 'awaiting')?.items.find(({ isOwn }) => !isOwn)
  const others = queues.find(({ id }) => id === 'awaiting')?.more ? '/desk?queue=awaiting' : null
  const toReview = waiting?.href ?? others
  const review = isEditor && toReview !== null ? { href: toReview } : null
  return {
    ...deskPage(frame, 'Desk', QUEUE_ASSETS),
    jobsLabel: can(frame.actor, 'manage_jobs') ? jobsLabel(deadJobs) : null,
    pending,
    queues: articles.length === 0 && next === null && queues.every(({ items }) => items.length === 0) ? null : filledFirst(queues.map(beginOf)),
    tabs: queues.map(({ id, heading: label, count: waiting }) => ({ id, heading: label, count: waiting })),
    heading: isEditor ? 'The editor’s desk' : 'Your desk',
    keys: presentQueueKeys(),
    review,
    isTakingMain: review === null,
    peopleHref: can(frame.actor, 'manage_users') ? '/desk/people' : null,
    articles: articles.map((summary) => deskItem(summary, embargoes.get(summary.article.id) ?? null)),
    search: articles.length === 0 ? null : { query: '', error: null },
    nextHref: next === null ? null : `/desk?${new URLSearchParams({ after: next }).toString()}`,
  }
}

const QUEUE_ASSETS = { scripts: ['/assets/queues.js'], styles: ['/assets/queues.css'] }

export interface QueueModel extends PageModel<'desk'> {
  queue: QueueView
  /** To see one person's alone; null where a queue is nobody's. */
  byPerson: ByPersonView | null
  keys: KeyView[]
}

/** presentOneQueue draws a page of one queue by itself. */
export function presentOneQueue(frame: Frame, queue: QueueView, byPerson: ByPersonView | null = null): QueueModel {
  return { ...deskPage(frame, queue.heading, QUEUE_ASSETS), queue, byPerson, keys: presentQueueKeys(false) }
}

// What is empty says so below what is not.
function filledFirst(queues: QueueView[]): QueueView[] {
  return [...queues.filter(({ items }) => items.length > 0), ...queues.filter(({ items }) => items.length === 0)]
}

function jobsLabel(dead: number): string {
  return dead === 0 ? 'Jobs' : plural(dead, 'dead job')
}

function deskItem({ article, claimCount, counts }: ArticleSummary, embargo: Embargo | null): DeskItem {
  const href = `/desk/articles/${article.id}`
  const settled = (counts.approved ?? 0) + (counts.dismissed ?? 0) + (counts.withdrawn ?? 0)
  return {
    href,
    heading: presentHeading(article),
    embargo: embargo && { iso: embargo.until.toISOString(), label: inWallTime(embargo.until, embargo.zone) },
    claimsLabel: plural(claimCount, 'claim'),
    stages: stages.flatMap((stage) => {
      const count = counts[stage] ?? 0
      return count === 0 ? [] : [{ badge: presentStage(stage), count, href: `${href}?stage=${stage}` }]
    }),
    updatedAt: presentInstant(article.updatedAt),
    settledLabel: `${settled} of ${plural(claimCount, 'claim')} settled`,
    settled: claimCount === 0 ? 0 : (100 * settled) / claimCount,
  }
}
