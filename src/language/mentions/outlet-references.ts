// "The network", "the newspaper" → the outlet that the article named last.
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Entity, Mention } from './mentions.js'

const outletNouns = words('network newspaper paper broadcaster magazine outlet')
const goesOn = words('of that which')
const sentencesBack = 8

/**
 * addOutletReferences adds "the network" and the like to the mentions by name (in text order) where an outlet was named
 * in the sentences before, and gives all in text order.
 */
export function addOutletReferences(
  tokens: Token[], sentences: ArticleSentence[], named: Mention[], entities: Entity[]): Mention[] {
  const out: Mention[] = []
  let next = 0
  let outlet = -1
  let outletSentence = 0
  sentences.forEach((sentence, index) => {
    for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
      const mention = named[next]
      if (mention && mention.firstToken === at) {
        out.push(mention)
        next += 1
        at = mention.endToken - 1
        if (entities[mention.entity]!.kind === 'publication') {
          outlet = mention.entity
          outletSentence = index
        }
        continue
      }
      if (outlet < 0 || tokens[at]!.lower !== 'the' || index - outletSentence > sentencesBack) continue
      const after = tokens[at + 2]
      if (!outletNouns.has(tokens[at + 1]?.lower ?? '') || at + 1 >= sentence.endToken) continue
      if (after && (after.pos === 'NOUN' || after.pos === 'PROPN' || goesOn.has(after.lower))) continue
      out.push({ firstToken: at, endToken: at + 2, entity: outlet, form: 'pronoun' })
      at += 1
    }
  })
  return out
}
