// The step of split(text) between mentions and claims: who said what, through whom.
import type { AttributionMode } from '../../domain/attribution.js'
import type { ArticleSentence, FoundAttribution } from '../article.js'
import type { Mentions } from '../sources/mentions.js'
import type { Token } from '../tokens.js'
import type { Range } from '../types.js'
import { chainHops, citesFor } from './chains.js'
import { confidenceOf, reasonsFor } from './confidence.js'
import type { Draft } from './drafts.js'
import { findDrafts } from './find-drafts.js'
import type { TokenRange } from './noun-phrases.js'
import { findRepeats } from './repeats.js'

/**
 * findAttributions gives the attributions of an article, ordered by where their content begins, each with its chain
 * of hops from the origin to the source nearest the article. Pure; linear in the tokens.
 */
export function findAttributions(
  text: string, tokens: Token[], sentences: ArticleSentence[], mentions: Mentions): FoundAttribution[] {
  const drafts = findDrafts(tokens, sentences)
  const hops = chainHops(text, tokens, sentences, drafts, mentions)
  const repeats = findRepeats(tokens, drafts, hops)
  return drafts
    .map((draft, index): FoundAttribution => {
      const content = draft.content.map((range) => spanOf(tokens, range))
      const cue = draft.cue.map((range) => spanOf(tokens, range))
      const mode = modeOf(text, content)
      return {
        content,
        cue,
        source: draft.source.map((range) => spanOf(tokens, range)),
        mode,
        confidence: confidenceOf(draft, mode),
        why: reasonsFor(cue.map(([start, end]) => text.slice(start, end)).join(' … '), mode, draft),
        hops: hops[index]!,
        force: forceOf(draft),
      }
    })
    .filter((_, index) => repeats[index] === 0 && !citesFor(tokens, drafts[index - 1], drafts[index]!))
    .sort((a, b) => a.content[0]![0] - b.content[0]![0] || b.content[0]![1] - a.content[0]![1])
}

function forceOf(draft: Draft): FoundAttribution['force'] {
  return draft.type === 'stance' || draft.type === 'intent' ? 'attitude' : 'report'
}

/** modeOf tells a quotation from a paraphrase, and from a paraphrase that holds quoted words. */
function modeOf(text: string, content: Range[]): AttributionMode {
  const words = content.map(([start, end]) => text.slice(start, end)).join(' ')
  if (!/[“”"]|''/.test(words)) return 'indirect'
  const outside = words.replace(/(?:[“"]|'')[^“”"]*(?:[”"]|''|$)/g, '').replace(/[\s,.]/g, '')
  return outside === '' ? 'direct' : 'mixed'
}

/** spanOf gives a token range as characters. */
function spanOf(tokens: Token[], range: TokenRange): Range {
  return [tokens[range[0]]!.start, tokens[range[1] - 1]!.end]
}
