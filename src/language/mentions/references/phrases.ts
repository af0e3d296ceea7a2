// The noun phrases of an article, read from tags: where each begins, its noun, and what behind it says which one it is.
import type { ArticleSentence } from '../../sentences/sentence.js'
import { bareNominalTags } from '../../words/nominal-tags.js'
import { commonTags } from '../../words/part-of-speech.js'
import type { Token } from '../../words/token.js'
import { demonstratives, possessives, relativePronouns } from '../../lexicon/pronouns.js'
import { personNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'

export interface Phrase {
  /** Token of its determiner or first word. */
  first: number
  /** Its noun. */
  head: number
  /** One past what belongs to it: "a petition by Ann Lee against the dam". */
  end: number
  sentence: number
  determiner: 'the' | 'demonstrative' | 'possessive' | 'indefinite' | 'none'
  isPlural: boolean
  /** Its sentence begins with it, and a verb follows: what the sentence is about. */
  isTopic: boolean
  /** Something stands behind it that may tell which one: "the man who", "the fire in Dalby". */
  isFollowed: boolean
}

const longest = 8
const longestTail = 14
// What always belongs to the noun before it; "in", "on", "with" may belong to the verb.
const nominalTies = words('of by about between')
// Of what is told for the first time: "a petition against the dam"; "elected the president against Lee".
const newTies = words('for against over from')
const telling = words('featuring containing showing involving depicting called titled entitled named concerning regarding')
const followers: ReadonlySet<string> = new Set([...relativePronouns, ...words(`that where of by for against about between over in on at with from near around
  outside inside under behind containing involving named called known`)])

/** findPhrases gives the noun phrases of the sentences, headings left out, in the order of their nouns. Linear: each way is bounded. */
export function findPhrases(tokens: readonly Token[], sentences: readonly ArticleSentence[]): Phrase[] {
  const phrases: Phrase[] = []
  sentences.forEach(({ type, bodyToken, endToken }, sentence) => {
    if (type === 'heading') return
    let limit = bodyToken
    let owner = bodyToken
    for (let at = bodyToken; at < endToken; at += 1) {
      if (!isHead(tokens, at, endToken)) continue
      // "Ann Lee's old petition" is one phrase.
      const isOwned = tokens[limit]?.tag === 'POS' && limit > bodyToken
      const first = startOf(tokens, at, isOwned ? owner : limit)
      limit = at + 1
      owner = first
      const determiner = determinerOf(tokens, first, at)
      phrases.push({
        first, head: at, end: endOf(tokens, at, endToken, determiner === 'indefinite'), sentence, determiner, isPlural: isPluralNoun(tokens[at]!),
        isTopic: first === bodyToken && /^(?:VERB|AUX)$/.test(tokens[at + 1]?.pos ?? ''), isFollowed: isFollowed(tokens, at + 1, endToken),
      })
    }
  })
  return phrases
}

function isHead(tokens: readonly Token[], at: number, end: number): boolean {
  const { pos } = tokens[at]!
  if (pos !== 'NOUN' && pos !== 'PROPN') return false
  const next = at + 1 < end ? tokens[at + 1]! : undefined
  if (next?.text === '-' || next?.text === '‑') return false
  return !next || (next.pos !== 'NOUN' && next.pos !== 'PROPN')
}

function startOf(tokens: readonly Token[], head: number, limit: number): number {
  let first = head
  while (first > limit && head - first < longest) {
    const { pos, lower, tag } = tokens[first - 1]!
    if (pos === 'DET' || possessives.has(lower) || (demonstratives.has(lower) && tag === 'DT')) return first - 1
    const isOwner = lower === '’s' || lower === "'s" || ((lower === '’' || lower === "'") && tag === 'POS')
    const isParticiple = (tag === 'VBN' || tag === 'VBG') && /^(?:DET|ADJ)$/.test(tokens[first - 2]?.pos ?? '')
    if (!bareNominalTags.has(pos) && !isOwner && !isParticiple && lower !== '-') break
    first -= 1
  }
  return first
}

function determinerOf(tokens: readonly Token[], first: number, head: number): Phrase['determiner'] {
  const { lower, pos, tag } = tokens[first]!
  if (first === head) return 'none'
  if (lower === 'the') return 'the'
  if (demonstratives.has(lower)) return 'demonstrative'
  if (possessives.has(lower) || tag === 'PRP$') return 'possessive'
  for (let at = first; at < head; at += 1) if (tokens[at]!.tag === 'POS') return 'possessive'
  return pos === 'DET' || lower === 'one' || lower === 'another' ? 'indefinite' : 'none'
}

/** isPluralNoun: "petitions", "people"; of a name, what its tag says. */
export function isPluralNoun({ lower, tag, lemma }: Token): boolean {
  // "Birds" at the start of a sentence.
  if (tag === 'NNP' && /[^s]s$/.test(lower) && (commonTags(lower)[0] === 'NNS' || (commonTags(lower).length === 0 && commonTags(lower.slice(0, -1))[0] === 'NN'))) return true
  return tag === 'NNS' || tag === 'NNPS' || lower === 'people' || lower === 'police' || (lower !== lemma && /[^s]s$/.test(lower))
}

function isFollowed(tokens: readonly Token[], at: number, end: number): boolean {
  const next = at < end ? tokens[at] : undefined
  if (!next) return false
  const after = tokens[at + 1]
  // "The letter, which …" would be the letter without it too.
  if (next.text === ',') return after?.tag === 'VBN'
  // "The website “Rye Wiki”".
  if (next.tag === '``' || next.text === '“' || next.text === '"') return true
  if (next.text === '(' || next.tag === 'POS') return next.text === '('
  return followers.has(next.lower) || next.tag === 'VBG' || next.tag === 'TO' ||
    (next.tag === 'VBN' && after?.pos === 'ADP')
}

/** "a petition by Ann Lee", "One petition, created by Ann Lee of Rye, …": up to the last noun of what hangs on it. */
function endOf(tokens: readonly Token[], head: number, limit: number, isNew: boolean): number {
  const next = tokens[head + 1]
  if (head + 1 >= limit || !next) return head + 1
  const isCreated = (at: number): boolean => tokens[at]?.tag === 'VBN' && tokens[at + 1]?.lower === 'by'
  if (isCreated(head + 1)) return tailEnd(tokens, head + 3, head, limit)
  if (next.text === ',' && isCreated(head + 2)) return tailEnd(tokens, head + 4, head, limit)
  const isTied = nominalTies.has(next.lower) || (isNew && newTies.has(next.lower) && !personNouns.has(tokens[head]!.lemma))
  return isTied || telling.has(next.lower) ? tailEnd(tokens, head + 2, head, limit) : head + 1
}

/** Past the noun phrase that begins at `at` and what "of" ties to it; `head + 1` where none does. */
function tailEnd(tokens: readonly Token[], at: number, head: number, limit: number): number {
  let end = head + 1
  for (let look = at; look < limit && look - head < longestTail; look += 1) {
    const { pos, lower, tag } = tokens[look]!
    if (pos === 'NOUN' || pos === 'PROPN') end = look + 1
    // "the Museum of Art and Design".
    else if (lower === 'and' && tokens[head]!.pos === 'PROPN' && tokens[look - 1]!.pos === 'PROPN' && tokens[look + 1]?.pos === 'PROPN') continue
    else if (pos === 'DET' || pos === 'ADJ' || pos === 'NUM' || tag === 'POS' || tag === 'PRP$' || (lower === 'of' && end > head + 1) ||
      (lower === '-' && tokens[look]!.start === tokens[look - 1]!.end)) continue
    else break
  }
  // "by Ann and Bob Lee": a list is not cut.
  const next = tokens[end]
  const isListed = end < limit && next && (isAnd(next) ? /^(?:PROPN|DET)$/.test(tokens[end + 1]?.pos ?? '')
    : next.text === ',' && tokens[end + 1]?.pos === 'PROPN' && tokens.slice(end + 2, Math.min(limit, end + 8)).some(isAnd))
  return isListed ? head + 1 : end
}

function isAnd({ lower }: Token): boolean {
  return lower === 'and' || lower === 'or' || lower === '&'
}
