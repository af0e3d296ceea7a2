// All steps of split(text) but the last: an article that has been read up to its attributions.
import type { ArticleContext, ReadArticle } from './article.js'
import type { DoubtedAttribution } from './attributions/attribution.js'
import { findAttributions } from './attributions/find-attributions.js'
import { acceptAsLearnt } from './attributions/accepting/learnt-acceptance.js'
import { judgeSentences } from './worth/assertions.js'
import { findSentences } from './sentences/sentences.js'
import { findMentions } from './mentions/find-mentions.js'
import { shippedModels, type SplitModels } from './split-models.js'
import { fold } from './words/folding.js'
import { tokenize } from './words/tokens.js'

/**
 * readArticle gives a text's tokens, sentences, mentions and attributions. All offsets count in the folded text, which
 * `folded` leads back from. Pure, and linear in the text.
 */
export function readArticle(raw: string, context: ArticleContext = {}, models: SplitModels = shippedModels()): ReadArticle {
  const folded = fold(raw)
  const { text } = folded
  const tokens = tokenize(text)
  const sentences = judgeSentences(models.worth, tokens, findSentences(text, tokens))
  const mentions = findMentions(tokens, sentences)
  const doubted: DoubtedAttribution[] = []
  const found = findAttributions(text, tokens, sentences, mentions, models.attributions, (one) => doubted.push(one))
  const attributions = models.learnt?.acceptance ? acceptAsLearnt(text, models.learnt.acceptance, found) : found
  // What the desk taught to leave out, the shipped models had believed.
  const kept = new Set(attributions.map(({ cue: [first] }) => first))
  doubted.push(...found.filter(({ cue: [first] }) => !kept.has(first)))
  return { text, folded, tokens, sentences, mentions, attributions, doubted, context, models }
}
