import type { Actor, Person } from '../../domain/permission.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/**
 * noteSignIn leaves in the trail of people that somebody signed in as this person, or tried and failed. From where, is in the
 * log and with the session: the trail is for ever, and an address is not for it. `known`: on a device known from before; `factor`: what it was
 * decided by. Throws NotAllowed.
 */
export async function noteSignIn(
  desk: Desk,
  actor: Actor,
  person: Person,
  { outcome, known, factor = 'password' }: { outcome: 'sign_in' | 'sign_in_failed'; known: boolean; factor?: 'password' | 'code' | 'backup code' },
): Promise<void> {
  await desk.store.write(async (tx) => {
    permit(actor, 'note_sign_ins')
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at: desk.now(),
      // Who failed is not known to be this person.
      actor: outcome === 'sign_in' ? person : actor,
      activity: outcome,
      subjectType: 'user',
      subjectId: person.id,
      before: null,
      after: { device: known ? 'known' : 'new', factor },
    })
  }, DESK_CHAIN)
}
