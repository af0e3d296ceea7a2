import { publishableArticle } from '../../../desk/reading/articles.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { presentPublication } from './present-publication.js'

/** showPublication asks whether to publish an article, and says what readers will then see. */
export const showPublication: Handler = async (web, request, response) => {
  const { store } = web.desk
  const article = await publishableArticle(store, actorOf(response), pathId(request))
  const counts = await store.claims.tally(article.id)
  sendPage(web, response, 'articles/publication', presentPublication({ frame: frameOf(web, request, response), article, counts }))
}
