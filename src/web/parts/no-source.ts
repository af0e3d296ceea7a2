import type { Sourcing } from '../../domain/attribution.js'
import type { IconName } from './icons.js'

/** NoSourceView says why no source stands beside a claim: `short` in a list, `sentence` where there is room. */
export interface NoSourceView {
  icon: IconName
  short: string
  sentence: string
}

const WORDS: Record<Exclude<Sourcing, 'named' | 'unnamed'>, NoSourceView> = {
  none: { icon: 'unlink', short: 'No source named', sentence: 'The article names no source for it.' },
  unsure: {
    icon: 'circle-question-mark', short: 'Source not clear',
    sentence: 'It is not clear who said it: the article may name a source that was not recognised.',
  },
  not_looked_for: {
    icon: 'info', short: 'Sources not looked for',
    sentence: 'Its sources were not looked for: the article is in a language that is not read for who said what.',
  },
}

/** presentNoSource says it of a claim by how it is sourced; null where a source stands beside it. */
export function presentNoSource(sourcing: Sourcing): NoSourceView | null {
  return sourcing === 'named' || sourcing === 'unnamed' ? null : WORDS[sourcing]
}
