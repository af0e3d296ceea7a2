// Whom or what a pronoun that stays open may mean, for a person to choose from.
import type { ReadArticle } from '../../article.js'

const most = 4
const reach = 80

/** candidatesFor gives the names that a pronoun at a token may mean, the likeliest first, at most four. */
export function candidatesFor({ mentions, tokens }: ReadArticle, at: number): string[] {
  const names: string[] = []
  const { lower } = tokens[at]!
  const isPerson = /^(?:he|she|him|his|her|hers)$/.test(lower)
  const meant = mentions.meant.get(at)
  if (meant && 'entity' in meant) names.push(mentions.entities[meant.entity]!.name)
  for (let back = at - 1; back >= 0 && at - back <= reach && names.length < most; back -= 1) {
    const index = mentions.byToken[back]!
    if (index < 0) continue
    const { name, kind } = mentions.entities[mentions.mentions[index]!.entity]!
    if ((kind === 'person') === isPerson && !names.includes(name)) names.push(name)
  }
  return names
}
