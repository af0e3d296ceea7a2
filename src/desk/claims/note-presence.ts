import { subjectOf } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { PRESENCE_MS } from '../../domain/presence.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'

/**
 * notePresence tells the others that this person types on a claim (`isEditing`), for 45 seconds, or that they do no more. It is no act: no
 * event says it, no version counts it, and nobody is kept from anything. Of who checks a claim blind nothing is told. Throws NotFound, NotAllowed.
 */
export async function notePresence(desk: Desk, actor: Actor, claimId: string, isEditing: boolean): Promise<void> {
  const person = permitPerson(actor, 'note_presence')
  const claim = await desk.store.claims.find(claimId)
  if (!claim) throw new NotFound('claim', claimId)
  permitPerson(person, 'note_presence', subjectOf(claim))
  // A chain of its own: whoever saves something waits for nobody's typing.
  await desk.store.write(async (tx) => {
    if (isEditing) await tx.presence.set(person.id, claimId, new Date(desk.now().getTime() + PRESENCE_MS))
    else await tx.presence.end(person.id, claimId)
  }, `presence of ${person.id}`)
}
