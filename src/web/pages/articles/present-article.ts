import { sourcingOf } from '../../../domain/attribution.js'
import type { Article, Revision } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import type { PublicCount } from '../../../domain/listing.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from '../../parts/article-heading.js'
import { presentText, publicStatus, type TextBlockView } from '../../parts/article-text.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentChains, type ChainView } from '../../parts/chains.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'
import type { PagerView } from '../../parts/pager.js'
import { inFull, presentTally, type TallyView } from '../../parts/tally.js'
import type { Line } from '../../parts/text-blocks.js'

export interface ArticleModel extends PageModel<'reader'> {
  heading: ArticleHeading
  retraction: RetractionView | null
  blocks: TextBlockView[]
  /** Null where the article is one page. */
  pager: PagerView | null
  /** Of the whole article, whichever page of it is shown. */
  tally: TallyView
  claims: { id: string; href: string; wording: string; status: StatusBadge; chains: ChainView[]; noSource: NoSourceView | null }[]
  hasTally: boolean
  listHeading: string
  hasClaims: boolean
  deskHref: string | null
}

/**
 * presentArticle draws one page of an article for readers. `claims` are those with words on the page; `positions` are
 * where all of the article's begin, rising, and `counts` are of them. Past the last page (`asked` counts from 1) the last is shown.
 */
export function presentArticle({ frame, article, revision, pages, positions, asked, claims, counts }: {
  frame: Frame
  article: Article
  revision: Revision
  pages: Line[]
  positions: number[]
  asked: number
  claims: Claim[]
  counts: PublicCount[]
}): ArticleModel {
  const href = ({ id }: Claim) => `/claims/${id}`
  const number = Math.min(asked, pages.length)
  const shown = pages[number - 1]!
  const listed = claims.filter(({ position }) => begins(shown, position))
  const tally = presentTally(counts)
  const past = `This article has ${inFull(pages.length)} ${pages.length === 1 ? 'page' : 'pages'}: this is the last.`
  return {
    ...readerPage(asked > pages.length ? { ...frame, notice: past } : frame, article.title),
    heading: presentHeading(article),
    retraction: presentRetraction(article),
    blocks: presentText(revision.text, claims, { href, status: publicStatus, showStage: false, chosen: null }, shown),
    pager: presentPager(article, pages.length, number),
    tally,
    hasTally: counts.length > 0,
    listHeading: pages.length === 1 ? 'Every claim in it' : listHeading(shown, positions),
    claims: listed.map((claim) => ({
      id: claim.id,
      href: href(claim),
      wording: claim.text,
      status: presentStatus(publicStatus(claim)),
      chains: presentChains(claim.attributions),
      noSource: presentNoSource(sourcingOf(claim)),
    })),
    hasClaims: listed.length > 0,
    deskHref: can(frame.actor, 'see_desk') ? `/desk/articles/${article.id}` : null,
  }
}

const begins = ({ start, end }: Line, position: number): boolean => position >= start && position < end

function listHeading(shown: Line, positions: number[]): string {
  const before = positions.filter((position) => position < shown.start).length
  const here = positions.filter((position) => begins(shown, position)).length
  return `Claims ${inFull(before + 1)} to ${inFull(before + here)} of ${inFull(positions.length)}`
}

function presentPager({ id }: Article, count: number, number: number): PagerView | null {
  if (count === 1) return null
  const href = (page: number) => (page === 1 ? `/articles/${id}` : `/articles/${id}?page=${page}`)
  return {
    label: `Page ${inFull(number)} of ${inFull(count)}`,
    previousHref: number === 1 ? null : href(number - 1),
    nextHref: number === count ? null : href(number + 1),
  }
}
