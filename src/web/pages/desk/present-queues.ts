import type { ClaimInArticle, Counted } from '../../../domain/listing.js'
import type { Page } from '../../../domain/page.js'
import { lastVerdict } from '../../../domain/verdict.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import type { IconName } from '../../parts/icons.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { pluralCounted } from '../../parts/tally.js'

/** QueueView is one list of verdicts that wait for somebody, a page of it, with the count of all of it. */
export interface QueueView {
  id: string
  heading: string
  icon: IconName
  /** "40 verdicts", "more than 1,000 verdicts", or null where none waits. */
  label: string | null
  items: QueueItem[]
  /** What it says where nothing waits. */
  empty: string
  /** What the list leaves out, or null. */
  leftOut: string | null
  nextHref: string | null
}

interface QueueItem {
  href: string
  wording: string
  status: StatusBadge
  author: string
  since: DateView
  articleTitle: string
  words: WordsView
  /** Why it was returned; null where it was not. */
  note: string | null
}

/** Queue is a page of claims whose newest verdict waits, and how many there are. */
export interface Queue extends Page<ClaimInArticle> {
  count: Counted
}

/** presentAwaiting draws what waits for an editor; `retracted` more wait in articles that were taken back. */
export function presentAwaiting(queue: Queue, retracted: Counted): QueueView {
  return {
    ...presentQueue(queue, { id: 'awaiting', heading: 'Awaiting approval', icon: 'clock', empty: 'No verdict waits for an editor.' }),
    leftOut: retracted.total === 0
      ? null
      : `Left out: ${pluralCounted(retracted, 'verdict')} in retracted articles. They come back when the article is published again.`,
  }
}

/** presentReturned draws the verdicts that editors returned: the person's own, then everybody else's where there are any. */
export function presentReturned(own: Queue, others: Queue): QueueView[] {
  const views = [
    presentQueue(own, { id: 'returned', heading: 'Returned to you', icon: 'undo-2', empty: 'No verdict of yours was returned.' }),
    presentQueue(others, { id: 'returned-others', heading: 'Returned to others', icon: 'undo-2', empty: '' }),
  ]
  return views.filter(({ id, label }) => id === 'returned' || label !== null)
}

function presentQueue(
  { items, count, next }: Queue, { id, ...shown }: Pick<QueueView, 'id' | 'heading' | 'icon' | 'empty'>,
): QueueView {
  return {
    id,
    ...shown,
    label: count.total === 0 ? null : pluralCounted(count, 'verdict'),
    items: items.map(queueItem),
    leftOut: null,
    nextHref: next && `/desk?${id}=${next}#${id}`,
  }
}

function queueItem({ claim, article }: ClaimInArticle): QueueItem {
  const verdict = lastVerdict(claim.verdicts)
  return {
    href: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    wording: claim.text,
    status: presentStatus(verdict?.status ?? claim.status, true),
    author: verdict?.authorName ?? 'Somebody',
    since: presentInstant(verdict?.decidedAt ?? verdict?.createdAt ?? claim.updatedAt),
    articleTitle: article.title,
    words: presentWords(article.language),
    note: verdict?.decision === 'returned' ? verdict.decisionNote : null,
  }
}
