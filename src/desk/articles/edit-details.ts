import type { ArticleChange } from '../../storage/articles.js'
import { parseDetails } from './article-details.js'
import { changeArticle } from './change-article.js'
import type { Agent, Desk } from '../desk.js'

/** editDetails changes what an article says of itself. Throws InvalidInput, NotFound, StaleVersion. */
export async function editDetails(
  desk: Desk,
  agent: Agent,
  articleId: string,
  seen: number,
  input: unknown,
): Promise<void> {
  const details = parseDetails(input)
  await changeArticle(desk, agent, articleId, seen, 'edit_details', (article) => {
    const changed = Object.entries(details).filter(([key, value]) => article[key as keyof typeof details] !== value)
    return changed.length === 0 ? null : (Object.fromEntries(changed) as ArticleChange)
  })
}
