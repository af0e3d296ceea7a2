import type { Article, Revision } from '../../../domain/article.js'
import { sourcingOf } from '../../../domain/attribution.js'
import type { Claim } from '../../../domain/claim.js'
import type { PinnedEvidence } from '../../../domain/evidence.js'
import type { Event } from '../../../domain/event.js'
import type { Page } from '../../../domain/page.js'
import { can } from '../../../domain/permission.js'
import { publicVerdict } from '../../../domain/verdict.js'
import { presentHeading, presentRetraction, type ArticleHeading, type RetractionView } from '../../parts/article-heading.js'
import { publicStatus } from '../../parts/article-text.js'
import { labelOfKind, presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentDay, type DateView } from '../../parts/dates.js'
import { presentChains, type ChainView } from '../../parts/chains.js'
import { presentParts, type PartsView } from '../../parts/claim-parts.js'
import { presentEvidence, type EvidenceView } from '../../parts/evidence.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentQuotes, type QuotePart } from '../../parts/quote.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'
import { presentPublicVerdict, type VerdictView } from '../../parts/verdicts.js'

export interface ClaimModel extends PageModel<'reader'> {
  claim: { id: string; wording: string; kind: string; status: StatusBadge }
  heading: ArticleHeading
  articleHref: string
  inTextHref: string
  retraction: RetractionView | null
  /** That it was taken back, when, and why; its words are the last that readers saw. */
  withdrawal: { on: DateView | null; note: string } | null
  /** The last change of its words since readers could see them. */
  rewording: { on: DateView; note: string | null; before: string } | null
  parts: PartsView | null
  quotes: { parts: QuotePart[] }[]
  chains: ChainView[]
  /** Why there is no chain; null where there is one. */
  noSource: NoSourceView | null
  verdict: VerdictView | null
  /** What it was approved with. */
  evidence: EvidenceView[]
  hasEvidence: boolean
  earlier: VerdictView[]
  hasEarlier: boolean
  trail: TrailLine[]
  hasTrail: boolean
  /** Leads to the part of the history before this. */
  earlierHref: string | null
  deskHref: string | null
}

/** presentClaim draws one claim for readers: its words in the article, its chain, its verdict and its history. */
export function presentClaim({ frame, article, revision, claim, history, rewording = null, evidence = [] }: {
  frame: Frame
  article: Article
  revision: Revision
  claim: Claim
  history: Page<Event>
  rewording?: Event | null
  evidence?: PinnedEvidence[]
}): ClaimModel {
  const verdict = publicVerdict(claim.verdicts)
  const earlier = claim.verdicts.filter(({ decision, id }) => decision === 'approved' && id !== verdict?.id)
  const trail = presentTrail(history.items)
  return {
    ...readerPage(frame, claim.text),
    claim: {
      id: claim.id,
      wording: claim.text,
      kind: labelOfKind(claim.kind),
      status: presentStatus(publicStatus(claim)),
    },
    heading: presentHeading(article),
    articleHref: `/articles/${article.id}`,
    inTextHref: `/articles/${article.id}?claim=${claim.id}#mark-${claim.id}`,
    retraction: presentRetraction(article),
    withdrawal: presentWithdrawal(claim),
    rewording: presentRewording(rewording),
    parts: presentParts(claim.parts),
    quotes: presentQuotes(revision.text, claim.anchors).map((parts) => ({ parts })),
    chains: presentChains(claim.attributions),
    noSource: presentNoSource(sourcingOf(claim)),
    verdict: verdict && presentPublicVerdict(verdict),
    evidence: evidence.map(presentEvidence),
    hasEvidence: evidence.length > 0,
    earlier: [...earlier].reverse().map(presentPublicVerdict),
    hasEarlier: earlier.length > 0,
    trail,
    hasTrail: trail.length > 0,
    earlierHref: history.next && `/claims/${claim.id}?events=${history.next}#history`,
    deskHref: can(frame.actor, 'see_desk') ? `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}` : null,
  }
}

function presentWithdrawal({ stage, withdrawnAt, withdrawalNote }: Claim): ClaimModel['withdrawal'] {
  if (stage !== 'withdrawn') return null
  return { on: withdrawnAt && presentDay(withdrawnAt.toISOString()), note: withdrawalNote ?? 'No reason was given.' }
}

function presentRewording(event: Event | null): ClaimModel['rewording'] {
  const [line] = event ? presentTrail([event]) : []
  if (!event || !line?.change) return null
  return { on: presentDay(event.at.toISOString()), note: line.note, before: line.change.before }
}
