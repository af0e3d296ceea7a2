// What an article is looked at by before it is published.
import type { Article } from '../../domain/article.js'
import { tallyCoverage } from '../../domain/coverage.js'
import { checkPublication, type PublicationCheck } from '../../domain/publication-rules.js'
import type { Actor } from '../../domain/permission.js'
import type { PublicationRule } from '../../domain/publication-rules.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'
import { originsIn, revisionOf } from './articles.js'
import { coverText } from './coverage.js'

/** JudgedCheck is a check with what it means here: it is good, it is to be looked at, or it stops. */
export interface JudgedCheck extends PublicationCheck {
  state: 'good' | 'look' | 'stop'
}

/** checksBefore answers what is to be known before an article is published at this instant. */
export async function checksBefore(store: Reader, article: Article, at: Date): Promise<JudgedCheck[]> {
  const inForce = await store.publicationRules.inForce()
  // By stages alone: no status is told by them, whoever asks.
  const checks = checkPublication({
    article, counts: await store.claims.tally(article.id, null), origins: await originsIn(store, article),
    uncovered: tallyCoverage(await coverText(store, await revisionOf(store, article))).open,
    stale: await store.claims.countStaleIn(article.id, at.toISOString().slice(0, 10)),
  })
  return checks.map((check) => ({ ...check, state: check.found === 0 ? 'good' : inForce.has(check.rule) ? 'stop' : 'look' }))
}

/** rulesInForce answers which rules stop the publishing of an article. Throws NotAllowed. */
export async function rulesInForce(store: Reader, actor: Actor | null): Promise<Set<PublicationRule>> {
  permit(actor, 'see_desk')
  return store.publicationRules.inForce()
}
