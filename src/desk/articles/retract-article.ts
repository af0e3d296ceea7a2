import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import { parseInput } from '../parse-input.js'
import { changeArticle } from './change-article.js'
import type { Desk } from '../desk.js'

const Retraction = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say why it is retracted: readers will see this.')
    .max(2_000, 'A reason can have at most 2,000 characters.'),
})

/**
 * retractArticle takes a published article back: its page stays and gives the reason. Of one that is retracted already
 * it changes the reason only.
 * Throws InvalidInput (also where it was never published), NotFound, NotAllowed, StaleVersion.
 */
export async function retractArticle(
  desk: Desk,
  actor: Actor,
  articleId: string,
  seen: number,
  input: { reason: string },
): Promise<void> {
  const { reason } = parseInput(Retraction, input)
  await changeArticle(desk, actor, articleId, seen, 'retract', (article, at) => {
    if (article.publication === 'draft') throw new InvalidInput({ reason: 'Only a published article can be retracted.' })
    if (article.publication === 'retracted') return article.retractionReason === reason ? null : { retractionReason: reason }
    return { publication: 'retracted', retractedAt: at, retractionReason: reason }
  })
}
