import type { Counted, Queue, QueueByPerson, QueueName } from '../domain/listing.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Db } from './db.js'
import { verdictQueueReader, verdictQueues, type VerdictQueueReader } from './verdict-queues.js'
import { claimsInArticles } from './whole-claims.js'
import { workQueueReader, workQueues, type WorkQueueReader } from './work-queues.js'

/** Whose desk it is, on which day (YYYY-MM-DD). */
export interface AtDesk {
  personId: string
  today: string
}

export interface DeskQueueReader extends VerdictQueueReader, WorkQueueReader {
  /** Several queues of one desk, their claims read together. */
  queues(asked: ReadonlyMap<QueueName, PageRequest>, desk: AtDesk): Promise<Map<QueueName, Queue>>
  /** What of a queue is one person's, as who is at the desk may see it: nothing of what they check blind. */
  queueOf(name: QueueByPerson, personId: string, desk: AtDesk, request: PageRequest): Promise<Queue>
}

export function deskQueueReader(db: Db): DeskQueueReader {
  const [verdicts, work] = [verdictQueues(db), workQueues(db)]
  const reader = { ...verdictQueueReader(db), ...workQueueReader(db) }
  const returned = (own: boolean) => ({
    ids: (request: PageRequest, { personId }: AtDesk) => verdicts.returned({ personId, own }, request),
    count: ({ personId }: AtDesk) => reader.countReturned({ personId, own }),
  })
  const readers: Record<QueueName, { ids(request: PageRequest, desk: AtDesk): Promise<Page<string>>; count(desk: AtDesk): Promise<Counted> }> = {
    awaiting: { ids: (request, { personId }) => verdicts.awaiting(personId, request), count: async ({ personId }) => (await reader.countAwaiting(personId)).listed },
    returned: returned(true),
    'returned-others': returned(false),
    mine: { ids: (request, { personId }) => work.assigned(personId, request), count: ({ personId }) => reader.countAssignedTo(personId) },
    due: { ids: (request, { today }) => work.due(today, request), count: ({ today }) => reader.countDue(today) },
    unassigned: { ids: (request) => work.unassigned(request), count: () => reader.countUnassigned() },
  }
  const viewing = (personId: string, desk: AtDesk) => ({ authorId: personId, personId, viewer: desk.personId, day: desk.today })
  type Viewing = ReturnType<typeof viewing>
  const ofPerson: Record<QueueByPerson, { ids(of: Viewing, request: PageRequest): Promise<Page<string>>; count(of: Viewing): Promise<Counted> }> = {
    awaiting: { ids: (of, request) => verdicts.ofAuthor('approval', of, request), count: (of) => reader.countOfAuthor('approval', of) },
    'returned-others': { ids: (of, request) => verdicts.ofAuthor('returned', of, request), count: (of) => reader.countOfAuthor('returned', of) },
    mine: { ids: (of, request) => work.workOf(of, request), count: (of) => reader.countWorkOf(of) },
    due: { ids: (of, request) => work.dueOf(of, request), count: (of) => reader.countDueOf(of) },
  }
  return {
    ...reader,
    async queueOf(name, personId, desk, request) {
      const of = viewing(personId, desk)
      const page = await ofPerson[name].ids(of, request)
      return { items: await claimsInArticles(db, page.items), next: page.next, count: await ofPerson[name].count(of) }
    },
    async queues(asked, desk) {
      const pages: { name: QueueName; page: Page<string>; count: Counted }[] = []
      for (const [name, request] of asked) pages.push({ name, page: await readers[name].ids(request, desk), count: await readers[name].count(desk) })
      const ids = new Set(pages.flatMap(({ page }) => page.items))
      const claims = new Map((await claimsInArticles(db, [...ids])).map((item) => [item.claim.id, item]))
      return new Map(pages.map(({ name, page, count }) => [name, { items: page.items.flatMap((id) => claims.get(id) ?? []), next: page.next, count }]))
    },
  }
}
