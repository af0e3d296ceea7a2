import type { Request } from 'express'
import { keyOfImport } from '../../../domain/job.js'
import type { Store } from '../../../storage/store.js'
import { pageAfter } from '../../http/forms.js'
import { presentPending, type PendingView } from '../../parts/pending-import.js'
import { presentDesk } from './present-desk.js'
import { presentAwaiting, presentReturned, type QueueView } from './present-queues.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'

const PAGE_SIZE = 25
const QUEUE_SHOWN = 25

export const showDesk: Handler = async (web, request, response) => {
  const page = await web.desk.store.articles.listByWork({ after: pageAfter(request), limit: PAGE_SIZE })
  const queues = await queuesOf(web.desk.store, request, signedIn(response).id)
  const pending = await pendingOf(web.desk.store, signedIn(response).id)
  const { dead: deadJobs } = await web.desk.store.jobs.counts()
  const model = presentDesk({ frame: frameOf(web, request, response), articles: page.items, pending, queues, deadJobs, next: page.next })
  sendPage(web, response, 'desk/index', model)
}

async function pendingOf({ pendingImports, jobs }: Store, personId: string): Promise<PendingView[]> {
  const pending = await pendingImports.ofPerson(personId)
  const byKey = await jobs.withKeys(pending.map(({ id }) => keyOfImport(id)))
  return pending.map((one) => presentPending(one, byKey.get(keyOfImport(one.id))))
}

async function queuesOf({ claims }: Store, request: Request, personId: string): Promise<QueueView[]> {
  const page = (name: string) => ({ after: pageAfter(request, name), limit: QUEUE_SHOWN })
  const { listed, retracted } = await claims.countAwaiting()
  const awaiting = { ...(await claims.awaitingApproval(page('awaiting'))), count: listed }
  const returned = async (own: boolean) => ({
    ...(await claims.returned({ personId, own }, page(own ? 'returned' : 'returned-others'))),
    count: await claims.countReturned({ personId, own }),
  })
  return [presentAwaiting(awaiting, retracted), ...presentReturned(await returned(true), await returned(false))]
}
