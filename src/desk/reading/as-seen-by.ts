// What who checks a claim blind sees of it. Whoever reads claims for somebody reads them through here.
import type { Claim } from '../../domain/claim.js'
import type { ClaimInArticle, Viewer } from '../../domain/listing.js'
import { isBlind, isPerson, type Actor } from '../../domain/permission.js'

/**
 * asSeenBy answers a claim as this person may see it: to who checks it blind it is what it was before anybody judged it. That a verdict
 * waits they know, for they were asked; its stage stays.
 */
export function asSeenBy(actor: Actor | null, claim: Claim): Claim {
  return isBlind(actor, claim) ? { ...claim, ...UNSAID } : claim
}

// Who works on it, and by when, tells whose verdict it may be.
const UNSAID = { status: 'unverified', verdicts: [], recheckOn: null, assigneeId: null, assigneeName: null, dueOn: null } satisfies Partial<Claim>

/** allAsSeenBy does so for several. */
export function allAsSeenBy(actor: Actor | null, claims: readonly Claim[]): Claim[] {
  return claims.map((claim) => asSeenBy(actor, claim))
}

/** allInArticlesAsSeenBy does so for claims with their articles. */
export function allInArticlesAsSeenBy(actor: Actor | null, found: readonly ClaimInArticle[]): ClaimInArticle[] {
  return found.map(({ claim, article }) => ({ claim: asSeenBy(actor, claim), article }))
}

/** viewerOf answers for whom claims are counted and filtered. */
export function viewerOf(actor: Actor | null): Viewer {
  return isPerson(actor) ? actor.id : null
}
