import type { Transaction } from '../../storage/store.js'

/** Holdings is what a person held that was ended: how many sessions, and which tokens. As the trail keeps it. */
export type Holdings = { endedSessions: number; revokedTokens: string[] }

/** endHoldings ends all by which a person, or a program in their name, could still act. */
export async function endHoldings(tx: Transaction, userId: string, at: Date): Promise<Holdings> {
  return { endedSessions: await tx.sessions.endAll(userId), revokedTokens: await tx.tokens.revokeAll(userId, at) }
}
