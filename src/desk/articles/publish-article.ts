import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { publicationRules, type PublicationRule } from '../../domain/publication-rules.js'
import { parseInput } from '../parse-input.js'
import { checksBefore } from '../reading/publication.js'
import { changeArticle } from './change-article.js'
import type { Desk } from '../desk.js'

const Reason = z.string().trim().max(2_000, 'A reason can have at most 2,000 characters.').default('')
const Reasons = z.object(Object.fromEntries(publicationRules.map((rule) => [rule, Reason])) as Record<PublicationRule, typeof Reason>)

/** PublicationReasons is why an article is published all the same, by the rule that it breaks. */
export type PublicationReasons = Partial<Record<PublicationRule, string>>

/**
 * publishArticle shows an article to readers; one that was retracted comes back. A rule in force that it breaks wants an editor's reason,
 * which stands in the trail. Throws InvalidInput, by rule, NotFound, NotAllowed, StaleVersion.
 */
export async function publishArticle(desk: Desk, actor: Actor, articleId: string, seen: number, input: PublicationReasons = {}): Promise<void> {
  const reasons = parseInput(Reasons, input)
  await changeArticle(desk, actor, articleId, seen, 'publish', async (article, at, tx) => {
    if (article.publication === 'published') return null
    const broken = (await checksBefore(tx, article, at)).filter(({ state }) => state === 'stop').map(({ rule }) => rule)
    const missing = broken.filter((rule) => reasons[rule] === '')
    if (missing.length > 0) throw new InvalidInput(Object.fromEntries(missing.map((rule) => [rule, 'Mend this, or say why the article is published all the same. Nothing was published.'])))
    return {
      publication: 'published', publishedAt: at, retractedAt: null, retractionReason: null,
      ...(broken.length > 0 && { told: { reasons: Object.fromEntries(broken.map((rule) => [rule, reasons[rule]])) } }),
    }
  })
}
