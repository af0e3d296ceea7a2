import type { PublicationRule } from './publication-rules.js'

/** Embargo is that an article is published at an instant, and not before. */
export interface Embargo {
  articleId: string
  until: Date
  /** In which it was said: an IANA time zone. */
  zone: string
  createdById: string
  createdByName: string
  /** Why it is published all the same, by the rule that it breaks. */
  reasons: Partial<Record<PublicationRule, string>>
}
