import type { Counted, Queue, QueueName } from '../domain/listing.js'
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
  return {
    ...reader,
    async queues(asked, desk) {
      const pages: { name: QueueName; page: Page<string>; count: Counted }[] = []
      for (const [name, request] of asked) pages.push({ name, page: await readers[name].ids(request, desk), count: await readers[name].count(desk) })
      const ids = new Set(pages.flatMap(({ page }) => page.items))
      const claims = new Map((await claimsInArticles(db, [...ids])).map((item) => [item.claim.id, item]))
      return new Map(pages.map(({ name, page, count }) => [name, { items: page.items.flatMap((id) => claims.get(id) ?? []), next: page.next, count }]))
    },
  }
}
