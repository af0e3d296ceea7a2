import type { Article } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import { stages } from '../../../domain/stage.js'
import { can } from '../../../domain/permission.js'
import { standingVerdict } from '../../../domain/verdict.js'
import { presentHeading, type ArticleHeading } from '../../parts/article-heading.js'
import { presentStage, presentStatus, type StageBadge, type StatusBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import type { ArticleSummary } from '../../../domain/listing.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'

export interface DeskModel extends PageModel<'desk'> {
  awaiting: AwaitingItem[]
  awaitingLabel: string
  nothingAwaits: boolean
  canDecide: boolean
  articles: DeskItem[]
  isEmpty: boolean
  search: { query: string; error: null } | null
  nextHref: string | null
}

interface AwaitingItem {
  href: string
  wording: string
  status: StatusBadge
  author: string
  since: DateView
  articleTitle: string
  words: WordsView
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

/** presentDesk draws the desk: verdicts that wait for an editor, then articles by last work. */
export function presentDesk({ frame, articles, awaiting, next }: {
  frame: Frame
  articles: ArticleSummary[]
  awaiting: { claim: Claim; article: Article }[]
  next: string | null
}): DeskModel {
  return {
    ...deskPage(frame, 'Desk'),
    awaiting: awaiting.map(awaitingItem),
    awaitingLabel: plural(awaiting.length, 'verdict'),
    nothingAwaits: awaiting.length === 0,
    canDecide: can(frame.actor, 'decide_verdict', {}),
    articles: articles.map(deskItem),
    isEmpty: articles.length === 0,
    search: articles.length === 0 ? null : { query: '', error: null },
    nextHref: next === null ? null : `/desk?${new URLSearchParams({ after: next }).toString()}`,
  }
}

function awaitingItem({ claim, article }: { claim: Claim; article: Article }): AwaitingItem {
  const verdict = standingVerdict(claim.verdicts)
  return {
    href: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    wording: claim.text,
    status: presentStatus(verdict?.status ?? claim.status),
    author: verdict?.authorName ?? 'Somebody',
    since: presentInstant(verdict?.createdAt ?? claim.updatedAt),
    articleTitle: article.title,
    words: presentWords(article.language),
  }
}

function deskItem({ article, claimCount, counts }: ArticleSummary): DeskItem {
  const href = `/desk/articles/${article.id}`
  const settled = (counts.approved ?? 0) + (counts.dismissed ?? 0)
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
