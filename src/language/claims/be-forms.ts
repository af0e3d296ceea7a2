// The form of "be" that a participle lacks where it becomes a claim.
import type { Token } from '../words/token.js'
import type { Assembly } from './assembly.js'
import { isPlural, type Chunk } from './chunk.js'
import { verbForm } from '../words/verb-forms.js'

/** wasFor gives the "was" or "were" that a participle lacks. */
export function wasFor({ chunks, tokens }: Assembly, noun: number): string {
  return isPlural(chunks[noun]!, tokens) ? 'were' : 'was'
}

/** isPast tells a verb group whose form is of the past. */
export function isPast(tokens: readonly Token[], verb: Chunk): boolean {
  const { lower } = tokens[verb.from]!
  if (verb.auxiliary) return lower === 'was' || lower === 'were' || lower === 'had' || lower === 'did'
  const form = verbForm(tokens[verb.head]!)
  return form === 'past' || form === 'either'
}
