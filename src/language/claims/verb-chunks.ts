// Verb groups: "has so far been sold", "to resign", "reading".
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { pushChunk, type Chunk, type Mood } from './chunk.js'
import { isShortBe, modals, negations } from './token-marks.js'
import { verbForm } from '../words/verb-forms.js'

const finiteAuxiliaries = words("is are was were am has have had do does did ’s 's ’re 're ’ve 've ’m 'm ai")

const afterInfinitive = words('VERB DET PROPN')
const neverVerbs = words('DET ADP PUNCT NUM SYM PRON PROPN')

/** startsInfinitive: is this "to" the one of "to resign"? */
export function startsInfinitive(token: Token, next: Token, afterNext: Token | undefined): boolean {
  if (next.pos === 'VERB' || next.pos === 'AUX') return verbForm(next) === 'base' || next.lower === 'be'
  if (next.pos === 'ADV') return token.pos === 'PART' && afterNext !== undefined && afterInfinitive.has(afterNext.pos)
  return token.pos === 'PART' && !neverVerbs.has(next.pos)
}

function moodOfAuxiliary(lower: string): Mood {
  if (modals.has(lower) || finiteAuxiliaries.has(lower)) return 'finite'
  if (lower === 'be') return 'base'
  return lower === 'being' || lower === 'having' ? 'gerund' : 'participle'
}

function isAdverb({ pos, lower }: Token): boolean {
  return pos === 'ADV' || negations.has(lower)
}

/** readVerb reads the verb group that begins at a token, and gives the token after it. */
export function readVerb(chunks: Chunk[], tokens: readonly Token[], from: number): number {
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
      mood ??= moodOfAuxiliary(token.lower)
      auxiliary = true
      head = at
    } else if (isAdverb(token)) {
      // An adverb belongs to the group only where more of the group follows.
      let ahead = at + 1
      while (ahead < Math.min(tokens.length, at + 4) && isAdverb(tokens[ahead]!)) ahead += 1
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
  return pushChunk(chunks, 'verb', from, Math.max(at, from + 1), head, mood ?? 'base', auxiliary)
}
