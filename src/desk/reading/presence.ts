// Who types on which claim.
import type { Presence } from '../../domain/presence.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'
import type { Actor } from '../../domain/permission.js'
import { deskArticle } from './articles.js'

/** presenceIn answers who types on the claims of an article now, as this person may know it. Throws NotAllowed, NotFound. */
export async function presenceIn({ store, now }: Pick<Desk, 'store' | 'now'>, actor: Actor, articleId: string): Promise<Presence[]> {
  const { id } = permitPerson(actor, 'see_desk')
  await deskArticle(store, actor, articleId)
  return store.presence.inArticle(articleId, id, now())
}
