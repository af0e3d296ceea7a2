export const publications = ['draft', 'published', 'retracted'] as const
export type Publication = (typeof publications)[number]

export const articleFormats = ['plain', 'markdown', 'html'] as const
export type ArticleFormat = (typeof articleFormats)[number]

/** Article is a text under review, without the text itself: that is its newest Revision. Times are UTC. */
export interface Article {
  id: string
  title: string
  byline: string | null
  publisher: string | null
  /** The date that the document gives itself: ISO 8601, a day ("2026-03-01") or an instant with its offset. Its day is the one written. */
  publishedOn: string | null
  url: string | null
  /** A canonical BCP 47 tag; null where it is not known. */
  language: string | null
  format: ArticleFormat
  publication: Publication
  publishedAt: Date | null
  retractedAt: Date | null
  retractionReason: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Revision is one immutable text of an article; claims anchor to it. `sha256` is hex over its UTF-8. */
export interface Revision {
  id: string
  articleId: string
  number: number
  text: string
  sha256: string
  createdAt: Date
}

/** isReadable says whether readers may see the article at all: a retracted one stays, with its reason. */
export function isReadable(article: Pick<Article, 'publication'>): boolean {
  return article.publication !== 'draft'
}
