// Clauses that hang on another: relative, subordinate, participial. Each may assert a fact of its own.
import type { Token } from '../tokens.js'
import { words } from '../word-lists.js'
import { attach, finishDependent, firstVerb, holdsFrame, type Assembly, type Clause, type Range } from './assembly.js'
import { isPlural, type Chunk } from './chunk.js'
import type { Part } from './drafts.js'
import { noteOpener } from './openers.js'
import type { Segment } from './segments.js'
import { hasUnchangingPast, verbForm } from './verb-forms.js'

// What these open has happened, as the article tells it; "if" and "unless" open what has not.
const factual = words('after when while as because since although though whereas')
const idle = words('it there this that you one')
// These set two facts side by side, so each loses nothing without the other.
const contrasting = words('while as although though whereas')

/** isReducedRelative: ", created by Ann Lee, has …": the verb could be a past tense, but the clause's own verb follows. */
export function isReducedRelative(
  { chunks, tokens, main, dependent }: Assembly, segment: Segment, next: Segment | undefined, last: Segment | undefined,
): boolean {
  if (segment.shape !== 'predicate') return false
  // ", built in May and closed in June, has …"
  const isOpen = main !== undefined && main.verb < 0 && !dependent
  const goesOn = segment.lead === 'conjunction' && !segment.afterComma && isOpen
  if (segment.lead !== 'comma' && !goesOn) return false
  const verb = firstVerb(chunks, segment)
  const { mood, auxiliary } = chunks[verb]!
  if (mood !== 'either' || auxiliary) return false
  const after = chunks[verb + 1]
  if (after?.type === 'preposition' && verb + 1 < segment.to && tokens[after.from]!.lower === 'by') return true
  const isJoined = next?.lead === 'conjunction' && !next.afterComma && isOpen
  const closing = isJoined ? last : next
  return closing !== undefined && closing.shape === 'predicate' && closing.lead === 'comma' && closing.afterComma
}

/** placeParticiple: “The petition, created by Ann Lee, …” says that it was created by her. */
export function placeParticiple(assembly: Assembly, segment: Segment): void {
  const { main, tokens, chunks, drafts } = assembly
  const verb = chunks[firstVerb(chunks, segment)]!
  const predicate: Range = [segment.firstToken, segment.endToken]
  if (main && main.verb < 0 && (segment.lead === 'comma' || segment.lead === 'conjunction')) {
    const parts = [...main.subject, wasFor(assembly, main.noun), predicate]
    if (segment.endToken - segment.firstToken > 1) drafts.push({ origin: 'participial', parts, verb: verb.head })
    return
  }
  if (!main) noteOpener(assembly, segment)
  const before = segment.from - 2
  if (main && segment.lead === 'comma' && chunks[before]?.type === 'noun' && tokens[verb.to]?.lower === 'by') {
    const parts: Part[] = [[chunks[before].from, chunks[before].to], wasFor(assembly, before), predicate]
    drafts.push({ origin: 'participial', parts, verb: verb.head })
  }
  attach(assembly, segment)
}

/** isReducedMain: "A plan made by Ann Lee, who …, has failed": the verb of the clause is yet to come. */
export function isReducedMain({ chunks, tokens }: Assembly, main: Clause, segment: Segment): boolean {
  const { mood, auxiliary, to } = chunks[main.verb]!
  const { mood: next, auxiliary: whole } = chunks[firstVerb(chunks, segment)]!
  if (segment.lead !== 'comma' || mood !== 'either' || auxiliary || tokens[to]?.pos !== 'ADP') return false
  return next === 'finite' && (whole || tokens[to]!.lower === 'by')
}

/** wasFor gives the "was" or "were" that a participle lacks. */
export function wasFor({ chunks, tokens }: Assembly, noun: number): string {
  return isPlural(chunks[noun]!, tokens) ? 'were' : 'was'
}

// What somebody was doing besides. Most others tell what followed ("…, killing three"), and are no fact of the subject alone.
const pastimes = words(`spending working serving living wearing carrying holding using running playing standing
  sitting waiting travelling traveling staying representing teaching managing driving walking speaking riding hiding
  sleeping studying campaigning fighting lying posing performing singing dancing competing wielding sporting
  dressing training visiting touring flying sailing swimming`)

/** placeGerund: “…, spending three months there”: what the subject was doing besides. */
export function placeGerund(assembly: Assembly, segment: Segment): void {
  const { main, dependent, chunks, tokens } = assembly
  const verb = chunks[firstVerb(chunks, segment)]!
  const { lower } = tokens[verb.head]!
  const isOpen = main && main.verb >= 0 && !dependent && !assembly.inSubordinate
  if (isOpen && segment.lead === 'comma' && !verb.auxiliary && pastimes.has(lower)) {
    const past = isPast(tokens, chunks[main.verb]!)
    const plural = isPlural(chunks[main.noun]!, tokens)
    const be = past ? (plural ? 'were' : 'was') : plural ? 'are' : 'is'
    // Held open: what follows up to the next clause belongs to it.
    assembly.dependent = {
      origin: 'participial', leads: [], subject: [...main.subject, be], noun: main.noun, verb: firstVerb(chunks, segment),
      rest: [[segment.firstToken, segment.endToken]], asides: [],
    }
    return
  }
  attach(assembly, segment)
}

/** isPast tells a verb group whose form is of the past. */
export function isPast(tokens: readonly Token[], verb: Chunk): boolean {
  const { lower } = tokens[verb.from]!
  if (verb.auxiliary) return lower === 'was' || lower === 'were' || lower === 'had' || lower === 'did'
  const form = verbForm(tokens[verb.head]!)
  return form === 'past' || form === 'either'
}

/** placeRelative: “Ann Lee, who was fired, …” says that she was fired. */
export function placeRelative(assembly: Assembly, segment: Segment): void {
  const { chunks, tokens, dependent } = assembly
  const opener = chunks[segment.from - 2]
  if (dependent && opener?.type === 'conjunction' && (segment.leadWord === 'whose' || segment.shape === 'predicate')) {
    finishDependent(assembly)
    const whose = segment.leadWord === 'whose'
    assembly.dependent = {
      ...dependent, subject: whose ? [...dependent.subject, '’s'] : dependent.subject,
      verb: whose ? segment.verb : firstVerb(chunks, segment), rest: [[segment.firstToken, segment.endToken]],
    }
    return
  }
  const last = chunks[segment.from - 2]?.type === 'mark' ? segment.from - 3 : segment.from - 2
  const antecedent = findAntecedent(assembly, last, segment)
  const noun = chunks[antecedent]
  const opensWithVerb = segment.shape === 'predicate'
  const owned = chunks[segment.subject + 1]?.type
  if (noun?.type === 'noun' && segment.leadWord === 'whose' && segment.shape === 'clause' && owned !== 'noun') {
    finishDependent(assembly)
    assembly.dependent = {
      origin: 'relative', leads: [], subject: [[noun.from, noun.to], '’s'], noun: segment.subject, verb: segment.verb,
      rest: [[segment.firstToken, segment.endToken]], asides: [],
    }
    return
  }
  const alone = chunks[antecedent - 1]?.type === 'mark' || antecedent < last - 2
  if (noun?.type !== 'noun' || !opensWithVerb || !subjects.has(segment.leadWord)) {
    if (noun?.type === 'noun' && lacksObject(assembly, segment)) {
      const [subject, verb] = [chunks[segment.subject]!, chunks[segment.verb]!]
      const object: Range = [noun.from, alone ? noun.to : chunks[last]!.to]
      assembly.drafts.push({ origin: 'relative', parts: [[subject.from, verb.to], object, [verb.to, segment.endToken]], verb: verb.head })
    }
    attach(assembly, segment)
    return
  }
  // "It takes time, which is costly" is about the taking.
  if (segment.leadWord === 'which' && noun.to - noun.from === 1 && tokens[noun.head]!.pos === 'NOUN' && !isPlural(noun, tokens)) {
    attach(assembly, segment)
    return
  }
  finishDependent(assembly)
  const verb = firstVerb(chunks, segment)
  assembly.dependent = {
    origin: 'relative', leads: [], subject: [[noun.from, alone ? noun.to : chunks[last]!.to]], noun: antecedent, verb,
    rest: [[segment.firstToken, segment.endToken]], asides: [],
  }
}

// "the report, which the council published on Monday, …": the council published the report.
function lacksObject({ chunks, tokens }: Assembly, { leadWord, shape, subject, verb, from, to, nested }: Segment): boolean {
  if (shape !== 'clause' || nested || subject !== from || verb !== subject + 1 || !/^(?:which|whom|who)$/.test(leadWord)) return false
  const { head, auxiliary, mood } = chunks[verb]!
  const isPassive = auxiliary && mood === 'finite' && tokens[head]!.tag === 'VBN' && /^(?:is|are|was|were|be|been|being)$/.test(tokens[head - 1]!.lower)
  if (isPassive || tokens[head]!.pos !== 'VERB' || chunks[to - 1]!.type === 'preposition') return false
  const next = verb + 1 < to ? chunks[verb + 1]! : undefined
  return next === undefined || next.type === 'preposition' || next.type === 'adverb' || next.type === 'subordinator'
}

const subjects = words('who which that')
const phrasal = words('of in from at for with')

// "the head of the agency, who …" is about the head; "Senator Ann Lee, Democrat of Ohio, who …" about Ann Lee. -1: unclear.
function findAntecedent({ tokens, chunks }: Assembly, last: number, segment: Segment): number {
  let noun = last
  if (chunks[noun]?.type !== 'noun') return -1
  const number = verbNumber(tokens, chunks, segment)
  if (number && chunks[noun - 1]?.type === 'conjunction' && chunks[noun - 2]?.type === 'noun') return noun - 2
  if (segment.leadWord === 'who') {
    for (let step = stepBack(tokens, chunks, noun); step > 0; step = stepBack(tokens, chunks, noun)) noun -= step
    return noun
  }
  if (number === undefined || number === isPlural(chunks[noun]!, tokens)) return noun
  while (chunks[noun - 1]?.type === 'preposition' && chunks[noun - 2]?.type === 'noun') {
    noun -= 2
    if (isPlural(chunks[noun]!, tokens) === number) return noun
  }
  return tokens[chunks[last]!.head]!.pos === 'PROPN' ? last : -1
}

// How many chunks back from a noun the one stands that it belongs to: "Ann Lee, 30, of Ashford, Ohio". 0: it is the one.
function stepBack(tokens: readonly Token[], chunks: readonly Chunk[], noun: number): number {
  const { head, from, to } = chunks[noun]!
  const before = chunks[noun - 1]
  if (before?.type === 'preposition' && phrasal.has(tokens[before.from]!.lower)) {
    if (chunks[noun - 2]?.type === 'noun') return 2
    return chunks[noun - 2]?.type === 'mark' && chunks[noun - 3]?.type === 'noun' ? 3 : 0
  }
  const named = chunks[noun - 2]
  if (before?.type !== 'mark' || named?.type !== 'noun') return 0
  const { pos } = tokens[head]!
  if (pos === 'NUM') return 2
  if (pos === 'PROPN') return to - from === 1 && chunks[noun - 3]?.type === 'preposition' ? 2 : 0
  return tokens[named.head]!.pos === 'PROPN' || tokens[named.head]!.pos === 'NUM' ? 2 : 0
}

// true: the verb is plural, false: singular, undefined: its form does not say.
function verbNumber(tokens: readonly Token[], chunks: readonly Chunk[], segment: Segment): boolean | undefined {
  if (segment.shape !== 'predicate') return undefined
  const verb = chunks[firstVerb(chunks, segment)]!
  const { lower } = tokens[verb.from]!
  if (!verb.auxiliary && !hasUnchangingPast(tokens[verb.head]!)) {
    const form = verbForm(tokens[verb.head]!)
    if (form === 'base' || form === 'present') return form === 'base'
  }
  if (lower === 'is' || lower === 'was' || lower === 'has') return false
  return lower === 'are' || lower === 'were' || lower === 'have' ? true : undefined
}

/** placeSubordinate: “… after she refused” says that she refused. */
export function placeSubordinate(assembly: Assembly, segment: Segment): void {
  const { chunks, tokens } = assembly
  const subject = chunks[segment.subject]
  // "…, after she warned that …": what she warned of is read by itself.
  if (holdsFrame(assembly, segment)) return
  // "when the mayor, who was ill, left": the verb comes after the aside.
  if (segment.shape === 'noun' && assembly.main && assembly.main.verb >= 0) assembly.unsplit = true
  if (segment.shape === 'clause' && subject && factual.has(segment.leadWord) && !idle.has(tokens[subject.from]!.lower)) {
    const verb = chunks[segment.verb]!
    const time = timeBefore(assembly, segment)
    if (time !== 'since') {
      assembly.drafts.push({
        origin: 'subordinate', parts: [...time, [subject.from, verb.from], [verb.from, segment.endToken]], verb: verb.head,
      })
    }
    if (contrasting.has(segment.leadWord)) {
      if (assembly.main && assembly.main.verb >= 0) assembly.inSubordinate = true
      return
    }
  }
  attach(assembly, segment)
  if (assembly.main && assembly.main.verb >= 0) assembly.inSubordinate = true
}

// "in March, when she left": she left in March. "since" tells that it went on from there.
function timeBefore({ tokens, chunks }: Assembly, { leadWord, from }: Segment): Range[] | 'since' {
  const [preposition, time, mark] = [chunks[from - 4], chunks[from - 3], chunks[from - 2]]
  if (leadWord !== 'when' || mark?.type !== 'mark' || preposition?.type !== 'preposition' || !time) return []
  const { lower } = tokens[preposition.from]!
  if (lower === 'since' || lower === 'until' || lower === 'before' || lower === 'after') return 'since'
  return lower === 'in' || lower === 'on' ? [[preposition.from, mark.to]] : []
}

const vagueAntecedents = words('only first last one same kind type man woman people person way thing those')

/** findRestrictive: “the charity that runs the shelter …” says that the charity runs it. The clause stays where it is too. */
export function findRestrictive({ tokens, chunks, drafts }: Assembly, { from, to, verb, endToken }: Segment): void {
  for (let at = from + 1; at + 1 < to; at += 1) {
    const pronoun = chunks[at]!
    const noun = chunks[at - 1]!
    const next = chunks[at + 1]!
    if (pronoun.type !== 'relative' || noun.type !== 'noun' || next.type !== 'verb' || next.mood === 'gerund') continue
    const end = verb > at + 1 ? chunks[verb]!.from : endToken
    const inPhrase = chunks[at - 2]?.type === 'preposition' && tokens[noun.head]!.pos === 'PROPN'
    if (end - next.from < 3 || inPhrase || !isParticular(tokens, noun)) continue
    drafts.push({ origin: 'relative', parts: [[noun.from, noun.to], [next.from, end]], verb: next.head })
  }
}

function isParticular(tokens: readonly Token[], { from, to, head }: Chunk): boolean {
  const { lower, pos } = tokens[from]!
  if (pos === 'PROPN' && tokens[head]!.pos === 'PROPN') return true
  for (let at = from; at < to; at += 1) if (vagueAntecedents.has(tokens[at]!.lower)) return false
  return lower === 'the' || lower === 'his' || lower === 'her' || lower === 'its' || lower === 'their'
}
