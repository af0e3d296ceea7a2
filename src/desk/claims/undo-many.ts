import { NothingToUndo } from '../../domain/errors.js'
import { fieldOf, idsOf, type Event } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { UndoableEvent } from '../../domain/undo.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { deskArticle } from '../reading/articles.js'
import { REVERSALS } from './reversals.js'
import { lastOwnAct, writeUndoing } from './undo-act.js'
import type { Claim } from '../../domain/claim.js'

/** UndoneMany is how many claims are as they were, and how many were touched since and stay as they are. */
export interface UndoneMany {
  undone: number
  left: number
}

// So far back one's own acts on many are looked for.
const NEWEST = 50

/** manyToUndo answers the event of what this actor did last to many claims of an article and did not undo, or null. */
export async function manyToUndo(store: Reader, actor: Actor, articleId: string): Promise<Event | null> {
  const told = { activities: ['accept_many', 'dismiss_many', 'undo_many'] as const, without: [] }
  const { items } = await store.trail.pageAbout([articleId], { after: null, limit: NEWEST }, told)
  const undone = new Set(items.map(({ after }) => fieldOf(after, 'undone')))
  return items.find(({ id, activity, agentId }) => activity !== 'undo_many' && agentId === actor.id && !undone.has(id)) ?? null
}

/**
 * undoMany takes back what this actor did last to many claims of an article at once; those that were touched since stay as they are.
 * Throws NothingToUndo, NotFound, NotAllowed.
 */
export async function undoMany(desk: Desk, actor: Actor, articleId: string): Promise<UndoneMany> {
  permit(actor, 'undo_act')
  return desk.store.write(async (tx) => {
    await deskArticle(tx, actor, articleId)
    const batch = await manyToUndo(tx, actor, articleId)
    if (!batch) throw new NothingToUndo('There is nothing that you did to many claims of this article at once.')
    const at = desk.now()
    const ids = idsOf(batch.after, 'claims')
    const undone: string[] = []
    for (const id of ids) if (await undoOne(desk, tx, actor, { id, batch, at })) undone.push(id)
    if (undone.length === 0) throw new NothingToUndo('All of these claims were touched since: nothing was undone.')
    await tx.articles.touch(articleId, at)
    await tx.trail.append({
      id: desk.newId(), chain: articleId, at, actor, activity: 'undo_many', subjectType: 'article', subjectId: articleId,
      before: null, after: { undone: batch.id, act: batch.activity, claims: undone },
    })
    return { undone: undone.length, left: ids.length - undone.length }
  }, articleId)
}

async function undoOne(desk: Desk, tx: Transaction, actor: Actor, { id, batch, at }: { id: string; batch: Event; at: Date }): Promise<boolean> {
  const claim = await tx.claims.find(id)
  const event = claim && (await ofBatch(tx, claim, actor, batch))
  if (!claim || !event) return false
  const [own] = await REVERSALS[event.activity]({ claim, event, actor, tx, newId: desk.newId, at, lastOwnAct: (other) => lastOwnAct(tx, other, actor) })
  await writeUndoing(desk, tx, actor, own, at)
  return true
}

async function ofBatch(tx: Transaction, claim: Claim, actor: Actor, batch: Event): Promise<UndoableEvent | null> {
  try {
    const event = await lastOwnAct(tx, claim, actor)
    return fieldOf(event.after, 'batch') === batch.id ? event : null
  } catch (error) {
    if (error instanceof NothingToUndo) return null
    throw error
  }
}
