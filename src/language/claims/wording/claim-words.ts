// What a claim's text is made of.
import { words } from '../../lexicon/word-lists.js'

/** A word of a claim: a token of the article, or a word that the grammar adds. */
export type ClaimWord = number | string

export const opening = words('“ ‘ " ` ``')
export const closing = words('” ’ " \'\'')
