import { acts, type ActName } from '../../domain/act.js'
import type { Article } from '../../domain/article.js'
import { NotFound, StaleVersion } from '../../domain/errors.js'
import type { Json } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { ArticleChange } from '../../storage/articles.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** Changing is what an act changes of an article, and what its event tells besides. */
type Changing = ArticleChange & { told?: Record<string, Json> }

/**
 * changeArticle runs one act on an article that must still be at the version that the person saw: `change` says what
 * changes, or null where nothing does. Throws NotFound, StaleVersion NotAllowed and whatever `change` throws.
 */
export async function changeArticle(
  desk: Desk,
  actor: Actor,
  articleId: string,
  seen: number,
  act: ActName,
  change: (article: Article, at: Date, tx: Transaction) => Changing | null | Promise<Changing | null>,
): Promise<void> {
  await desk.store.write(async (tx) => {
    const article = await tx.articles.find(articleId)
    if (!article) throw new NotFound('article', articleId)
    permit(actor, acts[act].may, article)
    if (article.version !== seen) throw new StaleVersion('article', articleId, seen, article.version)
    const at = desk.now()
    const changing = await change(article, at, tx)
    if (!changing) return
    const { told = {}, ...changed } = changing
    await tx.articles.update(articleId, seen, changed, at)
    if (changed.publication === 'published') await tx.claims.makePublic(articleId, at)
    await tx.trail.append({
      id: desk.newId(),
      chain: articleId,
      at,
      actor,
      activity: act,
      subjectType: 'article',
      subjectId: articleId,
      before: valuesOf(article, Object.keys(changed)),
      after: { ...valuesOf({ ...article, ...changed }, Object.keys(changed)), ...told },
    })
  }, articleId)
}

function valuesOf(article: Article, keys: string[]): Record<string, Json> {
  const entries = Object.entries(article).filter(([key]) => keys.includes(key))
  return Object.fromEntries(entries.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]))
}
