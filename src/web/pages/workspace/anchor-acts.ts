import { anchorClaim, waysToAnchor, type AnchorsInput } from '../../../desk/claims/anchor-claim.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import type { Claim } from '../../../domain/claim.js'
import { InvalidInput, StaleVersion } from '../../../domain/errors.js'
import { pick, versionOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler } from '../../http/handler.js'
import { readPassages } from '../../parts/passages.js'
import { actOnClaim } from './act-on-claim.js'

/** anchor adds the quoted words to those that a claim stands in, puts them in their place, or takes one passage away. */
export const anchor: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'anchors', pathId(request), async (fields) => {
    const [seen, actor, claimId] = [versionOf(fields), signedIn(response), pathId(request)]
    const { note = '', remove } = fields
    if (remove === undefined) return anchorClaim(web.desk, actor, claimId, seen, { anchors: readPassages(fields), how: pick(fields['how'], waysToAnchor) ?? 'extend', note })
    const claim = await deskClaim(web.desk.store, actor, claimId)
    if (claim.version !== seen) throw new StaleVersion('claim', claimId, seen, claim.version)
    return anchorClaim(web.desk, actor, claimId, seen, { anchors: without(claim, remove), how: 'replace', note })
  })

function without({ anchors }: Claim, start: string): AnchorsInput['anchors'] {
  const kept = anchors.filter((anchor) => String(anchor.start) !== start)
  if (kept.length === 0) throw new InvalidInput({ anchors: 'A claim stands somewhere in its article: put other words in their place instead.' })
  return kept.map(({ exact, start: from }) => ({ exact, start: from }))
}
