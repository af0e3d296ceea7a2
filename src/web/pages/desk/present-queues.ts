import type { ArticleSummary, ClaimInArticle, Counted, Queue } from '../../../domain/listing.js'
import type { Page } from '../../../domain/page.js'
import { stageWords } from '../../../domain/stage.js'
import { lastVerdict } from '../../../domain/verdict.js'
import { presentHeading } from '../../parts/article-heading.js'
import { presentStatus, presentWorth, type StatusBadge, type WorthView } from '../../parts/badges.js'
import { presentDay, presentInstant, type DateView } from '../../parts/dates.js'
import type { IconName } from '../../parts/icons.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { inFull, plural, pluralCounted } from '../../parts/tally.js'

/** QueueView is one list of what waits for somebody, a page of it, with the count of all of it. */
export interface QueueView {
  id: string
  heading: string
  icon: IconName
  /** In what order it stands: "longest waiting first". */
  order: string
  /** "40 verdicts", "more than 1,000 verdicts", or null where nothing waits. */
  label: string | null
  /** The same for the way to it: "40", "1,000+", "0"; null where it was not counted. */
  count: string | null
  items: QueueItem[]
  /** What it says where nothing waits. */
  empty: string
  /** What the list leaves out, or null. */
  leftOut: string | null
  /** Where the rest of it stands, or null. */
  more: { href: string; label: string } | null
}

/** QueueItem is a row: one of status, kind and worth leads it. */
export interface QueueItem {
  href: string
  status: StatusBadge | null
  kind: string | null
  worth: WorthView | null
  wording: string
  words: WordsView
  /** The title of its article, in the words of the row; null where the row is of an article. */
  ofArticle: string | null
  /** What else is to be known before it is opened, in our words. */
  about: string
  /** Whether it is the person's own, and somebody else decides. */
  isOwn: boolean
  /** What somebody said of it; `by` may be empty. */
  say: { by: string; words: string } | null
  when: { date: DateView; before: string; isLate: boolean } | null
  /** What takes it out of the queue from here, or null; `words` say of what, for who does not see the row. */
  act: { action: string; label: string; words: string } | null
}

type Shown = Pick<QueueView, 'id' | 'heading' | 'icon' | 'order' | 'empty'>

/** presentQueue draws a queue of whatever its rows are of. */
export function presentQueue<T>({ items, count, next }: Page<T> & { count: Counted }, shown: Shown, noun: string, draw: (item: T) => QueueItem): QueueView {
  return {
    ...shown,
    label: count.total === 0 ? null : pluralCounted(count, noun),
    count: `${inFull(count.total)}${count.isMore ? '+' : ''}`,
    items: items.map(draw),
    leftOut: null,
    more: next === null ? null : moreOf(shown.id, next, pluralCounted(count, noun)),
  }
}

function moreOf(id: string, next: string, all: string): QueueView['more'] {
  return { href: `/desk?${new URLSearchParams({ queue: id, after: next }).toString()}`, label: `Further on, of ${all}` }
}

/** What the queue of second checks is called: all of it stands on a page of its own, where it leads by itself. */
export const SECOND_CHECKS = 'second-checks'

/** beginOf has a queue of which only the first rows are shown lead to all of it. */
export function beginOf(queue: QueueView): QueueView {
  return queue.more === null || queue.count === null || queue.id === SECOND_CHECKS ? queue : { ...queue, more: { href: `/desk?queue=${queue.id}`, label: `All ${queue.label ?? ''}` } }
}

/** presentAwaiting draws what waits for an editor; `retracted` more wait in articles that were taken back. `personId` is whose desk it is. */
export function presentAwaiting(queue: Queue, retracted: Counted, personId: string): QueueView {
  const shown: Shown = { id: 'awaiting', heading: 'Awaiting approval', icon: 'clock', order: 'longest waiting first', empty: 'No verdict waits for an editor. What a fact-checker proposes stands here until an editor decides.' }
  return {
    ...presentQueue(queue, shown, 'verdict', (item) => verdictItem(item, personId)),
    leftOut: retracted.total === 0
      ? null
      : `Left out: ${pluralCounted(retracted, 'verdict')} in retracted articles. They come back when the article is published again.`,
  }
}

/** presentReturned draws the verdicts that editors returned: the person's own, then everybody else's where there are any. */
export function presentReturned(own: Queue, others: Queue, personId: string): QueueView[] {
  const draw = (item: ClaimInArticle) => verdictItem(item, personId)
  const order = 'oldest first'
  const empty = 'No verdict of yours was returned. One that an editor returns stands here with the note, until you propose another.'
  const views = [
    presentQueue(own, { id: 'returned', heading: 'Returned to you', icon: 'undo-2', order, empty }, 'verdict', draw),
    presentQueue(others, { id: 'returned-others', heading: 'Returned to others', icon: 'undo-2', order, empty: '' }, 'verdict', draw),
  ]
  return views.filter(({ id, label }) => id === 'returned' || label !== null)
}

/** presentMine draws what the person works on. */
export function presentMine(queue: Queue, today: string): QueueView {
  const shown: Shown = { id: 'mine', heading: 'Yours', icon: 'user', order: 'by due date', empty: 'You work on nothing. Take the next claim, or press t on one in an article.' }
  return presentQueue(queue, shown, 'claim', (item) => workItem(item, { today, lead: 'stage', names: false }))
}

/** presentAwaitingOf draws what one person proposed, and waits for an editor. */
export function presentAwaitingOf(queue: Queue, name: string, personId: string): QueueView {
  return presentQueue(queue, { id: 'awaiting', heading: `Awaiting approval, by ${name}`, icon: 'clock', order: 'longest waiting first', empty: '' }, 'verdict', (item) => verdictItem(item, personId))
}

/** presentReturnedOf draws the verdicts that were returned to one person. */
export function presentReturnedOf(queue: Queue, name: string, personId: string): QueueView {
  return presentQueue(queue, { id: 'returned-others', heading: `Returned to ${name}`, icon: 'undo-2', order: 'oldest first', empty: '' }, 'verdict', (item) => verdictItem(item, personId))
}

/** presentWorkOf draws what somebody else works on. */
export function presentWorkOf(queue: Queue, name: string, today: string): QueueView {
  return presentQueue(queue, { id: 'mine', heading: `${name} works on`, icon: 'user', order: 'by due date', empty: '' }, 'claim', (item) => workItem(item, { today, lead: 'stage', names: false }))
}

/** presentDue draws what is due, or to be looked at again. */
export function presentDue(queue: Queue, today: string): QueueView {
  const shown: Shown = { id: 'due', heading: 'Due and stale', icon: 'history', order: 'longest overdue first', empty: 'Nothing is due. A claim stands here on its due day, and an approved one on the day on which its verdict is to be looked at again.' }
  return presentQueue(queue, shown, 'claim', (item) => workItem(item, { today, lead: 'status', names: true }))
}

/** presentDueOf draws what of one person's is due, or to be looked at again. */
export function presentDueOf(queue: Queue, name: string, today: string): QueueView {
  const view = presentDue(queue, today)
  return { ...view, heading: `${view.heading}: ${name}` }
}

/** presentUnassigned draws what nobody works on. */
export function presentUnassigned(queue: Queue, today: string): QueueView {
  const shown: Shown = { id: 'unassigned', heading: 'Unassigned', icon: 'inbox', order: 'most worth checking first', empty: 'Every claim has somebody who works on it.' }
  return presentQueue(queue, shown, 'claim', (item) => workItem(item, { today, lead: 'worth', names: false }))
}

/** presentPublished draws the articles that were published last. */
export function presentPublished(articles: ArticleSummary[]): QueueView {
  return {
    id: 'published', heading: 'Recently published', icon: 'newspaper', order: 'newest first', count: null,
    label: articles.length === 0 ? null : plural(articles.length, 'article'), items: articles.map(articleItem),
    empty: 'No article is published. What an editor publishes stands here.', leftOut: null, more: articles.length === 0 ? null : { href: '/', label: 'All that is published' },
  }
}

const hrefOf = ({ claim, article }: ClaimInArticle) => `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`

function verdictItem(item: ClaimInArticle, personId: string): QueueItem {
  const { claim, article } = item
  const verdict = lastVerdict(claim.verdicts)
  const returned = verdict?.decision === 'returned' ? verdict : null
  const author = verdict?.authorName ?? 'Somebody'
  const isOwn = verdict?.authorId === personId && returned === null
  return {
    href: hrefOf(item), status: presentStatus(verdict?.status ?? claim.status, true), kind: null, worth: null, wording: claim.text,
    isOwn, words: presentWords(article.language), ofArticle: article.title,
    about: isOwn ? 'proposed by you: another editor decides' : author,
    say: returned?.decisionNote ? { by: returned.decidedBy ?? '', words: returned.decisionNote } : null,
    when: { date: presentInstant(verdict?.decidedAt ?? verdict?.createdAt ?? claim.updatedAt), before: '', isLate: false },
    act: null,
  }
}

function workItem(item: ClaimInArticle, { today, lead, names }: { today: string; lead: 'stage' | 'status' | 'worth'; names: boolean }): QueueItem {
  const { claim, article } = item
  const isStale = claim.stage === 'approved'
  const who = names && claim.assigneeName !== null ? claim.assigneeName : ''
  return {
    href: hrefOf(item),
    status: lead === 'status' && isStale ? presentStatus(claim.status) : null,
    kind: lead === 'stage' || (lead === 'status' && !isStale) ? stageWords[claim.stage].label : null,
    worth: lead === 'worth' ? presentWorth(claim.checkworthiness) : null,
    wording: claim.text, words: presentWords(article.language), ofArticle: article.title,
    about: isStale ? 'to be looked at again' : who,
    isOwn: false, say: null, when: dueDay(isStale ? claim.recheckOn : claim.dueOn, today), act: null,
  }
}

function dueDay(day: string | null, today: string): QueueItem['when'] {
  if (day === null) return null
  if (day === today) return { date: { iso: day, label: 'due today' }, before: '', isLate: false }
  const isLate = day < today
  return { date: presentDay(day), before: isLate ? 'overdue since ' : 'due ', isLate }
}

function articleItem({ article, publicCount, judgedCount }: ArticleSummary): QueueItem {
  const { words, title } = presentHeading(article)
  return {
    href: `/desk/articles/${article.id}`, status: null, kind: 'Published', worth: null, wording: title, words, isOwn: false,
    ofArticle: null, about: `${plural(publicCount, 'claim')} that readers see, ${inFull(judgedCount)} with an approved verdict`, say: null,
    when: article.publishedAt && { date: presentInstant(article.publishedAt), before: '', isLate: false }, act: null,
  }
}
