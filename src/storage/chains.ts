import type { Attribution } from '../domain/attribution.js'
import type { Db } from './db.js'
import { insertBatches } from './insert-rows.js'
import { followClaims, forgetMentions } from './mentions.js'
import { rowsOfChains } from './rows-of-claims.js'
import { statement } from './statements.js'

export interface ChainWriter {
  /**
   * Writes the chains of a claim, in this order, in the place of those that it had; what is kept of sources follows. The sources
   * must be there already. `newId` gives each hop its id.
   */
  replaceChains(claimId: string, chains: Attribution[], newId: () => string): Promise<void>
}

const removeHops = statement((db, { claimId }: { claimId: string }) => db.deleteFrom('Hop')
  .where('attributionId', 'in', db.selectFrom('Attribution').select('id').where('claimId', '=', claimId)))
const removeChains = statement((db, { claimId }: { claimId: string }) => db.deleteFrom('Attribution').where('claimId', '=', claimId))

export function chainWriter(db: Db): ChainWriter {
  return {
    async replaceChains(claimId, chains, newId) {
      await forgetMentions(db, [claimId])
      await db.rows.change(removeHops, { claimId })
      await db.rows.change(removeChains, { claimId })
      await insertBatches(db, rowsOfChains([{ id: claimId, attributions: chains }], newId))
      await followClaims(db, [claimId])
    },
  }
}
