// A clause of a passage: what a claim is made of.
import type { Token } from '../../words/token.js'
import type { Tree } from '../../trees/tree.js'

/** How a clause came apart from its sentence. */
export type ClauseOrigin = 'main' | 'whole' | 'conjunct' | 'side' | 'relative' | 'apposition' | 'participle'

/** A word of a passage (its number there), or a word that the grammar adds ("is", "’s"). */
export type Item = number | string

export interface Clause {
  origin: ClauseOrigin
  items: Item[]
  /** The node of the verb, -1 where the grammar adds it. */
  verb: number
}

/** A passage with its tree: words and nodes have the same numbers. */
export interface ParsedPassage {
  words: readonly Token[]
  tree: Tree
  /** Whether a word says that somebody said the words that are gone ("said", "according"). */
  isCue: (node: number) => boolean
}
