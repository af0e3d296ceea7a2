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

const pronouns: ReadonlySet<string> = new Set(`he she it they him her them his hers its their theirs himself herself itself themselves`.split(' '))

function isPronoun(lower: string): boolean {
  return pronouns.has(lower)
}

/** readReferences settles the references among a claim's words, article tokens in the order of the claim. */
export function readReferences({ mentions, tokens }: ReadArticle, list: readonly number[]): ClaimReferences {
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const said = new Set<number>()
  const own = new Set(list)
  for (const at of list) {
    const mention = mentionAt(mentions, at)
    // "the president", "the attack": which one is meant is too often another than it seems.
    const isDescription = mention !== undefined && mention.form !== 'full' && mention.form !== 'short' && !isPronoun(tokens[mention.endToken - 1]!.lower)
    if (mention && !isDescription) {
      if (mention.firstToken !== at && own.has(mention.firstToken)) continue
      const isSaid = said.has(mention.entity)
      said.add(mention.entity)
      if (isSaid || mention.form === 'full' || /sel(?:f|ves)$/.test(tokens[at]!.lower)) continue
      if (mention.form === 'short' && mention.endToken - at > 1) continue
      replacements.set(at, { end: mention.endToken, text: standaloneName(mentions, mention) })
    } else if (!mention && isPronoun(tokens[at]!.lower)) {
      open.push({ words: tokens[at]!.text, candidates: [] })
    }
  }
  return { replacements, open }
}
