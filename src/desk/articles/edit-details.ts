import type { Actor } from '../../domain/permission.js'
import type { ArticleChange } from '../../storage/articles.js'
import { parseDetails } from './article-details.js'
import { changeArticle } from './change-article.js'
import type { Desk } from '../desk.js'

/** editDetails changes what an article says of itself. Throws InvalidInput, NotFound, NotAllowed, StaleVersion. */
export async function editDetails(
  desk: Desk,
  actor: Actor,
  articleId: string,
  seen: number,
  input: unknown,
): Promise<void> {
  const details = parseDetails(input)
  await changeArticle(desk, actor, articleId, seen, 'edit_details', (article) => {
    const changed = Object.entries(details).filter(([key, value]) => article[key as keyof typeof details] !== value)
    return changed.length === 0 ? null : (Object.fromEntries(changed) as ArticleChange)
  })
}
