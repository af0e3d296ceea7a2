// "The audit said" → "audit by Brandt & Lyle": a source named by one noun, and the words that introduced it.
import { times } from '../../lexicon/calendar.js'
import { datasetNouns, documentNouns } from '../../lexicon/source-nouns.js'
import type { Token } from '../../words/token.js'
import type { NamedHop } from './source-names.js'
import { words } from '../../lexicon/word-lists.js'
import { timeNouns } from '../../words/noun-phrases.js'
import { phraseAfter } from '../rules/phrase-after.js'

const introducers = words('by of from about into on published commissioned written compiled released for in')
const longestPhrase = 14

/** A noun for a document or a set of data with what says which, and the token after it. */
export interface Introduction {
  noun: string
  name: string
  end: number
}

/** findIntroductions lists in text order where a document is introduced: "an audit by Brandt & Lyle". */
export function findIntroductions(text: string, tokens: Token[]): Introduction[] {
  const found: Introduction[] = []
  for (let at = 0; at < tokens.length - 2; at += 1) {
    const { pos, lower } = tokens[at]!
    if (pos !== 'NOUN' || !(documentNouns.has(lower) || datasetNouns.has(lower))) continue
    if (!introducers.has(tokens[at + 1]!.lower)) continue
    if (isTime(tokens, at + 2)) continue
    const skip = tokens[at + 2]!.pos === 'ADP' ? 3 : 2
    const end = phraseAfter(tokens, at + skip, Math.min(tokens.length, at + longestPhrase))
    if (end <= at + skip) continue
    const name = text.slice(tokens[at]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
    found.push({ noun: lower, name, end })
  }
  return found
}

/** "published a report on Monday": says when, not which. */
function isTime(tokens: Token[], at: number): boolean {
  const first = tokens[at]!.lower
  const noun = /^(?:the|this|last|early|late)$/.test(first) ? tokens[at + 1]?.lower ?? '' : first
  return times.has(noun) || timeNouns.has(noun) || /^\d{4}$/.test(first)
}

/**
 * fullerName gives the hop the words that introduced it, where it is one noun for a document that the article goes
 * on about.
 */
export function fullerName(hop: NamedHop, known: ReadonlyMap<string, string>): NamedHop {
  if (hop.kind !== 'document' && hop.kind !== 'dataset') return hop
  const name = known.get(hop.name.toLowerCase())
  return name ? { ...hop, name } : hop
}
