import type { Claim } from '../../domain/claim.js'
import { NothingToUndo } from '../../domain/errors.js'
import type { Event, Json } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import { undoableBy, type UndoableEvent } from '../../domain/undo.js'
import type { ClaimUpdate } from '../../storage/claims.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { historyOf } from '../reading/claims.js'
import { changeClaim, writeChange } from './change-claim.js'
import { REVERSALS, type Reversed } from './reversals.js'

/** UndoneAct is the claim as it was before, and the others that the same act had changed. */
export interface UndoneAct {
  claim: Claim
  others: Claim[]
}

/**
 * undoAct takes back what this actor did last on a claim, and with it all that the same act did to others, where nobody touched
 * any of them since; again, what they did before that. What readers could see is not taken back so.
 * Throws NothingToUndo, NotFound, NotAllowed, StaleVersion.
 */
export async function undoAct(desk: Desk, actor: Actor, claimId: string, seen: number): Promise<UndoneAct> {
  const others: Claim[] = []
  const claim = await changeClaim(desk, actor, { act: 'undo', claimId, seen }, async (own, tx, at) => {
    // The work is begun anew where the database asks for it.
    others.length = 0
    const event = await lastOwnAct(tx, own, actor)
    const [first, ...rest] = await REVERSALS[event.activity]({ claim: own, event, actor, tx, newId: desk.newId, at, lastOwnAct: (other) => lastOwnAct(tx, other, actor) })
    for (const other of rest) others.push(await writeUndoing(desk, tx, actor, other, at))
    return { ...first, ...tellUndoing(own, first.change, event) }
  })
  return { claim, others }
}

/** writeUndoing makes a claim what it was before an act, with its own event, and answers it. Throws StaleVersion. */
export async function writeUndoing(desk: Desk, tx: Transaction, actor: Actor, { claim, change, event, ...written }: Reversed, at: Date): Promise<Claim> {
  const changed = await writeChange(tx, actor, claim, change, at)
  const told = tellUndoing(claim, change, event)
  await tx.trail.append({ id: desk.newId(), chain: claim.articleId, at, actor, activity: 'undo', subjectType: 'claim', subjectId: claim.id, ...told })
  const { anchors, attributions, verdicts } = { ...claim, ...written }
  return { ...claim, ...changed, anchors, attributions, verdicts, version: claim.version + 1, updatedAt: at }
}

// So far back a claim's own acts are looked at: more of them than anybody does and undoes in one go.
const NEWEST = 200

/** lastOwnAct answers the event of what this actor can take back on a claim. Throws NothingToUndo. */
export async function lastOwnAct(tx: Reader, claim: Claim, actor: Actor): Promise<UndoableEvent> {
  const { items } = await historyOf(tx, actor, claim, 'desk', { after: null, limit: NEWEST })
  const found = undoableBy(items, actor, claim)
  if ('reason' in found) throw new NothingToUndo(found.reason)
  return found.event
}

function tellUndoing(claim: Claim, change: ClaimUpdate, { id, activity }: Event): { before: Json; after: Json } {
  const before = Object.fromEntries(keysOf(change).map((key) => [key, asJson(claim[key])]))
  const after = Object.fromEntries(keysOf(change).map((key) => [key, asJson(change[key])]))
  return { before, after: { ...after, undone: id, act: activity } }
}

const keysOf = (change: ClaimUpdate) => Object.keys(change) as (keyof ClaimUpdate)[]
const asJson = (value: string | number | Date | null | undefined) => (value instanceof Date ? value.toISOString() : (value ?? null))
