// Who passed the words on: the outlet that was told, obtained or carried them, and the lawyer through whom they came.
import { documentNouns, outletNouns } from '../../lexicon/source-nouns.js'
import { mentionAt, type Mentions } from '../../mentions/mentions.js'
import { nameSource } from './source-names.js'
import { phraseTags } from '../../words/nominal-tags.js'
import type { Token } from '../../words/token.js'
import type { NamedHop } from './source-names.js'
import { words } from '../../lexicon/word-lists.js'
import type { Draft } from '../drafts.js'
import type { Frame } from './surroundings.js'
import { hopsOf, listenersOf, reporterOf } from './listeners.js'
import { programmeEnd, programmeHop } from './programmes.js'
import { finiteTags } from '../../words/finite-tags.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from '../rules/phrase-after.js'
import { spokesmanIn } from './spokesmen.js'

const carrying = words('on in with to by via from told tells tell telling for at through per')
/** Within the words of the source itself, only what was done with them: "a memo seen by Reuters". */
const handed = words(`seen obtained reviewed viewed published released leaked shared posted uploaded sent provided
  given filed carried aired broadcast quoted cited reported interview interviews email e-mail letter message statement
  interviewed compiled spoke speaking talked talking`)
/** What an outlet does with the words of others: "the Globe obtained a letter in which". */
const handling = words('obtained carried published aired broadcast printed interviewed reviewed posted')
const columns = words('op-ed column editorial essay article piece')
const accounts = words('account page feed profile handle')
/** Between a preposition and an outlet's name: "in the journal Heart Letters", "on its website". */
const mostBetween = 6

/**
 * findCarriers gives those through whom the words of a draft came, nearest the origin first: whoever spoke for it,
 * those who
 * were told, and the outlet.
 */
export function findCarriers(text: string, tokens: Token[], draft: Draft, frame: Frame, mentions: Mentions): NamedHop[] {
  const hops: NamedHop[] = []
  const add = (more: NamedHop[]): void => {
    for (const hop of more) if (!hops.some(({ name }) => name === hop.name)) hops.push(hop)
  }
  const spokesman = spokesmanIn(text, tokens, frame, mentions)
  if (spokesman) add([spokesman])
  add(listenersOf(text, tokens, draft, frame, mentions))
  add(employerOf(tokens, draft, mentions))
  add(quoterOf(text, tokens, draft, frame, mentions))
  for (const range of [frame.right, frame.tail, ownClause(tokens, frame.left), frame.middle]) {
    add(outletsIn(text, tokens, range, frame.left[0], draft, mentions))
  }
  add(handlerIn(tokens, frame.left, mentions))
  return hops
}

/** "After he mocked her on Twitter, Lee said", "in a talk which will be on CNN, Lee said": what another verb tells of an outlet is not how the words came. */
function ownClause(tokens: Token[], [first, end]: TokenRange): TokenRange {
  for (let at = end - 1; at >= Math.max(0, first - 1); at -= 1) {
    const isOther = finiteTags.has(tokens[at]!.tag) && !carrying.has(tokens[at]!.lower) && !isHanding(tokens, at, end)
    if (!isOther) continue
    let comma = Math.max(at, first)
    while (comma < end && tokens[comma]!.text !== ',') comma += 1
    return [comma, end]
  }
  return [first, end]
}

/** "that aired on CNN", "was posted on Facebook": the verb, or one right after it, tells how the words were handed on. */
function isHanding(tokens: Token[], at: number, end: number): boolean {
  for (let look = at; look < Math.min(end, at + 4); look += 1) {
    const { lower } = tokens[look]!
    if (look === at && tokens[at]!.tag === 'MD') return false
    if (handed.has(lower) || handling.has(lower)) return true
    if (look > at && !/^(?:AUX|ADV)$/.test(tokens[look]!.pos)) return false
  }
  return false
}

/** "the Globe's Ann Lee reported": the outlet of the source. */
function employerOf(tokens: Token[], { source }: Draft, mentions: Mentions): NamedHop[] {
  const first = source[0]![0]
  const outlet = mentionAt(mentions, tokens[first]!.lower === 'the' ? first + 1 : first)
  const reporter = outlet && reporterOf(tokens, outlet, mentions)
  const isReporter = reporter && mentions.entities[reporter.entity]!.kind === 'person' && reporter.endToken >= source[0]![1]
  return isReporter ? hopsOf(tokens, [outlet], mentions) : []
}

/** "phone records cited by prosecutors", "a guard quoted in the report", "…, as quoted by the Globe": who quotes the source. */
function quoterOf(text: string, tokens: Token[], { source }: Draft, { middle, right }: Frame, mentions: Mentions): NamedHop[] {
  for (let at = source[0]![0] + 1; at < right[1] - 1; at += 1) {
    if (!/^(?:quoted|cited)$/.test(tokens[at]!.lower) || !/^(?:by|in)$/.test(tokens[at + 1]!.lower)) continue
    if (at >= middle[1] && tokens[at - 1]?.lower !== 'as') continue
    const end = phraseAfter(tokens, at + 2, at < middle[1] ? middle[1] : right[1])
    const hop = end > at + 2 ? nameSource(text, tokens, [at + 2, end], mentions) : undefined
    return hop ? [hop] : []
  }
  return []
}

/** Outlets named after a preposition or a verb of telling that itself stands at `limit` or later. */
function outletsIn(text: string, tokens: Token[], [first, end]: TokenRange, limit: number, draft: Draft, mentions: Mentions): NamedHop[] {
  const hops: NamedHop[] = []
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (!mention) {
      const stop = outletPhrase(tokens, at, end, mentions)
      if (stop > at) {
        const hop = carries(tokens, at, limit, draft) ? nameSource(text, tokens, [at, stop], mentions) : undefined
        if (hop?.kind === 'publication') hops.push(hop)
        at = stop - 1
      }
      continue
    }
    const stop = programmeEnd(tokens, mention, mentions)
    at = Math.max(stop, mention.endToken) - 1
    const { kind } = mentions.entities[mention.entity]!
    if (kind !== 'publication' || accounts.has(tokens[mention.endToken]?.lower ?? '')) continue
    if (!carries(tokens, mention.firstToken, limit, draft)) continue
    hops.push(...(stop > mention.endToken ? [programmeHop(text, tokens, mention, stop)] : hopsOf(tokens, [mention], mentions)))
  }
  return hops
}

/** "carried by state television", "told a local newspaper": an outlet without a name, but not "the newspaper". */
function outletPhrase(tokens: Token[], at: number, limit: number, mentions: Mentions): number {
  const before = tokens[at - 1]
  if (!before || !/^(?:by|told|tells|on|in)$/.test(before.lower) || tokens[at]!.pos === 'PROPN') return at
  const end = phraseAfter(tokens, at, limit)
  const last = tokens[end - 1]
  const isOutlet = last !== undefined && (outletNouns.has(last.lower) || (last.lower === 'agency' && tokens[end - 2]?.lower === 'news') ||
    (last.lower === 'station' && outletNouns.has(tokens[end - 2]?.lower ?? '')))
  const isDefinite = tokens[at]!.lower === 'the' && end - at < 3
  const isOwn = tokens[at]!.pos === 'PRON' || /^(?:his|her|their|its|our|my|this|social)$/.test(tokens[at]!.lower)
  // "a local newspaper, the Globe": the name comes.
  const named = tokens[end]?.text === ',' ? mentionAt(mentions, tokens[end + 1]?.lower === 'the' ? end + 2 : end + 1) : undefined
  if (named && mentions.entities[named.entity]!.kind === 'publication') return at
  return isOutlet && !isDefinite && !isOwn && end - at > 1 ? end : at
}

/** Whether what stands before the outlet at `at` hands the words to it. */
function carries(tokens: Token[], at: number, limit: number, { source, cue }: Draft): boolean {
  const opening = openingOf(tokens, at)
  if (opening < limit) return false
  const own = source[0]
  const { lower } = tokens[opening]!
  const isInSource = own && at >= own[0] && at < own[1]
  if (isInSource && !isHanded(tokens, own[0], opening)) return false
  if (isCited(tokens, opening)) return false
  // "citing Reuters" names an origin; "for the Times" an employer, but where it was written for it.
  if (lower === 'for') return columns.has(tokens[opening - 1]?.lower ?? '')
  const isCue = cue.some(([from, to]) => opening >= from && opening < to)
  return lower !== 'from' && (!isCue || /^(?:told|tells|tell|telling|to|on|in|by)$/.test(lower))
}

/** "citing a report in the Globe": the outlet belongs to what is cited. */
function isCited(tokens: Token[], opening: number): boolean {
  for (let at = opening - 1; at >= 0 && opening - at < mostBetween; at -= 1) {
    if (/^(?:cit|quot)ing$/.test(tokens[at]!.lower)) return true
    if (!phraseTags.has(tokens[at]!.pos)) return false
  }
  return false
}

/** "obtained by", "shared with", "published on Tuesday in": a participle shortly before the preposition. */
function isHanded(tokens: Token[], first: number, preposition: number): boolean {
  if (/^(?:in|on)$/.test(tokens[preposition]!.lower) && documentNouns.has(tokens[preposition - 1]?.lower ?? '')) return true
  for (let at = preposition - 1; at > first && preposition - at < 7; at -= 1) if (handed.has(tokens[at]!.lower)) return true
  return false
}

/** "The Globe spoke to three miners who said", "The Globe obtained a letter in which Lee said". */
function handlerIn(tokens: Token[], [first, end]: TokenRange, mentions: Mentions): NamedHop[] {
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (!mention) continue
    at = mention.endToken - 1
    const verb = tokens[mention.endToken]?.lower ?? ''
    const isHandler = handling.has(verb) || (verb === 'spoke' && /^(?:to|with)$/.test(tokens[mention.endToken + 1]?.lower ?? ''))
    if (isHandler && mentions.entities[mention.entity]!.kind === 'publication') return hopsOf(tokens, [mention], mentions)
  }
  return []
}

/** The preposition or verb that leads to the name at `at`, or -1: "on the radio programme Dawn Chorus". */
function openingOf(tokens: Token[], at: number): number {
  for (let look = at - 1; look >= 0 && at - look <= mostBetween; look -= 1) {
    const { lower, pos, text } = tokens[look]!
    if (carrying.has(lower)) return look
    const passes = phraseTags.has(pos) || text === '’s' || text === '\'s' ||
      (text === ',' && tokens[look - 1]?.pos === 'NOUN')
    if (!passes) return -1
  }
  return -1
}
