import { jobStates, type Job, type JobCounts, type JobKind, type JobPayloads, type JobState, type TakenJob } from '../domain/job.js'
import type { Page, PageRequest } from '../domain/page.js'
import type { Actor } from '../domain/permission.js'
import type { Db } from './db.js'
import type { Job as JobRow, Prisma } from './generated/client.js'
import { batchesOf, insertBatches } from './insert-rows.js'
import { instant, pageOf, rowsPast, rowsToRead } from './page.js'

export interface JobReader {
  find(id: string): Promise<Job | null>
  /** Those of these keys, by their key. */
  withKeys(keys: string[]): Promise<Map<string, Job>>
  /** Whether any of these kinds may be taken. */
  isDue(kinds: readonly JobKind[], at: Date): Promise<boolean>
  /** Since when the one of these kinds that may be taken the longest waits; null where there is none, or somebody has any job in hand. */
  untakenSince(kinds: readonly JobKind[], at: Date): Promise<Date | null>
  /** How many that may be taken go before this one. */
  countBefore(job: Job, at: Date): Promise<number>
  counts(): Promise<JobCounts>
  /** A page of those that failed when they were last done, dead or to be tried again; the last to fail first. */
  failed(request: PageRequest): Promise<Page<Job>>
}

/** NewJob is what is to be done from `dueAt` on; of those with a key one stands at a time. */
export interface NewJob<Kind extends JobKind> {
  id: string
  kind: Kind
  payload: JobPayloads[Kind]
  key: string | null
  dueAt: Date
  actor: Actor
  at: Date
}

/**
 * JobWriter puts jobs in the queue, in the transaction of what they follow from, and out of it. Who has taken one holds it by
 * `takenBy`: where it was given to somebody else meanwhile, all that they do with it changes nothing, and answers false.
 */
export interface JobWriter {
  /** Answers false where one of this key stands already. */
  add<Kind extends JobKind>(job: NewJob<Kind>): Promise<boolean>
  /** Takes the one of these kinds that is due the longest, until `until` and no longer unless renewed; null: there is none. */
  take(kinds: readonly JobKind[], hold: { takenBy: string; at: Date; until: Date }): Promise<TakenJob | null>
  renew(job: TakenJob, until: Date): Promise<boolean>
  /** It came to its end: it is gone, or its next turn is at `next`. */
  finish(job: TakenJob, next: Date | null): Promise<boolean>
  /** It failed: it is tried again at `next`, or dead. */
  fail(job: TakenJob, failure: string, at: Date, next: Date | null): Promise<boolean>
  /** Nobody has it any longer, as if it had not been begun. */
  giveBack(job: TakenJob, at: Date): Promise<boolean>
  /** Has one that nobody has now tried anew; answers whether there was such a one. */
  retry(id: string, at: Date): Promise<boolean>
  discard(id: string): Promise<boolean>
}

/** The chain of what is done with jobs alone, beside all other changes. */
export const JOBS_CHAIN = 'jobs'

// Several see the same one first, and one of them gets it: the others have the next ones at hand.
const LOOKED_AT = 10

export function jobReader(db: Db): JobReader {
  return {
    async find(id) {
      const row = await db.job.findUnique({ where: { id } })
      return row && toJob(row)
    },
    async withKeys(keys) {
      const rows = await db.job.findMany({ where: { key: { in: keys } } })
      return new Map(rows.map((row) => [row.key!, toJob(row)]))
    },
    async isDue(kinds, at) {
      return (await db.job.findFirst({ where: isDue(kinds, at), select: { id: true } })) !== null
    },
    async untakenSince(kinds, at) {
      const longest = await db.job.findFirst({ where: isDue(kinds, at), orderBy: { dueAt: 'asc' }, select: { dueAt: true } })
      // After that one: who takes it meanwhile is seen.
      const held = longest && (await db.job.findFirst({ where: { state: 'running', dueAt: { gt: at } }, select: { id: true } }))
      return held ? null : (longest?.dueAt ?? null)
    },
    async countBefore({ kind, dueAt, id }, at) {
      const isBefore = { OR: [{ dueAt: { lt: dueAt } }, { dueAt, id: { lt: id } }] }
      return db.job.count({ where: { kind, state: 'waiting', dueAt: { lte: at }, ...isBefore } })
    },
    async counts() {
      const groups = await db.job.groupBy({ by: ['state'], _count: true })
      const counts: Partial<Record<string, number>> = Object.fromEntries(groups.map(({ state, _count }) => [state, _count]))
      return Object.fromEntries(jobStates.map((state) => [state, counts[state] ?? 0])) as JobCounts
    },
    async failed(request) {
      const rows = await db.job.findMany({
        where: { failedAt: { not: null }, AND: [rowsPast(request, 'failedAt', 'desc', instant)] },
        orderBy: [{ failedAt: 'desc' }, { id: 'desc' }],
        take: rowsToRead(request),
      })
      const page = pageOf(rows, request, ({ failedAt }) => failedAt ?? 0)
      return { items: page.items.map(toJob), next: page.next }
    },
  }
}

/** `added` is told of each job that is new or due anew, so that whoever waits for one need not look. */
export function jobWriter(db: Db, added: () => void): JobWriter {
  // One statement that changes what is still as it was seen: of many who try at once one does.
  const change = async (where: Prisma.JobWhereInput, data: Prisma.JobUpdateManyMutationInput): Promise<boolean> =>
    (await db.job.updateMany({ where, data })).count > 0
  return {
    async add({ payload, actor, at, ...job }) {
      const row = { ...job, payload: JSON.stringify(payload), createdById: actor.id, createdByName: actor.name, createdAt: at }
      await insertBatches(db, batchesOf('Job', [{ ...row, state: 'waiting', attempts: 0 }], 'leave what is there'))
      const isNew = (await db.job.count({ where: { id: job.id } })) > 0
      if (isNew) added()
      return isNew
    },
    async take(kinds, { takenBy, at, until }) {
      const due = await db.job.findMany({ where: isDue(kinds, at), orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: LOOKED_AT })
      for (const row of due) {
        const { id, state, dueAt, attempts } = row
        const taken = { state: 'running', takenBy, dueAt: until, attempts: attempts + 1 }
        if (await change({ id, state, dueAt, attempts }, taken)) return { ...toJob({ ...row, ...taken }), takenBy, payload: row.payload }
      }
      return null
    },
    renew: (job, until) => change(heldAs(job), { dueAt: until }),
    async finish(job, next) {
      if (next === null) return (await db.job.deleteMany({ where: heldAs(job) })).count > 0
      return change(heldAs(job), { ...GIVEN_BACK, attempts: 0, dueAt: next, failure: null, failedAt: null })
    },
    fail: (job, failure, at, next) =>
      change(heldAs(job), { ...GIVEN_BACK, ...(next === null && { state: 'dead' }), failure, failedAt: at, dueAt: next ?? at }),
    giveBack: (job, at) => change(heldAs(job), { ...GIVEN_BACK, attempts: job.attempts - 1, dueAt: at }),
    async retry(id, at) {
      const isDone = await change({ id, state: { not: 'running' } }, { ...GIVEN_BACK, attempts: 0, dueAt: at })
      if (isDone) added()
      return isDone
    },
    async discard(id) {
      return (await db.job.deleteMany({ where: { id, state: { not: 'running' } } })).count > 0
    },
  }
}

const GIVEN_BACK = { state: 'waiting', takenBy: null }

function heldAs({ id, takenBy }: TakenJob): Prisma.JobWhereInput {
  return { id, state: 'running', takenBy }
}

// One that runs is due again where whoever took it has fallen silent.
function isDue(kinds: readonly JobKind[], at: Date): Prisma.JobWhereInput {
  return { kind: { in: [...kinds] }, state: { in: ['waiting', 'running'] }, dueAt: { lte: at } }
}

function toJob({ id, kind, key, state, attempts, dueAt, failure, failedAt, createdById, createdByName, createdAt }: JobRow): Job {
  return { id, kind, key, state: state as JobState, attempts, dueAt, failure, failedAt, createdById, createdByName, createdAt }
}
