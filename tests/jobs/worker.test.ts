import { afterEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/desk/desk.js'
import { SameText, SplitterBusy } from '../../src/domain/errors.js'
import type { Job } from '../../src/domain/job.js'
import { PROGRAM } from '../../src/domain/permission.js'
import { OUR_MISTAKE } from '../../src/jobs/failure.js'
import type { Kind } from '../../src/jobs/kind.js'
import { importJob } from '../../src/jobs/import.js'
import { plantRecurring } from '../../src/jobs/kinds.js'
import type { Outcome } from '../../src/jobs/outcome.js'
import { startWorker, type Worker, type WorkerOptions } from '../../src/jobs/worker.js'
import { openStore } from '../../src/storage/store.js'
import { makeDatabase, makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { until } from './until.js'

// A clock that stands until a test moves it.
let now = new Date('2026-03-01T09:00:00Z')
const later = (ms: number) => void (now = new Date(now.getTime() + ms))
const atRest = (desk: Desk): Desk => ({ ...desk, now: () => now })

const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

async function makeQueue(): Promise<Desk> {
  return atRest(makeDesk(await makeStore()))
}

function start(desk: Desk, run: Kind['run'], options: Partial<WorkerOptions> & Partial<Pick<Kind, 'every'>> = {}): { worker: Worker; outcomes: Outcome[] } {
  const outcomes: Outcome[] = []
  const { every = null, ...given } = options
  const kind: Kind = { name: 'import', atOnce: 10, every, run }
  const worker = startWorker(desk, { kinds: [kind], pollMs: 5, told: (outcome) => void outcomes.push(outcome), ...given })
  workers.push(worker)
  return { worker, outcomes }
}

async function add(desk: Desk, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => desk.newId())
  await desk.store.write(async (tx) => {
    for (const id of ids) await tx.jobs.add({ id, kind: 'import', payload: { importId: id }, key: null, dueAt: desk.now(), actor: PROGRAM, at: desk.now() })
  })
  return ids
}

const stands = (desk: Desk, id: string, as: Partial<Job>) => until(async () => {
  const job = await desk.store.jobs.find(id)
  return job !== null && Object.entries(as).every(([name, value]) => job[name as keyof Job] === value) ? job : null
})
const gone = (desk: Desk, id: string) => until(async () => (await desk.store.jobs.find(id)) === null)

describe('a worker', () => {
  it('does what its own process adds at once, without looking for it', async () => {
    const desk = await makeQueue()
    const { outcomes } = start(desk, () => Promise.resolve(), { pollMs: 10_000_000 })
    const [id] = await add(desk)
    await gone(desk, id!)
    await until(async () => outcomes.length > 0)
    expect(outcomes).toEqual([{ what: 'done', kind: 'import', jobId: id }])
  })

  it('of two on one database, each of many jobs is done by one, once', async () => {
    const { store, url } = await makeDatabase()
    const desk = atRest(makeDesk(store))
    const other = { ...desk, store: await openStore(url) }
    const done: [worker: string, id: string][] = []
    const ids = await add(desk, 60)
    // Nobody goes on before both have begun: that one is quicker is no test.
    const doAs = (worker: string) => async (_desk: Desk, payload: string) => {
      done.push([worker, (JSON.parse(payload) as { importId: string }).importId])
      await until(async () => new Set(done.map(([who]) => who)).size === 2)
    }
    const first = start(desk, doAs('one'))
    const second = start(other, doAs('two'))
    await until(async () => first.outcomes.length + second.outcomes.length === 60)
    await Promise.all([first.worker.stop(), second.worker.stop()])
    await other.store.close()
    expect(done.map(([, id]) => id).sort()).toEqual([...ids].sort())
    expect(await desk.store.jobs.counts()).toEqual({ waiting: 0, running: 0, dead: 0 })
  })

  it('does no more at a time than it may, of all and of a kind', async () => {
    const desk = await makeQueue()
    let [running, most] = [0, 0]
    const { outcomes } = start(desk, async () => {
      running += 1
      most = Math.max(most, running)
      await until(async () => running === 3 || outcomes.length > 0)
      running -= 1
    }, { atOnce: 3 })
    await add(desk, 9)
    await until(async () => outcomes.length === 9)
    expect(most).toBe(3)
  })

  it('leaves kinds alone that it does not know, such as those of a newer version', async () => {
    const desk = await makeQueue()
    const [id] = await add(desk)
    await desk.store.accounts.job.updateMany({ data: { kind: 'digest' } })
    const { outcomes } = start(desk, () => Promise.resolve())
    const [known] = await add(desk)
    await gone(desk, known!)
    expect(await desk.store.jobs.find(id!)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(outcomes).toHaveLength(1)
  })
})

describe('a job that fails', () => {
  it('is tried again, later each time, and after six times it is dead, with the words of its failure', async () => {
    const desk = await makeQueue()
    const { outcomes } = start(desk, () => Promise.reject(new SplitterBusy()))
    const [id] = await add(desk)
    for (const [attempts, pause] of [[1, 5], [2, 20], [3, 80], [4, 320], [5, 900]] as const) {
      const job = await stands(desk, id!, { attempts, state: 'waiting' })
      expect(job).toMatchObject({ dueAt: new Date(now.getTime() + 1_000 * pause), failure: new SplitterBusy().message, failedAt: now })
      later(1_000 * pause)
    }
    await stands(desk, id!, { state: 'dead', attempts: 6, failure: new SplitterBusy().message })
    await until(async () => outcomes.length === 6)
    expect(outcomes.map(({ what }) => what)).toEqual([...Array<string>(5).fill('failed'), 'dead'])
  })

  it('by the rules of the trade is dead at once, for another try would end likewise', async () => {
    const desk = await makeQueue()
    start(desk, () => Promise.reject(new SameText('x', 'Bridge')))
    const [id] = await add(desk)
    await stands(desk, id!, { state: 'dead', attempts: 1, failure: 'This text is already here, as “Bridge”.' })
  })

  it('by a mistake of ours says no more than that to people', async () => {
    const desk = await makeQueue()
    const { outcomes } = start(desk, () => Promise.reject(new TypeError('secret of x is undefined')))
    const [id] = await add(desk)
    expect(await stands(desk, id!, { attempts: 1, state: 'waiting' })).toMatchObject({ failure: OUR_MISTAKE })
    await until(async () => outcomes.length > 0)
    expect(outcomes[0]).toMatchObject({ what: 'failed', failure: { isMistake: true }, error: expect.any(TypeError) as unknown })
  })

  it('whose payload is not what its kind takes is dead, and never run', async () => {
    const desk = await makeQueue()
    const [id] = await add(desk)
    await desk.store.accounts.job.updateMany({ data: { payload: '{"importId":7}' } })
    start(desk, () => Promise.resolve(), { kinds: [importJob] })
    await stands(desk, id!, { state: 'dead', attempts: 1 })
  })

  it('that comes by itself is never dead: it has its next turn', async () => {
    const desk = await makeQueue()
    await plantRecurring(desk)
    await plantRecurring(desk)
    const { id } = await desk.store.accounts.job.findFirstOrThrow()
    let fails = true
    const kind: Kind = { name: 'tidy', atOnce: 1, every: 600_000, run: () => (fails ? Promise.reject(new SplitterBusy()) : Promise.resolve()) }
    start(desk, kind.run, { kinds: [kind] })
    for (let attempts = 1; attempts < 8; attempts += 1) {
      const { dueAt } = await stands(desk, id, { attempts, state: 'waiting' })
      expect(dueAt.getTime() - now.getTime()).toBeLessThanOrEqual(600_000)
      fails = attempts < 7
      now = dueAt
    }
    expect(await stands(desk, id, { attempts: 0, state: 'waiting' })).toMatchObject({ dueAt: new Date(now.getTime() + 600_000), failure: null })
  })

  it('and ends the program each time is dead after as many tries, without one more', async () => {
    const desk = await makeQueue()
    const [id] = await add(desk)
    for (let n = 0; n < 6; n += 1) {
      const until = new Date(now.getTime() + 60_000)
      await desk.store.write((tx) => tx.jobs.take(['import'], { takenBy: `killed ${n}`, at: now, until }))
      now = until
    }
    let runs = 0
    start(desk, () => Promise.resolve(void (runs += 1)))
    const { failure } = await stands(desk, id!, { state: 'dead' })
    expect(failure).toBe('It was begun 6 times, and each time the program ended before it did.')
    expect(runs).toBe(0)
  })
})

describe('a job that goes on', () => {
  it('is held for longer while it is being done', async () => {
    const desk = await makeQueue()
    let end = () => {}
    start(desk, () => new Promise((resolve) => (end = resolve)), { leaseMs: 30 })
    const [id] = await add(desk)
    await stands(desk, id!, { state: 'running' })
    later(3_600_000)
    const { attempts } = await until(async () => {
      const job = (await desk.store.jobs.find(id!))!
      return job.dueAt > now ? job : null
    })
    end()
    await gone(desk, id!)
    // It was due for a moment, as the clock jumped: this worker may have begun it once more, and no more than that.
    expect(attempts).toBeLessThanOrEqual(2)
  })

  it('ends before the worker stops, and nothing new is begun', async () => {
    const desk = await makeQueue()
    let end = () => {}
    const { worker, outcomes } = start(desk, () => new Promise((resolve) => (end = resolve)), { atOnce: 1 })
    const [running, waiting] = await add(desk, 2)
    await stands(desk, running!, { state: 'running' })
    const stopped = worker.stop()
    end()
    await stopped
    expect(outcomes).toMatchObject([{ what: 'done', jobId: running }])
    expect(await desk.store.jobs.find(waiting!)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('is given back where it does not end in time: the next worker need not wait for it', async () => {
    const desk = await makeQueue()
    let fail: (error: Error) => void = () => undefined
    const { worker, outcomes } = start(desk, () => new Promise((_resolve, reject) => (fail = reject)), { stopMs: 1 })
    const [id] = await add(desk)
    await stands(desk, id!, { state: 'running' })
    await worker.stop()
    expect(await desk.store.jobs.find(id!)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: now })
    const next = start(desk, () => Promise.resolve())
    await gone(desk, id!)
    // What the first one makes of it now is nobody's business any more.
    fail(new SplitterBusy())
    await until(async () => next.outcomes.length > 0)
    expect([outcomes, next.outcomes.map(({ what }) => what)]).toEqual([[], ['done']])
  })
})
