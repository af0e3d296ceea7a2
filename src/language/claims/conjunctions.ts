// Which conjunctions part a sentence: those between clauses, not those between nouns.
import type { Token } from '../words/token.js'
import { isFinite, isPlural, type Chunk } from './chunk.js'

/** joinsClauses: "and" joins clauses where a verb or a whole clause follows, and nouns or adjectives elsewhere. */
export function joinsClauses(tokens: readonly Token[], chunks: readonly Chunk[], at: number, finite: boolean): boolean {
  const { lower } = tokens[chunks[at]!.from]!
  // Of two that "or" joins, neither is asserted; "nor" needs the "neither" before it, "but" the "not only".
  if (!finite || lower === 'or' || lower === 'nor') return false
  if (lower === 'but' && followsOnly(tokens, chunks[at]!.from)) return false
  let next = at + 1
  while (chunks[next]?.type === 'adverb') next += 1
  const first = chunks[next]
  const before = chunks[at - 1]
  if (!first) return false
  if (first.type === 'relative') return true
  if (first.type === 'verb') {
    if (first.mood === 'finite' || first.mood === 'participle') return true
    if (isToolList(tokens, chunks, at, next)) return false
    if (first.mood === 'either') return before?.type !== 'adverb' || chunks[next + 1]?.type !== 'noun'
    if (first.mood === 'base') return sharesModal(chunks, at) || isBare(chunks, at)
    return false
  }
  if (first.type !== 'noun') return false
  if (before?.type === 'noun' && chunks[at - 2]?.type === 'that') return false
  next += 1
  for (let hops = 0; hops < 3 && chunks[next]?.type === 'preposition' && chunks[next + 1]?.type === 'noun'; hops += 1) {
    if (tokens[chunks[next]!.from]!.lower === 'than') return false
    next += 2
  }
  while (chunks[next]?.type === 'adverb') next += 1
  const verb = chunks[next]
  if (verb?.type !== 'verb') return false
  if (verb.mood === 'either') {
    const after = chunks[next + 1]
    if (tokens[verb.head]!.lower === 'combined') return false
    return after === undefined || (after.type !== 'preposition' || tokens[after.from]!.lower !== 'by')
  }
  return isFinite(verb, tokens, first)
}

// "is not only late but costs too much"
function followsOnly(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back > 0 && back > at - 12; back -= 1) {
    if (tokens[back]!.lower === 'only' && tokens[back - 1]!.lower === 'not') return true
  }
  return false
}

// "with shovels and borrowed tractors": the verb form belongs to the noun.
function isToolList(tokens: readonly Token[], chunks: readonly Chunk[], at: number, next: number): boolean {
  const [preposition, tool] = [chunks[at - 2], chunks[at - 1]]
  const other = chunks[next + 1]
  if (preposition?.type !== 'preposition' || tokens[preposition.from]!.lower !== 'with') return false
  if (other?.type !== 'noun') return false
  return next === at + 1 && isPlural(tool!, tokens) && isPlural(other, tokens) && other.to - other.from === 1
}

function lastVerb(chunks: readonly Chunk[], before: number): Chunk | undefined {
  for (let at = before - 1; at >= 0 && at > before - 12; at -= 1) if (chunks[at]!.type === 'verb') return chunks[at]
  return undefined
}
function sharesModal(chunks: readonly Chunk[], at: number): boolean {
  const verb = lastVerb(chunks, at)
  return verb?.mood === 'finite' && verb.auxiliary && verb.to - verb.from > 1
}
function isBare(chunks: readonly Chunk[], at: number): boolean {
  const mood = lastVerb(chunks, at)?.mood
  return mood === 'base' || mood === 'infinitive'
}
