// "The town's tax commissioner says … ⏎ Ann Falk says …": who is spoken of by an office, and named in the next report.
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

/**
 * namedNext gives the hops of each draft whose source is one person without a name ("the tax commissioner"), where the next
 * report is by somebody whom the article has not named before and does not introduce: the reader has met him. A title that
 * says the same ("Dr." after "his doctor") introduces nobody new. Linear in the drafts.
 */
export function namedNext({ tokens, sentenceOf }: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], hops: SplitHop[][], mentions: Mentions): SplitHop[][] {
  const seen = firstMentions(mentions)
  return hops.map((chain, index) => {
    const [own, ...others] = chain
    const next = drafts[index + 1]
    const noun = own?.kind === 'unnamed' ? officeIn(tokens, drafts[index]!) : -1
    const [source] = next?.source ?? []
    if (!own || noun < 0 || !next || !source || forces[index + 1] !== 'report') return chain
    const apart = sentenceOf[next.cue[0]![0]]! - sentenceOf[drafts[index]!.cue[0]![0]]!
    const person = mentionAt(mentions, source[0])
    if (apart < 1 || apart > nextReach || !person || seen.get(person.entity) !== person.firstToken) return chain
    const { name, kind } = mentions.entities[person.entity]!
    return kind === 'person' && isMet(tokens, person, source[1], tokens[noun]!.lower) ? [{ ...own, name, kind }, ...others] : chain
  })
}

function firstMentions({ mentions }: Mentions): Map<number, number> {
  const first = new Map<number, number>()
  for (const { entity, firstToken } of mentions) if (!first.has(entity)) first.set(entity, firstToken)
  return first
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
