import type { ActName } from '../../domain/act.js'
import { NotFound } from '../../domain/errors.js'
import { keyOfImport } from '../../domain/job.js'
import type { Actor } from '../../domain/permission.js'
import type { Transaction } from '../../storage/store.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

/** retryImport has a text that waits or failed split now; one that is being split goes on. Throws NotFound, NotAllowed. */
export async function retryImport(desk: Desk, actor: Actor, importId: string): Promise<void> {
  await changeImport(desk, actor, importId, 'retry_import', async (tx) => {
    const [key, at] = [keyOfImport(importId), desk.now()]
    const job = (await tx.jobs.withKeys([key])).get(key)
    if (job) return tx.jobs.retry(job.id, at)
    return tx.jobs.add({ id: desk.newId(), kind: 'import', payload: { importId }, key, dueAt: at, actor, at })
  })
}

/** discardImport throws away a text that is no article yet, also while it is being split. Throws NotFound, NotAllowed. */
export async function discardImport(desk: Desk, actor: Actor, importId: string): Promise<void> {
  await changeImport(desk, actor, importId, 'discard_import', async (tx) => {
    const key = keyOfImport(importId)
    const job = (await tx.jobs.withKeys([key])).get(key)
    // Whoever splits it just now finds it gone, and makes no article of it.
    if (job) await tx.jobs.discard(job.id)
    return tx.pendingImports.discard(importId)
  })
}

async function changeImport(
  desk: Desk, actor: Actor, importId: string, activity: ActName, change: (tx: Transaction) => Promise<boolean>,
): Promise<void> {
  await desk.store.write(async (tx) => {
    const pending = await tx.pendingImports.find(importId)
    if (!pending) throw new NotFound('import', importId)
    permit(actor, 'manage_import', { ownerId: pending.createdById })
    const { title, sha256, articleId } = pending
    if (articleId !== null || !(await change(tx))) return
    const isThere = (await tx.pendingImports.find(importId)) !== null
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at: desk.now(), actor, activity, subjectType: 'import', subjectId: importId,
      before: { title, sha256 }, after: isThere ? { title, sha256 } : null,
    })
  })
}
