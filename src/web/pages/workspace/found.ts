import { foundInArticle } from '../../../desk/reading/search.js'
import { deskArticle } from '../../../desk/reading/articles.js'
import { InvalidInput } from '../../../domain/errors.js'
import { frameOf, pathId, sendPage, signedIn, wantsFragment, type Handler } from '../../http/handler.js'
import { problemOf } from '../../http/problems.js'
import { presentFound, presentFoundOptions } from './present-found.js'

/** showFound answers which claims and sources of an article hold the words in ?query=: as a page, or to the script as what its palette lists. */
export const showFound: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const article = await deskArticle(web.desk.store, actor, pathId(request))
  const typed = request.query['query']
  const query = typeof typed === 'string' ? typed.trim() : ''
  try {
    const found = query === '' ? null : await foundInArticle(web.desk.store, actor, article, query)
    if (wantsFragment(request)) sendPage(web, response, 'articles/found-fragment', presentFoundOptions(article, found))
    else sendPage(web, response, 'articles/found', presentFound({ frame: frameOf(web, request, response), article, query, found, error: null }))
  } catch (error) {
    if (!(error instanceof InvalidInput) || wantsFragment(request)) throw error
    sendPage(web, response, 'articles/found', presentFound({ frame: frameOf(web, request, response), article, query, found: null, error: error.message }), problemOf(error).status)
  }
}
