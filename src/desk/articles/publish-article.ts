import { changeArticle } from './change-article.js'
import type { Agent, Desk } from '../desk.js'

/** publishArticle shows an article to readers; one that was retracted comes back. Throws NotFound, StaleVersion. */
export async function publishArticle(desk: Desk, agent: Agent, articleId: string, seen: number): Promise<void> {
  await changeArticle(desk, agent, articleId, seen, 'publish', (article, at) =>
    article.publication === 'published'
      ? null
      : { publication: 'published', publishedAt: at, retractedAt: null, retractionReason: null },
  )
}
