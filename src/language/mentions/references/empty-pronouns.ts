// Pronouns that stand for nothing, and for nobody in particular.
import type { Token } from '../../words/token.js'

/** "His or her", and the bare word in quotation marks: nobody in particular. */
export function isGeneric(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  const isEither = (before?.lower === 'or' && /^(?:he|his|him)$/.test(tokens[at - 2]?.lower ?? '')) ||
    (after?.lower === 'or' && /^(?:she|her|hers)$/.test(tokens[at + 2]?.lower ?? ''))
  const isCited = before?.tag === '``' && (after?.tag === "''" || after?.tag === '.')
  return isEither || isCited
}

/** "It is unclear whether, "it took a year": the word stands for nothing. */
export function isEmpty(tokens: readonly Token[], at: number): boolean {
  let verb = at + 1
  while (tokens[verb]?.pos === 'ADV' || tokens[verb]?.tag === 'MD') verb += 1
  const first = tokens[verb]
  if (!first) return false
  if (first.lemma === 'come' && tokens[verb + 1]?.lower === 'to') return true
  // "made it clear that", "find it hard to".
  if (first.pos === 'ADJ' && /^(?:to|that|for)$/.test(tokens[verb + 1]?.lower ?? '')) return true
  if (/^(?:seem|appear|happen|rain|snow|turn|take|emerge)$/.test(first.lemma)) return true
  if (first.lemma !== 'be' && first.lower !== '’s' && first.lower !== "'s") return false
  let told = verb + 1
  while (tokens[told] && (tokens[told]!.pos === 'ADV' || tokens[told]!.lemma === 'be' || /^(?:not|n't|n’t)$/.test(tokens[told]!.lower))) told += 1
  for (let look = told; look < told + 8 && look < tokens.length && tokens[look]!.tag !== '.'; look += 1) {
    if (look > told && /^(?:that|whether|to|how|what|who|when|if|why)$/.test(tokens[look]!.lower)) return true
  }
  return /^(?:time|clear|unclear|possible|important|hard|difficult|impossible|likely|unlikely|necessary|true)$/.test(tokens[told]?.lower ?? '')
}

