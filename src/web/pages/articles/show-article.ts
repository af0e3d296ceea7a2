import { isPublicStage } from '../../../domain/stage.js'
import { presentArticle } from './present-article.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { readableArticle } from '../../../desk/reading/articles.js'

/** showArticle is the reader's article. People of the desk see a draft here as readers will. */
export const showArticle: Handler = async (web, request, response) => {
  const { store } = web.desk
  const { article, revision } = await readableArticle(store, actorOf(response), pathId(request))
  const claims = (await store.claims.ofArticle(article.id)).filter((claim) => isPublicStage(claim.stage))
  sendPage(web, response, 'articles/show', presentArticle({ frame: frameOf(web, request, response), article, revision, claims }))
}
