import { InvalidInput } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { publicationRules } from '../../domain/publication-rules.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** seenRules answers one word for the rules in force, for whoever changes them to say what they saw. */
export function seenRules(inForce: ReadonlySet<string>): string {
  return publicationRules.filter((rule) => inForce.has(rule)).join()
}

/**
 * changeRules has these rules, and no others, stop the publishing of an article from now on, where those in force are the ones that were seen.
 * Throws NotAllowed, InvalidInput.
 */
export async function changeRules(desk: Desk, actor: Actor, inForce: readonly string[], seen?: string): Promise<void> {
  permit(actor, 'manage_rules')
  const unknown = inForce.find((name) => !publicationRules.some((rule) => rule === name))
  if (unknown !== undefined) throw new InvalidInput({ rules: `A rule is one of ${publicationRules.join(', ')}.` })
  await desk.store.write(async (tx) => {
    permit(actor, 'manage_rules')
    const at = desk.now()
    const before = await tx.publicationRules.inForce()
    if (seen !== undefined && seen !== seenRules(before)) throw new InvalidInput({ rules: 'Somebody changed the rules after you opened this. Your choice is shown; the rules in force are named below it: look again, then save.' })
    const after = publicationRules.filter((rule) => inForce.includes(rule))
    if (after.length === before.size && after.every((rule) => before.has(rule))) return
    for (const rule of publicationRules) if (after.includes(rule) !== before.has(rule)) await tx.publicationRules.set(rule, after.includes(rule) ? at : null)
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor, activity: 'change_rules', subjectType: 'rule', subjectId: 'publication',
      before: { rules: [...before] }, after: { rules: after },
    })
  })
}
