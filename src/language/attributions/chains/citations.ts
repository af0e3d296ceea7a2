// Whom a source cites: "…, citing two aides", "…, which cited an unnamed diplomat", "cited Lee as saying".
import type { Mentions } from '../../mentions/mentions.js'
import { nameSource } from './source-names.js'
import type { Token } from '../../words/token.js'
import type { NamedHop } from './source-names.js'
import { citedForms, citingParticiples } from '../../lexicon/cue-verbs.js'
import { words } from '../../lexicon/word-lists.js'
import type { Draft } from '../drafts.js'
import type { Frame } from './surroundings.js'
import { phraseAfter } from '../rules/phrase-after.js'
import { sayingAfter } from '../rules/quoted-as.js'

const relative = words('which who that')
const mostCited = 4
const longestClause = 16
const farthestTail = 40

/**
 * findCited gives the origins that the frame of a draft names, the farthest first: those whom its source cites,
 * whom they cite.
 */
export function findCited(text: string, tokens: Token[], draft: Draft, frame: Frame, mentions: Mentions): NamedHop[] {
  const hops: NamedHop[] = []
  const [first] = frame.left
  const end = Math.max(frame.right[1], citingClauseEnd(tokens, frame), citingTailEnd(tokens, frame, draft))
  for (let at = first; at < end && hops.length < mostCited; at += 1) {
    const { lower } = tokens[at]!
    const before = tokens[at - 1]
    const isRelative = relative.has(before?.lower ?? '')
    const said = citingParticiples.has(lower) || citedForms.has(lower) ? sayingAfter(tokens, at, tokens.length) : undefined
    const isCiting = citingParticiples.has(lower) || (citedForms.has(lower) && (isRelative || (said !== undefined && !isPassive(tokens, at))))
    // Beyond the frame, only what a comma adds to the whole: "reported that …, citing two aides".
    if (!isCiting || (at >= frame.right[1] && before?.text !== ',' && !isRelative)) continue
    const stop = phraseAfter(tokens, at + 1, said?.as ?? end, { adjuncts: true })
    if (stop === at + 1) continue
    const hop = nameSource(text, tokens, [at + 1, stop], mentions)
    if (hop && !hops.some(({ name }) => name === hop.name)) hops.unshift(hop)
    at = stop - 1
  }
  const [own] = draft.source
  const start = own ? tokens[own[0]]!.start : -1
  // What begins as the source does is the source itself.
  return hops.filter(({ mention }) => mention?.[0] !== start)
}

/** ", which cited …" right after the source belongs to it, even where it was taken for a part of the content. */
function citingClauseEnd(tokens: Token[], { middle: [, at] }: Frame): number {
  const isClause = tokens[at]?.text === ',' && relative.has(tokens[at + 1]?.lower ?? '') &&
    citedForms.has(tokens[at + 2]?.lower ?? '')
  return isClause ? Math.min(tokens.length, at + longestClause) : 0
}

/** How far a tail goes that cites somebody after the content, or 0 where the sentence has none. */
function citingTailEnd(tokens: Token[], { middle: [, from] }: Frame, { content }: Draft): number {
  const last = content[content.length - 1]![1]
  const limit = Math.min(tokens.length, Math.max(last, from) + longestClause)
  for (let at = Math.max(from, last - farthestTail); at < limit - 1; at += 1) {
    const { text } = tokens[at]!
    if (text === ',' && citingParticiples.has(tokens[at + 1]!.lower)) return Math.min(tokens.length, at + longestClause)
    if (at >= last && /^[.!?]$/.test(text)) return 0
  }
  return 0
}

/** "was quoted as saying": whom it quotes stands before it. */
function isPassive(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before?.pos === 'AUX' || (before?.pos === 'ADV' && tokens[at - 2]?.pos === 'AUX')
}
