import { NothingToUndo } from '../../domain/errors.js'
import { fieldOf, idsOf, type Event } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { deskArticle } from '../reading/articles.js'
import { unassignOne } from './assign-many.js'
import { REVERSALS } from './reversals.js'
import { lastOwnAct, writeUndoing } from './undo-act.js'

/** UndoneMany is how many claims are as they were, and how many were touched since and stay as they are. */
export interface UndoneMany {
  undone: number
  left: number
}

// So far back acts on many are looked for.
const NEWEST = 200

/** manyToUndo answers the event of what this actor did to many claims of an article, by what it is called, where it was not undone; else null. */
export async function manyToUndo(store: Reader, actor: Actor, articleId: string, batch: string): Promise<Event | null> {
  const told = { activities: ['accept_many', 'dismiss_many', 'assign_many', 'undo_many'] as const, without: [] }
  const { items } = await store.trail.pageAbout([articleId], { after: null, limit: NEWEST }, told)
  if (items.some(({ after }) => fieldOf(after, 'undone') === batch)) return null
  return items.find(({ id, activity, agentId }) => id === batch && activity !== 'undo_many' && agentId === actor.id) ?? null
}

/**
 * undoMany takes back what this actor did to many claims of an article at once; those that were touched since stay as they are.
 * Throws NothingToUndo, NotFound, NotAllowed.
 */
export async function undoMany(desk: Desk, actor: Actor, articleId: string, batchId: string): Promise<UndoneMany> {
  permit(actor, 'undo_act')
  return desk.store.write(async (tx) => {
    await deskArticle(tx, actor, articleId)
    const batch = await manyToUndo(tx, actor, articleId, batchId)
    if (!batch) throw new NothingToUndo('There is nothing of yours to undo here: it was undone already, or somebody else did it.')
    const at = desk.now()
    const ids = idsOf(batch.after, 'claims')
    const undone: string[] = []
    const reasons: string[] = []
    for (const id of ids) {
      const reason = await undoOne(desk, tx, actor, { id, batch, at })
      if (reason === null) undone.push(id)
      else reasons.push(reason)
    }
    if (undone.length === 0) throw new NothingToUndo(reasons[0] ?? TOUCHED)
    await tx.articles.touch(articleId, at)
    await tx.trail.append({
      id: desk.newId(), chain: articleId, at, actor, activity: 'undo_many', subjectType: 'article', subjectId: articleId,
      before: null, after: { undone: batch.id, act: batch.activity, claims: undone },
    })
    return { undone: undone.length, left: ids.length - undone.length }
  }, articleId)
}

const TOUCHED = 'All of these claims were touched since: nothing was undone.'

// Answers why it stays as it is, or null.
async function undoOne(desk: Desk, tx: Transaction, actor: Actor, { id, batch, at }: { id: string; batch: Event; at: Date }): Promise<string | null> {
  if (batch.activity === 'assign_many') return (await unassignOne(desk, tx, actor, { id, batch, at })) ? null : TOUCHED
  const claim = await tx.claims.find(id)
  if (!claim) return TOUCHED
  const found = await lastOwnAct(tx, claim, actor).catch(asReason)
  if (typeof found === 'string') return found
  if (fieldOf(found.after, 'batch') !== batch.id) return TOUCHED
  const [own] = await REVERSALS[found.activity]({ claim, event: found, actor, tx, newId: desk.newId, at, lastOwnAct: (other) => lastOwnAct(tx, other, actor) })
  await writeUndoing(desk, tx, actor, own, at)
  return null
}

function asReason(error: unknown): string {
  if (error instanceof NothingToUndo) return error.message
  throw error
}
