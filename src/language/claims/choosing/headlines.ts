// A headline that the text repeats makes no claim of its own.
import { contentTags } from '../../words/nominal-tags.js'
import type { ReadArticle } from '../../article.js'
import { isWordedAsHeadline } from '../../sentences/headline-wording.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'

const longest = 18
const repeatedShare = 0.5
// What is worded like a headline needs to come again in less of it: "Mayor sharpens focus on harbour as vote nears".
const repeatedShareOfBare = 1 / 3
/** Headline and subheadlines stand among so many sentences, with as many paragraphs or more in all. */
const mostOpening = 3

/**
 * repeatedHeadlines gives the sentences that open an article as its headline and subheadlines: short, alone in their paragraphs
 * or worded without articles, pronouns and past tense, of which enough comes again, all numbers among it. Linear in the text.
 */
export function repeatedHeadlines({ sentences, tokens }: ReadArticle): ReadonlySet<ArticleSentence> {
  const found = new Set<ArticleSentence>()
  const [first, second] = sentences
  if (!first || !second) return found
  if (first.paragraph !== second.paragraph && repeats(tokens, first, repeatedShare)) found.add(first)
  if (sentences.at(-1)!.paragraph + 1 < mostOpening) return found
  for (const sentence of sentences.slice(0, mostOpening)) {
    // The next paragraph is the body's first, or another heading.
    if (sentence.paragraph > 1 || sentence.paragraph === sentences[mostOpening]?.paragraph) break
    if (isBare(tokens, sentence) && repeats(tokens, sentence, repeatedShareOfBare)) found.add(sentence)
  }
  return found
}

function isBare(tokens: readonly Token[], { firstToken, endToken }: ArticleSentence): boolean {
  return endToken - firstToken <= longest && isWordedAsHeadline(tokens, firstToken, endToken)
}

/** Whether a share of a short sentence's words, and all its numbers, come again behind it. */
function repeats(tokens: readonly Token[], { firstToken, endToken }: ArticleSentence, least: number): boolean {
  if (endToken - firstToken > longest) return false
  const own = new Set<string>()
  for (let at = firstToken; at < endToken; at += 1) if (contentTags.has(tokens[at]!.pos)) own.add(stem(tokens[at]!.lemma))
  const all = own.size
  if (all === 0) return false
  for (let at = endToken; at < tokens.length && own.size > 0; at += 1) own.delete(stem(tokens[at]!.lemma))
  // A number that stands nowhere else is something to check.
  for (let at = firstToken; at < endToken; at += 1) if (tokens[at]!.pos === 'NUM' && own.has(stem(tokens[at]!.lemma))) return false
  return (all - own.size) / all >= least
}

/** Headlines write words with capitals, which the dictionary does not know. */
function stem(lemma: string): string {
  return lemma.toLowerCase().slice(0, 6)
}
