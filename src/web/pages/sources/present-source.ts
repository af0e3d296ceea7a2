import type { Article } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import type { Audience, PublicCount } from '../../../domain/listing.js'
import type { Source } from '../../../domain/source.js'
import type { IconName } from '../../parts/icons.js'
import { publicStatus } from '../../parts/article-text.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentChains, presentSourceKind, type ChainView } from '../../parts/chains.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentLink, type LinkView } from '../../parts/outside-link.js'
import { presentTally, type TallyView } from '../../parts/tally.js'

export interface SourceModel extends PageModel<'reader'> {
  source: { id: string; name: string; kind: string; icon: IconName; role: string | null; sameAs: LinkView | null; aliases: string[]; hasAliases: boolean }
  tally: TallyView
  claims: SourceClaim[]
  /** What stands in the place of claims where there is none. */
  empty: string | null
  nextHref: string | null
}

interface SourceClaim {
  id: string
  href: string
  wording: string
  words: WordsView
  status: StatusBadge
  chains: ChainView[]
  article: { href: string; title: string; publisher: string | null }
}

// Readers come here only where something was public once.
const emptyLabels: Record<Audience, string> = {
  readers: 'Nothing is attributed to this source any more: the articles or claims that named it were taken back.',
  desk: 'Nothing is attributed to this source.',
}

/** presentSource draws a page of what a source is cited for, with `counts` of all of it; `next` is the cursor of the page after it. */
export function presentSource({ frame, audience, source, aliases, role, sameAs, claims, counts, next }: {
  frame: Frame
  audience: Audience
  source: Source
  aliases: string[]
  role: string | null
  sameAs: string | null
  claims: { claim: Claim; article: Article }[]
  counts: PublicCount[]
  next: string | null
}): SourceModel {
  const { label, icon } = presentSourceKind(source.kind)
  return {
    ...readerPage(frame, source.name),
    source: { id: source.id, name: source.name, kind: label, icon, role, sameAs: presentLink(sameAs), aliases, hasAliases: aliases.length > 0 },
    tally: presentTally(counts),
    claims: claims.map(({ claim, article }) => ({
      id: claim.id,
      href: `/claims/${claim.id}`,
      wording: claim.text,
      words: presentWords(article.language),
      status: presentStatus(publicStatus(claim)),
      chains: presentChains(claim.attributions, 'the article'),
      article: { href: `/articles/${article.id}`, title: article.title, publisher: article.publisher },
    })),
    empty: counts.length === 0 ? emptyLabels[audience] : null,
    nextHref: next === null ? null : `/sources/${source.id}?after=${encodeURIComponent(next)}`,
  }
}
