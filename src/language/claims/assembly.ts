// What the steps of clause reading share: the clause under construction, and how it becomes a draft.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Chunk } from './chunk.js'
import type { Draft, DraftOrigin, Part } from './drafts.js'
import type { Segment } from './segments.js'

export type Range = readonly [from: number, to: number]

/** Clause: a clause that is being put together: what stands before its subject, the subject, and the rest. */
export interface Clause {
  origin: DraftOrigin
  leads: Range[]
  subject: Part[]
  /** Chunk of the subject's noun. */
  noun: number
  /** Chunk of the main verb; -1 while only the subject has been read. */
  verb: number
  rest: Range[]
  /** Noun phrases between commas after the subject, before it is known whether they list or explain. */
  asides: Segment[]
}

export interface Assembly {
  tokens: readonly Token[]
  chunks: readonly Chunk[]
  drafts: Draft[]
  main: Clause | undefined
  /** Tokens that only frame what somebody said ("warned"): a dependent clause of them asserts nothing. */
  frames: (token: number) => boolean
  /** A dependent clause that later segments may still add to. */
  dependent: Clause | undefined
  leads: Range[]
  /** A participle that opened the sentence, until the clause comes whose subject it tells of. */
  opener: Segment | undefined
  /** A clause was read that asserts nothing: the passage as a whole asserts nothing more. */
  empty: boolean
  /** The tail is too entangled to part: what follows stays with it. */
  unsplit: boolean
  /** The main clause's tail is a subordinate clause: a verb that follows belongs to it. */
  inSubordinate: boolean
}

const tieVerbs = words('came comes come follows followed happened happens happen')
const doubts = words('unclear unknown uncertain clear unlikely likely possible impossible')
const absences = words('answer answers doubt telling reason way need question word guarantee')
const pointers = words('this that it which')

/** ranges leaves out the words that stand nowhere in the article. */
export function ranges(parts: readonly Part[]): Range[] {
  return parts.filter((part) => typeof part !== 'string')
}

/** firstVerb gives the first verb chunk of a segment that has one. */
export function firstVerb(chunks: readonly Chunk[], segment: Segment): number {
  let at = segment.from
  while (chunks[at]!.type !== 'verb') at += 1
  return at
}

/** finish ends the clauses under construction: what follows starts anew. */
export function finish(assembly: Assembly): void {
  const { main } = assembly
  finishDependent(assembly)
  if (main && main.verb >= 0) emit(assembly, main)
  assembly.main = undefined
  assembly.leads = []
  assembly.opener = undefined
  assembly.inSubordinate = false
  assembly.unsplit = false
}

/** finishDependent ends a dependent clause; the main one stays open. */
export function finishDependent(assembly: Assembly): void {
  if (assembly.dependent) emit(assembly, assembly.dependent)
  assembly.dependent = undefined
}

/** emit makes a draft of a clause that says something on its own. */
export function emit(assembly: Assembly, clause: Clause): void {
  const { tokens, drafts, chunks } = assembly
  if (pointsBack(tokens, chunks, clause) || isDoubt(tokens, chunks, clause)) {
    assembly.empty = true
    return
  }
  const leads = clause.leads.map(([from, to]): Range => [from, tokens[to]?.text === ',' ? to + 1 : to])
  const parts = withoutOverlap([...leads, ...clause.subject, ...clause.rest])
  const { origin, subject } = clause
  const verb = chunks[clause.verb]!.head
  drafts.push(origin === 'main' || origin === 'coordinate' ? { origin, parts, verb, subject } : { origin, parts, verb })
}

function withoutOverlap(parts: readonly Part[]): Part[] {
  let end = 0
  return parts.map((part) => {
    if (typeof part === 'string') return part
    const from = part[0] < end && part[1] > end ? end : part[0]
    end = part[1]
    return [from, part[1]]
  })
}

// "This came after …" only ties the sentence before to what follows, which is a claim of its own.
function pointsBack(tokens: readonly Token[], chunks: readonly Chunk[], { noun, verb }: Clause): boolean {
  const subject = chunks[noun]!
  const { lower } = tokens[subject.from]!
  if (subject.to - subject.from > 1 || !pointers.has(lower)) return false
  return tieVerbs.has(tokens[chunks[verb]!.head]!.lower)
}

// "It is unclear what …", "if … , it has been …": nothing is asserted.
function isDoubt(tokens: readonly Token[], chunks: readonly Chunk[], { noun, verb, leads }: Clause): boolean {
  const subject = tokens[chunks[noun]!.from]!.lower
  if (subject !== 'it' && subject !== 'there' && subject !== 'that') return false
  if (leads.some(([from]) => tokens[from]!.lower === 'if' || tokens[from + 1]?.lower === 'if')) return true
  const end = chunks[verb]!.to
  const vague = subject === 'it' ? doubts : subject === 'there' ? absences : pointers
  for (let at = end; at < end + 3 && at < tokens.length; at += 1) if (vague.has(tokens[at]!.lower)) return true
  return false
}

/** holdsFrame tells a segment that holds a word which only frames what somebody said. */
export function holdsFrame({ frames }: Assembly, { firstToken, endToken }: Segment): boolean {
  for (let at = firstToken; at < endToken; at += 1) if (frames(at)) return true
  return false
}

/** attach adds a segment to the clause that it belongs to, with the mark and the word that lead it. */
export function attach(assembly: Assembly, segment: Segment): void {
  const range: Range = [segment.openToken, segment.endToken]
  const { main, dependent, tokens } = assembly
  if (dependent) dependent.rest.push(range)
  else if (!main) assembly.leads.push(range)
  else if (main.verb < 0) {
    if (segment.lead !== 'aside') main.subject.push([range[0], tokens[range[1]]?.text === ',' ? range[1] + 1 : range[1]])
  } else main.rest.push(range)
}
