import type { Actor } from '../domain/permission.js'
import { takeBackBrokenOff } from './articles/write-article.js'
import type { Desk } from './desk.js'
import { permit } from './permit.js'

// The page of a long text leads on to its article for so long.
const LEADS_ON_MS = 7 * 24 * 60 * 60 * 1_000
// A form that failed holds what was sent by its hash for so long.
const HELD_MS = 7 * 24 * 60 * 60 * 1_000
// An invitation that nobody accepted keeps a name and an address for so long after its link works no more.
const EXPIRED_MS = 30 * 24 * 60 * 60 * 1_000

/**
 * tidyUp takes away what nobody comes back to: sessions and sign-ins that ended, who typed a while ago, what broken-off imports left, where long texts
 * that are articles now were waited for, invitations that nobody accepted, and pages that no evidence ever rested on; and keeps what the database plans by. Throws NotAllowed.
 */
export async function tidyUp(desk: Desk, actor: Actor): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'tidy')
    const at = desk.now()
    await tx.sessions.dropEnded(at)
    await tx.presence.dropOver(at)
    await tx.pendingImports.dropDone(new Date(at.getTime() - LEADS_ON_MS))
    await tx.invitations.dropExpired(new Date(at.getTime() - EXPIRED_MS))
    await tx.snapshots.dropUnpinned(new Date(at.getTime() - HELD_MS))
  })
  await takeBackBrokenOff(desk)
  await desk.store.keepStatistics()
}
