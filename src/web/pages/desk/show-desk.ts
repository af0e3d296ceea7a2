import { pageAfter } from '../../http/forms.js'
import { presentDesk } from './present-desk.js'
import { frameOf, sendPage, type Handler } from '../../http/handler.js'

const PAGE_SIZE = 25
const AWAITING_SHOWN = 25
const LONGEST_QUERY = 200

export const showDesk: Handler = async (web, request, response) => {
  const { articles, claims } = web.desk.store
  const query = typeof request.query['query'] === 'string' ? request.query['query'].trim().slice(0, LONGEST_QUERY) : ''
  const page = await articles.listByWork({ after: pageAfter(request), limit: PAGE_SIZE }, query)
  const awaiting = await claims.awaitingApproval({ after: null, limit: AWAITING_SHOWN })
  const frame = frameOf(web, request, response)
  const model = presentDesk({ frame, articles: page.items, awaiting: awaiting.items, next: page.next, query })
  sendPage(web, response, 'desk/index', model)
}
