// Segments → drafts: one for each fact that the passage asserts.
import type { Token } from '../tokens.js'
import { words } from '../word-lists.js'
import { describeNames, explainLast, explainSubject } from './appositions.js'
import { chunkTokens, isFinite, isPlural, type Chunk } from './chunks.js'
import type { Draft, DraftOrigin, Part } from './drafts.js'
import { cutSegments, type Segment } from './segments.js'
import { verbForm } from './verb-forms.js'

type Range = readonly [from: number, to: number]

// A clause that is being put together: what stands before its subject, the subject, and the rest.
interface Clause {
  origin: DraftOrigin
  leads: Range[]
  subject: Range[]
  /** Chunk of the subject's noun. */
  noun: number
  /** Chunk of the main verb; -1 while only the subject has been read. */
  verb: number
  rest: Range[]
  /** Noun phrases between commas after the subject, before it is known whether they list or explain. */
  asides: Segment[]
}

interface Assembly {
  tokens: readonly Token[]
  chunks: readonly Chunk[]
  drafts: Draft[]
  main: Clause | undefined
  /** A relative clause that later segments may still add to. */
  relative: Clause | undefined
  leads: Range[]
  /** The main clause's tail is a subordinate clause: a verb that follows belongs to it. */
  inSubordinate: boolean
}

// What these open has happened, as the article tells it; "if" and "unless" open what has not.
const factual = new Set(['after', 'when', 'while', 'as', 'because', 'since', 'although', 'though', 'whereas'])
const tieVerbs = words('came comes come follows followed happened happens happen')
// These set two facts side by side, so each loses nothing without the other.
const contrasting = new Set(['while', 'as', 'although', 'though', 'whereas'])
const beForms = new Set(['is', 'are', 'was', 'were', 'been', 'be', 'being', 'am', '’s', "'s", '’re', "'re"])

/** findDrafts gives the facts that a passage asserts, in the order of their first words. */
export function findDrafts(tokens: readonly Token[]): Draft[] {
  const chunks = chunkTokens(tokens)
  const assembly: Assembly = { tokens, chunks, drafts: [], main: undefined, relative: undefined, leads: [], inSubordinate: false }
  const segments = cutSegments(tokens, chunks)
  segments.forEach((segment, at) => { place(assembly, segment, segments[at + 1]) })
  finish(assembly)
  assembly.drafts.push(...describeNames(tokens, chunks))
  return assembly.drafts
}

function place(assembly: Assembly, segment: Segment, next: Segment | undefined): void {
  if (segment.lead === 'break') finish(assembly)
  if (segment.lead === 'relative') return placeRelative(assembly, segment)
  if (segment.lead === 'subordinator') return placeSubordinate(assembly, segment)
  if (segment.shape === 'clause') return placeClause(assembly, segment)
  if (segment.shape === 'participle' || isReducedRelative(assembly, segment, next)) return placeParticiple(assembly, segment)
  if (segment.shape === 'predicate') return placePredicate(assembly, segment)
  if (segment.shape === 'noun') return placeNoun(assembly, segment, next)
  if (segment.shape === 'gerund') return placeGerund(assembly, segment)
  attach(assembly, segment)
}

// ", created by Ann Lee, has …": a verb between commas that could be a past tense, but the clause's own verb follows.
function isReducedRelative({ chunks, tokens }: Assembly, segment: Segment, next: Segment | undefined): boolean {
  if (segment.shape !== 'predicate' || segment.lead !== 'comma') return false
  const verb = firstVerb(chunks, segment)
  const { mood, auxiliary } = chunks[verb]!
  if (mood !== 'either' || auxiliary) return false
  const after = chunks[verb + 1]
  if (after?.type === 'preposition' && verb + 1 < segment.to && tokens[after.from]!.lower === 'by') return true
  return next !== undefined && next.shape === 'predicate' && next.lead === 'comma' && next.afterComma
}

function finish(assembly: Assembly): void {
  const { main } = assembly
  finishRelative(assembly)
  if (main && main.verb >= 0) emit(assembly, main)
  assembly.main = undefined
  assembly.leads = []
  assembly.inSubordinate = false
}

function finishRelative(assembly: Assembly): void {
  if (assembly.relative) emit(assembly, assembly.relative)
  assembly.relative = undefined
}

function emit({ tokens, drafts, chunks }: Assembly, clause: Clause): void {
  if (pointsBack(tokens, chunks, clause)) return
  const leads = clause.leads.map(([from, to]): Range => [from, tokens[to]?.text === ',' ? to + 1 : to])
  const parts: Part[] = [...leads, ...clause.subject, ...clause.rest]
  drafts.push({ origin: clause.origin, parts, verb: chunks[clause.verb]!.head })
}

// "This came after …" only ties the sentence before to what follows, which is a claim of its own.
function pointsBack(tokens: readonly Token[], chunks: readonly Chunk[], { noun, verb }: Clause): boolean {
  const subject = chunks[noun]!
  const { lower } = tokens[subject.from]!
  if (subject.to - subject.from > 1 || (lower !== 'this' && lower !== 'that' && lower !== 'it' && lower !== 'which')) return false
  return tieVerbs.has(tokens[chunks[verb]!.head]!.lower)
}

function placeClause(assembly: Assembly, segment: Segment): void {
  const { main, chunks } = assembly
  const verb = chunks[segment.verb]!
  const subject = chunks[segment.subject]!
  if (main && main.verb < 0 && segment.lead === 'conjunction') {
    finishRelative(assembly)
    main.subject = [[main.subject[0]![0], verb.from]]
    main.asides = []
    main.verb = segment.verb
    main.rest.push([verb.from, segment.endToken])
    return
  }
  let leads = assembly.leads
  if (main && main.verb < 0) leads = [...leads, ...main.subject]
  assembly.leads = []
  finish(assembly)
  if (subject.from > segment.firstToken) leads = [...leads, [segment.firstToken, subject.from]]
  assembly.main = {
    origin: segment.lead === 'conjunction' ? 'coordinate' : 'main', leads, subject: [[subject.from, verb.from]], noun: segment.subject,
    verb: segment.verb, rest: [[verb.from, segment.endToken]], asides: [],
  }
}

function placePredicate(assembly: Assembly, segment: Segment): void {
  const { main, relative, chunks } = assembly
  const joined = segment.lead === 'conjunction'
  const verbIndex = firstVerb(chunks, segment)
  if (joined && relative && !segment.afterComma) {
    finishRelative(assembly)
    assembly.relative = coordinate(assembly, relative, segment, verbIndex)
    return
  }
  if (!main) return
  if (main.verb < 0) {
    finishRelative(assembly)
    settleAsides(assembly, main)
    main.verb = verbIndex
    main.rest.push([segment.firstToken, segment.endToken])
    return
  }
  if (joined && !assembly.inSubordinate && !endsInContent(assembly, main)) {
    finishRelative(assembly)
    const next = coordinate(assembly, main, segment, verbIndex)
    emit(assembly, main)
    assembly.main = next
    return
  }
  attach(assembly, segment)
}

function firstVerb(chunks: readonly Chunk[], segment: Segment): number {
  let at = segment.from
  while (chunks[at]!.type !== 'verb') at += 1
  return at
}

// "He said he was ill and could not come": whose verb the second one is, nobody can tell from here.
function endsInContent({ chunks, tokens }: Assembly, main: Clause): boolean {
  const end = main.rest[main.rest.length - 1]![1]
  for (let at = main.verb + 1; at < chunks.length && chunks[at]!.from < end; at += 1) {
    const chunk = chunks[at]!
    if (chunk.type === 'that' || chunk.type === 'relative' || chunk.type === 'question word') return true
    if (chunk.type === 'verb' && chunk.mood !== 'either' && isFinite(chunk, tokens, chunks[at - 1])) return true
  }
  return false
}

function coordinate({ tokens, chunks }: Assembly, before: Clause, segment: Segment, verbIndex: number): Clause {
  const verb = chunks[verbIndex]!
  const rest: Range[] = [[segment.firstToken, segment.endToken]]
  const host = chunks[before.verb]!
  if (!verb.auxiliary && host.auxiliary && host.head > host.from && sharesAuxiliary(tokens, host, verb, chunks[verbIndex + 1])) {
    rest.unshift([host.from, host.head])
  }
  return { origin: 'coordinate', leads: [], subject: before.subject, noun: before.noun, verb: verbIndex, rest, asides: [] }
}

// "was stopped and searched" shares its "was"; "was stopped and left the room" does not.
function sharesAuxiliary(tokens: readonly Token[], host: Chunk, verb: Chunk, after: Chunk | undefined): boolean {
  if (verb.mood === 'participle') return true
  const hostForm = verbForm(tokens[host.head]!)
  if (verb.mood === 'base') return hostForm === 'base'
  if (verb.mood !== 'either' || hostForm === 'base' || hostForm === 'gerund') return false
  const passive = beForms.has(tokens[host.head - 1]!.lower) || beForms.has(tokens[host.from]!.lower)
  return !passive || after?.type !== 'noun'
}

function placeNoun(assembly: Assembly, segment: Segment, next: Segment | undefined): void {
  const { main } = assembly
  if (!main) {
    if (segment.lead === 'aside') return
    assembly.main = {
      origin: 'main', leads: assembly.leads, subject: [[segment.firstToken, segment.endToken]], noun: segment.from, verb: -1, rest: [], asides: [],
    }
    assembly.leads = []
    return
  }
  if (main.verb < 0) main.asides.push(segment)
  else if (assembly.relative) attach(assembly, segment)
  else {
    const listed = segment.lead === 'conjunction' || (next?.shape === 'noun' && next.lead !== 'aside')
    const explained = listed ? undefined : explainLast(assembly.tokens, assembly.chunks, segment)
    if (explained) assembly.drafts.push(explained)
    attach(assembly, segment)
  }
}

// "A, B and C were …" lists; "The letter, a plea, was …" explains, which is a fact of its own.
function settleAsides(assembly: Assembly, main: Clause): void {
  const { asides } = main
  if (asides.length === 0) return
  if (asides.some(({ lead }) => lead === 'conjunction')) {
    const last = asides[asides.length - 1]!
    main.subject = [[main.subject[0]![0], last.endToken]]
  } else {
    for (const aside of asides) {
      const explained = explainSubject(assembly.tokens, assembly.chunks, main.subject, main.noun, aside)
      if (explained) assembly.drafts.push(explained)
    }
  }
  main.asides = []
}

function placeParticiple(assembly: Assembly, segment: Segment): void {
  const { main, tokens, chunks, drafts } = assembly
  const verb = chunks[firstVerb(chunks, segment)]!
  const predicate: Range = [segment.firstToken, segment.endToken]
  if (main && main.verb < 0 && segment.lead === 'comma') {
    drafts.push({ origin: 'participial', parts: [...main.subject, wasFor(assembly, main.noun), predicate], verb: verb.head })
    return
  }
  const before = segment.from - 2
  if (main && segment.lead === 'comma' && chunks[before]?.type === 'noun' && tokens[verb.to]?.lower === 'by') {
    drafts.push({
      origin: 'participial', parts: [[chunks[before].from, chunks[before].to], wasFor(assembly, before), predicate], verb: verb.head,
    })
  }
  attach(assembly, segment)
}

function wasFor({ chunks, tokens }: Assembly, noun: number): string {
  return isPlural(chunks[noun]!, tokens) ? 'were' : 'was'
}

// What these say follows from the whole clause, not from what its subject did.
const consequences = words(`including according following regarding concerning depending making causing leading sending prompting leaving
  bringing forcing giving allowing meaning killing resulting creating putting raising triggering sparking ending adding saying noting
  calling starting beginning citing`)

// ", spending three months there": what the subject was doing besides.
function placeGerund(assembly: Assembly, segment: Segment): void {
  const { main, relative, chunks, tokens, drafts } = assembly
  const verb = chunks[firstVerb(chunks, segment)]!
  const { lower } = tokens[verb.head]!
  if (main && main.verb >= 0 && !relative && !assembly.inSubordinate && segment.lead === 'comma' && !verb.auxiliary && !consequences.has(lower)) {
    const past = isPast(tokens, chunks[main.verb]!)
    const plural = isPlural(chunks[main.noun]!, tokens)
    const be = past ? (plural ? 'were' : 'was') : plural ? 'are' : 'is'
    drafts.push({ origin: 'participial', parts: [...main.subject, be, [segment.firstToken, segment.endToken]], verb: verb.head })
    return
  }
  attach(assembly, segment)
}

function isPast(tokens: readonly Token[], verb: Chunk): boolean {
  const { lower } = tokens[verb.from]!
  if (verb.auxiliary) return lower === 'was' || lower === 'were' || lower === 'had' || lower === 'did'
  const form = verbForm(tokens[verb.head]!)
  return form === 'past' || form === 'either'
}

function placeRelative(assembly: Assembly, segment: Segment): void {
  const { chunks } = assembly
  const antecedent = chunks[segment.from - 2]?.type === 'mark' ? segment.from - 3 : segment.from - 2
  const noun = chunks[antecedent]
  const opensWithVerb = segment.shape === 'predicate'
  if (noun?.type !== 'noun' || !opensWithVerb || (segment.leadWord !== 'who' && segment.leadWord !== 'which' && segment.leadWord !== 'that')) {
    attach(assembly, segment)
    return
  }
  finishRelative(assembly)
  const verb = firstVerb(chunks, segment)
  assembly.relative = {
    origin: 'relative', leads: [], subject: [[noun.from, noun.to]], noun: antecedent, verb,
    rest: [[segment.firstToken, segment.endToken]], asides: [],
  }
}

function placeSubordinate(assembly: Assembly, segment: Segment): void {
  const { chunks } = assembly
  if (segment.shape === 'clause' && factual.has(segment.leadWord)) {
    const verb = chunks[segment.verb]!
    const subject = chunks[segment.subject]!
    assembly.drafts.push({
      origin: 'subordinate', parts: [[subject.from, verb.from], [verb.from, segment.endToken]], verb: verb.head,
    })
    if (contrasting.has(segment.leadWord)) {
      if (assembly.main && assembly.main.verb >= 0) assembly.inSubordinate = true
      return
    }
  }
  attach(assembly, segment)
  if (assembly.main && assembly.main.verb >= 0) assembly.inSubordinate = true
}

// Adds a segment to the clause that it belongs to, with the mark and the word that lead it.
function attach(assembly: Assembly, segment: Segment): void {
  const range: Range = [segment.openToken, segment.endToken]
  const { main, relative } = assembly
  if (relative) relative.rest.push(range)
  else if (!main) assembly.leads.push(range)
  else if (main.verb < 0) main.subject.push(range)
  else main.rest.push(range)
}
