// What pronouns are settled with, and how a guess stands in the article.
import type { Guess } from '../mentions.js'
import type { Reading } from './reading.js'
import type { Phrase } from './phrases.js'
import type { Reference } from './reference.js'

/** What pronouns are settled with. */
export interface PronounSetting extends Reading {
  /** Noun token → its phrase. */
  phraseOf: ReadonlyMap<number, Phrase>
  /** Noun token → what its phrase refers to. */
  referenceOf: ReadonlyMap<number, Reference>
  chains: Int32Array
  /** Sentence → its first token, a label aside. */
  starts: readonly number[]
  /** The phrases of each sentence. */
  bySentence: readonly (readonly Phrase[])[]
  /** Token → the name of whoever says it, '' where the article speaks. */
  speakers: readonly string[]
  /** First token → the pronouns before, as they were decided. */
  settled: ReadonlyMap<number, Reference>
}

/** Whether a guess was last mentioned by a pronoun that is itself unclear. */
export function isOpen({ settled }: PronounSetting, { firstToken }: Guess): boolean {
  const before = settled.get(firstToken)
  if (!before || (before.kind !== 'pronoun' && before.kind !== 'possessive')) return false
  return typeof before.decision === 'object' && 'open' in before.decision && !('wording' in before.decision)
}

/** Where the phrase of a guess begins, its article included. */
export function startOf({ tokens, phraseOf }: PronounSetting, { meant, firstToken, endToken }: Guess): number {
  const head = 'phrase' in meant ? meant.phrase[1] - 1 : endToken - 1
  const first = Math.min(firstToken, phraseOf.get(head)?.first ?? firstToken)
  return tokens[first - 1]?.lower === 'the' ? first - 1 : first
}

/** "The school and the police": one of several. */
export function isJoined(setting: PronounSetting, guess: Guess): boolean {
  const { tokens } = setting
  const { endToken } = guess
  return /^(?:and|or)$/.test(tokens[startOf(setting, guess) - 1]?.lower ?? '') || /^(?:and|or)$/.test(tokens[endToken]?.lower ?? '')
}

/** chainOf gives the number of whom or what a guess means. */
export function chainOf({ chains, callings }: Pick<PronounSetting, 'chains' | 'callings'>, { meant, endToken }: Guess): number {
  return 'entity' in meant ? callings.root[meant.entity]! : chains[meant.phrase[1] - 1] ?? chains[endToken - 1]!
}
