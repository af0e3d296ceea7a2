import { stages } from '../../../domain/stage.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, type ArticleHeading } from '../../parts/article-heading.js'
import { presentStage, type StageBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import type { ArticleSummary } from '../../../domain/listing.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import type { PendingView } from '../../parts/pending-import.js'
import { plural } from '../../parts/tally.js'
import type { QueueView } from './present-queues.js'

export interface DeskModel extends PageModel<'desk'> {
  /** The way to the jobs, for who may look after them: how many wait for them. */
  jobsLabel: string | null
  /** The person's own texts that are no article yet. */
  pending: PendingView[]
  queues: QueueView[]
  canDecide: boolean
  articles: DeskItem[]
  isEmpty: boolean
  search: { query: string; error: null } | null
  nextHref: string | null
}

interface DeskItem {
  href: string
  heading: ArticleHeading
  claimsLabel: string
  stages: { badge: StageBadge; count: number; href: string }[]
  updatedAt: DateView
  settledLabel: string
  settled: number
}

/** presentDesk draws the desk: verdicts that wait for somebody, then articles by last work. */
export function presentDesk({ frame, articles, pending, queues, deadJobs, next }: {
  frame: Frame
  articles: ArticleSummary[]
  pending: PendingView[]
  queues: QueueView[]
  deadJobs: number
  next: string | null
}): DeskModel {
  return {
    ...deskPage(frame, 'Desk'),
    jobsLabel: can(frame.actor, 'manage_jobs') ? jobsLabel(deadJobs) : null,
    pending,
    queues,
    canDecide: can(frame.actor, 'decide_verdict', {}),
    articles: articles.map(deskItem),
    isEmpty: articles.length === 0,
    search: articles.length === 0 ? null : { query: '', error: null },
    nextHref: next === null ? null : `/desk?${new URLSearchParams({ after: next }).toString()}`,
  }
}

function jobsLabel(dead: number): string {
  return dead === 0 ? 'Jobs' : plural(dead, 'dead job')
}

function deskItem({ article, claimCount, counts }: ArticleSummary): DeskItem {
  const href = `/desk/articles/${article.id}`
  const settled = (counts.approved ?? 0) + (counts.dismissed ?? 0) + (counts.withdrawn ?? 0)
  return {
    href,
    heading: presentHeading(article),
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
