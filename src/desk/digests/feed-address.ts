import { createHash, randomBytes } from 'node:crypto'
import type { ActName } from '../../domain/act.js'
import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

const SECRET_BYTES = 32

/** feedHash answers what is kept of a feed's secret and looked up: its SHA-256 in hex. It is random, so it needs no salt. */
export function feedHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/**
 * makeFeed gives a person's digest a secret address, in the place of the one that it had. The secret (43 characters) is answered this once:
 * only its hash is kept. Throws NotAllowed.
 */
export async function makeFeed(desk: Desk, actor: Actor, userId: string): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    const at = desk.now()
    await tx.digests.setFeed(userId, { hash: feedHash(secret), at })
    await note(desk, tx, actor, userId, 'make_feed', at)
  })
  return secret
}

/** endFeed has the address of a person's digest answer no more; without one nothing is written. Throws NotAllowed. */
export async function endFeed(desk: Desk, actor: Actor, userId: string): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    if ((await tx.digests.find(userId))?.feedMadeAt == null) return
    await tx.digests.setFeed(userId, null)
    await note(desk, tx, actor, userId, 'end_feed', desk.now())
  })
}

async function note(desk: Desk, tx: Transaction, actor: Actor, userId: string, activity: ActName, at: Date): Promise<void> {
  await tx.trail.append({ id: desk.newId(), chain: DESK_CHAIN, at, actor, activity, subjectType: 'user', subjectId: userId, before: null, after: {} })
}
