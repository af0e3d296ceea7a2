// A queue of which only what is one person's is shown.
import type { Request } from 'express'
import { allInArticlesAsSeenBy } from '../../../desk/reading/as-seen-by.js'
import { NotFound } from '../../../domain/errors.js'
import type { QueueByPerson } from '../../../domain/listing.js'
import type { PageRequest } from '../../../domain/page.js'
import type { Person } from '../../../domain/permission.js'
import type { Store } from '../../../storage/store.js'
import { presentSelect, type SelectView } from '../../parts/fields.js'
import { presentAwaitingOf, presentDueOf, presentReturnedOf, presentWorkOf, type QueueView } from './present-queues.js'

/** How many people the choice lists. */
export const MOST_LISTED = 500

/** ByPersonView is the choice of whose a queue is. */
export interface ByPersonView {
  queue: QueueByPerson
  by: SelectView
  /** Said where more people are here than are listed. */
  leftOut: string | null
}

type Named = Pick<Person, 'id' | 'name'>

/** personAsked answers whose an address asks for; null: everybody's. Throws NotFound where nobody is called so. */
export async function personAsked(request: Request, { users }: Pick<Store, 'users'>): Promise<Named | null> {
  const { by } = request.query
  if (typeof by !== 'string' || by === '') return null
  const person = await users.find(by)
  if (!person) throw new NotFound('user', by)
  return person
}

/** queueOfPerson answers a page of what of a queue is one person's, for whoever looks at it. */
export async function queueOfPerson({ claims }: Pick<Store, 'claims'>, name: QueueByPerson, by: Named, { viewer, today, page }: {
  viewer: Person
  today: string
  page: PageRequest
}): Promise<QueueView> {
  const read = await claims.queueOf(name, by.id, { personId: viewer.id, today }, page)
  const queue = { ...read, items: allInArticlesAsSeenBy(viewer, read.items) }
  const view = {
    awaiting: () => presentAwaitingOf(queue, by.name, viewer.id), 'returned-others': () => presentReturnedOf(queue, by.name, viewer.id),
    mine: () => presentWorkOf(queue, by.name, today), due: () => presentDueOf(queue, by.name, today),
  }[name]()
  return { ...view, empty: `Nothing of ${by.name} stands here.`, more: view.more && { ...view.more, href: `${view.more.href}&by=${by.id}` } }
}

const LABELS: Record<QueueByPerson, { label: string; everybody: string }> = {
  awaiting: { label: 'Proposed by', everybody: 'Everybody' },
  'returned-others': { label: 'Proposed by', everybody: 'Everybody else' },
  mine: { label: 'Who works on it', everybody: 'You' },
  due: { label: 'Who works on it', everybody: 'Everybody' },
}

/** presentByPerson offers whose a queue is to be; `people` of the desk in order, one more than MOST_LISTED at most. */
export function presentByPerson(name: QueueByPerson, by: Named | null, people: Named[]): ByPersonView {
  const { label, everybody } = LABELS[name]
  const listed = people.slice(0, MOST_LISTED)
  // Who is asked for stands in the list in any case.
  const asked = by === null || listed.some(({ id }) => id === by.id) ? [] : [by]
  const options = [{ value: '', label: everybody }, ...[...asked, ...listed].map(({ id, name: called }) => ({ value: id, label: called }))]
  return {
    queue: name, by: presentSelect('queue', { name: 'by', label, options }, { by: by?.id ?? '' }, {}),
    leftOut: people.length > MOST_LISTED ? `The first ${MOST_LISTED} people by name are listed.` : null,
  }
}
