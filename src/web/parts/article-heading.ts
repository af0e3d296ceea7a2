import type { Article, Publication } from '../../domain/article.js'
import { labelOfLanguage, presentWords, type WordsView } from './language.js'
import { presentDay, presentInstant, type DateView } from './dates.js'

/** ArticleHeading is what a page says of an article above its text. */
export interface ArticleHeading {
  id: string
  title: string
  /** Of its title, its text and its claims. */
  words: WordsView
  language: string
  byline: string | null
  publisher: string | null
  published: DateView | null
  link: { href: string; host: string } | null
  publication: { name: Publication; label: string }
  /** True where there is a byline, a publisher or a date to show. */
  hasDateline: boolean
}

const PUBLICATION_LABELS: Record<Publication, string> = { draft: 'Draft', published: 'Published', retracted: 'Retracted' }

/** presentHeading reads an article's title and where it comes from. */
export function presentHeading(article: Article): ArticleHeading {
  const { id, title, byline, publisher, publishedOn, url, publication } = article
  return {
    id,
    title,
    words: presentWords(article.language),
    language: labelOfLanguage(article.language),
    byline,
    publisher,
    published: publishedOn === null ? null : presentDay(publishedOn),
    link: linkTo(url),
    publication: { name: publication, label: PUBLICATION_LABELS[publication] },
    hasDateline: byline !== null || publisher !== null || publishedOn !== null,
  }
}

// An address that somebody typed becomes a link only where it leads to the web.
function linkTo(url: string | null): ArticleHeading['link'] {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, host } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? { href: url, host: host.replace(/^www\./, '') } : null
}

/** RetractionView is the notice on an article that was taken back. */
export interface RetractionView {
  on: DateView | null
  reason: string
}

/** presentRetraction answers the notice of a retracted article, null for any other. */
export function presentRetraction({ publication, retractedAt, retractionReason }: Article): RetractionView | null {
  if (publication !== 'retracted') return null
  return { on: retractedAt && presentInstant(retractedAt), reason: retractionReason ?? 'No reason was given.' }
}
