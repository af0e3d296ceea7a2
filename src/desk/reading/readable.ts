import type { Article, Revision } from '../../domain/article.js'
import { NotFound } from '../../domain/errors.js'
import { can, type Actor } from '../../domain/permission.js'
import type { Store } from '../../storage/store.js'

/** readableArticle answers an article that this person may read. Throws NotFound: a draft is not even known to exist. */
export async function readableArticle(
  store: Store,
  actor: Actor | null,
  id: string,
): Promise<{ article: Article; revision: Revision }> {
  const article = await articleFor(store, actor, id)
  return { article, revision: await revisionOf(store, article) }
}

/** articleFor is readableArticle for those who need no text: that can be a megabyte. */
export async function articleFor(store: Store, actor: Actor | null, id: string): Promise<Article> {
  const article = await store.articles.find(id)
  if (!article || !can(actor, 'read_article', article)) throw new NotFound('article', id)
  return article
}

/** revisionOf answers the newest text of an article, which every article has. */
export async function revisionOf(store: Store, article: Article): Promise<Revision> {
  const revision = await store.articles.newestRevision(article.id)
  if (!revision) throw new Error(`article ${article.id} has no revision`)
  return revision
}
