// A server that is there and says nothing any more: its connections stand, and nothing comes through them.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { serverAt } from '../../../prisma/scratch-server.js'
import { StoreSilent } from '../../../src/domain/errors.js'
import { createWatch } from '../../../src/storage/postgres/silence.js'
import { openStore, type Store } from '../../../src/storage/store.js'
import { TEMPLATE } from '../../postgres.js'

/** Line is a way to the server that can be held: what is sent on it waits, either way, and nobody is told. */
interface Line {
  url: string
  hold(): void
  letGo(): void
  close(): void
}

async function openLine(name: string): Promise<Line> {
  const sockets = new Set<Socket>()
  let isHeld = false
  const server = createServer((near) => {
    const far = connect(join(inject('postgres'), '.s.PGSQL.5432'))
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from)
      from.on('data', (bytes) => to.write(bytes)).on('error', () => undefined).on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      if (isHeld) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const each = (act: (socket: Socket) => void) => sockets.forEach(act)
  return {
    url: `postgresql://postgres@127.0.0.1:${(server.address() as AddressInfo).port}/${name}`,
    hold() {
      isHeld = true
      each((socket) => socket.pause())
    },
    letGo() {
      isHeld = false
      each((socket) => socket.resume())
    },
    close() {
      each((socket) => socket.destroy())
      server.close()
    },
  }
}

let line: Line
let store: Store
beforeAll(async () => {
  const name = `s${randomUUID().replaceAll('-', '')}`
  await serverAt(inject('postgres')).createDatabase(name, TEMPLATE)
  line = await openLine(name)
  store = await openStore(line.url)
})
afterAll(async () => {
  await store.close()
  line.close()
})

it('is told in words to those who wait, long before it would be given up; and work goes on when it speaks again', async () => {
  // Connections that are there already: a new one would be waited for no longer than it may take.
  await Promise.all(Array.from({ length: 4 }, () => store.articles.isEmpty()))
  line.hold()
  const begun = performance.now()
  await expect(store.articles.isEmpty()).rejects.toBeInstanceOf(StoreSilent)
  // More than go side by side: who stands in the line behind them is told, too.
  const writes = await Promise.allSettled(Array.from({ length: 9 }, () => store.write((tx) => tx.sessions.dropEnded(new Date()))))
  for (const write of writes) expect(write).toMatchObject({ status: 'rejected', reason: expect.any(StoreSilent) })
  expect(performance.now() - begun).toBeLessThan(20_000)
  line.letGo()
  await expect.poll(() => store.health(), { timeout: 30_000 }).toBe('ready')
  await store.write((tx) => tx.sessions.dropEnded(new Date()))
})

it('is not what only takes long: that is waited for', async () => {
  const [row] = await store.accounts.$queryRaw<[{ slept: string }]>`SELECT pg_sleep(3)::text AS slept`
  expect(row).toEqual({ slept: '' })
})

describe('by a clock that the test moves', () => {
  let at = 0
  beforeEach(() => {
    at = 0
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(performance, 'now').mockImplementation(() => at)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** Lets so much time pass, in milliseconds; `late`: how much later than it wanted to the process looks each time. */
  async function pass(ms: number, late = 0): Promise<void> {
    for (let left = ms; left > 0; left -= 50 + late) {
      at += 50 + late
      await vi.advanceTimersByTimeAsync(50)
    }
  }

  function ask(answers: () => Promise<unknown> = () => new Promise(() => undefined)) {
    const read = vi.fn(answers)
    const watch = createWatch(read)
    const outcome = vi.fn()
    watch.waited(watch.heard(new Promise(() => undefined))).catch(outcome)
    return { read, watch, outcome }
  }

  it('is told within two seconds, after it was asked again and again', async () => {
    const { read, outcome } = ask()
    await pass(1_700)
    expect(outcome).not.toHaveBeenCalled()
    expect(read).toHaveBeenCalledTimes(3)
    await pass(100)
    expect(outcome).toHaveBeenCalledWith(expect.any(StoreSilent))
  })

  it('is not where anybody hears anything, an error of the server too', async () => {
    const { watch, outcome } = ask()
    await pass(1_500)
    await watch.heard(Promise.resolve(1))
    await pass(1_500)
    await watch.heard(Promise.reject(new Error('no such table'))).catch(() => undefined)
    await pass(1_500)
    expect(outcome).not.toHaveBeenCalled()
    await watch.heard(Promise.reject(new StoreSilent())).catch(() => undefined)
    await pass(300)
    expect(outcome).toHaveBeenCalled()
  })

  it('is not where the server answers what it is asked meanwhile, however long the rest takes', async () => {
    const { read, outcome } = ask(() => Promise.resolve(1))
    await pass(60_000)
    expect(outcome).not.toHaveBeenCalled()
    expect(read.mock.calls.length).toBeGreaterThan(100)
  })

  it('is not where it was this process that did not come to look', async () => {
    const { outcome } = ask()
    await pass(15 * 1_050, 1_000)
    expect(outcome).not.toHaveBeenCalled()
    await pass(400)
    expect(outcome).toHaveBeenCalled()
  })

  it('counts for who stands in a line from when they came to it', async () => {
    const { watch } = ask()
    const since = watch.now()
    await pass(1_000)
    const outcome = vi.fn()
    watch.waited(new Promise(() => undefined), since).catch(outcome)
    await pass(800)
    expect(outcome).toHaveBeenCalledWith(expect.any(StoreSilent))
  })
})
