// How sure an attribution is, and why.
import type { AttributionMode } from '../../domain/attribution.js'
import type { CueClass } from './cue-verbs.js'
import type { Draft } from './drafts.js'

// The share of each kind of cue whose source and content were right on 300 articles of PolNeAR's training part.
const rightness: Record<CueClass, number> = { speech: 0.67, address: 0.53, finding: 0.41, stance: 0.43, intent: 0.34, thought: 0.29 }
const QUOTED_SPEECH = 0.82
const PARTLY_QUOTED_SPEECH = 0.75

/** confidenceOf answers how sure it is that the source said the content, 0..1. */
export function confidenceOf({ type }: Draft, mode: AttributionMode): number {
  if (mode === 'indirect' || (type !== 'speech' && type !== 'address')) return rightness[type]
  return mode === 'direct' ? QUOTED_SPEECH : PARTLY_QUOTED_SPEECH
}

const content: Record<AttributionMode, string> = {
  direct: 'the content is a quotation',
  mixed: 'part of the content is quoted',
  indirect: 'the content is a paraphrase',
}

/** reasonsFor says in words what speaks for an attribution, the cue first. */
export function reasonsFor(cue: string, mode: AttributionMode, { source }: Draft): string[] {
  return [`cue “${cue}”`, content[mode], ...(source.length === 0 ? ['no source stands beside the cue'] : [])]
}
