import type { Claim } from '../domain/claim.js'
import type { Db } from './db.js'
import { insertBatches } from './insert-rows.js'
import { rowsOfAnchors } from './rows-of-claims.js'
import { statement } from './statements.js'

export interface AnchorWriter {
  /** Writes where a claim and its parts stand in a revision, in the place of what stood there. `newId` gives each anchor its id. */
  replaceAnchors(claim: Pick<Claim, 'id' | 'anchors' | 'parts'>, revisionId: string, newId: () => string): Promise<void>
}

const remove = statement((db, { claimId, revisionId }: { claimId: string; revisionId: string }) => db
  .deleteFrom('Anchor').where('claimId', '=', claimId).where('revisionId', '=', revisionId))

export function anchorWriter(db: Db): AnchorWriter {
  return {
    async replaceAnchors(claim, revisionId, newId) {
      await db.rows.change(remove, { claimId: claim.id, revisionId })
      await insertBatches(db, rowsOfAnchors([claim], revisionId, newId))
    },
  }
}
