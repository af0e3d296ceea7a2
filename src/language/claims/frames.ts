// A draft → what its claims are cut from: the subject with its verb, and the phrases around them. What cannot be left out
// without saying more than the draft does is bound to its neighbour here: "all", "no", "the first", "only", "would".
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { titledName } from './appositions.js'
import { ranges } from './assembly.js'
import type { Chunk } from './chunk.js'
import type { Draft, Part } from './drafts.js'
import { readPhrases, type Phrase } from './phrases.js'

/** Frame: a draft taken apart: what comes before its subject, subject and verb, and the phrases behind. */
export interface Frame {
  leads: Part[]
  head: Part[]
  /** All that follows, marks and small words too. */
  rest: Part[]
  phrases: Phrase[]
}

const narrowing = words(`not n't n’t never no none neither nor nobody nothing few fewer little less least hardly barely rarely
  seldom scarcely only just exactly all every each any most both first last second-largest sole unless if whether than as would
  without except enough too so such likely unlikely able unable due set expected until`)
const restricting = words('if unless except than')
const rates = words('a an per each every')
const hedges = words(`allegedly reportedly supposedly apparently probably possibly perhaps maybe almost nearly seemingly
  purportedly potentially`)
// These need the infinitive behind their object.
const directing = words(`ask tell urge order want expect allow force persuade encourage require help warn invite advise permit
  enable let make see cause lead get request instruct pressure teach train believe`)
// "wants in May to sell": what is wanted cannot be left out.
const wanting = words(`want agree plan hope intend aim seek try attempt decide refuse decline promise vow pledge threaten offer
  prepare continue fail manage need begin start tend`)
const hindering = words('keep prevent stop bar ban discourage save protect deter rescue block')
const plainEst = words('honest modest dishonest immodest earnest west northwest southwest midwest manifest')

/** readFrame takes a draft apart; undefined where it has no verb of its own, or where each of its words narrows the others. */
export function readFrame(tokens: readonly Token[], chunks: readonly Chunk[], draft: Draft): Frame | undefined {
  const { parts, verb, subject } = draft
  const main = parts.findIndex((part) => typeof part !== 'string' && part[0] <= verb && verb < part[1])
  if (verb < 0 || main < 0) return undefined
  const clause = parts[main] as readonly [number, number]
  const group = chunks.find(({ from, to }) => from <= verb && verb < to)
  if (!group) return undefined
  const end = Math.min(group.to, clause[1])
  const begin = subject ? Math.max(0, parts.indexOf(subject[0]!)) : 0
  const head = [...parts.slice(begin, main), [clause[0], end] as const].map((part) => withoutTitle(tokens, chunks, part))
  if (head.some((part) => typeof part !== 'string' && narrows(tokens, part[0], part[1]))) return undefined
  const leads = parts.slice(0, begin)
  if (leads.some((part) => typeof part !== 'string' && narrows(tokens, part[0], part[1]))) return undefined
  const rest = [[end, clause[1]] as const, ...ranges(parts.slice(main + 1))].filter(([from, to]) => from < to)
  if (rest.some(([from, to]) => restricts(tokens, from, to)) || opensWithAnd(tokens, rest)) return undefined
  return { leads, head, rest, phrases: bind(tokens, readPhrases(tokens, chunks, rest), tokens[verb]!) }
}

// "hired and later dismissed two engineers": nothing can be left out between the verbs.
function opensWithAnd(tokens: readonly Token[], [first]: readonly (readonly [number, number])[]): boolean {
  if (!first) return false
  return tokens[first[0] + (tokens[first[0]]!.text === ',' ? 1 : 0)]?.pos === 'CCONJ'
}

// "goalkeeper Ann Lee": that she is one is a claim of its own.
function withoutTitle(tokens: readonly Token[], chunks: readonly Chunk[], part: Part): Part {
  if (typeof part === 'string') return part
  const chunk = chunks.find(({ from }) => from === part[0])
  const name = chunk && chunk.to <= part[1] ? titledName(tokens, chunk) : -1
  return name < 0 ? part : [name, part[1]]
}

function narrows(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const { lower, pos } = tokens[at]!
    if (pos === 'ADJ' && lower.length > 5 && lower.endsWith('est') && !plainEst.has(lower)) return true
    if (narrowing.has(lower) && !isLowerBound(tokens, at)) return true
  }
  return false
}

// "resigned if …", "more … than in 2009": what comes before does not hold without it.
function restricts(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const { lower } = tokens[at]!
    if (restricting.has(lower) && !isLowerBound(tokens, at)) return true
  }
  return false
}

// "at least 12", "more than 12": what holds of them holds without what follows.
function isLowerBound(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower
  return tokens[at]!.lower === (before === 'at' ? 'least' : before === 'more' ? 'than' : '') && /^\p{N}/u.test(tokens[at + 1]?.text ?? '')
}

// What cannot be left out without the rest, or the rest without it, becomes one phrase.
function bind(tokens: readonly Token[], phrases: readonly Phrase[], verb: Token): Phrase[] {
  const bound: Phrase[] = []
  let tight = false
  for (const phrase of phrases) {
    const last = bound[bound.length - 1]
    if (last && (tight || isBound(tokens, last, phrase, verb))) merge(last, phrase)
    else bound.push(phrase)
    tight ||= narrows(tokens, phrase.from, phrase.to)
    const start = tokens[phrase.from]!.lower === 'to' ? bound.findIndex(({ from }) => tokens[from]!.lower === 'from') : -1
    if (start < 0 || phrase.type !== 'preposition') continue
    // "from 4 in May to 9 in June": what follows is bound as what stands between.
    const others = bound.splice(start + 1)
    for (const other of others) merge(bound[start]!, other)
    tight ||= others.length > 1
  }
  return bound
}

// "allegedly in Dover", "€400 a year", "asked the board to resign", "kept him from leaving"
function isBound(tokens: readonly Token[], last: Phrase, { type, from, parted }: Phrase, verb: Token): boolean {
  if (hedges.has(tokens[last.from]!.lower) || (type === 'time' && rates.has(tokens[from]!.lower))) return true
  if (type === 'infinitive') return !parted && ((last.type === 'object' && directing.has(verb.lemma)) || wanting.has(verb.lemma))
  if (type !== 'preposition' || tokens[from]!.lower !== 'from') return false
  return hindering.has(verb.lemma) || tokens.slice(last.from, last.to).some(({ lemma }) => hindering.has(lemma))
}

function merge(phrase: Phrase, other: Phrase): void {
  phrase.to = Math.max(phrase.to, other.to)
  phrase.items = []
}
