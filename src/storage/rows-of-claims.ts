import { setImmediate } from 'node:timers/promises'
import type { Claim, NewClaim } from '../domain/claim.js'
import { batchesOf } from './insert-rows.js'
import type { Batch } from './rows.js'
import { wordingOf, type Wording } from './words.js'

/** ClaimBatches is new claims in the form in which they are written, some at a time: of each claim all stands in one group. */
export type ClaimBatches = { words: Wording[]; batches: Batch[] }[]

/** How many claims are in a group: enough for one statement, few enough that they are written in a fiftieth of a second. */
export const CLAIMS_AT_ONCE = 100

/**
 * rowsOfClaims prepares new claims with their parts, anchors (in that revision) and chains, before the transaction that writes
 * them: while it is open nobody else can write. Other requests get their turn meanwhile. They stand in the order of the text, in which they are numbered.
 */
export async function rowsOfClaims(claims: readonly NewClaim[], revisionId: string, newId: () => string): Promise<ClaimBatches> {
  const batches: ClaimBatches = []
  const inOrder = [...claims].sort((a, b) => a.position - b.position)
  for (let from = 0; from < inOrder.length; from += CLAIMS_AT_ONCE) {
    const some = inOrder.slice(from, from + CLAIMS_AT_ONCE)
    batches.push({ words: some.map(({ id, text }) => wordingOf(id, text)), batches: rowsOf(some, revisionId, newId) })
    await setImmediate()
  }
  return batches
}

function rowsOf(claims: NewClaim[], revisionId: string, newId: () => string): Batch[] {
  const rows = claims.map(({ anchors: _a, parts: _b, attributions: _c, verdicts: _d, why, quantities, times, open, ...row }) => ({
    ...row, why: JSON.stringify(why), quantities: JSON.stringify(quantities), times: JSON.stringify(times), open: JSON.stringify(open),
  }))
  const parts = claims.flatMap(({ id: claimId, parts: inside }) => inside.map(({ id, text }, ordinal) => ({ id, claimId, ordinal, text })))
  return [
    ...batchesOf('Claim', rows),
    ...batchesOf('Part', parts),
    ...rowsOfAnchors(claims, revisionId, newId),
    ...rowsOfChains(claims, newId),
  ]
}

/** rowsOfAnchors prepares the anchors of these claims and of their parts in a revision, each claim's own first. */
export function rowsOfAnchors(claims: Pick<Claim, 'id' | 'anchors' | 'parts'>[], revisionId: string, newId: () => string): Batch[] {
  const anchors = claims.flatMap(({ id: claimId, anchors: own, parts }) =>
    [{ id: null, anchors: own }, ...parts]
      .flatMap(({ id: partId, anchors: words }) => words.map((anchor) => ({ partId, ...anchor })))
      .map((anchor, ordinal) => ({ id: newId(), claimId, revisionId, ordinal, ...anchor })),
  )
  return batchesOf('Anchor', anchors)
}

/** rowsOfChains prepares the chains of these claims, in their order; the sources must be there already. */
export function rowsOfChains(claims: Pick<Claim, 'id' | 'attributions'>[], newId: () => string): Batch[] {
  const attributions = claims.flatMap(({ id: claimId, attributions: chains }) => chains.map((chain, ordinal) => ({ ...chain, claimId, ordinal })))
  const hops = attributions.flatMap(({ id: attributionId, hops: links }) =>
    links.map(({ source, ...hop }, ordinal) => ({ id: newId(), attributionId, ordinal, sourceId: source.id, ...hop })),
  )
  return [
    ...batchesOf('Attribution', attributions.map(({ hops: _hops, why, ...row }) => ({ ...row, why: JSON.stringify(why) }))),
    ...batchesOf('Hop', hops),
  ]
}
