import type { Article, Revision } from '../../domain/article.js'
import { isPublicStage, type Claim } from '../../domain/claim.js'
import { can } from '../../domain/permission.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from './article-heading.js'
import { presentText, type TextBlockView } from './article-text.js'
import { presentCardOf, type CardView } from './card.js'
import type { WorkspaceSelection } from './card-details.js'
import { presentField, type FieldView } from './fields.js'
import { deskPage, type Frame, type PageModel } from './page.js'
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
  cards: CardView[]
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

/**
 * presentWorkspace draws the review of an article. `claims` are all of its claims: those that the filter leaves out have
 * no card and no mark, and a dismissed one is marked only where the filter asks for dismissed claims.
 */
export function presentWorkspace({ frame, article, revision, claims, filter: asked, selected, problem = null }: {
  frame: Frame
  article: Article
  revision: Revision
  claims: Claim[]
  filter: WorkspaceFilter
  selected: WorkspaceSelection | null
  problem?: ArticleProblem | null
}): WorkspaceModel {
  const path = `/desk/articles/${article.id}`
  const filter = readFilter(asked)
  const shown = claims.filter((claim) => matchesFilter(claim, filter) || claim.id === selected?.claim.id)
  const marked = shown.filter(({ stage }) => stage !== 'dismissed' || filter.stage === 'dismissed')
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
    cards: shown.map((claim) => presentCardOf(claim, { frame, path, filter, selected, message: null })),
    filter: presentFilter(path, claims, filter),
    empty: shown.length > 0 ? null : emptyState(path, claims.length),
    cardsLabel: `Claims (${shown.length})`,
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
