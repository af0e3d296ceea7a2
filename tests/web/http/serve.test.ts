import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { serve, type Limits, type Serving } from '../../../src/web/http/serve.js'

const FOR_EVER = 600_000
const echo: RequestListener = (request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString())).on('end', () => response.end(`got ${body}`))
}

async function start(app: RequestListener = echo, limits: Partial<Limits> = {}): Promise<Serving> {
  const serving = await serve(app, { port: 0, host: '127.0.0.1' }, { stopMs: FOR_EVER, workMs: FOR_EVER, ...limits })
  onTestFinished(() => void serving.stop())
  return serving
}

/** A client that sends these bytes and keeps what comes. */
async function client({ port }: Serving, bytes = ''): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  // A connection that is cut ends in an error or not, as the network likes.
  socket.on('data', (part: Buffer) => (text += part.toString())).on('error', () => undefined)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'connect')
  if (bytes !== '') await new Promise((resolve) => socket.write(bytes, resolve))
  onTestFinished(() => void socket.destroy())
  return { socket, heard: () => text, closed }
}

const HEAD = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n'

/** Ends when the server has read all that was sent before: it answers one after the other. */
async function seen(serving: Serving): Promise<void> {
  const { closed } = await client(serving, 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n')
  await closed
}

it('stops at once where connections are only open: one that never spoke, and one between two requests', async () => {
  const serving = await start()
  const silent = await client(serving)
  const kept = await client(serving, 'GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(kept.socket, 'data')
  await seen(serving)
  await serving.stop()
  await Promise.all([silent.closed, kept.closed])
  expect(kept.heard()).toContain('got ')
})

it.each([
  ['half a head', 'POST / HTTP/1.1\r\nHos'],
  ['a body that does not end', `${HEAD}\r\n12345`],
])('closes %s after the limit', async (_what, bytes) => {
  const serving = await start(echo, { stopMs: 50 })
  const slow = await client(serving, bytes)
  await seen(serving)
  await serving.stop()
  await slow.closed
  expect(slow.heard()).toBe('')
})

it('answers what was begun before it stopped, then closes that connection, and takes no new one', async () => {
  let answer: (() => void) | null = null
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const serving = await start((request, response) => void asked.then(() => echo(request, response)))
  const working = await client(serving, `${HEAD}\r\n1234567890`)
  const halfway = await client(serving, `${HEAD}\r\n12345`)
  const opened = seen(serving)
  answer!()
  await opened
  const stopped = serving.stop()
  halfway.socket.write('67890')
  await Promise.all([stopped, working.closed, halfway.closed])
  for (const { heard } of [working, halfway]) expect(heard()).toMatch(/^HTTP\/1.1 200 OK[^]*got 1234567890/)
  expect(halfway.heard()).toContain('Connection: close')
  await expect(client(serving)).rejects.toThrow(/ECONNREFUSED/)
})

it('goes on with its own work after the limit for clients, and gives that up too in the end', async () => {
  const begun: (() => void)[] = []
  const serving = await start((request, response) => void begun.push(() => echo(request, response)), { stopMs: 20, workMs: FOR_EVER })
  const working = await client(serving, `${HEAD}\r\n1234567890`)
  const halfway = await client(serving, `${HEAD}\r\n12345`)
  await expect.poll(() => begun.length).toBe(2)
  const stopped = serving.stop()
  await halfway.closed
  begun[0]!()
  await Promise.all([stopped, working.closed])
  expect(working.heard()).toContain('got 1234567890')

  let asked = 0
  const endless = await start(() => void (asked += 1), { stopMs: 10, workMs: 40 })
  const { closed } = await client(endless, `${HEAD}\r\n1234567890`)
  await expect.poll(() => asked).toBe(1)
  await endless.stop()
  await closed
})

it.each([
  ['says nothing', '', { headersMs: 40, checkMs: 10 }],
  ['sends half a head', 'GET / HTTP/1.1\r\nHos', { headersMs: 40, checkMs: 10 }],
  ['sends half a body', `${HEAD}\r\n12345`, { headersMs: 40, requestMs: 40, checkMs: 10 }],
  ['asks and then stays', 'GET / HTTP/1.1\r\nHost: here\r\n\r\n', { keepAliveMs: 40 }],
] satisfies [string, string, Partial<Limits>][])('holds no connection for ever to a client that %s', async (_what, bytes, limits) => {
  const { closed } = await client(await start(echo, limits), bytes)
  await closed
})

it('holds no connection for ever to a client that does not read its answer', async () => {
  let cut: Promise<unknown> | null = null
  const serving = await start((_request, response) => {
    cut = once(response, 'close')
    response.end(Buffer.alloc(64 * 1024 * 1024))
  }, { silenceMs: 40 })
  const { socket } = await client(serving)
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await expect.poll(() => cut, { timeout: 20_000 }).not.toBeNull()
  await cut
})

it('takes so many connections at once, and no more', async () => {
  const serving = await start(echo, { connections: 1 })
  const first = await client(serving, 'GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(first.socket, 'data')
  const second = await client(serving, 'GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await second.closed
  expect(second.heard()).toBe('')
})
