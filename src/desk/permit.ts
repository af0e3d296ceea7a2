import { NotAllowed } from '../domain/errors.js'
import { can, isPerson, refusalOf, type Action, type Actor, type Person, type Subject } from '../domain/permission.js'

/**
 * permit lets the act go on or throws NotAllowed with words for the person. Every verb calls it first, inside its transaction,
 * on the row that it has just read: so whoever calls the verb (a page, the API, the command line, a job) meets the same rule.
 */
export function permit(actor: Actor | null, action: Action, subject?: Subject): void {
  if (!can(actor, action, subject)) throw new NotAllowed(action, refusalOf(action, actor, subject))
}

/** permitPerson is permit for what only a person does, such as writing a verdict; answers the person. Throws NotAllowed. */
export function permitPerson(actor: Actor | null, action: Action, subject?: Subject): Person {
  permit(actor, action, subject)
  if (!isPerson(actor)) throw new NotAllowed(action, refusalOf(action))
  return actor
}
