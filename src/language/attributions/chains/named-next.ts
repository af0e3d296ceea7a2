// "The town's tax commissioner says … ⏎ Ann Falk says …": who is spoken of by an office, and named in the reports beside.
import { mentionAt, type Mention, type Mentions } from '../../mentions/mentions.js'
import { titleNouns } from '../../lexicon/names.js'
import type { FoundAttribution } from '../attribution.js'
import type { SplitHop } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import { isDeterminer } from '../../words/noun-phrases.js'
import { personNouns } from '../../lexicon/source-nouns.js'
import { officeNouns } from '../../lexicon/offices.js'
import type { Draft } from '../drafts.js'
import type { Sheet } from '../models/sheet.js'

/** In sentences. */
const nextReach = 2
/** In drafts. */
const mostBeside = 6

/**
 * namedNext gives the hops of each draft whose source is one person without a name ("the tax commissioner"). He is whoever
 * speaks right before and right after, where both are one; or who speaks next, where the article has not named him before
 * and does not introduce him: the reader has met him. A title that says the same ("Dr." after "his doctor") introduces
 * nobody new. Linear in the drafts.
 */
export function namedNext(sheet: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], hops: SplitHop[][], mentions: Mentions): SplitHop[][] {
  const { tokens } = sheet
  const seen = firstMentions(mentions)
  return hops.map((chain, index) => {
    const [own, ...others] = chain
    const noun = own?.kind === 'unnamed' ? officeIn(tokens, drafts[index]!) : -1
    const later = noun < 0 ? -1 : beside(drafts, index, 1)
    const next = drafts[later]
    if (!own || !next || sentencesFrom(sheet, drafts[index]!, next) > nextReach) return chain
    const [after] = hops[later]!
    if (after && goesOnBetween(sheet, drafts, forces, hops, [beside(drafts, index, -1), index, later])) return [{ ...own, name: after.name, kind: after.kind }, ...others]
    const [source] = next.source
    const person = source && mentionAt(mentions, source[0])
    const isNew = person !== undefined && seen.get(person.entity) === person.firstToken && mentions.entities[person.entity]!.kind === 'person'
    if (!source || !isNew || forces[later] !== 'report' || sentencesFrom(sheet, drafts[index]!, next) < 1) return chain
    return isMet(tokens, person, source[1], tokens[noun]!.lower) ? [{ ...own, name: mentions.entities[person.entity]!.name, kind: 'person' }, ...others] : chain
  })
}

function firstMentions({ mentions }: Mentions): Map<number, number> {
  const first = new Map<number, number>()
  for (const { entity, firstToken } of mentions) if (!first.has(entity)) first.set(entity, firstToken)
  return first
}

const sentencesFrom = ({ sentenceOf }: Sheet, one: Draft, other: Draft): number => sentenceOf[other.cue[0]![0]]! - sentenceOf[one.cue[0]![0]]!

/** The next draft in a direction by another source: "the mayor told them so, saying that …" is one. */
function beside(drafts: Draft[], index: number, step: 1 | -1): number {
  const own = drafts[index]!.source[0]![0]
  let at = index + step
  while (Math.abs(at - index) < mostBeside && drafts[at]?.source[0]?.[0] === own) at += step
  return at
}

/** "“…,” Lee said. The senator told the Globe that … “…,” Lee said.": news calls one who speaks on by his office, for a change. */
function goesOnBetween(sheet: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], hops: SplitHop[][], [earlier, index, later]: readonly [number, number, number]): boolean {
  const [before] = hops[earlier] ?? []
  const [after] = hops[later] ?? []
  if (!before || !after || after.kind !== 'person' || before.name !== after.name || forces[index] !== 'report') return false
  const apart = sentencesFrom(sheet, drafts[earlier]!, drafts[index]!)
  const first = drafts[index]!.source[0]![0]
  // "when the woman shouted": somebody else comes in.
  const isLed = first > 0 && /^(?:SCONJ|CCONJ)$/.test(sheet.tokens[first - 1]!.pos) || /^(?:when|where|while)$/.test(sheet.tokens[first - 1]?.lower ?? '')
  return apart >= 1 && apart <= nextReach && sheet.tokens[first]!.lower === 'the' && !isLed
}

/** The noun of "the commissioner", "the town's former doctor": a person or an office, one and definite; -1 where the source is something else. */
function officeIn(tokens: readonly Token[], { source: [own] }: Draft): number {
  if (!own || own[1] - own[0] < 2) return -1
  const noun = own[1] - 1
  const { lower, tag } = tokens[noun]!
  if (tag !== 'NN' || !(personNouns.has(lower) || officeNouns.has(lower))) return -1
  const isOwned = tokens.slice(own[0], noun).some(({ text }) => /^[’']s?$/.test(text))
  return isOwned || (isDeterminer(tokens[own[0]]) && /^(?:the|his|her|its|their)$/.test(tokens[own[0]]!.lower)) ? noun : -1
}

/** A full name with nothing before or behind it that says who it is, or with a title that says what the noun does. */
function isMet(tokens: readonly Token[], { firstToken, endToken }: Mention, end: number, noun: string): boolean {
  const title = tokens[firstToken]!.lower.replace(/\.$/, '')
  if (title === noun || titleNouns.get(title) === noun) return true
  const isBare = endToken === end && endToken - firstToken > 1 && tokens[endToken]?.text !== ','
  return isBare && !officeNouns.has(title) && !titleNouns.has(title)
}
