// How the words behind a verb of saying begin, where no "that" does: with a clause, an estimate, a verdict.
import { possessives, subjectPronouns } from '../../lexicon/pronouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Scene } from '../drafts.js'

const estimates = words('about around over nearly almost under')
const verdicts = words('guilty liable dead alive responsible unconscious unhurt')
const faults = words('fault faults')
const verdictReach = 8

/** startsClause tells a noun phrase with a verb after it, or a question word: what a speech verb takes without "that". */
export function startsClause(scene: Scene, start: number): boolean {
  const { tokens, end } = scene
  const head = tokens[start]!
  if (/^(?:whether|if|how|why|what|who|where|there|as)$/.test(head.lower)) return true
  // "had written it to keep …": an object.
  if (head.lower === 'it') return !/^(?:ADP|PART|PUNCT|SCONJ|CCONJ)$/.test(tokens[start + 1]?.pos ?? 'PUNCT') ||
    /^[’']/.test(tokens[start + 1]!.text)
  if (subjectPronouns.has(head.lower)) return true
  if (head.pos === 'ADP' && !opensEstimate(tokens, start)) return false
  for (let at = start; at < end && at - start < 14; at += 1) {
    const { pos, text, lower } = tokens[at]!
    const isFinite = pos === 'AUX' || (pos === 'VERB' && !/ing$/.test(lower) && !isAttributive(tokens, at))
    if (at > start && isFinite) return true
    if (text === ';' || text === ':' || lower === 'that' || lower === 'who') return false
  }
  return false
}

/** isVerdict: "found the company guilty", "find fault with": a judgement passed, and no words for what is so. */
export function isVerdict({ tokens, end }: Scene, start: number): boolean {
  if (faults.has(tokens[start]!.lower)) return true
  for (let at = start + 1; at < end && at - start < verdictReach; at += 1) {
    const { pos, text, lower } = tokens[at]!
    if (verdicts.has(lower)) return true
    if (pos === 'VERB' || pos === 'AUX' || text === ',') return false
  }
  return false
}

/** "at least 12 people", "about 40 homes": no preposition of place. */
function opensEstimate(tokens: Scene['tokens'], at: number): boolean {
  const { lower } = tokens[at]!
  const number = lower === 'at' && /^(?:least|most)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1
  return (number > at + 1 || estimates.has(lower)) && tokens[number]?.pos === 'NUM'
}

/** "her flooded shop": a participle before its noun. */
function isAttributive(tokens: Scene['tokens'], at: number): boolean {
  const { pos, lower } = tokens[at - 1]!
  const next = tokens[at + 1]?.pos
  return (pos === 'DET' || possessives.has(lower)) && (next === 'NOUN' || next === 'ADJ')
}
