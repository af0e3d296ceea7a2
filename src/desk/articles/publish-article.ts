import type { Actor } from '../../domain/permission.js'
import { parseInput } from '../parse-input.js'
import { brokenRules, reasonsFor, ReasonsInput, type PublicationReasons } from './broken-rules.js'
import { changeArticle } from './change-article.js'
import type { Desk } from '../desk.js'

/** What an article is changed to that readers see from now on. */
export const published = (at: Date) => ({ publication: 'published', publishedAt: at, retractedAt: null, retractionReason: null }) as const

/**
 * publishArticle shows an article to readers; one that was retracted comes back. A rule in force that it breaks wants an editor's reason,
 * which stands in the trail; an embargo ends with it. Throws InvalidInput, by rule, NotFound, NotAllowed, StaleVersion.
 */
export async function publishArticle(desk: Desk, actor: Actor, articleId: string, seen: number, input: PublicationReasons = {}): Promise<void> {
  const reasons = parseInput(ReasonsInput, input)
  await changeArticle(desk, actor, articleId, seen, 'publish', async (article, at, tx) => {
    if (article.publication === 'published') return null
    const broken = await brokenRules(tx, article, at)
    const said = reasonsFor(broken, reasons)
    await tx.embargoes.remove(articleId)
    return { ...published(at), ...(broken.length > 0 && { told: { reasons: { ...said } } }) }
  })
}
