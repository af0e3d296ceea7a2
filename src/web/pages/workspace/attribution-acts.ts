import { attributeClaim } from '../../../desk/claims/attribute-claim.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { StaleVersion } from '../../../domain/errors.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { pathId, signedIn, wantsFragment, type Handler } from '../../http/handler.js'
import { actOnClaim } from './act-on-claim.js'
import { drawCard, drawWorkspace } from './show-workspace.js'
import { changeChains, inputOf, readChains, valuesOf } from './typed-chains.js'

/** attribute does what a button of the chains asks with what is typed beside it, and saves all of it; a hop that is new is filled in first. */
export const attribute: Handler = async (web, request, response) => {
  const { do: asked = '', ...typed } = fieldsOf(request)
  const { chains, noSource, begins } = changeChains(readChains(typed), asked)
  const seen = versionOf(typed)
  const claimId = pathId(request)
  const values = { ...valuesOf(chains), version: String(seen) }
  if (begins === null) {
    return actOnClaim(web, request, response, 'attribution', claimId,
      () => attributeClaim(web.desk, signedIn(response), claimId, seen, { chains: inputOf(chains), noSource }), values)
  }
  const claim = await deskClaim(web.desk.store, signedIn(response), claimId)
  // What is typed was drawn from these chains: beside others it would say something else.
  if (claim.version !== seen) {
    return actOnClaim(web, request, response, 'attribution', claimId, () => Promise.reject(new StaleVersion('claim', claimId, seen, claim.version)))
  }
  const form = { kind: 'attribution' as const, values: { ...values, begins: `${begins.chain} ${begins.hop}` }, errors: {} }
  if (wantsFragment(request)) return drawCard(web, request, response, claim, { open: true, form })
  return drawWorkspace(web, request, response, claim.articleId, { claimId, form })
}
