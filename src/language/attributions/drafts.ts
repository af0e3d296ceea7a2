// What the cue finders hand on: attributions in tokens, not yet in characters and hops.
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import type { CueClass } from '../lexicon/cue-verbs.js'
import type { TokenRange } from '../words/noun-phrases.js'
import type { Quotes } from '../sentences/quotes.js'

export type Rule = 'verb' | 'phrase' | 'quoted as' | 'label' | 'headline' | 'manner' | 'continuation'

export interface Draft {
  content: TokenRange[]
  cue: TokenRange[]
  source: TokenRange[]
  type: CueClass
  /** The rule that read it, where one did: what `decidedBy` says. */
  rule?: Rule
  /** Of several who say it side by side ("the union and the firm"), the one that this attribution is of. */
  speaker?: TokenRange
  /** The listener, where the cue has one ("told CNN"). */
  listener?: TokenRange
  /** Whether the words allow no other reading, so that it stands whatever the models make of its cue. */
  isCertain?: boolean
  /** Whether a label names the speaker ("LEE: …"): its lines are the speaker's, whatever the models read in them. */
  isLabel?: boolean
}

/** speakerOf gives the words of whoever says it: the source, or of several side by side the one that is meant. */
export const speakerOf = ({ speaker, source }: Draft): TokenRange | undefined => speaker ?? source[0]

/** The sentence that a cue stands in, with what there is to look at around it. */
export interface Scene {
  tokens: Token[]
  sentences: ArticleSentence[]
  quotes: Quotes
  index: number
  first: number
  /** After the last word: the closing full stop is left out. */
  end: number
}

/** quoteAt gives the quotation that a token stands in, or undefined. */
export function quoteAt(scene: Scene, token: number): { first: number; end: number } | undefined {
  const index = scene.quotes.byToken[token]
  return index === undefined || index < 0 ? undefined : scene.quotes.quotes[index]
}

/** opensQuote says whether a quotation begins at a token. */
export function opensQuote(scene: Scene, token: number): boolean {
  return quoteAt(scene, token)?.first === token
}
