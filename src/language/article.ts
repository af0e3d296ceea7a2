// An article as the steps of split(text) hand it on: each step reads what the steps before it found.
import type { Weight } from './claims/worth.js'
import type { SplitModels } from './split-models.js'
import type { Mentions } from './sources/mentions.js'
import type { Token } from './tokens.js'
import type { Sentence, SplitAttribution } from './types.js'

/** A sentence with its tokens: [firstToken, endToken) into the article's tokens. */
export interface ArticleSentence extends Sentence {
  firstToken: number
  endToken: number
  /** Counted from 0; sentences between two blank or single line breaks share one. */
  paragraph: number
  /** Of statements: how likely they assert something, and how much checking it would matter. */
  weight?: Weight
}

/** What the page says of itself, where it says so. */
export interface ArticleContext {
  url?: string
  publisher?: string
  /** ISO 8601. */
  publishedAt?: string
}

/** An attribution with what later steps ask about its cue; split(text) leaves `force` out of its answer. */
export interface FoundAttribution extends SplitAttribution {
  /**
   * `report`: somebody said, wrote, showed or believes the content, so it stands by itself. `attitude`: somebody
   * wants it, supports it or blames it ("vowed to resign", "criticized the plan"): without the cue, the content
   * asserts nothing.
   */
  force: 'report' | 'attitude'
}

/** An article that has been read up to its attributions; what claims are found in. */
export interface ReadArticle {
  text: string
  tokens: Token[]
  sentences: ArticleSentence[]
  mentions: Mentions
  attributions: FoundAttribution[]
  context: ArticleContext
  models: SplitModels
}
