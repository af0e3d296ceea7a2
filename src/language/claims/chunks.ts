// Tokens → chunks: the noun phrases, verb groups and small words that clauses are made of. One pass, no look-back.
import type { Token } from '../tokens.js'
import { hasUnchangingPast, verbForm } from './verb-forms.js'

export type ChunkType =
  | 'noun' | 'verb' | 'preposition' | 'conjunction' | 'subordinator' | 'relative' | 'that' | 'question word' | 'adverb' | 'mark'

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

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))
const subordinators = words('if because although though while when whereas unless whenever once whilst lest')
const maybeSubordinators = words('after before since as until till')
const questionWords = words('what whether how why whatever whoever whichever')
const relatives = words('who which whom whose where')
const modals = words('will would can could may might must shall should ca wo ’ll \'ll ’d \'d')
const finiteAuxiliaries = words('is are was were am has have had do does did ’s \'s ’re \'re ’ve \'ve ’m \'m ai')
const negations = words('not n\'t n’t never')
const plurals = words('i we you they people police men women children many some most all few several both these those others officials')
const temporal = words(`today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week month year day morning
  afternoon evening night weekend weeks months years days`)
const shortBeSubjects = words('it that he she there here this what who where how')
const premodified = words('NOUN PROPN ADJ')
const openers = words('DET ADJ NUM PART SYM')

/** isQuoteMark tells a mark that opens or closes a quotation. */
export function isQuoteMark(lower: string): boolean {
  return lower === "''" || lower === '``' || lower === '"' || lower === '“' || lower === '”' || lower === '‘' || lower === "'" || lower === '’'
}

/** chunkTokens gives the chunks of a passage in order. Quotation marks belong to no chunk. */
export function chunkTokens(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]!
    const next = tokens[at + 1]
    const last = chunks[chunks.length - 1]
    if ((isQuoteMark(token.lower) && !isPossessiveEnding(tokens, at)) || token.text === '…' || token.text.startsWith('..')) {
      at += 1
      continue
    }
    if (joinsNumbers(tokens, at)) at = extendLast(chunks, at)
    else if (token.pos === 'PUNCT' || isDash(token.text)) at = push(chunks, 'mark', at, at + 1)
    else if (token.pos === 'CCONJ' && token.lower !== 'both') at = push(chunks, 'conjunction', at, at + 1)
    else if (token.lower === 'that') at = readThat(chunks, tokens, at)
    else if (relatives.has(token.lower)) at = push(chunks, 'relative', at, at + 1)
    else if (questionWords.has(token.lower)) at = push(chunks, 'question word', at, at + 1)
    else if (subordinators.has(token.lower)) at = push(chunks, 'subordinator', at, at + 1)
    else if (token.lower === 'to' && next && startsInfinitive(token, next, tokens[at + 2])) at = readVerb(chunks, tokens, at)
    else if (isShortBe(tokens, at) || (isVerb(token) && !isPremodifier(tokens, at))) at = readVerb(chunks, tokens, at)
    else if (token.pos === 'ADP' || maybeSubordinators.has(token.lower)) at = push(chunks, 'preposition', at, at + 1)
    else if (startsNoun(token)) at = readNoun(chunks, tokens, at, last)
    else at = push(chunks, 'adverb', at, at + 1)
  }
  settleSubordinators(chunks, tokens)
  return chunks
}

function push(chunks: Chunk[], type: ChunkType, from: number, to: number, head = to - 1, mood: Mood = 'base', auxiliary = false): number {
  chunks.push({ type, from, to, head, mood, auxiliary })
  return to
}

// "2-1", "5 - 7": a score or a range is one number.
function joinsNumbers(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!
  return (text === '-' || text === '–') && tokens[at - 1]?.pos === 'NUM' && tokens[at + 1]?.pos === 'NUM' && tokens[at + 1]!.start === tokens[at]!.end
}

function isDash(text: string): boolean {
  return text === '--' || text === '—' || text === '–' || text === '-'
}

function extendLast(chunks: Chunk[], at: number): number {
  const last = chunks[chunks.length - 1]
  if (last) last.to = at + 2
  return at + 2
}

// "it's", "that's", "she's": a verb, where "Ann's" is a possessive.
function isShortBe(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  return (lower === '’s' || lower === "'s") && shortBeSubjects.has(tokens[at - 1]?.lower ?? '')
}

function isVerb(token: Token): boolean {
  return token.pos === 'VERB' || token.pos === 'AUX' || (token.pos !== 'PART' && modals.has(token.lower) && token.lower !== 'may')
}

function isPossessiveEnding(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1]
  const token = tokens[at]!
  const next = tokens[at + 1]
  return token.text.length === 1 && previous !== undefined && previous.end === token.start && previous.lower.endsWith('s') &&
    next !== undefined && next.start > token.end && premodified.has(next.pos) && (token.text === '’' || token.text === "'")
}

// "a stolen car", "the working group", "once trusted recruits": a verb form in front of its noun.
function isPremodifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  const next = tokens[at + 1]
  const previous = tokens[at - 1]
  if (token.pos !== 'VERB' || !next || !previous || !premodified.has(next.pos)) return false
  const form = verbForm(token)
  if (form === 'gerund') return previous.pos === 'DET' || previous.pos === 'ADJ' || isPossessor(previous)
  if (form === 'either' || form === 'participle') {
    return previous.pos === 'DET' || previous.pos === 'ADJ' || previous.pos === 'ADP' || previous.pos === 'NUM' || isPossessor(previous)
  }
  return form === 'base' && (previous.pos === 'DET' || isPossessor(previous))
}

function isPossessor({ lower, pos }: Token): boolean {
  return (pos === 'PART' && lower !== 'to' && !negations.has(lower)) || lower === 'his' || lower === 'its' || lower === 'their' || lower === 'my' || lower === 'our' || lower === 'your'
}

function startsInfinitive(token: Token, next: Token, afterNext: Token | undefined): boolean {
  if (next.pos === 'VERB' || next.pos === 'AUX') return verbForm(next) === 'base' || next.lower === 'be'
  if (next.pos === 'ADV') return token.pos === 'PART' && (afterNext?.pos === 'VERB' || afterNext?.pos === 'DET' || afterNext?.pos === 'PROPN')
  return token.pos === 'PART' && next.pos !== 'DET' && next.pos !== 'ADP' && next.pos !== 'PUNCT'
}

function readVerb(chunks: Chunk[], tokens: readonly Token[], from: number): number {
  let at = from
  let mood: Mood | undefined
  let auxiliary = false
  let head = from
  if (tokens[at]!.lower === 'to') {
    mood = 'infinitive'
    at += 1
  }
  for (; at < tokens.length; at += 1) {
    const token = tokens[at]!
    if (token.pos === 'AUX' || modals.has(token.lower) || isShortBe(tokens, at)) {
      if (mood !== undefined && !auxiliary && mood !== 'infinitive') break
      mood ??= modals.has(token.lower) || finiteAuxiliaries.has(token.lower) ? 'finite' : token.lower === 'be' ? 'base' : token.lower === 'being' || token.lower === 'having' ? 'gerund' : 'participle'
      auxiliary = true
      head = at
    } else if (token.pos === 'ADV' || negations.has(token.lower)) {
      // An adverb belongs to the group only where more of the group follows.
      let ahead = at + 1
      while (ahead < tokens.length && ahead < at + 4 && (tokens[ahead]!.pos === 'ADV' || negations.has(tokens[ahead]!.lower))) ahead += 1
      const after = tokens[ahead]
      const goesOn = after && (after.pos === 'VERB' || after.pos === 'AUX') && (auxiliary || mood === 'infinitive')
      if (mood === 'infinitive' && head === from) continue
      if (!goesOn) break
      at = ahead - 1
    } else if (token.pos === 'VERB') {
      const form = verbForm(token)
      if (auxiliary && form === 'present') break
      mood ??= form === 'present' || form === 'past' ? 'finite' : form
      head = at
      at += 1
      break
    } else {
      if (mood === 'infinitive' && head === from) {
        head = at
        at += 1
      }
      break
    }
  }
  return push(chunks, 'verb', from, Math.max(at, from + 1), head, mood ?? 'base', auxiliary)
}

function startsNoun(token: Token): boolean {
  return premodified.has(token.pos) || openers.has(token.pos) || token.pos === 'PRON' || token.pos === 'VERB' || token.pos === 'INTJ' || token.pos === 'X'
}

const months = words('january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.')

function readNoun(chunks: Chunk[], tokens: readonly Token[], from: number, last: Chunk | undefined): number {
  let at = from
  let head = -1
  if (tokens[at]!.pos === 'PRON' && !isPossessor(tokens[at]!) && tokens[at]!.lower !== 'her') return pushNoun(chunks, tokens, from, from + 1, from)
  for (; at < tokens.length; at += 1) {
    const token = tokens[at]!
    const { pos } = token
    if (pos === 'NOUN' || pos === 'PROPN') head = at
    else if (pos === 'NUM') head = head < 0 || tokens[head]!.pos === 'NUM' || months.has(tokens[head]!.lower) ? at : head
    else if (pos === 'PRON') {
      if (at > from && !(isPossessor(token) && tokens[at - 1]!.lower === 'all')) break
    } else if (pos === 'DET') {
      if (head >= 0 || (at > from && tokens[at - 1]!.pos === 'ADJ')) break
    } else if (pos === 'ADJ') {
      if (head >= 0 && !isPossessor(tokens[at - 1]!) && !premodified.has(tokens[at + 1]?.pos ?? '')) break
    } else if (pos === 'PART' || isPossessiveEnding(tokens, at)) {
      if (head < 0 || token.lower === 'to' || negations.has(token.lower)) break
    } else if (pos === 'ADV' && head < 0 && at > from && premodified.has(tokens[at + 1]?.pos ?? '')) continue
    else if (pos === 'ADV' && tokens[at - 1]?.lower === 'more' && at > from) continue
    else if (pos === 'ADP' && token.lower === 'than' && /^(?:more|less|fewer)$/.test(tokens[at - 1]?.lower ?? '')) continue
    else if (pos === 'VERB') {
      if (at !== from && !isPremodifier(tokens, at)) break
    } else if (pos === 'SYM' && !isDash(token.text)) continue
    else if (joinsNumbers(tokens, at)) at += 1
    else if (pos === 'PUNCT' && token.lower === ',' && joinsOver(tokens, at, head)) continue
    else if (pos === 'CCONJ' && head < 0 && tokens[at - 1]!.pos === tokens[at + 1]?.pos && at > from) continue
    else if (isQuoteMark(token.lower) && head < 0 && premodified.has(tokens[at + 1]?.pos ?? '')) continue
    else break
  }
  if (at === from) at += 1
  if (head < 0) {
    const opener = tokens[from]!
    if (opener.pos === 'ADJ' || opener.pos === 'PART') return push(chunks, 'adverb', from, at, at - 1)
    head = at - 1
  }
  void last
  return pushNoun(chunks, tokens, from, at, head)
}

// "Jan. 5, 2016" and "a loud, angry crowd" are one phrase over the comma.
function joinsOver(tokens: readonly Token[], at: number, head: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (!before || !after) return false
  if (before.pos === 'NUM' && after.pos === 'NUM') return months.has(tokens[at - 2]?.lower ?? '')
  return head < 0 && before.pos === 'ADJ' && after.pos === 'ADJ'
}

function pushNoun(chunks: Chunk[], tokens: readonly Token[], from: number, to: number, head: number): number {
  return push(chunks, temporal.has(tokens[head]!.lower) && chunks[chunks.length - 1]?.type !== 'preposition' ? 'adverb' : 'noun', from, to, head)
}

// "that" opens a relative clause after a noun where a verb follows, and a content clause elsewhere.
function readThat(chunks: Chunk[], tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1]
  const last = chunks[chunks.length - 1]
  if (!next || next.pos === 'PUNCT' || next.pos === 'ADP') return push(chunks, 'noun', at, at + 1)
  if (last?.type === 'noun' && (isVerb(next) || (next.pos === 'ADV' && isVerb(tokens[at + 2] ?? next)))) return push(chunks, 'relative', at, at + 1)
  if (isShortBe(tokens, at + 1)) return push(chunks, last?.type === 'noun' ? 'relative' : 'noun', at, at + 1)
  const asDeterminer = (tokens[at]!.pos === 'DET' || !last) && (next.pos === 'NOUN' || next.pos === 'ADJ') && last?.type !== 'verb'
  if (asDeterminer) return readNoun(chunks, tokens, at, last)
  if (!last || last.type === 'preposition' || last.type === 'conjunction' || last.type === 'mark') {
    if (isVerb(next)) return push(chunks, 'noun', at, at + 1)
  }
  return push(chunks, 'that', at, at + 1)
}

// "after the vote" is a preposition, "after she voted" a subordinator: it depends on what follows the noun phrase.
function settleSubordinators(chunks: Chunk[], tokens: readonly Token[]): void {
  for (let at = 0; at + 2 < chunks.length; at += 1) {
    const chunk = chunks[at]!
    if (chunk.type !== 'preposition' || !maybeSubordinators.has(tokens[chunk.from]!.lower)) continue
    let verb = at + 2
    const noun = chunks[at + 1]!
    if (noun.type !== 'noun' || /^\d/.test(tokens[noun.head]!.text)) continue
    while (chunks[verb]?.type === 'preposition' && chunks[verb + 1]?.type === 'noun') verb += 2
    while (chunks[verb]?.type === 'adverb') verb += 1
    const found = chunks[verb]
    if (found?.type === 'verb' && isFinite(found, tokens, chunks[at + 1]!)) chunk.type = 'subordinator'
  }
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
