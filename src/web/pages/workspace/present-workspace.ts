import type { Embargo } from '../../../domain/embargo.js'
import { acts } from '../../../domain/act.js'
import type { Article, Revision } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import type { ClaimCount } from '../../../domain/listing.js'
import type { ArticleOrigins } from '../../../domain/origins.js'
import { isPublicStage } from '../../../domain/stage.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from '../../parts/article-heading.js'
import { presentText, type TextBlockView } from '../../parts/article-text.js'
import { presentCardOf, type CardView } from './card.js'
import type { WorkspaceSelection } from './card-details.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { presentKeys, type KeyView } from '../../parts/keys.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import type { PagerView } from '../../parts/pager.js'
import { inFull } from '../../parts/tally.js'
import type { Line } from '../../parts/text-blocks.js'
import { presentEmbargo, type EmbargoView } from './present-embargo.js'
import { litClaims, presentSourcing, type SourcingView } from './present-sourcing.js'
import { filterQuery, presentFilter, readFilter, type FilterView, type WorkspaceFilter } from './workspace-filter.js'

export type { WorkspaceForm } from './card-forms.js'
export type { WorkspaceSelection } from './card-details.js'

export interface WorkspaceModel extends PageModel<'desk'> {
  heading: ArticleHeading
  retraction: RetractionView | null
  version: number
  /** Above the text; null where no claim stands. */
  sourcing: SourcingView | null
  blocks: TextBlockView[]
  /** Dismissed and withdrawn claims are marked only where the filter asks for them. */
  showsDismissed: boolean
  /** Where the claim stands that is open, for who holds a phone. */
  openLink: { href: string; number: number } | null
  /** Of very many claims, a page. */
  cards: CardView[]
  pager: PagerView | null
  filter: FilterView
  /** Why there is no card to see, or null. */
  empty: { message: string; href: string | null; action: string | null } | null
  cardsLabel: string
  /** When it is published, where that was said. */
  embargo: EmbargoView | null
  newClaimHref: string
  coverageHref: string
  recordHref: string
  /** Null where this person may not change what readers see. */
  detailsHref: string | null
  readerHref: string | null
  /** Leads to the question whether to publish; quiet where an article was taken back. */
  publish: { href: string; label: string; isMain: boolean; hint: string } | null
  retract: { action: string; label: string; reason: FieldView; open: boolean } | null
  problem: string | null
  keys: KeyView[]
}

/** ArticleProblem is why an act on the article could not be done, with the reason that was typed for it. */
export interface ArticleProblem {
  message: string
  reason: string
}

/** ShownClaims is the page of an article's claims that the workspace shows, with its place among all that the filter keeps. */
export interface ShownClaims {
  claims: Claim[]
  /** The claims that are marked in the text: these and more around them, and whether they are the first and the last of all. */
  around?: { claims: Claim[]; isFirst: boolean; isLast: boolean }
  before: number
  total: number
  /** Cursors, null at the ends. */
  previous: string | null
  next: string | null
}

/**
 * presentWorkspace draws the review of an article: the lines of one page of its claims, and the text that they stand in,
 * with those around them marked too; one that was dismissed or withdrawn is marked only where the filter asks for those. `counts` are of all
 * the article's claims.
 */
export function presentWorkspace({ frame, article, revision, shown, counts, filtered = counts, sourceName = null, origins, filter: asked, selected, openThreads = new Map(), embargo = null, problem = null }: {
  frame: Frame
  article: Article
  revision: Revision
  shown: ShownClaims
  counts: ClaimCount[]
  /** Of those that the source of the filter stands behind. */
  filtered?: ClaimCount[]
  /** The name of that source. */
  sourceName?: string | null
  origins: ArticleOrigins
  filter: WorkspaceFilter
  selected: WorkspaceSelection | null
  /** How many threads are open, by claim. */
  openThreads?: ReadonlyMap<string, number>
  embargo?: Embargo | null
  problem?: ArticleProblem | null
}): WorkspaceModel {
  const path = `/desk/articles/${article.id}`
  const filter = readFilter(asked)
  const around = shown.around ?? { claims: shown.claims, isFirst: shown.previous === null, isLast: shown.next === null }
  const marked = around.claims.filter(({ stage }) => (stage !== 'dismissed' && stage !== 'withdrawn') || filter.stage === stage)
  const { publication } = article
  const lit = litClaims(origins, filter)
  return {
    ...deskPage(frame, article.title, { scripts: ['/assets/desk.js', '/assets/sources-field.js', '/assets/names-field.js', '/assets/sourcing.js', '/assets/presence.js'], styles: ['/assets/chains.css', '/assets/workspace.css', '/assets/selecting.css'] }),
    heading: presentHeading(article),
    retraction: presentRetraction(article),
    version: article.version,
    sourcing: presentSourcing(article.id, origins, filter, new Set(shown.claims.map(({ id }) => id))),
    blocks: presentText(revision.text, marked, {
      href: ({ id }) => `${path}${filterQuery(filter, id)}#claim-${id}`,
      status: (claim) => claim.status,
      showStage: true,
      numbered: true,
      chosen: selected?.claim.id ?? null,
      lit,
    }, textOf(revision.text, around)),
    showsDismissed: filter.stage === 'dismissed' || filter.stage === 'withdrawn',
    openLink: selected && { href: `#claim-${selected.claim.id}`, number: selected.claim.number },
    cards: shown.claims.map((claim) => presentCardOf(claim, { frame, path, article, articleText: revision.text, filter, selected, openThreads, isLit: lit.has(claim.id) })),
    pager: presentPager(path, filter, shown),
    filter: presentFilter(path, filtered, filter, sourceName),
    empty: shown.total > 0 ? null : emptyState(path, counts.length > 0),
    cardsLabel: `Claims (${inFull(shown.total)})`,
    embargo: embargo && presentEmbargo(embargo),
    newClaimHref: `${path}/claims/new`,
    coverageHref: `${path}/coverage`,
    recordHref: `${path}/record`,
    detailsHref: can(frame.actor, 'edit_article', article) ? `${path}/details` : null,
    readerHref: publication === 'draft' ? null : `/articles/${article.id}`,
    publish: publication !== 'published' && can(frame.actor, 'publish_article')
      ? {
          href: `${path}/publication`, isMain: publication === 'draft', hint: publishHint(counts),
          label: publication === 'draft' ? 'Publish …' : 'Publish again …',
        }
      : null,
    retract: publication === 'published' && can(frame.actor, 'retract_article')
      ? { action: `${path}/${acts.retract.resource}`, label: acts.retract.label, reason: reasonField(problem), open: Boolean(problem?.reason) }
      : null,
    problem: problem && problem.message,
    keys: presentKeys(),
  }
}

// The text from the line of the first of these claims to that of the last; before and after all claims, to its ends.
function textOf(text: string, { claims, isFirst, isLast }: NonNullable<ShownClaims['around']>): Line {
  const [first] = claims
  const last = Math.max(0, ...claims.flatMap(({ position, anchors }) => anchors.filter(({ start }) => start === position).map(({ end }) => end)))
  const newline = text.indexOf('\n', last)
  return {
    start: !isFirst && first ? text.lastIndexOf('\n', first.position - 1) + 1 : 0,
    end: isLast || newline === -1 ? text.length : newline,
  }
}

function presentPager(path: string, filter: WorkspaceFilter, { claims, before, total, previous, next }: ShownClaims): PagerView | null {
  if (total <= claims.length) return null
  const query = filterQuery(filter)
  const href = (side: string, cursor: string | null) => cursor && `${path}${query}${query === '' ? '?' : '&'}${side}=${cursor}#claims`
  return {
    label: `Claims ${inFull(before + 1)} to ${inFull(before + claims.length)} of ${inFull(total)}`,
    previousHref: href('before', previous),
    nextHref: href('after', next),
  }
}

function reasonField(problem: ArticleProblem | null): FieldView {
  const draft = { name: 'reason', label: 'Reason, as readers will see it', required: true }
  return presentField('retraction', draft, { reason: problem?.reason ?? '' }, {})
}

function publishHint(counts: ClaimCount[]): string {
  const sum = (groups: ClaimCount[]) => inFull(groups.reduce((all, { count }) => all + count, 0))
  return `Readers will see ${sum(counts.filter(({ stage }) => isPublicStage(stage)))} of ${sum(counts)} claims: those accepted or further.`
}

function emptyState(path: string, hasClaims: boolean): NonNullable<WorkspaceModel['empty']> {
  if (hasClaims) return { message: 'No claims match.', href: path, action: 'Clear the filters' }
  return { message: 'No claim was found in this text. Questions and opinions give none.', href: `${path}/claims/new`, action: 'Add one yourself' }
}
