/** DocumentFormat is the way a document is written down. */
export type DocumentFormat = 'plain' | 'markdown' | 'html'

/** Particulars are what a document says about itself; null where it says nothing. */
export interface Particulars {
  title: string | null
  byline: string | null
  publisher: string | null
  /** An ISO 8601 date, or a date-time with its offset where the document gives an hour and one; its day is the one written. */
  publishedAt: string | null
  /** An absolute http or https address. */
  url: string | null
  /** A BCP 47 language tag. */
  language: string | null
}

/**
 * Document is an outside document as read: its particulars, and the article text that claims anchor to (offsets are
 * UTF-16 code units into `text`). Paragraphs stand apart by one blank line; the title, byline and date lines at the
 * top are taken out of the text. `title` is never empty: a document without one is called by its first words.
 */
export interface Document extends Particulars {
  format: DocumentFormat
  title: string
  text: string
}

/** noParticulars is what a document says that says nothing about itself. */
export const noParticulars: Particulars = {
  title: null,
  byline: null,
  publisher: null,
  publishedAt: null,
  url: null,
  language: null,
}
