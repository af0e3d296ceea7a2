// Clauses that hang on another: subordinate, participial. Each may assert a fact of its own.
import { words } from '../lexicon/word-lists.js'
import { attach, firstVerb, holdsFrame, type Assembly, type Clause, type Range } from './assembly.js'
import { isPast, wasFor } from './be-forms.js'
import { isPlural } from './chunk.js'
import type { Part } from './drafts.js'
import { noteOpener } from './openers.js'
import type { Segment } from './segments.js'

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
