// Chunks → segments: the stretches of a sentence between commas, conjunctions that join clauses, and subordinators.
import type { Token } from '../words/token.js'
import type { Chunk } from './chunk.js'
import { isFinite, isPlural } from './chunk.js'
import { joinsClauses } from './conjunctions.js'

/**
 * What a segment is by its make: `clause` has a subject and a finite verb; `predicate` a finite verb only; `noun` a noun
 * phrase only; `participle` and `gerund` open with such a verb; `loose` is all else (prepositional, adverbs).
 */
export type SegmentShape = 'clause' | 'predicate' | 'noun' | 'participle' | 'gerund' | 'loose'
export type SegmentLead = 'none' | 'comma' | 'break' | 'aside' | 'conjunction' | 'subordinator' | 'relative'

/** Segment: chunks [from, to). Indexes of chunks; -1 where there is none. */
export interface Segment {
  shape: SegmentShape
  lead: SegmentLead
  /** The lower-case word of a conjunction, subordinator or relative pronoun that leads, else ''. */
  leadWord: string
  /** First token, the mark and the leading word left out. */
  firstToken: number
  /** First token, the mark and the leading word counted. */
  openToken: number
  endToken: number
  from: number
  to: number
  subject: number
  verb: number
  /** A second finite verb stands inside (a content clause or a relative one). */
  nested: boolean
  /** A comma comes before. */
  afterComma: boolean
}

/** cutSegments cuts a passage's chunks into segments, in order. */
export function cutSegments(tokens: readonly Token[], chunks: readonly Chunk[]): Segment[] {
  const segments: Segment[] = []
  let from = 0
  let open = 0
  let lead: SegmentLead = 'none'
  let leadWord = ''
  let afterComma = false
  let finite = false
  let content = 0
  const close = (to: number): void => {
    if (to > from) segments.push(makeSegment(tokens, chunks, from, to, open, lead, leadWord, afterComma))
  }
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at]!
    const word = tokens[chunk.from]!.lower
    let nextLead: SegmentLead | undefined
    if (chunk.type === 'mark') nextLead = leadOfMark(word)
    else if (chunk.type === 'conjunction' && (at === from || joinsClauses(tokens, chunks, at, finite))) nextLead = 'conjunction'
    else if (chunk.type === 'subordinator' && (at === from || finite) && chunks[at - 1]?.type !== 'that') nextLead = 'subordinator'
    else if (chunk.type === 'relative' && at === from) nextLead = 'relative'
    const after = chunks[at + 1]?.type
    if (chunk.type === 'that') content = after === 'subordinator' || after === 'preposition' ? 2 : 0
    // "expect that if he wins, she will …": the content clause goes on over the comma.
    if (content > 0 && nextLead === 'comma') {
      content -= 2
      nextLead = undefined
    }
    if (nextLead === undefined) {
      if (chunk.type === 'verb' && isFinite(chunk, tokens, chunks[at - 1])) finite = true
      continue
    }
    const continues = at === from && at > 0
    close(at)
    if (chunk.type === 'mark') {
      // "and, in 2012, …": what follows is no part of the clause before.
      if (continues && lead === 'conjunction') nextLead = 'break'
      afterComma = true
      open = chunk.from
      leadWord = ''
      lead = nextLead
    } else {
      if (!continues) {
        afterComma = false
        open = chunk.from
      }
      // After a semicolon the break counts for more than the "and" that follows it.
      if (!(continues && lead === 'break')) lead = nextLead
      leadWord = word
    }
    from = at + 1
    finite = false
    content = 0
  }
  close(chunks.length)
  return segments
}

function leadOfMark(mark: string): SegmentLead {
  if (mark === ';' || mark === ':' || mark === '.' || mark === '!' || mark === '?') return 'break'
  if (mark === ',') return 'comma'
  return 'aside'
}

function makeSegment(
  tokens: readonly Token[], chunks: readonly Chunk[], from: number, to: number, openToken: number,
  lead: SegmentLead, leadWord: string, afterComma: boolean,
): Segment {
  const segment: Segment = {
    shape: 'loose', lead, leadWord, firstToken: chunks[from]!.from, openToken, endToken: chunks[to - 1]!.to,
    from, to, subject: -1, verb: -1, nested: false, afterComma,
  }
  findCore(tokens, chunks, segment)
  segment.shape = shapeOf(chunks, segment)
  return segment
}

// Finds the subject and the main verb. A verb that might be a participle gives way to a later finite one that has no
// subject of its own ("the man named in the report was …").
function findCore(tokens: readonly Token[], chunks: readonly Chunk[], segment: Segment): void {
  let verb = -1
  let reduced = false
  let inRelative = false
  let afterRelative = -1
  for (let at = segment.from; at < segment.to; at += 1) {
    const chunk = chunks[at]!
    if (chunk.type === 'relative') inRelative = true
    if (chunk.type !== 'verb') continue
    let before = at - 1
    while (before >= segment.from && chunks[before]!.type === 'adverb') before -= 1
    const noun = before >= segment.from && chunks[before]!.type === 'noun' ? before : -1
    const bare = chunk.mood === 'base' && verb < 0 && noun >= 0 && agrees(tokens, chunks, noun)
    // "storms that strengthen have …": plural present, by the word before "that".
    if (inRelative && chunk.mood === 'base' && chunks[at - 1]!.type === 'relative') {
      inRelative = false
      afterRelative = at
      continue
    }
    if (!bare && !isFinite(chunk, tokens, noun < 0 ? undefined : chunks[noun])) continue
    if (inRelative) {
      inRelative = false
      afterRelative = at
      if (verb >= 0) segment.nested = true
      continue
    }
    // "the man who left the house said", but "the man who made sure the house sold".
    if (afterRelative >= 0 && noun >= 0 && chunks[noun - 1]?.type !== 'preposition' && !isObject(tokens, chunks, noun, afterRelative)) {
      segment.nested = true
      continue
    }
    const ownSubject = noun >= 0 && (noun === segment.from || chunks[noun - 1]!.type !== 'preposition')
    if (verb < 0) {
      verb = at
      const opener = noun > segment.from && chunks[noun - 1]!.type === 'that' ? noun - 1 : noun
      reduced = opener > segment.from && chunks[opener - 1]!.type === 'noun'
    } else if (chunk.mood !== 'either' && !ownSubject && (chunks[verb]!.mood === 'either' || reduced)) {
      verb = at
      reduced = false
    } else segment.nested = true
  }
  if (verb < 0) return
  const subject = findSubject(chunks, segment.from, verb)
  // "no evidence that she lied", ", the worst fine that a court could impose": a noun with a clause about it is none by itself.
  const isDescribed = reduced && (chunks[subject + 1]?.type === 'that' || segment.lead === 'comma' || segment.lead === 'aside')
  if (isDescribed && subject === segment.from) return
  segment.verb = verb
  segment.subject = subject
}

function isObject(tokens: readonly Token[], chunks: readonly Chunk[], noun: number, verb: number): boolean {
  const { pos, lower } = tokens[chunks[noun]!.head]!
  return noun - 1 === verb && (pos !== 'PRON' || lower === 'this' || lower === 'that')
}

function agrees(tokens: readonly Token[], chunks: readonly Chunk[], noun: number): boolean {
  return isPlural(chunks[noun]!, tokens) || chunks[noun - 1]?.type === 'conjunction'
}

// The subject is the first noun phrase before the verb that no preposition governs.
function findSubject(chunks: readonly Chunk[], from: number, verb: number): number {
  for (let at = from; at < verb; at += 1) {
    if (chunks[at]!.type === 'noun' && (at === from || chunks[at - 1]!.type !== 'preposition')) return at
  }
  return -1
}

// ", on accusations that she lied": the clause is what the accusations say.
function isContent(chunks: readonly Chunk[], from: number, subject: number, verb: number): boolean {
  let verbs = 0
  for (let at = from; at < verb; at += 1) {
    const { type } = chunks[at]!
    if (type === 'verb') verbs += 1
    if (type === 'verb' && at < subject && (chunks[at]!.mood === 'base' || chunks[at]!.mood === 'infinitive')) return true
    if (type === 'subordinator') return true
    if ((type === 'that' || type === 'question word') && (at < subject || verbs > 0)) return true
  }
  return false
}

function shapeOf(chunks: readonly Chunk[], { lead, from, to, verb, subject }: Segment): SegmentShape {
  let first = from
  while (first < to - 1 && chunks[first]!.type === 'adverb') first += 1
  const chunk = chunks[first]!
  if (lead === 'comma' && chunk.type === 'verb' && chunk.mood === 'gerund') return 'gerund'
  if (verb >= 0 && subject >= 0) return isContent(chunks, from, subject, verb) ? 'loose' : 'clause'
  if (chunk.type === 'verb') {
    if (chunk.mood === 'gerund') return 'gerund'
    if (chunk.mood === 'participle') return 'participle'
    if (chunk.mood !== 'infinitive') return 'predicate'
  }
  if (chunk.type === 'noun' && verb < 0) return 'noun'
  return 'loose'
}
