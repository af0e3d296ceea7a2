import { pageAfter } from '../forms.js'
import { presentDesk } from '../presenters/desk.js'
import { frameOf, sendPage, type Handler } from '../web.js'

const PAGE_SIZE = 25
const AWAITING_SHOWN = 25

export const showDesk: Handler = async (web, request, response) => {
  const { articles, claims } = web.desk.store
  const page = await articles.listByWork({ after: pageAfter(request), limit: PAGE_SIZE })
  const awaiting = await claims.awaitingApproval({ after: null, limit: AWAITING_SHOWN })
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'desk/index', presentDesk({ frame, articles: page.items, awaiting: awaiting.items, next: page.next }))
}
