import type { Actor } from '../../domain/permission.js'
import { changeArticle } from './change-article.js'
import type { Desk } from '../desk.js'

/** publishArticle shows an article to readers; one that was retracted comes back. Throws NotFound, NotAllowed, StaleVersion. */
export async function publishArticle(desk: Desk, actor: Actor, articleId: string, seen: number): Promise<void> {
  await changeArticle(desk, actor, articleId, seen, 'publish', (article, at) =>
    article.publication === 'published'
      ? null
      : { publication: 'published', publishedAt: at, retractedAt: null, retractionReason: null },
  )
}
