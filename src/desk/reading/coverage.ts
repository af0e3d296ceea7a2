// Which sentences of an article somebody has looked at.
import { setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Article, Revision } from '../../domain/article.js'
import { coverSentences, tallyCoverage, type Coverage, type CoveredSentence, type TextSentence } from '../../domain/coverage.js'
import { wholeUpTo } from '../../domain/whole-characters.js'
import type { Actor } from '../../domain/permission.js'
import { findSentences } from '../../language/sentences/sentences.js'
import { tokenize } from '../../language/words/tokens.js'
import type { Reader } from '../../storage/store.js'
import { deskArticle, revisionOf } from './articles.js'

/** ArticleCoverage is every sentence of an article's newest text with what it is. */
export interface ArticleCoverage {
  article: Article
  revision: Revision
  sentences: CoveredSentence[]
  tally: Coverage
}

/** coverageOf answers it. Throws NotAllowed, NotFound. */
export async function coverageOf(store: Reader, actor: Actor | null, articleId: string): Promise<ArticleCoverage> {
  const article = await deskArticle(store, actor, articleId)
  const revision = await revisionOf(store, article)
  const sentences = await coverText(store, revision)
  return { article, revision, sentences, tally: tallyCoverage(sentences) }
}

/** coverText answers every sentence of a text with what it is. */
export async function coverText(store: Reader, { id, articleId, text }: Revision): Promise<CoveredSentence[]> {
  const sentences = await sentencesIn(id, text)
  return coverSentences(sentences, await store.sentenceMarks.claimWords(articleId, id), await store.sentenceMarks.ofRevision(articleId, id))
}

// So much of a text (UTF-16 units) is read in a hundredth of a second; then others have their turn.
const AT_ONCE = 20_000
// A text never changes. A sentence takes some 100 bytes here: 20 MB at most.
const known = new LRUCache<string, TextSentence[]>({ max: 500, maxSize: 200_000, sizeCalculation: (sentences) => sentences.length + 1 })

async function sentencesIn(revisionId: string, text: string): Promise<TextSentence[]> {
  const kept = known.get(revisionId)
  if (kept) return kept
  const sentences: TextSentence[] = []
  let paragraph = 0
  for (let from = 0; from < text.length;) {
    const to = endOfLine(text, from + AT_ONCE)
    const stretch = text.slice(from, to)
    let last = -1
    for (const { start, end, type, paragraph: own } of findSentences(stretch, tokenize(stretch))) {
      if (own !== last) [paragraph, last] = [paragraph + 1, own]
      if (type !== 'heading' && type !== 'other') sentences.push({ start: from + start, end: from + end, type, paragraph: paragraph - 1 })
    }
    from = to
    await setImmediate()
  }
  known.set(revisionId, sentences)
  return sentences
}

// No sentence goes on past the end of a line; a line that is longer than all that is cut.
function endOfLine(text: string, from: number): number {
  if (from >= text.length) return text.length
  const newline = text.indexOf('\n', from)
  const end = newline === -1 ? text.length : newline + 1
  return wholeUpTo(text, Math.min(end, from + 5 * AT_ONCE))
}
