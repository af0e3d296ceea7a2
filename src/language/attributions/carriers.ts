// Who passed the words on: the outlet that was told, obtained or carried them, and the lawyer through whom they came.
import { mentionAt, type Mentions } from '../sources/mentions.js'
import { nameSource } from '../sources/source-names.js'
import type { Token } from '../tokens.js'
import type { SplitHop } from '../types.js'
import { words } from '../word-lists.js'
import type { Draft } from './drafts.js'
import type { Frame } from './frames.js'
import type { TokenRange } from './noun-phrases.js'
import { phraseAfter } from './phrase-after.js'

const carrying = words('on in with to by via from told tells tell for at through per')
/** Within the words of the source itself, only what was done with them: "a memo seen by Reuters". */
const handed = words(`seen obtained reviewed viewed published released leaked shared posted uploaded sent provided
  given filed carried aired broadcast quoted cited reported interview email e-mail letter message statement`)
const accounts = words('account page feed profile handle')
const between = words('DET ADJ NOUN PROPN PRON NUM')
const throughWords = words('through via')
const authorities = words('police investigators detectives prosecutors')
/** Between a preposition and an outlet's name: "in the journal Heart Letters", "on its website". */
const mostBetween = 6

/**
 * findCarriers gives those through whom the words of a draft came, nearest the origin first: whoever spoke for it,
 * those who
 * were told, and the outlet.
 */
export function findCarriers(text: string, tokens: Token[], draft: Draft, frame: Frame, mentions: Mentions): SplitHop[] {
  const hops: SplitHop[] = []
  const spokesman = spokesmanIn(text, tokens, frame, mentions)
  if (spokesman) hops.push(spokesman)
  const told = listenerOf(text, tokens, draft, frame, mentions)
  hops.push(...told)
  const outlets = [
    ...outletsIn(tokens, frame.right, draft, mentions), ...outletsIn(tokens, frame.left, draft, mentions),
    ...outletsIn(tokens, [frame.middle[0], frame.middle[1]], draft, mentions),
  ]
  for (const hop of outlets) if (!hops.some(({ name }) => name === hop.name)) hops.push(hop)
  return hops
}

/** "through his lawyer, Ann Lee": before or after the cue, or between the source and it. */
function spokesmanIn(text: string, tokens: Token[], { left, middle, right }: Frame, mentions: Mentions): SplitHop | undefined {
  for (let at = left[0]; at < right[1]; at += 1) {
    if (!throughWords.has(tokens[at]!.lower)) continue
    // "a walk through town": within the source's own words, only with an article or an owner, or after a comma.
    const inside = at >= middle[0] && at < middle[1]
    if (inside && tokens[at - 1]?.text !== ',' && !/^(?:DET|PRON)$/.test(tokens[at + 1]?.pos ?? '')) continue
    const end = phraseAfter(tokens, at + 1, right[1], { aside: true })
    if (end === at + 1) continue
    const hop = nameSource(text, tokens, [at + 1, end], mentions)
    if (hop && (hop.kind === 'person' || hop.kind === 'unnamed' || hop.kind === 'group')) return hop
  }
  return undefined
}

/** "told ESPN's Ann Lee", "told the police". */
function listenerOf(text: string, tokens: Token[], draft: Draft, { right }: Frame, mentions: Mentions): SplitHop[] {
  const cueEnd = draft.cue[0]![1]
  const isTold = /^(?:told|tells|tell|telling)$/.test(tokens[cueEnd - 1]!.lower)
  if (!isTold) return []
  const [first, end] = draft.listener ?? [cueEnd, phraseAfter(tokens, cueEnd, Math.max(right[1], cueEnd), { aside: true })]
  if (end <= first) return []
  const head = tokens[first]!.lower === 'the' ? first + 1 : first
  if (end - head === 1 && authorities.has(tokens[head]!.lower)) {
    const hop = nameSource(text, tokens, [first, end], mentions)
    return hop ? [hop] : []
  }
  const mention = mentionAt(mentions, first)
  const owner = tokens[mention?.endToken ?? end]
  const owned = mention && owner && /^[’']s?$/.test(owner.text) ? mentionAt(mentions, mention.endToken + 1) : undefined
  if (mention && owned && mentions.entities[mention.entity]!.kind === 'publication') {
    return [hopOf(tokens, owned.firstToken, owned.endToken, owned.entity, mentions),
      hopOf(tokens, mention.firstToken, mention.endToken, mention.entity, mentions)]
  }
  return []
}

function outletsIn(tokens: Token[], [first, end]: TokenRange, { source, cue }: Draft, mentions: Mentions): SplitHop[] {
  const hops: SplitHop[] = []
  const own = source[0]
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (!mention) continue
    at = mention.endToken - 1
    const { kind } = mentions.entities[mention.entity]!
    const opening = openingOf(tokens, mention.firstToken)
    if (opening < 0 || kind !== 'publication' || accounts.has(tokens[mention.endToken]?.lower ?? '')) continue
    const { lower } = tokens[opening]!
    const isInSource = own && mention.firstToken >= own[0] && mention.firstToken < own[1]
    if (isInSource && !isHanded(tokens, own[0], opening)) continue
    // "citing Reuters" names an origin; "for the Times" an employer, but where a poll was taken for it.
    const isCue = cue.some(([from, to]) => opening >= from && opening < to)
    if (lower === 'for' || lower === 'from' || (isCue && !/^(?:told|tells|tell|to|on|in|by)$/.test(lower))) continue
    hops.push(hopOf(tokens, mention.firstToken, mention.endToken, mention.entity, mentions))
  }
  return hops
}

/** "obtained by", "shared with", "published on Tuesday in": a participle shortly before the preposition. */
function isHanded(tokens: Token[], first: number, preposition: number): boolean {
  for (let at = preposition - 1; at > first && preposition - at < 7; at -= 1) if (handed.has(tokens[at]!.lower)) return true
  return false
}

/** The preposition or verb that leads to the name at `at`, or -1: "on the radio programme Dawn Chorus". */
function openingOf(tokens: Token[], at: number): number {
  for (let look = at - 1; look >= 0 && at - look <= mostBetween; look -= 1) {
    const { lower, pos, text } = tokens[look]!
    if (carrying.has(lower)) return look
    const passes = between.has(pos) || text === '’s' || text === '\'s' ||
      (text === ',' && tokens[look - 1]?.pos === 'NOUN')
    if (!passes) return -1
  }
  return -1
}

function hopOf(tokens: Token[], first: number, end: number, entity: number, mentions: Mentions): SplitHop {
  const { name, kind } = mentions.entities[entity]!
  return { name, kind, mention: [tokens[first]!.start, tokens[end - 1]!.end] }
}
