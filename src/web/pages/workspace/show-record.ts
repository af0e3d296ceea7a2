import { deskArticle } from '../../../desk/reading/articles.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { threadsOf } from '../../../desk/reading/comments.js'
import { trailOfArticle, trailOfClaim } from '../../../desk/reading/trail.js'
import { pageAfter } from '../../http/forms.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { readTrailFilter } from '../../parts/trail-filter.js'
import { presentArticleRecord, presentRecord } from './present-record.js'

const SHOWN = 100

/** showRecord is all that was said of a claim and done to it, a page of each at a time, the newest first; ?who= and ?what= keep some of its trail. */
export const showRecord: Handler = async (web, request, response) => {
  const { store } = web.desk
  const claim = await deskClaim(store, actorOf(response), pathId(request))
  const threads = await threadsOf(store, actorOf(response), claim.id, { after: pageAfter(request, 'comments'), limit: SHOWN })
  const trail = await trailOfClaim(store, actorOf(response), claim, readTrailFilter(request.query), { after: pageAfter(request, 'events'), limit: SHOWN })
  sendPage(web, response, 'claims/record', presentRecord({ frame: frameOf(web, request, response), claim, threads, trail }))
}

/** showArticleRecord is all that was done to an article and its claims, likewise. */
export const showArticleRecord: Handler = async (web, request, response) => {
  const { store } = web.desk
  const article = await deskArticle(store, actorOf(response), pathId(request))
  const trail = await trailOfArticle(store, actorOf(response), article.id, readTrailFilter(request.query), { after: pageAfter(request, 'events'), limit: SHOWN })
  sendPage(web, response, 'articles/record', presentArticleRecord({ frame: frameOf(web, request, response), article, trail }))
}
