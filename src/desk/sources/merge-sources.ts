import { z } from 'zod'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { isMergeable, type SourceDetails } from '../../domain/source.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { expectVersion, must, sourceIn, tellOfSource } from './change-source.js'

const OtherInput = z.object({
  id: z.string().min(1, 'Choose the other source.'),
  version: z.int('Say which version of the other source you saw.').min(1, 'Say which version of the other source you saw.'),
})
/** OtherInput is the source that is merged into the one that stays, or taken out of it again, at the version that was seen. */
export type OtherInput = z.input<typeof OtherInput>

/**
 * mergeSources has one source stand for another one too: all that is attributed to that one, and its names. It can be taken out again.
 * Throws InvalidInput, NotFound, NotAllowed, StaleVersion (of whichever).
 */
export async function mergeSources(desk: Desk, actor: Actor, keptId: string, seen: number, other: OtherInput): Promise<void> {
  permit(actor, 'merge_sources')
  const { id, version } = parseInput(OtherInput, other)
  await desk.store.write(async (tx) => {
    const [kept, merged] = await bothIn(tx, keptId, id)
    permit(actor, 'merge_sources', { wasPublic: (await tx.sources.wasPublic(keptId)) || (await tx.sources.wasPublic(id)) })
    expectVersion(kept, seen)
    expectVersion(merged, version)
    if (!isMergeable(kept)) throw new InvalidInput({ id: `“${kept.name}” ${WHY_NOT}` })
    if (!isMergeable(merged)) throw new InvalidInput({ id: `“${merged.name}” ${WHY_NOT}` })
    await must(tx.sources.merge({ keptId, keptVersion: seen, mergedId: id, mergedVersion: version }, desk.newId), kept)
    await tell(desk, tx, actor, 'merge_sources', kept, merged)
  })
}

const WHY_NOT = 'cannot be merged: it was merged already, is unnamed, or is known in one article only.'

/**
 * unmergeSource takes a source out again that was merged into another: it has its names, and all that is attributed to it, as if it had
 * never been merged. Throws InvalidInput, NotFound, NotAllowed, StaleVersion (of whichever).
 */
export async function unmergeSource(desk: Desk, actor: Actor, keptId: string, seen: number, other: OtherInput): Promise<void> {
  permit(actor, 'merge_sources')
  const { id, version } = parseInput(OtherInput, other)
  await desk.store.write(async (tx) => {
    const [kept, merged] = await bothIn(tx, keptId, id)
    permit(actor, 'merge_sources', { wasPublic: await tx.sources.wasPublic(keptId) })
    expectVersion(kept, seen)
    expectVersion(merged, version)
    if (kept.mergedIntoId !== null) throw new InvalidInput({ id: `“${kept.name}” was merged into another itself: take it out of that one first.` })
    if (merged.mergedIntoId !== keptId) throw new InvalidInput({ id: `“${merged.name}” is not merged into “${kept.name}”.` })
    await must(tx.sources.separate({ keptId, keptVersion: seen, mergedId: id, mergedVersion: version }, desk.newId), kept)
    await tell(desk, tx, actor, 'unmerge_source', kept, merged)
  })
}

async function bothIn(tx: Transaction, keptId: string, otherId: string): Promise<[kept: SourceDetails, other: SourceDetails]> {
  if (keptId === otherId) throw new InvalidInput({ id: 'Choose another source: this is the one itself.' })
  const kept = await sourceIn(tx, keptId)
  const other = await tx.sources.details(otherId)
  if (!other) throw new NotFound('source', otherId)
  return [kept, other]
}

async function tell(desk: Desk, tx: Transaction, actor: Actor, act: 'merge_sources' | 'unmerge_source', kept: SourceDetails, merged: SourceDetails): Promise<void> {
  const at = desk.now()
  await tellOfSource(desk, tx, { source: kept, actor, act, at }, null, { source: merged.id, name: merged.name })
  await tellOfSource(desk, tx, { source: merged, actor, act, at }, null, { into: kept.id, name: kept.name })
}
