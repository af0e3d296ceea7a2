// The one door of the language room: text in, spans out. English is read; of other languages only the sentences.
import type { ArticleContext } from './article.js'
import { findClaims } from './claims/find-claims.js'
import { detectLanguage } from './other-languages/detect-language.js'
import { splitOther } from './other-languages/other-languages.js'
import { readArticle } from './read-article.js'
import { shippedModels, type SplitModels } from './split-models.js'
import { unfold } from './split-offsets.js'
import type { Split } from './split-result.js'

/**
 * split finds the sentences, the attributions and the discrete claims of an article. It is pure and deterministic,
 * never throws on any string, and takes time linear in the text. Offsets are UTF-16 code units into `text`, half
 * open. An article in another language gives its sentences and a claim for each statement. Of the
 * context, `publisher` and `url` are no hops: that the article says it is for the reader of the chain to add.
 */
export function split(text: string, context: ArticleContext = {}, models: SplitModels = shippedModels()): Split {
  const language = detectLanguage(text)
  if (language !== 'en') return splitOther(text, language)
  const article = readArticle(text, context, models)
  const found: Split = {
    language,
    sentences: article.sentences.map(({ start, end, type }) => ({ start, end, type })),
    claims: findClaims(article),
    attributions: article.attributions.map(({ force: _force, ...attribution }) => attribution),
  }
  return article.folded.text === text ? found : unfold(found, article.folded)
}
