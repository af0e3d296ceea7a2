import { isPublicStage, type Claim } from '../../../domain/claim.js'
import { NotFound } from '../../../domain/errors.js'
import type { Event } from '../../../domain/event.js'
import type { Store } from '../../../storage/store.js'
import { presentClaim } from './present-claim.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { readableArticle } from '../../../desk/reading/readable.js'

/** showClaim is a claim for readers: its words, chain, verdict and history, without proposals. */
export const showClaim: Handler = async (web, request, response) => {
  const { store } = web.desk
  const claim = await store.claims.find(pathId(request))
  if (!claim || !isPublicStage(claim.stage)) throw new NotFound('claim', pathId(request))
  const { article, revision } = await readableArticle(store, actorOf(response), claim.articleId)
  const history = await historyOf(store, claim)
  sendPage(web, response, 'claims/show', presentClaim({ frame: frameOf(web, request, response), article, revision, claim, history }))
}

/** historyOf answers all events about a claim and its verdicts, oldest first. */
export async function historyOf(store: Store, claim: Claim): Promise<Event[]> {
  return store.trail.about([claim.id, ...claim.verdicts.map((verdict) => verdict.id)])
}
