import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { setEnvironmentData } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { hostileDocument, hostileUnits } from '../../bench/hostile-documents.js'
import { WITH_ACCOUNT, type Asker } from '../../src/domain/asker.js'
import type { DocumentFormat } from '../../src/intake/document.js'
import { QUICK_TO_READ, readText } from '../../src/intake/read-document.js'
import { split } from '../../src/language/split.js'
import { projectPath } from '../../src/project.js'
import { createThreads, SPLIT_AT_ONCE, type Threads } from '../../src/threads/threads.js'
import { buildActor, HARBOUR } from '../factories.js'
import { runCommand } from '../run.js'
import { callApi, signedIn, startSite } from '../server.js'

const long = Array.from({ length: 120 }, (_, n) => `${HARBOUR}\n\nThe ferry carried ${n + 40} cars on day ${n + 1}, “more than ever”.`).join('\n\n')
const page = `<html><head><title>Ferries</title></head><body><article><p>${long.replaceAll('\n\n', '</p><p>')}</p></article></body></html>`
const context = { publisher: 'Harbour Gazette', url: 'https://gazette.example/bridge' }

describe('splitting for people', () => {
  it('a long text comes out of its thread as split gives it', async () => {
    expect(long.length).toBeGreaterThan(SPLIT_AT_ONCE)
    const parts = await createThreads().split(long, context, WITH_ACCOUNT)
    expect(parts).toEqual(split(long, context))
    expect(parts.claims.length).toBeGreaterThan(100)
  })

  it('a text of 1,500 units takes no thread, one of 1,501 does', async () => {
    const none = createThreads({ threads: 0, waiting: 0 })
    const text = HARBOUR.padEnd(1_500, '\n')
    expect(await none.split(text, {}, WITH_ACCOUNT)).toEqual(split(text))
    await expect(none.split(`${text}\n`, {}, WITH_ACCOUNT)).rejects.toMatchObject({ name: 'SplitterBusy' })
  })

  it('says in words that a text took too long', async () => {
    await expect(createThreads({ splitMs: 1 }).split(long, {}, WITH_ACCOUNT)).rejects.toMatchObject({
      name: 'SplitFailed', tooSlow: true, message: expect.stringContaining('took too long') as string,
    })
  })

  it('other work gets its turn while a megabyte is split', async () => {
    const site = await startSite()
    const text = long.repeat(Math.floor(1_000_000 / long.length))
    let isSplit = false
    const splitting = site.desk.split(text, {}, WITH_ACCOUNT).then(() => (isSplit = true))
    await setImmediate()
    const health = await fetch(`${site.url}/healthz`)
    expect(health.status).toBe(200)
    expect(isSplit).toBe(false)
    await splitting
  })

  it('the API tells when to come back where too many long texts wait', async () => {
    const site = await startSite({}, createThreads({ threads: 0, waiting: 0 }))
    const answer = await callApi(site, 'POST', '/split', { body: { text: long } })
    expect(answer).toMatchObject({ status: 503, json: { detail: expect.stringContaining('half a minute') as string } })
    expect(answer.headers.get('retry-after')).toBe('30')
    expect((await callApi(site, 'POST', '/split', { body: { text: HARBOUR } })).status).toBe(200)
  })
})

describe('reading documents for people', () => {
  it.each([['html', page], ['markdown', long], ['plain', long]] as const)('a long document comes out of its thread as it is read: %s', async (format, text) => {
    const input = { text, format, url: 'https://gazette.example/ferries' }
    expect(text.length).toBeGreaterThan(QUICK_TO_READ[format])
    expect(await createThreads().read(input, WITH_ACCOUNT)).toEqual(readText(input))
  })

  it.each(Object.entries(hostileUnits) as [DocumentFormat, string[]][])('none that takes long is read on the event loop: %s', async (format, units) => {
    const none = createThreads({ threads: 0, waiting: 0 })
    for (const unit of units) {
      await expect(none.read({ text: hostileDocument(unit, 100_000), format }, WITH_ACCOUNT)).rejects.toMatchObject({ name: 'SplitterBusy' })
    }
    const longest = HARBOUR.padEnd(QUICK_TO_READ[format], ' ').slice(0, QUICK_TO_READ[format])
    await expect(none.read({ text: `${longest} `, format }, WITH_ACCOUNT)).rejects.toMatchObject({ name: 'SplitterBusy' })
    if (longest !== '') expect(await none.read({ text: longest, format }, WITH_ACCOUNT)).toEqual(readText({ text: longest, format }))
  })

  it('what is wrong with a document is said in the same words, from a thread too', async () => {
    const { read } = createThreads()
    const deep = { text: '<div>'.repeat(1_000) + page, format: 'html' as const }
    await expect(read(deep, WITH_ACCOUNT)).rejects.toMatchObject({ name: 'IntakeError', reason: 'unsupported', message: expect.stringMatching(/nested too deeply/) as string })
    const nothing = { text: ' '.repeat(30_000), format: 'plain' as const }
    await expect(read(nothing, WITH_ACCOUNT)).rejects.toMatchObject({ name: 'IntakeError', reason: 'empty' })
  })

  it('one that takes too long is turned away in words, and the next one is read', async () => {
    const { read } = createThreads({ threads: 1, readMs: 1 })
    const tooLong = { name: 'IntakeError', reason: 'unsupported', message: expect.stringMatching(/too tangled to read.*paste it as plain text/) as string }
    await expect(read({ text: page, format: 'html' }, WITH_ACCOUNT)).rejects.toMatchObject(tooLong)
    const site = await startSite({}, createThreads({ threads: 1, readMs: 1 }))
    const checker = await signedIn(site, await buildActor(site.desk))
    const answer = await checker.upload('/desk/articles/preview', { text: page, format: 'html' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('too tangled to read')
    expect((await checker.upload('/desk/articles/preview', { text: HARBOUR, format: 'plain' })).status).toBe(200)
  })

  it.each([
    ['markdown', '_a'],
    ['html', '<p>'],
  ] as const)('other work gets its turn while 100 kB of %s are read: %s', async (format, unit) => {
    const gate = makeGate()
    const site = await startSite({}, createThreads({ threads: 1, entry: gated }))
    const checker = await signedIn(site, await buildActor(site.desk))
    const importing = checker.upload('/desk/articles/preview', { text: hostileDocument(unit, 100_000), format })
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200)
    gate.open()
    expect((await importing).status).toBeLessThan(500)
  })
})

describe('many strangers at once', () => {
  it('an import gets the next turn, and each address has one text waiting', async () => {
    const gate = makeGate()
    const { threads, came, done } = observed(createThreads({ threads: 1, entry: gated }))
    const site = await startSite({ trustProxy: 1 }, threads)
    const checker = await signedIn(site, await buildActor(site.desk))
    const text = long.slice(0, 30_000)
    const ask = (address: string) => fetch(`${site.url}/api/v1/split`, {
      method: 'POST', body: JSON.stringify({ text }), headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    })
    const addresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8:0:1::1']
    const strangers = []
    for (const [index, address] of addresses.entries()) {
      strangers.push(ask(address))
      await came(index + 1)
    }
    for (const again of ['192.0.2.2', '2001:db8:0:1::ffff']) {
      const refused = await ask(again)
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toBe('30')
      expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('Another long text from your address') as string })
    }
    const details = { title: 'Ferries', byline: '', publisher: '', publishedOn: '', url: '', format: 'plain' }
    const importing = checker.upload('/desk/articles', { ...details, text: long })
    await came(addresses.length + 3)
    gate.open()
    expect((await importing).status).toBe(303)
    for (const answer of await Promise.all(strangers)) expect(answer.status).toBe(200)
    expect(done).toEqual(['192.0.2.1', 'account', ...addresses.slice(1)].map((who) => expect.stringContaining(who.slice(0, 9)) as string))
  })
})

const gated = new URL('./gated-thread.ts', import.meta.url)

/** Shuts the gate of every thread of gated-thread.ts that is started from now on. */
function makeGate(): { open(): void } {
  const gate = new SharedArrayBuffer(4)
  setEnvironmentData('gate', gate)
  return {
    open() {
      Atomics.store(new Int32Array(gate), 0, 1)
      Atomics.notify(new Int32Array(gate), 0)
    },
  }
}

/** Writes down who was done, in order, and tells when so many have come to be split. */
function observed({ split, read }: Threads) {
  const done: string[] = []
  const arrivals = new EventTarget()
  let arrived = 0
  const observedSplit: Threads['split'] = async (text, context, asks, learnt) => {
    const splitting = split(text, context, asks, learnt)
    arrived += 1
    arrivals.dispatchEvent(new Event('arrival'))
    const parts = await splitting
    done.push(nameOf(asks))
    return parts
  }
  const came = async (count: number) => {
    while (arrived < count) await new Promise((resolve) => { arrivals.addEventListener('arrival', resolve, { once: true }) })
  }
  return { threads: { split: observedSplit, read }, came, done }
}

const nameOf = (asks: Asker) => ('account' in asks ? 'account' : asks.address)

describe('as it is shipped', () => {
  it('works compiled, and lets the process end by itself', async () => {
    const folder = await compile()
    try {
      const program = join(folder, 'try.mjs')
      await writeFile(program, `
        import { createThreads } from './dist/src/threads/threads.js'
        const { read, split } = createThreads()
        const { text } = await read({ text: ${JSON.stringify(page)}, format: 'html' }, { account: true })
        const { claims } = await split(text, {}, { account: true })
        process.stdout.write(String(claims.length))`)
      const ended = await runCommand([program])
      const { text } = readText({ text: page, format: 'html' })
      expect(ended).toEqual({ code: 0, stderr: '', stdout: String(split(text).claims.length) })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** Builds with the package's own command into a folder with what else a package has; the threads can be imported from it. */
async function compile(): Promise<string> {
  await mkdir(projectPath('tests', '.tmp'), { recursive: true })
  const folder = await mkdtemp(projectPath('tests', '.tmp', 'compiled-'))
  const { scripts } = JSON.parse(await readFile(projectPath('package.json'), 'utf8')) as { scripts: { build: string } }
  const [, , ...options] = scripts.build.split(' && ').at(-1)!.replace('--outdir=dist', `--outdir=${join(folder, 'dist')}`).split(' ')
  await promisify(execFile)(projectPath('node_modules', '.bin', 'esbuild'), ['src/threads/threads.ts', 'src/main.ts', ...options], { cwd: projectPath() })
  for (const part of ['prisma/schema.prisma', 'src/language/models']) await cp(projectPath(part), join(folder, part), { recursive: true })
  return folder
}
