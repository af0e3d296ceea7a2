// A server that is there and says nothing any more: its connections stand, and nothing comes through them.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { serverAt } from '../../../prisma/scratch-server.js'
import { StoreSilent } from '../../../src/domain/errors.js'
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
  await expect(store.write((tx) => tx.sessions.dropEnded(new Date()))).rejects.toBeInstanceOf(StoreSilent)
  expect(performance.now() - begun).toBeLessThan(20_000)
  line.letGo()
  await expect.poll(() => store.health(), { timeout: 30_000 }).toBe('ready')
  await store.write((tx) => tx.sessions.dropEnded(new Date()))
})

it('is not what only takes long: that is waited for', async () => {
  const [row] = await store.accounts.$queryRaw<[{ slept: string }]>`SELECT pg_sleep(3)::text AS slept`
  expect(row).toEqual({ slept: '' })
})
