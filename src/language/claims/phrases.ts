// The phrases behind a verb: its object, and what is said of place, time, manner, purpose. Each may be a fact of its own.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { isFinite, type Chunk } from './chunk.js'
import { isTime } from './noun-chunks.js'
import { isQuoteMark } from './token-marks.js'

export const phraseTypes = [
  'object', 'preposition', 'time', 'adverb', 'infinitive', 'gerund', 'participle', 'clause', 'aside',
] as const
export type PhraseType = (typeof phraseTypes)[number]

/** Phrase: tokens [from, to) of the passage behind a draft's verb. */
export interface Phrase {
  type: PhraseType
  from: number
  to: number
  /** A comma or a dash stands before it. */
  parted: boolean
  /** What "and" lists in it, [from, to) each; empty where it lists nothing. */
  items: [from: number, to: number][]
}

interface Reader {
  tokens: readonly Token[]
  to: number
  phrases: Phrase[]
  /** A mark was read after the last phrase. */
  parted: boolean
  /** The last phrase still lacks its noun: "in", "to sell". */
  open: boolean
  /** What follows "and" goes to the last phrase. */
  joined: boolean
  /** All that follows belongs to the last phrase. */
  swallowed: boolean
  /** Token up to which quotation marks have been counted, and whether one is open. */
  counted: number
  quoted: boolean
}

const opensClause = new Set(['that', 'question word', 'relative', 'subordinator'])
const clinging = words('of than')
const actors = words('i you he she it we they')
const confined = words('prison jail custody detention captivity office power exile hospital hiding')
const envoys = words('ambassador envoy adviser advisor aide assistant heir successor emissary access contributor delegate')
const relations = words(`opposition response addition contrast relation regard respect reference reaction objection answer reply
  preference proportion tribute connection line exchange return accordance compliance collaboration cooperation keeping
  consultation conjunction thanks comparison`)

/** readPhrases reads the ranges of tokens behind a verb, in order. Words inside one quotation stay together. */
export function readPhrases(
  tokens: readonly Token[], chunks: readonly Chunk[], ranges: readonly (readonly [from: number, to: number])[],
): Phrase[] {
  const reader: Reader = {
    tokens, to: 0, phrases: [], parted: false, open: false, joined: false, swallowed: false, counted: 0, quoted: false,
  }
  for (const [from, to] of ranges) {
    Object.assign(reader, { to, parted: to > 0 && reader.to > 0, open: false, joined: false, swallowed: false, counted: from, quoted: false })
    for (let at = firstChunk(chunks, from); at < chunks.length && chunks[at]!.from < to; at += 1) {
      readChunk(reader, chunks, at)
    }
  }
  return reader.phrases
}

function firstChunk(chunks: readonly Chunk[], from: number): number {
  let low = 0
  let high = chunks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (chunks[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

function readChunk(reader: Reader, chunks: readonly Chunk[], at: number): void {
  const { tokens, phrases } = reader
  const chunk = chunks[at]!
  for (; reader.counted < chunk.from; reader.counted += 1) {
    if (isQuoteMark(tokens[reader.counted]!.lower)) reader.quoted = !reader.quoted
  }
  const last = phrases[phrases.length - 1]
  if (last && (reader.swallowed || reader.quoted)) return grow(reader, last, chunk)
  if (chunk.type === 'mark') {
    reader.parted = true
    reader.open = false
    reader.joined = false
  } else if (chunk.type === 'conjunction') join(reader, last, chunk)
  else if (last && reader.joined) readItem(reader, last, chunk)
  else if (last && !reader.parted && opensContact(tokens, chunks, at)) {
    reader.swallowed = true
    grow(reader, last, chunk)
  } else readPhrase(reader, last, chunk, chunks[at + 1])
}

// "furniture it never used": a clause about the noun right before it.
function opensContact(tokens: readonly Token[], chunks: readonly Chunk[], at: number): boolean {
  const { type, from } = chunks[at]!
  const before = chunks[at - 1]?.type
  const follows = before === 'noun' || (before === 'adverb' && chunks[at - 2]?.type === 'preposition')
  if (type !== 'noun' || !follows || !actors.has(tokens[from]!.lower)) return false
  let verb = at + 1
  while (chunks[verb]?.type === 'adverb') verb += 1
  return chunks[verb]?.type === 'verb' && isFinite(chunks[verb]!, tokens, chunks[at])
}

// Of two that "or" joins, neither is asserted: they stay one.
function join(reader: Reader, last: Phrase | undefined, chunk: Chunk): void {
  if (!last || reader.parted) {
    reader.parted = true
    return
  }
  if (reader.tokens[chunk.from]!.lower !== 'and' || !mayList(reader.tokens, last)) last.items = []
  else if (last.items.length === 0) last.items.push([last.from, last.to])
  last.to = Math.min(chunk.to, reader.to)
  reader.joined = true
}

// "between A and B" names one thing; "the mayors of A and B" are no B; "to sell boats and cars" asserts no cars.
function mayList(tokens: readonly Token[], { type, from, to }: Phrase): boolean {
  if (type !== 'object' && type !== 'preposition') return false
  for (let at = from + 1; at < to; at += 1) {
    const { pos, lower } = tokens[at]!
    if (pos === 'VERB' || lower === 'between' || (pos === 'ADP' && clinging.has(lower))) return false
  }
  return tokens[from]!.lower !== 'between'
}

function readItem(reader: Reader, last: Phrase, chunk: Chunk): void {
  if (last.items.length > 0) last.items.push([chunk.from, Math.min(chunk.to, reader.to)])
  last.to = Math.min(chunk.to, reader.to)
  reader.joined = false
  reader.open = chunk.type === 'preposition' || chunk.type === 'verb'
  reader.swallowed = opensClause.has(chunk.type)
}

function readPhrase(reader: Reader, last: Phrase | undefined, chunk: Chunk, next: Chunk | undefined): void {
  const { tokens } = reader
  const host = last && !reader.parted ? last : undefined
  const lacking = reader.open ? host : undefined
  if (opensClause.has(chunk.type)) {
    start(reader, 'clause', chunk)
    reader.swallowed = true
  } else if (chunk.type === 'preposition') {
    const clings = host && (clinging.has(tokens[chunk.from]!.lower) || isRange(tokens, host, chunk) || completes(tokens, host, chunk, next) ||
      (host.type === 'adverb' && !isTime(tokens[host.to - 1]!)))
    if (lacking ?? clings) grow(reader, host!, chunk)
    else start(reader, 'preposition', chunk)
    reader.open = true
  } else if (chunk.type === 'verb') {
    const type = chunk.mood === 'infinitive' ? 'infinitive' : chunk.mood === 'gerund' ? 'gerund' : 'participle'
    if (lacking) grow(reader, lacking, chunk)
    else start(reader, type, chunk)
    reader.open = true
    reader.swallowed = chunk.mood === 'finite' || chunk.mood === 'base'
  } else {
    const hasVerb = next?.type === 'verb' && next.from < reader.to && next.mood !== 'either' && isFinite(next, tokens, chunk)
    // "earlier this year", "the acting mayor general", "148 kilometres an hour", "gave her a prize"
    const isAdverb = chunk.type === 'adverb'
    const goesOn = isAdverb && (isClock(tokens[chunk.head]!) || host?.type === 'adverb' || host?.type === 'time' || (host && tokens[chunk.head]!.pos === 'ADJ'))
    if ((goesOn && host) || (chunk.type === 'noun' && host?.type === 'object' && !hasVerb)) return grow(reader, host!, chunk)
    const type = chunk.type === 'noun' ? (hasVerb ? 'clause' : last ? 'aside' : 'object') : isTime(tokens[chunk.head]!) ? 'time' : 'adverb'
    if (lacking) grow(reader, lacking, chunk)
    else start(reader, type, chunk)
    if (type !== 'adverb') reader.open = false
    reader.swallowed = type === 'clause'
  }
}

function isClock({ lower }: Token): boolean {
  return /^[ap]\.?m\.?$/.test(lower)
}

// "six years in prison", "in opposition to the plan": the first says little, or another thing, without the second.
function completes(tokens: readonly Token[], host: Phrase, chunk: Chunk, next: Chunk | undefined): boolean {
  const last = tokens[host.to - 1]!
  const { lower } = tokens[chunk.from]!
  const isBare = next?.type === 'noun' && next.to - next.from === 1
  // "talks between A and B", "the ambassador to Norway"
  if (host.type !== 'infinitive' && last.pos === 'NOUN' && (lower === 'between' || (lower === 'to' && envoys.has(last.lemma)))) return true
  // "the three months to June"
  if (lower === 'to' && isTime(last) && next?.type === 'noun' && isTime(tokens[next.from]!)) return true
  if (lower === 'in' && isBare && isTime(last)) return confined.has(tokens[next.head]!.lower)
  return host.to - host.from === 2 && host.type === 'preposition' && relations.has(last.lower) && /^(?:to|with|for)$/.test(lower)
}

// "from 4 to 9", "between May and July"
function isRange(tokens: readonly Token[], host: Phrase, chunk: Chunk): boolean {
  return tokens[host.from]!.lower === 'from' && tokens[chunk.from]!.lower === 'to'
}

function start(reader: Reader, type: PhraseType, chunk: Chunk): void {
  reader.phrases.push({ type, from: chunk.from, to: Math.min(chunk.to, reader.to), parted: reader.parted, items: [] })
  reader.parted = false
}

function grow(reader: Reader, phrase: Phrase, chunk: Chunk): void {
  phrase.to = Math.min(chunk.to, reader.to)
  const item = phrase.items[phrase.items.length - 1]
  if (item) item[1] = phrase.to
}
