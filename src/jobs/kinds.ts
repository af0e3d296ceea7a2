import type { Desk } from '../desk/desk.js'
import { PROGRAM } from '../domain/permission.js'
import { digestJob, digestsJob } from './digests.js'
import { importJob } from './import.js'
import type { Kind } from './kind.js'
import { publishJob } from './publish.js'
import { tidyJob } from './tidy.js'

/** Every kind of job there is. */
export const kinds: readonly Kind[] = [importJob, publishJob, tidyJob, digestsJob, digestJob]

/** plantRecurring puts what comes by itself in the queue, where it does not stand there already. Throws StoreBusy, StoreSilent, StoreUnwritable. */
export async function plantRecurring(desk: Desk): Promise<void> {
  const recurring = kinds.filter(({ every, isWanted }) => every !== null && (isWanted?.(desk) ?? true))
  await desk.store.write(async (tx) => {
    const at = desk.now()
    for (const { name } of recurring) await tx.jobs.add({ id: desk.newId(), kind: name, payload: {}, key: name, dueAt: at, actor: PROGRAM, at })
  })
}
