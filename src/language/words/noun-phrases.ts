// Who stands before or after a verb: noun phrases found by walking from the verb, a bounded way.
import { nominalTags } from './nominal-tags.js'
import type { Token } from './token.js'
import { conditionals, temporals } from '../lexicon/conjunctions.js'
import { negators } from '../lexicon/negation.js'
import { demonstratives, objectPronouns, possessives, subjectPronouns } from '../lexicon/pronouns.js'
import { daysFromToday, partsOfDay, times } from '../lexicon/calendar.js'
import { words } from '../lexicon/word-lists.js'
import { cueVerb } from '../lexicon/cue-verbs.js'

/** Tokens [first, end). */
export type TokenRange = [first: number, end: number]

export const farthest = 40
/** What can be a whole subject: personal pronouns, demonstratives, relatives, quantities and indefinite pronouns of people. */
const wholeSubjects: ReadonlySet<string> = new Set([...subjectPronouns, ...demonstratives, ...words(`who which many some others several
  most few both everyone nobody everybody anyone someone`)])
const chain: ReadonlySet<string> = new Set([...negators, ...words('to also then again later once even just still only')])
export const timeNouns: ReadonlySet<string> = new Set([...daysFromToday.keys(), ...partsOfDay,
  ...words('day week weekend month year earlier later')])
const leftStops: ReadonlySet<string> = new Set([...conditionals, ...temporals,
  ...words('that because when while although though than where why how what')])
const indefinite = words('those some others several many most few all both one everyone anyone someone nobody none')
/** Adjectives that stand after their noun: "people familiar with the talks". */
export const postposed = words(`familiar close aware knowledgeable privy loyal sympathetic critical responsible opposed
  involved briefed present able`)
const innerMarks = words("& - ’ ' $ %")
export const nominal: ReadonlySet<string> = new Set([...nominalTags, 'SYM', 'X'])

/** verbGroupStart gives where the verb group begins that ends with the verb at `at`: auxiliaries, adverbs, "went on to". */
export function verbGroupStart(tokens: Token[], at: number, first: number): number {
  let start = at
  while (start > first && at - start < 8) {
    const { pos, lower } = tokens[start - 1]!
    if (pos === 'AUX' || pos === 'ADV' || chain.has(lower)) start -= 1
    else if (pos === 'VERB' &&
        (tokens[start]!.lower === 'to' || lower === 'has' || lower === 'had' || lower === 'have')) {
      start -= 1
    } else if (lower === 'on' && tokens[start]!.lower === 'to') start -= 1
    else break
  }
  // "Earlier he said": a leading adverb belongs to the sentence, not to the group.
  return start
}

/** subjectBefore finds the noun phrase or pronoun right before a verb group, or undefined where none stands there. */
export function subjectBefore(tokens: Token[], groupStart: number, first: number): TokenRange | undefined {
  let end = beforeTime(tokens, groupStart, first)
  if (end <= first) return undefined
  const edge = end
  let last = tokens[end - 1]!
  if (last.text === ',') {
    // "Ann Lee, the mayor of Rye, said"
    let comma = openingComma(tokens, end - 1, first)
    for (let asides = 0; comma >= 0 && asides < 4; asides += 1) {
      const start = phraseStart(tokens, comma, first)
      if (start >= comma) return undefined
      const before = tokens[start - 1]
      const isAside = before?.text === ',' && start - 1 > first && !/^\p{Lu}/u.test(tokens[start]!.text)
      const wider = isAside ? openingComma(tokens, start - 1, first) : -1
      if (wider < 0) return [start, end]
      comma = wider
    }
    return undefined
  }
  if (objectPronouns.has(last.lower)) return undefined
  if (wholeSubjects.has(last.lower)) {
    if (last.lower === 'that' && tokens[end - 2]?.pos === 'VERB') return undefined
    // "people with knowledge of it said": the pronoun only ends the phrase.
    if (tokens[end - 2]?.pos !== 'ADP' || end - 2 <= first) return [end - 1, end]
    const start = phraseStart(tokens, end, first)
    return start < end - 1 ? [start, edge] : [end - 1, end]
  }
  if (last.text === ')' || last.text === ']') {
    while (end > first + 1 && edge - end < 12 && tokens[end - 1]!.text !== '(' && tokens[end - 1]!.text !== '[') {
      end -= 1
    }
    last = tokens[end - 2] ?? last
    end -= 1
  }
  if (last.pos === 'VERB') {
    // "passengers who asked not to be named said": the relative clause ends with its verb.
    const relative = relativeBefore(tokens, end, first)
    const start = relative > first ? phraseStart(tokens, relative, first) : relative
    return start >= 0 && start < relative ? [start, edge] : undefined
  }
  if (!nominal.has(last.pos) && last.pos !== 'PART' && last.pos !== 'PRON') return undefined
  if (last.pos === 'ADJ' && tokens[end - 2]?.pos === 'AUX') return undefined
  const start = phraseStart(tokens, end, first)
  return start < end ? [start, edge] : undefined
}

/** Past "on Friday", "late Monday", "last week" between a subject and its verb. */
function beforeTime(tokens: Token[], end: number, first: number): number {
  let at = end
  while (at > first && end - at < 4 && (times.has(tokens[at - 1]!.lower) || timeNouns.has(tokens[at - 1]!.lower))) {
    at -= 1
  }
  if (at === end || at === first) return end
  while (at > first && end - at < 6 && /^(?:on|late|early|last|this|that|in|the)$/.test(tokens[at - 1]!.lower)) at -= 1
  // "The engineer who testified on Friday said": the day belongs to another verb.
  return at > first && nominal.has(tokens[at - 1]!.pos) ? at : end
}

/** The comma that opens the aside which the comma at `at` closes, or -1. */
function openingComma(tokens: Token[], at: number, first: number): number {
  let depth = 0
  for (let look = at - 1; look > first && at - look < farthest; look -= 1) {
    const { text, pos } = tokens[look]!
    if (text === ')') depth += 1
    if (text === '(') depth -= 1
    if (text === '“' || text === '”' || text === '"' || text === ';' || text === ':') return -1
    if (text === ',' && depth === 0) {
      const before = tokens[look - 1]!
      // "a coach from Rye, N.Y., said": places nest; go on to the comma before if a lower-case phrase began there.
      if (before.pos === 'NOUN' || before.pos === 'PROPN' || before.text === ')' || before.pos === 'NUM' ||
          /^\p{Lu}/u.test(before.text)) {
        return look
      }
      return -1
    }
    if (pos === 'SCONJ' && look === at - 1) return -1
  }
  return -1
}

/** phraseStart walks left over the noun phrase that ends before `end`. */
export function phraseStart(tokens: Token[], end: number, first: number): number {
  let start = end
  while (start > first && end - start < farthest) {
    const token = tokens[start - 1]!
    const { pos, lower, text } = token
    const inner = tokens[start]
    if (start < end && (timeNouns.has(lower) || times.has(lower)) && inner && inner.pos !== 'PART' &&
        inner.pos !== 'NOUN' && inner.pos !== 'ADP') {
      break
    }
    if (leftStops.has(lower)) break
    if (start < end && isDeterminer(inner!) && (nominal.has(pos) && pos !== 'ADJ' && pos !== 'DET')) break
    if (nominal.has(pos) || pos === 'PART' || innerMarks.has(text)) {
      if (lower === 'to' || lower === 'not') break
      start -= 1
      continue
    }
    if (pos === 'PRON') {
      if (start < end && (possessives.has(lower) || lower === 'whose')) {
        start -= 1
        continue
      }
      if (start === end) {
        start -= 1
        if (tokens[start - 1]?.pos === 'ADP') continue
        return start
      }
      return indefinite.has(lower) ? start - 1 : start
    }
    if (text === ')') {
      let open = start - 1
      while (open > first && tokens[open]!.text !== '(' && start - open < 10) open -= 1
      if (tokens[open]!.text !== '(') break
      start = open
      continue
    }
    const before = tokens[start - 2]
    const joins = start - 2 >= first && before !== undefined &&
      (nominal.has(before.pos) || before.text === ')' || before.pos === 'PRON')
    if (pos === 'ADP' && start < end && joins && !isCopy(lower) && before.pos !== 'ADJ') {
      start -= 1
      continue
    }
    // "two people familiar with the talks", "a person close to her"
    if (start < end && start - 3 >= first && before?.pos === 'ADJ' && (pos === 'ADP' || lower === 'to') &&
        postposed.has(before.lower) && isNominal(tokens[start - 3]!)) {
      start -= 2
      continue
    }
    if (pos === 'ADP' && start < end && (before?.pos === 'VERB' || before?.pos === 'AUX')) {
      const relative = relativeBefore(tokens, start - 2, first)
      if (relative > first) {
        start = relative
        continue
      }
      // "officials briefed on the talks", "a study published in May": no finite verb, since one follows the phrase.
      const isReduced = start - 3 >= first && isNominal(tokens[start - 3]!) &&
        /(?:ed|en|ing|id|de|t|n)$/.test(before.lower)
      const isQuoted = /^(?:cited|quoted)$/.test(before.lower) && /^(?:by|in)$/.test(lower)
      if (!isReduced || (cueVerb(before.lower) && !isQuoted)) break
      start -= 2
      continue
    }
    if (pos === 'CCONJ' && lower === 'and' && start < end && joins && before.pos !== 'ADJ') {
      start -= 1
      continue
    }
    if ((pos === 'VERB' || pos === 'AUX') && start < end) {
      const relative = relativeBefore(tokens, start - 1, first)
      if (relative > first) {
        start = relative
        continue
      }
      if (pos === 'VERB' && /(?:ed|ing)$/.test(lower) && isDeterminer(tokens[start - 2]) && inner &&
          nominal.has(inner.pos)) {
        start -= 1
        continue
      }
    }
    break
  }
  while (start < end - 1 && (tokens[start]!.pos === 'PART' || tokens[start]!.pos === 'PUNCT')) start += 1
  return start
}

export const isNominal = ({ pos, lower }: Token): boolean => pos === 'NOUN' || pos === 'PROPN' || indefinite.has(lower)
const isCopy = (lower: string): boolean => lower === 'as' || lower === 'like' || lower === 'than'

/** For the verb of a relative clause, where its "who", "which" or "that" stands after a noun; otherwise -1. */
function relativeBefore(tokens: Token[], at: number, first: number): number {
  for (let look = at - 1; look > first && at - look < 7; look -= 1) {
    const { lower, pos } = tokens[look]!
    if (lower === 'who' || lower === 'which' || lower === 'that') return nominal.has(tokens[look - 1]!.pos) ? look : -1
    if (pos !== 'AUX' && pos !== 'ADV' && pos !== 'PART' && pos !== 'VERB') return -1
  }
  return -1
}

export function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'DET' || possessives.has(token.lower))
}
