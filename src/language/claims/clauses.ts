// Segments → drafts: one for each fact that the passage asserts.
import type { Token } from '../words/token.js'
import { describeNames, explainLast, explainSubject, nameSubject } from './appositions.js'
import {
  attach, emit, finish, finishDependent, firstVerb, holdsFrame, ranges, type Assembly, type Clause,
} from './assembly.js'
import { wasFor } from './be-forms.js'
import type { Chunk } from './chunk.js'
import { isReducedMain, isReducedRelative, placeGerund, placeParticiple, placeSubordinate } from './dependents.js'
import type { Draft } from './drafts.js'
import { canJoin, coordinate, sharedPassive, sharesObject } from './joining.js'
import { noteOpener, tellOpener } from './openers.js'
import { findRestrictive, placeRelative } from './relatives.js'
import { cutSegments, type Segment } from './segments.js'
import { words } from '../lexicon/word-lists.js'

// "Had the alarm sounded, …": a condition that begins with its verb.
const conditional = words('had should were')

/**
 * findDrafts gives the facts that a passage asserts. Where no clause is found the whole passage is one, if `whole` says that
 * it may be. `frames` tells the tokens that only frame what somebody said.
 */
export function findDrafts(tokens: readonly Token[], chunks: readonly Chunk[], whole: boolean, frames: (token: number) => boolean): Draft[] {
  const assembly: Assembly = {
    tokens, chunks, frames, drafts: [], main: undefined, dependent: undefined, leads: [], opener: undefined, empty: false, unsplit: false,
    inSubordinate: false,
  }
  const segments = cutSegments(tokens, chunks)
  segments.forEach((segment, at) => { place(assembly, segment, segments[at + 1], segments[at + 2]) })
  finish(assembly)
  const { drafts, empty } = assembly
  if (whole && drafts.length === 0 && !empty) drafts.push({ origin: 'main', parts: [[0, tokens.length]], verb: -1 })
  drafts.push(...describeNames(tokens, chunks))
  return drafts
}

function place(assembly: Assembly, segment: Segment, next: Segment | undefined, last: Segment | undefined): void {
  if (segment.lead === 'break') finish(assembly)
  else if (assembly.unsplit) return attach(assembly, segment)
  if (segment.from === 0 && next && conditional.has(assembly.tokens[0]!.lower)) return attach(assembly, segment)
  // "…, saying that …": what was said is read by itself.
  if (segment.shape === 'gerund' && assembly.main && holdsFrame(assembly, segment)) return
  findRestrictive(assembly, segment)
  if (segment.lead === 'relative') return placeRelative(assembly, segment)
  if (segment.lead === 'subordinator') return placeSubordinate(assembly, segment)
  if (segment.shape === 'clause') return placeClause(assembly, segment)
  if (segment.shape === 'participle' || isReducedRelative(assembly, segment, next, last)) return placeParticiple(assembly, segment)
  if (segment.shape === 'predicate') return placePredicate(assembly, segment, next)
  if (segment.shape === 'noun') {
    if (startsClause(assembly, segment, next, last)) finish(assembly)
    return placeNoun(assembly, segment, next)
  }
  if (segment.shape === 'gerund') return placeGerund(assembly, segment)
  attach(assembly, segment)
}

// "…, and the mayor, who had backed it, resigned": a subject whose verb comes after the aside.
function startsClause(
  { main }: Assembly, { lead, afterComma }: Segment, aside: Segment | undefined, last: Segment | undefined,
): boolean {
  if (!main || main.verb < 0 || lead !== 'conjunction' || !afterComma) return false
  return (aside?.lead === 'relative' || aside?.lead === 'comma') && last?.shape === 'predicate' && last.lead === 'comma'
}

function placeClause(assembly: Assembly, segment: Segment): void {
  const { main, chunks } = assembly
  const verb = chunks[segment.verb]!
  const subject = chunks[segment.subject]!
  if (main && main.verb < 0 && segment.lead === 'conjunction') {
    finishDependent(assembly)
    main.subject = [[ranges(main.subject)[0]![0], verb.from]]
    main.asides = []
    main.verb = segment.verb
    main.rest.push([verb.from, segment.endToken])
    return
  }
  const shared = main && segment.lead === 'conjunction' ? sharedPassive(assembly, main, verb) : []
  let leads = assembly.leads
  if (main && main.verb < 0) leads = [...main.leads, ...leads, ...ranges(main.subject)]
  assembly.leads = []
  const { opener } = assembly
  finish(assembly)
  if (opener) tellOpener(assembly, opener, segment)
  if (subject.from > segment.firstToken) leads = [...leads, [segment.firstToken, subject.from]]
  assembly.main = {
    origin: segment.lead === 'conjunction' ? 'coordinate' : 'main', leads,
    subject: [[subject.from, withoutStranded(assembly.tokens, subject.from, verb.from)]], noun: segment.subject,
    verb: segment.verb, rest: [...shared, [verb.from, segment.endToken]], asides: [],
  }
  if (endsOpen(chunks, segment)) assembly.unsplit = true
}

// "It was in May that the mayor, who was ill, …": the verb after "that" is yet to come.
function endsOpen(chunks: Assembly['chunks'], { from, to }: Segment): boolean {
  for (let at = to - 1; at >= from && chunks[at]!.type !== 'verb'; at -= 1) if (chunks[at]!.type === 'that') return true
  return false
}

// "sites like have grown": what the sites are like was lost.
function withoutStranded(tokens: readonly Token[], from: number, to: number): number {
  const last = tokens[to - 1]!.lower
  if (to - from < 2 || !(last === 'like' || last === 'including' || (last === 'as' && tokens[to - 2]!.lower === 'such'))) return to
  return last === 'as' ? to - 2 : to - 1
}

function placePredicate(assembly: Assembly, segment: Segment, next: Segment | undefined): void {
  const { main, dependent, chunks } = assembly
  const verbIndex = firstVerb(chunks, segment)
  if (!main && next?.lead === 'comma') noteOpener(assembly, segment)
  const joined = segment.lead === 'conjunction' || (main !== undefined && isListed(assembly, main, segment, next))
  if (joined && dependent && !segment.afterComma && canJoin(assembly, dependent, chunks[verbIndex]!)) {
    finishDependent(assembly)
    assembly.dependent = coordinate(assembly, dependent, segment, verbIndex)
    return
  }
  if (!main) return
  if (main.verb < 0) {
    finishDependent(assembly)
    settleAsides(assembly, main)
    main.verb = verbIndex
    main.rest.push([segment.firstToken, segment.endToken])
    return
  }
  if (!joined && isReducedMain(assembly, main, segment)) {
    finishDependent(assembly)
    const parts = [...main.subject, wasFor(assembly, main.noun), ...main.rest]
    assembly.drafts.push({ origin: 'participial', parts, verb: chunks[main.verb]!.head })
    main.verb = verbIndex
    main.rest = [[segment.firstToken, segment.endToken]]
    return
  }
  if (joined && !dependent && sharesObject(assembly, main, verbIndex, next)) return attach(assembly, segment)
  if (joined && !assembly.inSubordinate && canJoin(assembly, main, chunks[verbIndex]!)) {
    finishDependent(assembly)
    const next = coordinate(assembly, main, segment, verbIndex)
    emit(assembly, main)
    assembly.main = next
    return
  }
  attach(assembly, segment)
}

// "arrested three men, seized two cars and left": a comma joins verbs as well where "and" joins the last.
function isListed({ chunks }: Assembly, main: Clause, { lead, from }: Segment, next: Segment | undefined): boolean {
  if (lead !== 'comma' || main.verb < 0 || next?.shape !== 'predicate' || next.lead !== 'conjunction') return false
  const [host, verb] = [chunks[main.verb]!, chunks[from]!]
  if (verb.type !== 'verb' || verb.auxiliary) return false
  return host.auxiliary ? verb.mood !== 'finite' : verb.mood === 'finite' || chunks[from + 1]?.type === 'noun'
}

function placeNoun(assembly: Assembly, segment: Segment, next: Segment | undefined): void {
  const { main } = assembly
  if (!main) {
    if (segment.lead === 'aside') return
    assembly.main = {
      origin: 'main', leads: assembly.leads, subject: [[segment.firstToken, segment.endToken]], noun: segment.from,
      verb: -1, rest: [], asides: [],
    }
    assembly.leads = []
    return
  }
  if (main.verb < 0 && assembly.dependent && endsList(assembly, segment)) attach(assembly, segment)
  else if (main.verb < 0) main.asides.push(segment)
  else if (assembly.dependent) attach(assembly, segment)
  else {
    const listed = segment.lead === 'conjunction' || (next?.shape === 'noun' && next.lead !== 'aside')
    const explained = listed ? undefined : explainLast(assembly.tokens, assembly.chunks, segment)
    if (explained) assembly.drafts.push(explained)
    attach(assembly, segment)
  }
}

// ", which includes A, B and C, …": the list goes on over the comma.
function endsList({ chunks }: Assembly, { lead, from, to }: Segment): boolean {
  if (lead !== 'comma' || chunks[from - 2]?.type !== 'noun') return false
  for (let at = from; at < to; at += 1) if (chunks[at]!.type === 'conjunction') return true
  return false
}

// "A, B and C were …" lists; "The letter, a plea, was …" explains, which is a fact of its own.
function settleAsides(assembly: Assembly, main: Clause): void {
  const { asides } = main
  if (asides.length === 0) return
  if (asides.some(({ lead }) => lead === 'conjunction')) {
    const last = asides[asides.length - 1]!
    const comma = asides.length > 2 && assembly.tokens[last.endToken]?.text === ',' ? 1 : 0
    main.subject = [[ranges(main.subject)[0]![0], last.endToken + comma]]
  } else {
    const named = nameSubject(assembly.tokens, assembly.chunks, ranges(main.subject), main.noun, asides)
    if (named) {
      assembly.drafts.push(named)
      main.subject = [named.parts[0]!]
      main.noun = asides[0]!.from
      const age = asides[1] && explainSubject(assembly.tokens, assembly.chunks, ranges(main.subject), main.noun, asides[1])
      if (age) assembly.drafts.push(age)
    } else {
      for (const aside of asides) {
        const explained = explainSubject(assembly.tokens, assembly.chunks, ranges(main.subject), main.noun, aside)
        if (explained) assembly.drafts.push(explained)
      }
    }
  }
  main.asides = []
}
