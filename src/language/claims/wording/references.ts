// What stands for somebody or something in a claim, and the words that replace it so that the claim stands alone.
import type { ReadArticle } from '../../article.js'
import { mentionAt, standaloneName } from '../../mentions/mentions.js'
import type { OpenReference } from '../../split-result.js'

/** Words that take the place of tokens [from, end) of the article in a claim. */
export interface Replacement {
  end: number
  text: string
}

/** The references of a claim: by first token what replaces it, and what stays open. */
export interface ClaimReferences {
  replacements: ReadonlyMap<number, Replacement>
  open: OpenReference[]
}

/** readReferences settles the references among a claim's words, article tokens in the order of the claim. */
export function readReferences({ mentions, tokens }: ReadArticle, list: readonly number[]): ClaimReferences {
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const said = new Set<number>()
  const own = new Set(list)
  for (const at of list) {
    const mention = mentionAt(mentions, at)
    if (mention) {
      if (mention.firstToken !== at && own.has(mention.firstToken)) continue
      const isSaid = said.has(mention.entity)
      said.add(mention.entity)
      if (isSaid || mention.form === 'full' || /sel(?:f|ves)$/.test(tokens[at]!.lower)) continue
      if (mention.form === 'short' && mention.endToken - at > 1) continue
      replacements.set(at, { end: mention.endToken, text: standaloneName(mentions, mention) })
    } else if (/^(?:he|she|it|they|him|her|them|his|its|their|this|these)$/.test(tokens[at]!.lower)) {
      open.push({ words: tokens[at]!.text, candidates: [] })
    }
  }
  return { replacements, open }
}
