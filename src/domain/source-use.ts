// How a source is used: what it said itself, and in how many places that do not depend on each other.
import type { Standing } from './attribution.js'

/** UseInClaim is one place of a source in a chain of a claim; `ordinal` 0: the claim comes from it. */
export interface UseInClaim {
  claimId: string
  articleId: string
  publisher: string | null
  ordinal: number
  standing: Standing
}

/** SourceUse counts claims, but for articles and outlets. */
export interface SourceUse {
  claims: number
  articles: number
  /** Publishers, each once; articles that name none count together as one. */
  outlets: number
  /** Claims that come from it: elsewhere it passes on what others said. */
  origins: number
  /** Articles in which a claim comes from it: two claims of one article rest on one talk with it. */
  independent: number
  onRecord: number
}

/** useOf counts the places of a source. */
export function useOf(places: readonly UseInClaim[]): SourceUse {
  const count = (some: readonly UseInClaim[], key: (place: UseInClaim) => string) => new Set(some.map(key)).size
  const origins = places.filter(({ ordinal }) => ordinal === 0)
  const claim = ({ claimId }: UseInClaim) => claimId
  const article = ({ articleId }: UseInClaim) => articleId
  return {
    claims: count(places, claim), articles: count(places, article), outlets: count(places, ({ publisher }) => publisher ?? ''),
    origins: count(origins, claim), independent: count(origins, article), onRecord: count(places.filter(({ standing }) => standing === 'on_record'), claim),
  }
}
