// Why an attribution is believed, in words.
import type { AttributionMode } from '../../domain/attribution.js'
import type { ScoredDraft } from './accepting/word-accepted.js'

const content: Record<AttributionMode, string> = {
  direct: 'the content is a quotation',
  mixed: 'part of the content is quoted',
  indirect: 'the content is a paraphrase',
}

/** reasonsFor says in words what speaks for an attribution and what against it, the cue first. */
export function reasonsFor(cue: string, mode: AttributionMode, { source, doubts }: ScoredDraft): string[] {
  return [`cue “${cue}”`, content[mode], ...(source.length === 0 ? ['no source stands beside the cue'] : []), ...doubts]
}
