import type { Request } from 'express'
import { allInArticlesAsSeenBy } from '../../../desk/reading/as-seen-by.js'
import { secondChecksFor } from '../../../desk/reading/second-checks.js'
import { keyOfImport } from '../../../domain/job.js'
import { isByPerson, queueNames, type Queue, type QueueName } from '../../../domain/listing.js'
import { can, type Person } from '../../../domain/permission.js'
import type { Store } from '../../../storage/store.js'
import { pageAfter } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { presentPending, type PendingView } from '../../parts/pending-import.js'
import { areMentionsAsked, mentionsFor } from './mentions.js'
import { presentDesk, presentOneQueue } from './present-desk.js'
import { MOST_LISTED, personAsked, presentByPerson, queueOfPerson } from './queue-by-person.js'
import { presentAwaiting, presentDue, presentMine, presentPublished, presentReturned, presentUnassigned, type QueueView } from './present-queues.js'
import { presentSecondChecks } from './present-second-checks.js'

const ARTICLES_SHOWN = 25
const SHOWN_OF_EACH = 8
const SHOWN_OF_ONE = 25
const NO_QUEUE: Queue = { items: [], next: null, count: { total: 0, isMore: false } }

export const showDesk: Handler = async (web, request, response) => {
  const { store } = web.desk
  const frame = frameOf(web, request, response)
  const person = signedIn(response)
  const asked = queueAsked(request)
  if (asked !== null) {
    const byPerson = isByPerson(asked) ? { name: asked, by: await personAsked(request, store), people: await store.users.active(MOST_LISTED + 1) } : null
    const choice = byPerson && presentByPerson(byPerson.name, byPerson.by, byPerson.people)
    if (byPerson?.by) {
      const page = { after: pageAfter(request), limit: SHOWN_OF_ONE }
      const queue = await queueOfPerson(store, byPerson.name, byPerson.by, { viewer: person, today: frame.today ?? '', page })
      return sendPage(web, response, 'desk/queue', presentOneQueue(frame, queue, choice))
    }
    const [queue] = await queuesOf(store, person, frame.today ?? '', new Map([[asked, { after: pageAfter(request), limit: SHOWN_OF_ONE }]]))
    if (queue) return sendPage(web, response, 'desk/queue', presentOneQueue(frame, queue, choice))
  }
  if (areMentionsAsked(request)) {
    const queue = await mentionsFor(web, response, { after: pageAfter(request), limit: SHOWN_OF_ONE })
    return sendPage(web, response, 'desk/queue', presentOneQueue(frame, queue))
  }
  const page = await store.articles.listByWork({ after: pageAfter(request), limit: ARTICLES_SHOWN })
  const queues = await queuesOf(store, person, frame.today ?? '', new Map(queueNames.map((name) => [name, { after: null, limit: SHOWN_OF_EACH }])))
  const secondChecks = presentSecondChecks(await secondChecksFor(store, person, { after: null, limit: SHOWN_OF_EACH }))
  const mentions = await mentionsFor(web, response, { after: null, limit: SHOWN_OF_EACH })
  const { items: published } = await store.articles.listPublished({ after: null, limit: SHOWN_OF_EACH })
  const pending = await pendingOf(store, person.id)
  const { dead: deadJobs } = await store.jobs.counts()
  const embargoes = await store.embargoes.ofArticles(page.items.map(({ article }) => article.id))
  const model = presentDesk({ frame, articles: page.items, embargoes, pending, queues: [...secondChecks, ...queues.slice(0, 1), mentions, ...queues.slice(1), presentPublished(published)], deadJobs, next: page.next })
  sendPage(web, response, 'desk/index', model)
}

function queueAsked(request: Request): QueueName | null {
  return queueNames.find((name) => name === request.query['queue']) ?? null
}

async function pendingOf({ pendingImports, jobs }: Store, personId: string): Promise<PendingView[]> {
  const pending = await pendingImports.ofPerson(personId)
  const byKey = await jobs.withKeys(pending.map(({ id }) => keyOfImport(id)))
  return pending.map((one) => presentPending(one, byKey.get(keyOfImport(one.id))))
}

// What an editor looks at first is what waits for one; a fact-checker, what came back and what is theirs.
async function queuesOf({ claims }: Store, person: Person, today: string, asked: Parameters<Store['claims']['queues']>[0]): Promise<QueueView[]> {
  const read = await claims.queues(asked, { personId: person.id, today })
  const of = (name: QueueName) => {
    const queue = read.get(name) ?? NO_QUEUE
    return { ...queue, items: allInArticlesAsSeenBy(person, queue.items) }
  }
  const only = (name: QueueName, views: () => QueueView[]) => (read.has(name) ? views() : [])
  const { retracted } = read.has('awaiting') ? await claims.countAwaiting(person.id) : { retracted: NO_QUEUE.count }
  const [own, others] = presentReturned(of('returned'), of('returned-others'), person.id)
  const awaiting = only('awaiting', () => [presentAwaiting(of('awaiting'), retracted, person.id)])
  const returned = only('returned', () => (own ? [own] : []))
  const returnedToOthers = only('returned-others', () => (others ? [others] : []))
  const mine = only('mine', () => [presentMine(of('mine'), today)])
  const due = only('due', () => [presentDue(of('due'), today)])
  const unassigned = only('unassigned', () => [presentUnassigned(of('unassigned'), today)])
  return can(person, 'decide_verdict', {})
    ? [...awaiting, ...returned, ...mine, ...due, ...unassigned, ...returnedToOthers]
    : [...returned, ...mine, ...due, ...unassigned, ...awaiting, ...returnedToOthers]
}
