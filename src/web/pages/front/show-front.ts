import { publishedArticles } from '../../../desk/reading/articles.js'
import { pageAfter } from '../../http/forms.js'
import { presentFront } from './present-front.js'
import { frameOf, type Handler } from '../../http/handler.js'
import { sendReaderPage } from '../../http/kept-pages.js'

const PAGE_SIZE = 20

export const showFront: Handler = async (web, request, response) => {
  const page = await publishedArticles(web.desk.store, { after: pageAfter(request), limit: PAGE_SIZE })
  const model = presentFront({ frame: frameOf(web, request, response), articles: page.items, next: page.next })
  await sendReaderPage(web, response, 'articles/index', model)
}
