import { pageAfter } from '../../http/forms.js'
import { presentDesk } from './present-desk.js'
import { frameOf, sendPage, type Handler } from '../../http/handler.js'

const PAGE_SIZE = 25
const AWAITING_SHOWN = 25

export const showDesk: Handler = async (web, request, response) => {
  const { articles, claims } = web.desk.store
  const page = await articles.listByWork({ after: pageAfter(request), limit: PAGE_SIZE })
  const awaiting = await claims.awaitingApproval({ after: null, limit: AWAITING_SHOWN })
  const frame = frameOf(web, request, response)
  const model = presentDesk({ frame, articles: page.items, awaiting: awaiting.items, next: page.next })
  sendPage(web, response, 'desk/index', model)
}
