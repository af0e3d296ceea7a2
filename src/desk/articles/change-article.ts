import type { Article } from '../../domain/article.js'
import { NotFound, StaleVersion } from '../../domain/errors.js'
import type { Activity, Json } from '../../domain/event.js'
import type { ArticleChange } from '../../storage/articles.js'
import type { Agent, Desk } from '../desk.js'

/**
 * changeArticle runs one act on an article that must still be at the version that the person saw: `act` says what
 * changes, or null where nothing does. Throws NotFound, StaleVersion and whatever `act` throws.
 */
export async function changeArticle(
  desk: Desk,
  agent: Agent,
  articleId: string,
  seen: number,
  activity: Activity,
  act: (article: Article, at: Date) => ArticleChange | null,
): Promise<void> {
  await desk.store.write(async (tx) => {
    const article = await tx.articles.find(articleId)
    if (!article) throw new NotFound('article', articleId)
    if (article.version !== seen) throw new StaleVersion('article', articleId, seen, article.version)
    const at = desk.now()
    const change = act(article, at)
    if (!change) return
    await tx.articles.update(articleId, seen, change, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: articleId,
      at,
      agent,
      activity,
      subjectType: 'article',
      subjectId: articleId,
      before: valuesOf(article, Object.keys(change)),
      after: valuesOf({ ...article, ...change }, Object.keys(change)),
    })
  })
}

function valuesOf(article: Article, keys: string[]): Json {
  const entries = Object.entries(article).filter(([key]) => keys.includes(key))
  return Object.fromEntries(entries.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]))
}
