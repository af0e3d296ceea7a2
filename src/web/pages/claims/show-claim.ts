import { revisionOf } from '../../../desk/reading/articles.js'
import { evidenceFor } from '../../../desk/reading/evidence.js'
import { historyOf, lastRewording, readableClaim } from '../../../desk/reading/claims.js'
import { pageAfter } from '../../http/forms.js'
import { actorOf, frameOf, pathId, type Handler } from '../../http/handler.js'
import { sendReaderPage } from '../../http/kept-pages.js'
import { presentClaim } from './present-claim.js'

const EVENTS_SHOWN = 50

/** showClaim is a claim for readers: its words, chain, verdict and history, without proposals. */
export const showClaim: Handler = async (web, request, response) => {
  const { store } = web.desk
  const actor = actorOf(response)
  const { claim, article } = await readableClaim(store, actor, pathId(request), 'readers')
  const revision = await revisionOf(store, article)
  const history = await historyOf(store, actor, claim, 'readers', { after: pageAfter(request, 'events'), limit: EVENTS_SHOWN })
  const rewording = await lastRewording(store, actor, claim)
  const evidence = await evidenceFor(store, actor, claim, 'readers')
  const frame = frameOf(web, request, response)
  await sendReaderPage(web, response, 'claims/show', presentClaim({ frame, article, revision, claim, history, rewording, evidence }))
}
