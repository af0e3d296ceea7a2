// What waits for whom, as it is told away from the desk: feeds and mails read here, and only draw.
import { digestKinds, type Digest } from '../../domain/digest.js'
import { can, type Person } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'

/**
 * digestOf answers what mentions a person, waits for them or was returned to them, of what came after `from` and by `upTo`: the newest
 * first, at most `limit`. Of a claim that they check blind it tells only that they are asked to.
 */
export async function digestOf(store: Reader, person: Person, { from, upTo, limit }: { from: Date; upTo: Date; limit: number }): Promise<Digest> {
  const kinds = digestKinds.filter((kind) => kind !== 'approval' || can(person, 'decide_verdict'))
  const found = []
  for (const kind of kinds) found.push(...(await store.digests.waiting(kind, { personId: person.id, from, upTo, limit: limit + 1 })))
  const items = found.sort((one, other) => other.at.getTime() - one.at.getTime() || (other.id < one.id ? -1 : 1))
  return { items: items.slice(0, limit), isMore: items.length > limit }
}
