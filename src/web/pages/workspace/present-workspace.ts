import type { Article, Revision } from '../../../domain/article.js'
import { facetsOf, type Claim } from '../../../domain/claim.js'
import { isPublicStage } from '../../../domain/stage.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from '../../parts/article-heading.js'
import { presentText, type TextBlockView } from '../../parts/article-text.js'
import { presentCardOf, type CardView } from './card.js'
import type { WorkspaceSelection } from './card-details.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import {
  filterQuery, matchesFilter, presentFilter, readFilter, type FilterView, type WorkspaceFilter,
} from './workspace-filter.js'

export type { WorkspaceForm, WorkspaceSelection } from './card-details.js'

export interface WorkspaceModel extends PageModel<'desk'> {
  heading: ArticleHeading
  retraction: RetractionView | null
  version: number
  blocks: TextBlockView[]
  /** Dismissed claims are marked only where the filter asks for them. */
  showsDismissed: boolean
  /** Of very many claims, a page. */
  cards: CardView[]
  pager: PagerView | null
  filter: FilterView
  /** Why there is no card to see, or null. */
  empty: { message: string; href: string | null; action: string | null } | null
  cardsLabel: string
  /** Null where this person may not change what readers see. */
  detailsHref: string | null
  readerHref: string | null
  publish: { action: string; hint: string } | null
  retract: { action: string; reason: FieldView; open: boolean } | null
  problem: string | null
}

/** ArticleProblem is why an act on the article could not be done, with the reason that was typed for it. */
export interface ArticleProblem {
  message: string
  reason: string
}

/** PagerView leads through the cards of an article with more claims than one page holds. */
export interface PagerView {
  label: string
  previousHref: string | null
  nextHref: string | null
}

// So many cards a browser draws and searches at once; the text has all of the marks.
const CARDS = 200

/**
 * presentWorkspace draws the review of an article. `claims` are all of its claims: those that the filter leaves out have
 * no card and no mark, and a dismissed one is marked only where the filter asks for dismissed claims. `page` counts from
 * 1; the page of the claim that is `selected` comes before it.
 */
export function presentWorkspace({ frame, article, revision, claims, filter: asked, page = 1, selected, problem = null }: {
  frame: Frame
  article: Article
  revision: Revision
  claims: Claim[]
  filter: WorkspaceFilter
  page?: number
  selected: WorkspaceSelection | null
  problem?: ArticleProblem | null
}): WorkspaceModel {
  const path = `/desk/articles/${article.id}`
  const filter = readFilter(asked)
  const shown = claims.filter((claim) => matchesFilter(facetsOf(claim), filter) || claim.id === selected?.claim.id)
  const marked = shown.filter(({ stage }) => stage !== 'dismissed' || filter.stage === 'dismissed')
  const cards = pageOfCards(shown, selected?.claim.id ?? null, page)
  const { publication } = article
  return {
    ...deskPage(frame, article.title, { scripts: ['/assets/desk.js'] }),
    heading: presentHeading(article),
    retraction: presentRetraction(article),
    version: article.version,
    blocks: presentText(revision.text, marked, {
      href: ({ id }) => `${path}${filterQuery(filter, id)}#claim-${id}`,
      status: (claim) => claim.status,
      showStage: true,
      chosen: selected?.claim.id ?? null,
    }),
    showsDismissed: filter.stage === 'dismissed',
    cards: cards.claims.map((claim) => presentCardOf(claim, { frame, path, articleText: revision.text, language: article.language, filter, selected })),
    pager: presentPager(path, filter, cards, shown.length),
    filter: presentFilter(path, claims.map((claim) => ({ ...facetsOf(claim), count: 1 })), filter),
    empty: shown.length > 0 ? null : emptyState(path, claims.length),
    cardsLabel: `Claims (${shown.length.toLocaleString('en-GB')})`,
    detailsHref: can(frame.actor, 'edit_article', article) ? `${path}/details` : null,
    readerHref: publication === 'draft' ? null : `/articles/${article.id}`,
    publish: publication !== 'published' && can(frame.actor, 'publish_article')
      ? { action: `${path}/publication`, hint: publishHint(claims) }
      : null,
    retract: publication === 'published' && can(frame.actor, 'retract_article')
      ? { action: `${path}/retraction`, reason: reasonField(problem), open: Boolean(problem?.reason) }
      : null,
    problem: problem && problem.message,
  }
}

interface CardPage {
  claims: Claim[]
  /** Counted from 1. */
  number: number
}

function pageOfCards(shown: Claim[], selected: string | null, asked: number): CardPage {
  const last = Math.max(1, Math.ceil(shown.length / CARDS))
  const chosen = selected === null ? -1 : shown.findIndex(({ id }) => id === selected)
  const number = chosen === -1 ? Math.min(last, Math.max(1, Math.floor(asked))) : Math.floor(chosen / CARDS) + 1
  return { claims: shown.slice((number - 1) * CARDS, number * CARDS), number }
}

function presentPager(path: string, filter: WorkspaceFilter, { claims, number }: CardPage, total: number): PagerView | null {
  if (total <= CARDS) return null
  const from = (number - 1) * CARDS
  const href = (page: number) => {
    const query = filterQuery(filter)
    return `${path}${query}${query === '' ? '?' : '&'}page=${page}#claims`
  }
  const count = (value: number) => value.toLocaleString('en-GB')
  return {
    label: `Claims ${count(from + 1)} to ${count(from + claims.length)} of ${count(total)}`,
    previousHref: number === 1 ? null : href(number - 1),
    nextHref: from + claims.length === total ? null : href(number + 1),
  }
}

function reasonField(problem: ArticleProblem | null): FieldView {
  const draft = { name: 'reason', label: 'Reason, as readers will see it', required: true }
  return presentField('retraction', draft, { reason: problem?.reason ?? '' }, {})
}

function publishHint(claims: Claim[]): string {
  const seen = claims.filter(({ stage }) => isPublicStage(stage)).length
  return `Readers will see ${seen} of ${claims.length} claims: those accepted or further.`
}

function emptyState(path: string, total: number): NonNullable<WorkspaceModel['empty']> {
  if (total > 0) return { message: 'No claims match.', href: path, action: 'Clear the filters' }
  return { message: 'No claim was found in this text. Questions and opinions give none.', href: null, action: null }
}
