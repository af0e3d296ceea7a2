// The step of split(text) between mentions and claims: who said what, through whom.
import type { AttributionMode } from '../../domain/attribution.js'
import type { FoundAttribution } from './attribution.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Mentions } from '../mentions/mentions.js'
import type { Token } from '../words/token.js'
import type { Range } from '../split-result.js'
import { chainHops, citesFor } from './chains/find-chains.js'
import { confidences } from './accepting/accept.js'
import { acceptCertain } from './accepting/certain.js'
import { attributionModel, type AttributionModel } from './models/attribution-model.js'
import { forcesOf } from './force/force-of.js'
import { draftsOf, type ScoredDraft } from './accepting/word-accepted.js'
import type { TokenRange } from '../words/noun-phrases.js'
import { nest } from './accepting/nested.js'
import { propose } from './models/propose.js'
import { reasonsFor } from './reasons.js'
import { findRepeats } from './chains/repeats.js'
import { settle } from './accepting/settle.js'
import { layOut, type Sheet } from './models/sheet.js'

/**
 * findAttributions gives the attributions of an article, ordered by where their content begins, each with its chain
 * of hops from the origin to the source nearest the article. Pure; linear in the tokens.
 */
export function findAttributions(text: string, tokens: Token[], sentences: ArticleSentence[], mentions: Mentions,
  model = attributionModel()): FoundAttribution[] {
  const sheet = layOut(tokens, sentences)
  const drafts = readDrafts(sheet, model)
  const forces = forcesOf(sheet, drafts)
  const hops = chainHops(text, sheet, drafts, forces, mentions)
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
        confidence: Math.round(draft.confidence * 100) / 100,
        why: reasonsFor(cue.map(([start, end]) => text.slice(start, end)).join(' … '), mode, draft),
        decidedBy: draft.isCertain ? `rule ${draft.type}` : 'model attributions',
        hops: hops[index]!,
        force: forces[index]!,
      }
    })
    .filter((_, index) => repeats[index] === 0 &&
      ![index - 1, index + 1].some((beside) => citesFor(tokens, drafts[beside], drafts[index]!)))
    .sort((a, b) => a.content[0]![0] - b.content[0]![0] || b.content[0]![1] - a.content[0]![1])
}

/** readDrafts lets the models read an article: who says what, in tokens, by its cues in text order. */
function readDrafts(sheet: Sheet, model: AttributionModel): ScoredDraft[] {
  const proposals = propose(sheet, model)
  const accepted = acceptCertain(sheet, proposals, confidences(sheet, proposals, model), model.threshold)
  return nest(sheet, settle(sheet, accepted, draftsOf(sheet, accepted)))
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
