import type { Attribution } from '../domain/attribution.js'
import type { Db } from './db.js'
import { insertBatches } from './insert-rows.js'
import { followClaims, forgetMentions } from './mentions.js'
import { rowsOfChains } from './rows-of-claims.js'
import { standingSources } from './source-merges.js'
import { statement } from './statements.js'

export interface ChainWriter {
  /**
   * Writes the chains of a claim, in this order, in the place of those that it had; what is kept of sources follows. The sources
   * must be there already; in the place of one that was merged into another stands that one. `newId` gives each hop its id.
   * Answers the chains as they stand then.
   */
  replaceChains(claimId: string, chains: Attribution[], newId: () => string): Promise<Attribution[]>
}

const removeHops = statement((db, { claimId }: { claimId: string }) => db.deleteFrom('Hop')
  .where('attributionId', 'in', db.selectFrom('Attribution').select('id').where('claimId', '=', claimId)))
const removeChains = statement((db, { claimId }: { claimId: string }) => db.deleteFrom('Attribution').where('claimId', '=', claimId))

export function chainWriter(db: Db): ChainWriter {
  return {
    async replaceChains(claimId, given, newId) {
      const chains = await standingChains(db, given)
      await forgetMentions(db, [claimId])
      await db.rows.change(removeHops, { claimId })
      await db.rows.change(removeChains, { claimId })
      await insertBatches(db, rowsOfChains([{ id: claimId, attributions: chains }], newId))
      await followClaims(db, [claimId])
      return chains
    },
  }
}

// Whoever gives chains may have read them before a source was merged, or taken out again.
async function standingChains(db: Db, chains: Attribution[]): Promise<Attribution[]> {
  const named = chains.flatMap(({ hops }) => hops.map(({ source, mergedFromId }) => mergedFromId ?? source.id))
  const standing = await standingSources(db, named)
  return chains.map((chain) => ({
    ...chain,
    hops: chain.hops.map((hop) => {
      const namedId = hop.mergedFromId ?? hop.source.id
      const source = standing.get(namedId) ?? hop.source
      return { ...hop, source, mergedFromId: source.id === namedId ? null : namedId }
    }),
  }))
}
