import { z } from 'zod'
import { DAY_MS, mailChoices } from '../../domain/digest.js'
import { keyOfDigest } from '../../domain/job.js'
import type { Actor } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'

const Choice = z.object({ mail: z.enum(mailChoices, 'Choose one of these.') })

/**
 * chooseMail says how a person is told by e-mail of what waits for them, from now on: what waits already stands at the desk.
 * Throws NotAllowed, InvalidInput.
 */
export async function chooseMail(desk: Desk, actor: Actor, userId: string, input: { mail: string }): Promise<void> {
  const { mail } = parseInput(Choice, input)
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_account', { ownerId: userId })
    const had = (await tx.digests.find(userId)) ?? { mail: 'none' as const, mailedUpTo: null, mailing: null }
    if (had.mail === mail) return
    const at = desk.now()
    const mailDueAt = { none: null, daily: new Date(at.getTime() + DAY_MS), at_once: at }[mail]
    const wasNone = had.mail === 'none'
    // A mail that is on its way arrives all the same, unless none is wanted.
    const mailing = wasNone || mail === 'none' ? null : had.mailing
    await tx.digests.choose(userId, { mail, mailDueAt, mailedUpTo: wasNone ? at : (had.mailedUpTo ?? at), mailing })
    // Who chooses anew is told anew: what the mail server said of their mailbox once may not be so any more.
    const dead = (await tx.jobs.withKeys([keyOfDigest(userId)])).get(keyOfDigest(userId))
    if (dead?.state === 'dead') await tx.jobs.discard(dead.id)
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor, activity: 'choose_mail', subjectType: 'user', subjectId: userId,
      before: { mail: had.mail }, after: { mail },
    })
  })
}
