// What clauses are made of, and what can be told of one piece by itself.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { hasUnchangingPast } from '../words/verb-forms.js'

export type ChunkType =
  | 'noun' | 'verb' | 'preposition' | 'conjunction' | 'subordinator' | 'relative' | 'that' | 'question word'
  | 'adverb' | 'mark'

/** Mood: `either` is a past tense or a participle; `base` a plural present, an imperative or a bare infinitive. */
export type Mood = 'finite' | 'either' | 'base' | 'infinitive' | 'gerund' | 'participle'

/** Chunk: tokens [from, to) of the passage. `head` is the main noun or verb. */
export interface Chunk {
  type: ChunkType
  from: number
  to: number
  head: number
  /** Of verbs. */
  mood: Mood
  /** Of verbs: begins with a form of be, have, do or a modal. */
  auxiliary: boolean
}

const plurals = words(`i we you they people police men women children many some most all few several both these
  those others officials`)

/** pushChunk adds a chunk and gives the token after it. */
export function pushChunk(
  chunks: Chunk[], type: ChunkType, from: number, to: number, head = to - 1, mood: Mood = 'base', auxiliary = false,
): number {
  chunks.push({ type, from, to, head, mood, auxiliary })
  return to
}

/** isFinite tells whether a verb group can be the verb of a clause whose subject is the noun chunk. */
export function isFinite(verb: Chunk, tokens: readonly Token[], subject: Chunk | undefined): boolean {
  if (verb.mood === 'finite' || verb.mood === 'either') return true
  if (verb.mood !== 'base') return false
  const head = tokens[verb.head]!
  return hasUnchangingPast(head) || (subject !== undefined && isPlural(subject, tokens))
}

/** isPlural tells whether a noun chunk takes a plural verb. */
export function isPlural(noun: Chunk, tokens: readonly Token[]): boolean {
  const { lower, pos, lemma } = tokens[noun.head]!
  if (plurals.has(lower)) return true
  if (pos === 'NOUN') return lower.endsWith('s') && lemma !== lower
  return pos === 'NUM' && lower !== 'one'
}
