// A headline that the text repeats makes no claim of its own.
import { contentTags } from '../../words/nominal-tags.js'
import type { ReadArticle } from '../../article.js'
import type { ArticleSentence } from '../../sentences/sentence.js'

const longest = 18
const repeatedShare = 0.5

/**
 * repeatedHeadline gives the first sentence of an article where it stands alone in its paragraph, is short, and half of its
 * words or more come again, all its numbers among them; undefined otherwise.
 */
export function repeatedHeadline({ sentences, tokens }: ReadArticle): ArticleSentence | undefined {
  const [first, second] = sentences
  if (!first || !second || first.paragraph === second.paragraph || first.endToken - first.firstToken > longest) return undefined
  const own = new Set<string>()
  for (let at = first.firstToken; at < first.endToken; at += 1) if (contentTags.has(tokens[at]!.pos)) own.add(stem(tokens[at]!.lemma))
  const all = own.size
  if (all === 0) return undefined
  for (let at = first.endToken; at < tokens.length && own.size > 0; at += 1) own.delete(stem(tokens[at]!.lemma))
  // A number that stands nowhere else is something to check.
  for (let at = first.firstToken; at < first.endToken; at += 1) if (tokens[at]!.pos === 'NUM' && own.has(stem(tokens[at]!.lemma))) return undefined
  return (all - own.size) / all >= repeatedShare ? first : undefined
}

/** Headlines write words with capitals, which the dictionary does not know. */
function stem(lemma: string): string {
  return lemma.toLowerCase().slice(0, 6)
}
