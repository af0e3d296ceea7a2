// A claim before it has its wording: which words of the passage it takes, and what the grammar adds.
export type DraftOrigin = 'main' | 'coordinate' | 'relative' | 'participial' | 'subordinate' | 'apposition' | 'title'

/** A run of a passage's tokens [from, to), or a word that stands nowhere in the article ("was"). */
export type Part = readonly [from: number, to: number] | string

export interface Draft {
  origin: DraftOrigin
  parts: Part[]
  /** Token of the main verb, -1 where the grammar adds it. */
  verb: number
  /** Of main and coordinate clauses: what a pronoun in the words that follow may stand for. */
  subject?: readonly Part[]
}
