// What whom is shown of articles: pages and API read here, and only draw.
import type { Article, Revision } from '../../domain/article.js'
import type { Claim } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import type { ArticleSummary, Audience, PublicCount } from '../../domain/listing.js'
import type { Page, PageRequest } from '../../domain/page.js'
import { articleOrigins, type ArticleOrigins } from '../../domain/origins.js'
import { can, type Actor } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'
import { allAsSeenBy, viewerOf } from './as-seen-by.js'
import { audienceOf } from './audience.js'

/** readableArticle answers an article that this person may read, with its text. Throws NotFound: a draft is not even known to exist. */
export async function readableArticle(
  store: Reader,
  actor: Actor | null,
  id: string,
): Promise<{ article: Article; revision: Revision }> {
  const article = await articleFor(store, actor, id)
  return { article, revision: await revisionOf(store, article) }
}

/** articleFor is readableArticle for those who need no text: that can be a megabyte. */
export async function articleFor(store: Reader, actor: Actor | null, id: string): Promise<Article> {
  const article = await store.articles.find(id)
  if (!article || !can(actor, 'read_article', article)) throw new NotFound('article', id)
  return article
}

/** deskArticle answers an article as the desk works on it. Throws NotAllowed, NotFound. */
export async function deskArticle(store: Reader, actor: Actor | null, id: string): Promise<Article> {
  permit(actor, 'see_desk')
  return articleFor(store, actor, id)
}

/** editableArticle answers an article whose details this person may change. Throws NotFound, NotAllowed. */
export async function editableArticle(store: Reader, actor: Actor | null, id: string): Promise<Article> {
  const article = await articleFor(store, actor, id)
  permit(actor, 'edit_article', article)
  return article
}

/** publishableArticle answers an article that this person may publish. Throws NotFound, NotAllowed. */
export async function publishableArticle(store: Reader, actor: Actor | null, id: string): Promise<Article> {
  const article = await articleFor(store, actor, id)
  permit(actor, 'publish_article', article)
  return article
}

/** revisionOf answers the newest text of an article, which every article has. */
export async function revisionOf(store: Reader, article: Article): Promise<Revision> {
  const revision = await store.articles.newestRevision(article.id)
  if (!revision) throw new Error(`article ${article.id} has no revision`)
  return revision
}

/** publishedArticles answers a page of what everybody may read, newest first. */
export async function publishedArticles(store: Reader, request: PageRequest): Promise<Page<ArticleSummary>> {
  return store.articles.listPublished(request)
}

/** claimsOfArticle answers a page of an article's claims, in article order, and for whom it is. Throws NotFound. */
export async function claimsOfArticle(
  store: Reader,
  actor: Actor | null,
  id: string,
  request: PageRequest,
): Promise<{ audience: Audience; page: Page<Claim> }> {
  const article = await articleFor(store, actor, id)
  const audience = audienceOf(actor)
  const { items, next } = await store.claims.pageOfArticle(article.id, audience, request)
  return { audience, page: { items: allAsSeenBy(actor, items), next } }
}

/** publicClaimsIn answers the claims of an article that readers see with words in a stretch of its text, and counts of all of them. */
export async function publicClaimsIn(
  store: Reader, actor: Actor | null, articleId: string, revisionId: string, span: { start: number; end: number },
): Promise<{ claims: Claim[]; counts: PublicCount[] }> {
  const claims = allAsSeenBy(actor, await store.claims.publicClaimsIn(articleId, revisionId, span))
  return { claims, counts: await store.claims.publicTally(articleId, viewerOf(actor)) }
}

/** originsIn answers how the claims of an article that stand are sourced, all of them together. */
export async function originsIn(store: Reader, { id, publisher }: Pick<Article, 'id' | 'publisher'>): Promise<ArticleOrigins> {
  return articleOrigins(await store.claims.citations(id), publisher)
}
