// The content of an attribution beyond the sentence of its cue: a quotation over several sentences, the items of a list.
import type { Proposal } from '../accepting/acceptance-features.js'
import { chanceOf, type Weights } from './attribution-model.js'
import { addExtensionFeatures, extendedTokens, type Rivals } from './extension-features.js'
import { FeatureList } from './feature-list.js'
import type { Sheet } from './sheet.js'

const mostExtensions = 60
/** A sentence that is longer, in tokens, is no part of a quotation that began in another. */
const longestExtension = 400

/** extendContent lets the content go on into the sentences after and before, one at a time, while the model thinks it does. */
export function extendContent(sheet: Sheet, weights: Weights, rivals: Rivals, proposal: Proposal): void {
  const home = sheet.sentenceOf[proposal.cue]!
  const contentFirst = proposal.content[0] ?? -1
  const contentLast = proposal.content.at(-1) ?? -1
  const features = new FeatureList(weights.bits)
  for (const direction of [1, -1] as const) {
    for (let step = 1; step <= mostExtensions; step += 1) {
      const sentence = home + direction * step
      const next = sheet.sentences[sentence]
      if (!next || next.endToken - next.firstToken > longestExtension || isApart(sheet, home, sentence)) break
      features.size = 0
      addExtensionFeatures(sheet, { cue: proposal.cue, sentence, from: sentence - direction, direction, contentFirst,
        contentLast }, rivals, features)
      const chance = chanceOf(weights, features)
      proposal.extensionChance = Math.min(proposal.extensionChance, Math.max(chance, 1 - chance))
      if (chance < 0.5) break
      proposal.extensions += 1
      const [from, end] = extendedTokens(sheet, sentence, direction)
      const gained = Array.from({ length: end - from }, (_, index) => from + index)
      proposal.content = direction > 0 ? [...proposal.content, ...gained] : [...gained, ...proposal.content]
    }
  }
}

/** What is no part of a speech: a heading, and in another paragraph what is neither quoted nor an item of a list. */
function isApart({ sentences, quotedShare, tokens }: Sheet, home: number, sentence: number): boolean {
  const { type, paragraph, firstToken } = sentences[sentence]!
  if (type === 'heading') return true
  return paragraph !== sentences[home]!.paragraph && quotedShare[sentence] === 0 && !/^(?:[-•*–—]|\d+[.)]?)$/.test(tokens[firstToken]!.text)
}
