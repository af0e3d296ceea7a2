// An article as the steps of split(text) hand it on: each step reads what the steps before it found.
import type { DoubtedAttribution, FoundAttribution } from './attributions/attribution.js'
import type { ArticleSentence } from './sentences/sentence.js'
import type { SplitModels } from './split-models.js'
import type { Mentions } from './mentions/mentions.js'
import type { Folded } from './words/folding.js'
import type { Token } from './words/token.js'

/** What the page says of itself, where it says so. */
export interface ArticleContext {
  url?: string
  publisher?: string
  /** ISO 8601. */
  publishedAt?: string
}

/** An article that has been read up to its attributions; what claims are found in. */
export interface ReadArticle {
  /** As it is read (words/folding.ts): what all offsets count in. */
  text: string
  /** The way back to the text that was given. */
  folded: Folded
  tokens: Token[]
  sentences: ArticleSentence[]
  mentions: Mentions
  attributions: FoundAttribution[]
  /** What was nearly an attribution: whoever is told that nobody said something asks here first. */
  doubted: DoubtedAttribution[]
  context: ArticleContext
  models: SplitModels
}
