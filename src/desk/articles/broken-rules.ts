import { z } from 'zod'
import type { Article } from '../../domain/article.js'
import { InvalidInput } from '../../domain/errors.js'
import { publicationRules, type PublicationRule } from '../../domain/publication-rules.js'
import type { Reader } from '../../storage/store.js'
import { checksBefore } from '../reading/publication.js'

const Reason = z.string().trim().max(2_000, 'A reason can have at most 2,000 characters.').default('')

/** PublicationReasons is why an article is published all the same, by the rule that it breaks. */
export type PublicationReasons = Partial<Record<PublicationRule, string>>
export const ReasonsInput = z.object(Object.fromEntries(publicationRules.map((rule) => [rule, Reason])) as Record<PublicationRule, typeof Reason>)

/** brokenRules answers the rules in force that an article breaks at this instant. */
export async function brokenRules(store: Reader, article: Article, at: Date): Promise<PublicationRule[]> {
  return (await checksBefore(store, article, at)).filter(({ state }) => state === 'stop').map(({ rule }) => rule)
}

/** reasonsFor answers the reasons for the rules that are broken. Throws InvalidInput, by rule, where one has none. */
export function reasonsFor(broken: readonly PublicationRule[], reasons: Record<PublicationRule, string>): PublicationReasons {
  const missing = broken.filter((rule) => reasons[rule] === '')
  if (missing.length > 0) throw new InvalidInput(Object.fromEntries(missing.map((rule) => [rule, 'Mend this, or say why the article is published all the same. Nothing was published.'])))
  return Object.fromEntries(broken.map((rule) => [rule, reasons[rule]]))
}
