// Relative clauses: what they assert of the noun that they belong to.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { attach, finishDependent, firstVerb, type Assembly, type Range } from './assembly.js'
import { isPlural, type Chunk } from './chunk.js'
import type { Segment } from './segments.js'
import { hasUnchangingPast, verbForm } from '../words/verb-forms.js'

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
