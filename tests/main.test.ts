import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { request, type IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { makeFolder } from './database.js'

const main = join(import.meta.dirname, '..', 'src', 'main.ts')
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function start(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', CLAIMTRAIL_DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function readyLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) return line
  throw new Error('the server said nothing')
}

const addressIn = (line: string) => new URL(/http:\/\/\S+/.exec(line)![0])

async function refused(environment: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const child = start(environment)
  let stderr = ''
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, lines: stderr.trim().split('\n') }
}

describe('the first start', () => {
  it('makes the database and a secret that only its owner reads, says where it is, and answers', async () => {
    const folder = await makeFolder()
    const line = await readyLine(start({ DATABASE_URL: `file:${join(folder, 'data', 'new.db')}` }))
    expect(line).toMatch(/^Claimtrail is ready at http:\/\/localhost:\d+ \(.*user add/)
    const secret = join(folder, 'data', 'secret')
    expect((await stat(secret)).mode & 0o777).toBe(0o600)
    expect((await readFile(secret, 'utf8')).trim().length).toBeGreaterThanOrEqual(32)
    const { port } = addressIn(line)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  })

  it('loads the demo into an empty database, and shows its passwords this once', async () => {
    const folder = await makeFolder()
    const DATABASE_URL = `file:${join(folder, 'demo.db')}`
    const first = start({ DATABASE_URL, CLAIMTRAIL_DEMO: 'auto' })
    const line = await readyLine(first)
    expect(line).toMatch(/fact-checker \S+@\S+ \/ \S{34} or editor \S+@\S+ \/ \S{34}\)$/)
    const front = await (await fetch(`http://127.0.0.1:${addressIn(line).port}/`)).text()
    expect(front.match(/href="\/articles\/\w{26}"/g)?.length).toBeGreaterThanOrEqual(2)
    first.kill('SIGTERM')
    expect(await once(first, 'exit')).toEqual([0, null])
    const again = await readyLine(start({ DATABASE_URL, CLAIMTRAIL_DEMO: 'auto' }))
    expect(again).toMatch(/\(sign in as fact-checker \S+@\S+ or editor \S+@\S+; passwords in \S+demo-accounts\.json\)$/)
    const kept = join(folder, 'demo-accounts.json')
    expect((await stat(kept)).mode & 0o777).toBe(0o600)
    for (const { password } of JSON.parse(await readFile(kept, 'utf8')) as { password: string }[]) {
      expect(line).toContain(password)
      expect(again).not.toContain(password)
    }
  })
})

describe('a server that other machines reach', () => {
  it.each([
    ['by http', { HOST: '0.0.0.0' }, 'Claimtrail answers other machines without encryption: put a proxy with TLS before it and set CLAIMTRAIL_URL (docs/operate.md)\n'],
    ['by a proxy without TLS', { HOST: '0.0.0.0', CLAIMTRAIL_URL: 'http://claims.example' }, /^Claimtrail answers other machines without encryption/],
    ['by https', { HOST: '0.0.0.0', CLAIMTRAIL_URL: 'https://claims.example' }, ''],
    ['not at all', { HOST: 'localhost' }, ''],
  ])('%s: the start says so in one line where what is typed can be read on its way', async (_how, environment, words) => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}`, ...environment })
    let stderr = ''
    child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    await readyLine(child)
    child.kill('SIGTERM')
    await once(child, 'close')
    if (typeof words === 'string') expect(stderr).toBe(words)
    else expect(stderr).toMatch(words)
  })
})

describe('jobs', () => {
  it.each([['', 'done'], ['off', 'left to others']])('CLAIMTRAIL_JOBS=%s: they are %s, and the server counts them', async (setting) => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}`, CLAIMTRAIL_JOBS: setting })
    const { port } = addressIn(await readyLine(child))
    const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    // What tidies up was planted at the start, and comes again in some minutes.
    if (setting === '') while (!(await metrics()).includes('claimtrail_jobs_total{kind="tidy",outcome="done"} 1'));
    const text = await metrics()
    expect(text).toContain('claimtrail_jobs{state="waiting"} 1')
    expect(text).toContain('claimtrail_jobs{state="dead"} 0')
    if (setting === 'off') expect(text).not.toContain('outcome="done"')
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
  })
})

describe('a start that cannot be', () => {
  it.each([
    ['a port out of range', { PORT: '70000' }, /PORT is "70000"; it takes a whole number from 0 to 65535/],
    ['an address that is no file', { DATABASE_URL: 'postgres://x' }, /DATABASE_URL is "postgres:\/\/x"; it takes a file: URL/],
  ])('%s ends with one line that names the variable', async (_what, environment, words) => {
    const { code, lines } = await refused(environment)
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(words)
  })
})

describe('a database that cannot be', () => {
  it.each([
    ['garbage', (file: string) => writeFile(file, 'no database '.repeat(1_000)), /^Claimtrail cannot start: \/.*claimtrail\.db is not a SQLite database/],
    ['a folder', (file: string) => mkdir(file), /^Claimtrail cannot start: \/.*claimtrail\.db is a folder/],
    ['empty, with a secret beside it', async (file: string) => {
      await writeFile(join(dirname(file), 'secret'), 'x'.repeat(40))
      await writeFile(file, '')
    }, /^Claimtrail cannot start: \/.*claimtrail\.db is empty, but \/.*secret says that it was in use/],
  ])('%s ends with one line', async (_what, make, words) => {
    const file = join(await makeFolder(), 'claimtrail.db')
    await make(file)
    const { code, lines } = await refused({ DATABASE_URL: `file:${file}` })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(words)
  })
})

describe('SIGTERM', () => {
  it('finishes the request in flight, takes no new one, and ends with 0', async () => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}` })
    const { port } = addressIn(await readyLine(child))
    const body = 'email=nobody%40example.com&password=wrong-password'
    const inFlight = request({
      port, host: '127.0.0.1', path: '/sign-in', method: 'POST',
      headers: { expect: '100-continue', 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
    })
    inFlight.flushHeaders()
    await once(inFlight, 'continue')
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    while (await accepts(Number(port)));
    inFlight.end(body)
    const [answer] = (await once(inFlight, 'response')) as [{ statusCode: number; resume(): void }]
    expect(answer.statusCode).toBe(401)
    answer.resume()
    expect(await exit).toEqual([0, null])
  })
})

describe('SIGTERM while clients are silent', () => {
  it('ends with 0 at once where connections are only open', async () => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}` })
    const port = Number(addressIn(await readyLine(child)).port)
    const [silent] = await opened(port, ['', 'GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n'])
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await once(silent!, 'close')
    expect(await exit).toEqual([0, null])
  })

  it.each([['SIGTERM', 143], ['SIGINT', 130]] as const)('waits for half a head and half a body, but a second signal (%s) ends it at once', async (signal, code) => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}` })
    const port = Number(addressIn(await readyLine(child)).port)
    const [head] = await opened(port, ['POST /sign-in HTTP/1.1\r\nHos'])
    const body = connect(port, '127.0.0.1').on('error', () => undefined)
    body.write('POST /sign-in HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n')
    // By then the server has read its head, and what was sent before it.
    await once(body, 'data')
    await new Promise((resolve) => body.write('123', resolve))
    const sockets = [head!, body]
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    while (await accepts(port));
    expect(sockets.map((socket) => socket.closed)).toEqual([false, false])
    child.kill(signal)
    expect(await exit).toEqual([code, null])
  })
})

describe('a text that is being split', () => {
  it('is answered before the server ends with 0', async () => {
    const child = start({ DATABASE_URL: `file:${join(await makeFolder(), 'a.db')}` })
    const { port } = addressIn(await readyLine(child))
    const text = 'The harbour office counted 31 ships in May, the mayor said. '.repeat(800)
    const sent = request({ port, host: '127.0.0.1', path: '/api/v1/split', method: 'POST', headers: { 'content-type': 'application/json' } })
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>
    sent.end(JSON.stringify({ text }))
    await once(sent, 'finish')
    // The server has the text once it has answered what was asked after it.
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    const [answer] = await answered
    expect(answer.statusCode).toBe(200)
    answer.resume()
    expect(await exit).toEqual([0, null])
  })
})

// Connections that have sent these bytes.
async function opened(port: number, bytes: string[]): Promise<Socket[]> {
  return Promise.all(bytes.map(async (sent) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined).resume()
    await once(socket, 'connect')
    if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve))
    return socket
  }))
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('close', () => undefined)
  }).then((open) => {
    socket.destroy()
    return open as boolean
  })
}
