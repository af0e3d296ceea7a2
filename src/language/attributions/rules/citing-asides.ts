// Whom an outlet cites between its cue and the content: "reported, citing two aides, that CONTENT".
import type { Token } from '../../words/token.js'
import type { Scene } from '../drafts.js'
import { phraseAfter } from './phrase-after.js'

const citing = /^(?:cit|quot)ing$/

/** afterCiting gives where the content of ", citing two aides, that CONTENT" begins, the comma at `from`; or -1. */
export function afterCiting({ tokens, end }: Scene, from: number): number {
  if (tokens[from]?.text !== ',' || !citing.test(tokens[from + 1]?.lower ?? '')) return -1
  const stop = phraseAfter(tokens, from + 2, end, { adjuncts: true })
  return tokens[stop]?.text === ',' && tokens[stop + 1]?.lower === 'that' ? stop + 1 : -1
}

/** citesBefore says whether the aside that the comma at `from` closes cites somebody; it opens at `limit` or later. */
export function citesBefore(tokens: Token[], from: number, limit: number): boolean {
  for (let at = from - 1; at > limit; at -= 1) {
    if (tokens[at]!.text === ',') return citing.test(tokens[at + 1]!.lower)
  }
  return tokens[limit]?.text === ',' && citing.test(tokens[limit + 1]!.lower)
}
