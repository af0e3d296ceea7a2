// "told NBC's Meet the Press", "on ABC’s “Good Morning America”": a broadcaster and its programme are one outlet.
import { titles } from '../../lexicon/names.js'
import { mentionAt, type Mention, type Mentions } from '../../mentions/mentions.js'
import type { Token } from '../../words/token.js'
import { ownedTitleEnd } from '../rules/programme-titles.js'
import type { NamedHop } from './source-names.js'

/** programmeEnd gives where the name of the programme ends that stands behind an outlet as its own; 0 where none does. */
export function programmeEnd(tokens: Token[], outlet: Mention, mentions: Mentions): number {
  if (mentions.entities[outlet.entity]!.kind !== 'publication') return 0
  const end = ownedTitleEnd(tokens, outlet.endToken)
  return end > 0 && !isPerson(tokens, outlet.endToken, mentions) ? end : 0
}

/** "ESPN's Ann Lee", "CNN's Professor Lee": somebody of the outlet. */
function isPerson(tokens: Token[], from: number, mentions: Mentions): boolean {
  const at = mentionAt(mentions, from) ? from : from + 1
  const mention = mentionAt(mentions, at)
  return titles.has(tokens[at]?.lower ?? '') || (mention !== undefined && mentions.entities[mention.entity]!.kind === 'person')
}

/** programmeHop gives outlet and programme as one hop. */
export function programmeHop(text: string, tokens: Token[], { firstToken }: Mention, end: number): NamedHop {
  const mention: [number, number] = [tokens[firstToken]!.start, tokens[end - 1]!.end]
  return { name: text.slice(...mention).replace(/\s+/g, ' '), kind: 'publication', mention }
}
