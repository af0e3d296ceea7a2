import type { ActName } from '../../domain/act.js'
import { NotFound, StaleVersion } from '../../domain/errors.js'
import type { Json } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { SourceDetails } from '../../domain/source.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'

/** chainOf is where the trail of a source is: its article's, or that of what belongs to no article. */
export function chainOf({ articleId }: Pick<SourceDetails, 'articleId'>): string {
  return articleId ?? DESK_CHAIN
}

/** sourceIn reads a source in the transaction that changes it. Throws NotFound. */
export async function sourceIn(tx: Transaction, id: string): Promise<SourceDetails> {
  const source = await tx.sources.details(id)
  if (!source) throw new NotFound('source', id)
  return source
}

/** expectVersion throws StaleVersion where a source is at another version than the one that was seen. */
export function expectVersion({ id, version }: SourceDetails, seen: number): void {
  if (version !== seen) throw new StaleVersion('source', id, seen, version)
}

/** must throws where a source is not at the version any more at which it was read in the same transaction. */
export async function must(done: Promise<boolean>, { id }: SourceDetails): Promise<void> {
  if (!(await done)) throw new Error(`source ${id} changed within one transaction`)
}

/** tellOfSource writes what was done to a source into its trail. */
export async function tellOfSource(
  desk: Desk, tx: Transaction, { source, actor, act, at }: { source: SourceDetails; actor: Actor; act: ActName; at: Date }, before: Json, after: Json,
): Promise<void> {
  await tx.trail.append({
    id: desk.newId(), chain: chainOf(source), at, actor, activity: act, subjectType: 'source', subjectId: source.id, before, after,
  })
}
