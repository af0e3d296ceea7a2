import { sourcingOf } from '../../../domain/attribution.js'
import type { Article, Revision } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import { can } from '../../../domain/permission.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from '../../parts/article-heading.js'
import { presentText, publicStatus, type TextBlockView } from '../../parts/article-text.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentChains, type ChainView } from '../../parts/chains.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentTally, type TallyView } from '../../parts/tally.js'

export interface ArticleModel extends PageModel<'reader'> {
  heading: ArticleHeading
  retraction: RetractionView | null
  blocks: TextBlockView[]
  tally: TallyView
  claims: { id: string; href: string; wording: string; status: StatusBadge; chains: ChainView[]; noSource: NoSourceView | null }[]
  hasClaims: boolean
  deskHref: string | null
}

/** presentArticle draws an article for readers; `claims` are those that readers may see. */
export function presentArticle({ frame, article, revision, claims }: {
  frame: Frame
  article: Article
  revision: Revision
  claims: Claim[]
}): ArticleModel {
  const href = ({ id }: Claim) => `/claims/${id}`
  return {
    ...readerPage(frame, article.title),
    heading: presentHeading(article),
    retraction: presentRetraction(article),
    blocks: presentText(revision.text, claims, { href, status: publicStatus, showStage: false, chosen: null }),
    tally: presentTally(claims, publicStatus),
    claims: claims.map((claim) => ({
      id: claim.id,
      href: href(claim),
      wording: claim.text,
      status: presentStatus(publicStatus(claim)),
      chains: presentChains(claim.attributions),
      noSource: presentNoSource(sourcingOf(claim)),
    })),
    hasClaims: claims.length > 0,
    deskHref: can(frame.actor, 'see_desk') ? `/desk/articles/${article.id}` : null,
  }
}
