// Who was told and told on: "told ESPN's Ann Lee", "told the police", "told Lee, who passed it to the Globe".
import { mentionAt, type Mention, type Mentions } from '../../mentions/mentions.js'
import { nameSource } from './source-names.js'
import { personNouns } from '../../lexicon/source-nouns.js'
import type { Token } from '../../words/token.js'
import type { NamedHop } from './source-names.js'
import { words } from '../../lexicon/word-lists.js'
import type { Draft } from '../drafts.js'
import type { Frame } from './surroundings.js'
import { phraseAfter } from '../rules/phrase-after.js'
import { programmeEnd } from './programmes.js'

const authorities = words('police investigators detectives prosecutors')
const passing = words('passed relayed forwarded repeated recounted shared gave sent told handed')
const letters = /^\p{Lu}{2,5}$/u
/** Bodies that are spoken of by letters without an article. */
const bodies = words('nato nasa fifa uefa opec asean unesco unicef nafta mercosur fema osha nhtsa parliament mps us uk eu')
const telling = words('told tells tell telling')

/** listenersOf gives who was told by the source of a draft and passed the words on, or nobody. */
export function listenersOf(text: string, tokens: Token[], draft: Draft, { right }: Frame, mentions: Mentions): NamedHop[] {
  const cueEnd = draft.cue[0]![1]
  if (!telling.has(tokens[cueEnd - 1]!.lower)) return []
  const [first, end] = draft.listener ?? [cueEnd, phraseAfter(tokens, cueEnd, Math.max(right[1], cueEnd), { aside: true })]
  if (end <= first) return []
  const head = tokens[first]!.lower === 'the' ? first + 1 : first
  if (end - head === 1 && authorities.has(tokens[head]!.lower)) {
    const hop = nameSource(text, tokens, [first, end], mentions)
    return hop ? [hop] : []
  }
  const mention = mentionAt(mentions, head)
  const agency = agencyIn(tokens, draft, first, end, mention && mentions.entities[mention.entity]!.kind)
  if (agency) return [agency]
  if (!mention) return []
  if (passesOn(tokens, mention.endToken)) return hopsOf(tokens, [mention], mentions)
  const reporter = programmeEnd(tokens, mention, mentions) > 0 ? undefined : reporterOf(tokens, mention, mentions)
  return reporter ? hopsOf(tokens, [reporter, mention], mentions) : []
}

/** "“…,” Lee told IPS": letters without an article, told what is quoted, are an agency's or a broadcaster's; "told the FBI" is not. */
function agencyIn(tokens: Token[], { content, cue, source }: Draft, first: number, end: number, kind: string | undefined): NamedHop | undefined {
  if (end - first !== 1 || kind === 'publication' || kind === 'person' || !letters.test(tokens[first]!.text) || bodies.has(tokens[first]!.lower)) return undefined
  const isQuotation = /^[“"”]$|^''$/.test(tokens[content[0]![0]]!.text) && content[0]![1] <= Math.min(cue[0]![0], source[0]?.[0] ?? cue[0]![0])
  return isQuotation ? { name: tokens[first]!.text, kind: 'publication', mention: [tokens[first]!.start, tokens[first]!.end] } : undefined
}

/** reporterOf gives who is named as an outlet's: "ESPN's Ann Lee", "CNN anchor Ann Lee"; or undefined. */
export function reporterOf(tokens: Token[], outlet: Mention, mentions: Mentions): Mention | undefined {
  if (mentions.entities[outlet.entity]!.kind !== 'publication') return undefined
  const next = tokens[outlet.endToken]
  if (!next) return undefined
  const isOwner = /^[’']s?$/.test(next.text)
  const owned = mentionAt(mentions, outlet.endToken + (isOwner || personNouns.has(next.lower) ? 1 : 0))
  // "CNN anchor Ann Lee": the name may hold the noun as a title.
  const isTitled = owned && personNouns.has(tokens[owned.firstToken]!.lower)
  const isOwned = owned && owned !== outlet && (isOwner || isTitled || personNouns.has(next.lower))
  return isOwned ? owned : undefined
}

/** hopsOf makes hops of mentions, in their order. */
export function hopsOf(tokens: Token[], list: Mention[], mentions: Mentions): NamedHop[] {
  return list.map(({ firstToken, endToken, entity }) => {
    const { name, kind } = mentions.entities[entity]!
    return { name, kind, mention: [tokens[firstToken]!.start, tokens[endToken - 1]!.end] }
  })
}

/** ", who passed their account to the Globe". */
function passesOn(tokens: Token[], at: number): boolean {
  return tokens[at]?.text === ',' && tokens[at + 1]?.lower === 'who' && passing.has(tokens[at + 2]?.lower ?? '')
}
