import type { ArticleSummary } from '../../../domain/listing.js'
import { presentHeading, type ArticleHeading } from '../../parts/article-heading.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'

export interface FrontModel extends PageModel<'reader'> {
  lead: FrontItem | null
  articles: FrontItem[]
  isEmpty: boolean
  canImport: boolean
  nextHref: string | null
}

interface FrontItem {
  heading: ArticleHeading
  href: string
  claimsLabel: string
  /** How far the checking is, in words: "9 of 14 checked and approved". */
  progressLabel: string
  /** The share approved, 0..100, as wide as it is drawn. */
  progress: number
}

/** presentFront draws the front page; `next` is the cursor of the page after it. */
export function presentFront({ frame, articles, next }: {
  frame: Frame
  articles: ArticleSummary[]
  next: string | null
}): FrontModel {
  const items = articles.map(frontItem)
  return {
    ...readerPage(frame, 'Published articles'),
    lead: items[0] ?? null,
    articles: items.slice(1),
    isEmpty: items.length === 0,
    canImport: frame.actor !== null,
    nextHref: next === null ? null : `/?after=${encodeURIComponent(next)}`,
  }
}

function frontItem({ article, judgedCount, publicCount }: ArticleSummary): FrontItem {
  return {
    heading: presentHeading(article),
    href: `/articles/${article.id}`,
    claimsLabel: plural(publicCount, 'claim'),
    progressLabel: `${judgedCount} checked and approved`,
    progress: publicCount === 0 ? 0 : (100 * judgedCount) / publicCount,
  }
}
