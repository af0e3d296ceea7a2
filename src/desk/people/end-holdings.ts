import type { Transaction } from '../../storage/store.js'

/** Holdings is what a person held that was ended: how many sessions, which tokens, and the address of their digest where they had one. As the trail keeps it. */
export type Holdings = { endedSessions: number; revokedTokens: string[]; endedFeed?: true }

/** endHoldings ends all by which a person, or a program in their name, could still act. */
export async function endHoldings(tx: Transaction, userId: string, at: Date): Promise<Holdings> {
  const hasFeed = (await tx.digests.find(userId))?.feedMadeAt != null
  if (hasFeed) await tx.digests.setFeed(userId, null)
  return { endedSessions: await tx.sessions.endAll(userId), revokedTokens: await tx.tokens.revokeAll(userId, at), ...(hasFeed && { endedFeed: true }) }
}
