import { deskClaim, historyOf } from '../../../desk/reading/claims.js'
import { pageAfter } from '../../http/forms.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { presentRecord } from './present-record.js'

const SHOWN = 100

/** showRecord is all that was said of a claim and done to it, a page of each at a time, the newest first. */
export const showRecord: Handler = async (web, request, response) => {
  const { store } = web.desk
  const claim = await deskClaim(store, actorOf(response), pathId(request))
  const comments = await store.claims.commentsOn(claim.id, { after: pageAfter(request, 'comments'), limit: SHOWN })
  const commentCount = await store.claims.countComments(claim.id)
  const history = await historyOf(store, claim, 'desk', { after: pageAfter(request, 'events'), limit: SHOWN })
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'claims/record', presentRecord({ frame, claim, comments, commentCount, history }))
}
