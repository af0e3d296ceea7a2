// When a second verb shares the subject of the first ("was stopped and searched"), and what else it shares.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Assembly, Clause, Range } from './assembly.js'
import { isFinite, type Chunk } from './chunk.js'
import type { Segment } from './segments.js'
import { hasUnchangingPast, verbForm } from '../words/verb-forms.js'

const beForms = words("is are was were been be being am ’s 's ’re 're")
// These need an object, so without one they are passive.
const harmed = words(`injured wounded hurt killed arrested detained charged rescued displaced evacuated damaged destroyed
  hospitalised hospitalized`)
// These take no object that another verb could share.
const objectless = words(`die resign arrive fall rise return happen collapse retire crash explode testify apologise apologize sleep
  laugh cry stand sit stop turn run walk go come disagree vanish emerge faint kneel nod smile stumble surrender travel`)
// What follows these with a subject of its own is their content: "think", "claim".
const contentVerbs = words(`believe think say claim suggest know show find hope fear argue feel see hear mean expect
  insist admit agree note reveal report warn allege conclude decide learn realise realize understand assume imagine
  ensure make let help watch`)

/** canJoin: may the verb of a segment take the subject of the clause before? */
export function canJoin(assembly: Assembly, before: Clause, verb: Chunk): boolean {
  const host = assembly.chunks[before.verb]!
  if (verb.mood === 'base' && sharedInfinitive(assembly, before) >= 0) return true
  const hostForm = verbForm(assembly.tokens[host.head]!)
  if (verb.mood === 'base' && !verb.auxiliary && host.mood !== 'base' && !(host.auxiliary && hostForm === 'base')) {
    if (hostForm !== 'either' || !hasUnchangingPast(assembly.tokens[verb.head]!)) return false
  }
  return !endsInContent(assembly, before)
}

/** sharesObject: "hired and later dismissed two engineers": the first verb has no object but that of the second. */
export function sharesObject(
  { chunks, tokens }: Assembly, { verb, rest, origin }: Clause, joined: number, next: Segment | undefined,
): boolean {
  const host = chunks[verb]!
  const bare = rest.length === 1 && rest[0]![1] === host.to && origin !== 'apposition'
  if (!bare || host.auxiliary || objectless.has(tokens[host.head]!.lemma)) return false
  const after = chunks[joined + 1]
  if (after?.type === 'noun' && after.from === chunks[joined]!.to) return true
  return after?.type === 'mark' && next?.shape === 'noun' && next.lead === 'comma'
}

// "He said he was ill and could not come": whose verb the second one is, nobody can tell from here.
function endsInContent({ chunks, tokens }: Assembly, main: Clause): boolean {
  const end = main.rest[main.rest.length - 1]![1]
  for (let at = main.verb + 1; at < chunks.length && chunks[at]!.from < end; at += 1) {
    const chunk = chunks[at]!
    if (chunk.type === 'that' || chunk.type === 'relative' || chunk.type === 'question word') return true
    if (chunk.type !== 'verb') continue
    if (chunk.mood !== 'either' && isFinite(chunk, tokens, chunks[at - 1])) return true
    const hasSubject = chunk.mood === 'either' && chunks[at - 1]!.type === 'noun'
    if (hasSubject && contentVerbs.has(tokens[chunks[main.verb]!.head]!.lemma)) return true
  }
  return false
}

/** sharedPassive: "12 were killed and 40 injured": the "were" that a second subject's verb leaves out; often none. */
export function sharedPassive({ tokens, chunks }: Assembly, main: Clause, verb: Chunk): Range[] {
  const host = chunks[main.verb]
  if (!host?.auxiliary || host.head === host.from || !beForms.has(tokens[host.head - 1]!.lower)) return []
  if (verb.auxiliary || !harmed.has(tokens[verb.head]!.lower) || tokens[verb.to]?.pos === 'DET') return []
  return [[host.from, host.head]]
}

/** coordinate makes the clause of a verb that takes the subject of the clause before it, and its auxiliary where it shares one. */
export function coordinate(assembly: Assembly, before: Clause, segment: Segment, verbIndex: number): Clause {
  const { tokens, chunks } = assembly
  const verb = chunks[verbIndex]!
  const rest: Range[] = [[segment.firstToken, segment.endToken]]
  const host = chunks[before.verb]!
  const infinitive = verb.mood === 'base' ? sharedInfinitive(assembly, before) : -1
  if (infinitive >= 0) rest.unshift([host.from, chunks[infinitive]!.from + 1])
  else if (!verb.auxiliary && host.auxiliary && host.head > host.from &&
    sharesAuxiliary(tokens, host, verb, chunks[verbIndex + 1])) {
    rest.unshift([host.from, host.head])
  }
  return { origin: 'coordinate', leads: [], subject: before.subject, noun: before.noun, verb: verbIndex, rest, asides: [] }
}

// "hopes to win and build": the infinitive that the second verb continues, -1 where there is none right after the first verb.
function sharedInfinitive({ tokens, chunks }: Assembly, { verb, rest }: Clause): number {
  if (rest.length !== 1) return -1
  let at = verb + 1
  while (chunks[at]?.type === 'adverb') at += 1
  const chunk = chunks[at]
  if (chunk?.type !== 'verb' || chunk.mood !== 'infinitive' || tokens[chunk.from]!.lower !== 'to') return -1
  // "to oppose, and seek to overturn, the law": the object comes later.
  return chunk.to >= rest[0]![1] ? -1 : at
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
