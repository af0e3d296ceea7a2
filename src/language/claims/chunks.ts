// Tokens → chunks: the noun phrases, verb groups and small words that clauses are made of.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { isFinite, pushChunk, type Chunk, type ChunkType } from './chunk.js'
import { readNoun, startsNoun } from './noun-chunks.js'
import { isDash, isPossessiveEnding, isPremodifier, isQuoteMark, isShortBe, isVerb, joinsNumbers } from './token-marks.js'
import { readVerb, startsInfinitive } from './verb-chunks.js'

const maybeSubordinators = words('after before since as until till')
const openers = new Map<string, ChunkType>([['that', 'that']])
for (const word of maybeSubordinators) openers.set(word, 'preposition')
for (const word of words('if because although though while when whereas unless whenever once whilst lest')) openers.set(word, 'subordinator')
for (const word of words('what whether how why whatever whoever whichever')) openers.set(word, 'question word')
for (const word of words('who which whom whose where')) openers.set(word, 'relative')

/** chunkTokens gives the chunks of a passage in order. Quotation marks belong to no chunk. */
export function chunkTokens(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]!
    const next = tokens[at + 1]
    if (isOutside(token.text) || (isQuoteMark(token.lower) && !isPossessiveEnding(tokens, at))) {
      at += 1
      continue
    }
    const opened = openers.get(token.lower)
    if (joinsNumbers(tokens, at)) at = extendLast(chunks, at)
    else if (token.pos === 'PUNCT' || isDash(token.text)) at = pushChunk(chunks, 'mark', at, at + 1)
    else if (token.pos === 'CCONJ' && token.lower !== 'both') at = pushChunk(chunks, 'conjunction', at, at + 1)
    else if (opened === 'that') at = readThat(chunks, tokens, at)
    else if (opened && opened !== 'preposition') at = pushChunk(chunks, opened, at, at + 1)
    else if (token.lower === 'to' && next && startsInfinitive(token, next, tokens[at + 2])) at = readVerb(chunks, tokens, at)
    else if (isShortBe(tokens, at) || (isVerb(token) && !isPremodifier(tokens, at))) at = readVerb(chunks, tokens, at)
    else if (token.pos === 'ADP' || opened) at = pushChunk(chunks, 'preposition', at, at + 1)
    else if (startsNoun(token)) at = readNoun(chunks, tokens, at)
    else at = pushChunk(chunks, 'adverb', at, at + 1)
  }
  settleSubordinators(chunks, tokens)
  return chunks
}

// "…", "..": they part nothing.
function isOutside(text: string): boolean {
  return text === '…' || (text.charCodeAt(0) === 46 && text.startsWith('..'))
}

// "that" opens a relative clause after a noun where a verb follows, and a content clause elsewhere.
function readThat(chunks: Chunk[], tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1]
  const last = chunks[chunks.length - 1]
  if (!next || next.pos === 'PUNCT' || next.pos === 'ADP') return pushChunk(chunks, 'noun', at, at + 1)
  const verbFollows = isVerb(next) || (next.pos === 'ADV' && isVerb(tokens[at + 2] ?? next))
  if (last?.type === 'noun' && verbFollows) return pushChunk(chunks, 'relative', at, at + 1)
  if (isShortBe(tokens, at + 1)) return pushChunk(chunks, last?.type === 'noun' ? 'relative' : 'noun', at, at + 1)
  const beforeNoun = next.pos === 'NOUN' || next.pos === 'ADJ'
  if ((tokens[at]!.pos === 'DET' || !last) && beforeNoun && last?.type !== 'verb') return readNoun(chunks, tokens, at)
  if (!last || last.type === 'preposition' || last.type === 'conjunction' || last.type === 'mark') {
    if (isVerb(next)) return pushChunk(chunks, 'noun', at, at + 1)
  }
  return pushChunk(chunks, 'that', at, at + 1)
}

// "after the vote" is a preposition, "after she voted" a subordinator: it depends on what follows the noun phrase.
function settleSubordinators(chunks: Chunk[], tokens: readonly Token[]): void {
  for (let at = 0; at + 2 < chunks.length; at += 1) {
    const chunk = chunks[at]!
    if (chunk.type !== 'preposition' || !maybeSubordinators.has(tokens[chunk.from]!.lower)) continue
    let verb = at + 2
    const noun = chunks[at + 1]!
    if (noun.type !== 'noun' || /^\d/.test(tokens[noun.head]!.text)) continue
    while (joinsNouns(chunks[verb]) && chunks[verb + 1]?.type === 'noun') verb += 2
    while (chunks[verb]?.type === 'adverb') verb += 1
    const found = chunks[verb]
    if (found?.type === 'verb' && isFinite(found, tokens, chunks[at + 1]!)) chunk.type = 'subordinator'
  }
}

function joinsNouns(chunk: Chunk | undefined): boolean {
  return chunk?.type === 'preposition' || chunk?.type === 'conjunction'
}

function extendLast(chunks: Chunk[], at: number): number {
  const last = chunks[chunks.length - 1]
  if (last) last.to = at + 2
  return at + 2
}
