import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSplitter, SPLIT_AT_ONCE } from '../../src/splitting/split-text.js'
import { split } from '../../src/language/split.js'
import { projectPath } from '../../src/project.js'
import { HARBOUR } from '../factories.js'
import { runCommand } from '../run.js'
import { callApi, startSite } from '../server.js'

const long = Array.from({ length: 120 }, (_, n) => `${HARBOUR}\n\nThe ferry carried ${n + 40} cars on day ${n + 1}, “more than ever”.`).join('\n\n')
const context = { publisher: 'Harbour Gazette', url: 'https://gazette.example/bridge' }

describe('splitting for people', () => {
  it('a long text comes out of its thread as split gives it', async () => {
    expect(long.length).toBeGreaterThan(SPLIT_AT_ONCE)
    const parts = await createSplitter()(long, context)
    expect(parts).toEqual(split(long, context))
    expect(parts.claims.length).toBeGreaterThan(100)
  })

  it('a text of 20,000 units takes no thread, one of 20,001 does', async () => {
    const none = createSplitter({ threads: 0, waiting: 0 })
    const text = HARBOUR.padEnd(SPLIT_AT_ONCE, '\n')
    expect(await none(text)).toEqual(split(text))
    await expect(none(`${text}\n`)).rejects.toMatchObject({ name: 'SplitterBusy' })
  })

  it('says in words that a text took too long', async () => {
    await expect(createSplitter({ limitMs: 1 })(long)).rejects.toMatchObject({
      name: 'SplitFailed', tooSlow: true, message: expect.stringContaining('took too long') as string,
    })
  })

  it('other work gets its turn while a megabyte is split', async () => {
    const site = await startSite()
    const text = long.repeat(Math.floor(1_000_000 / long.length))
    let isSplit = false
    const splitting = site.desk.split(text).then(() => (isSplit = true))
    await setImmediate()
    const health = await fetch(`${site.url}/healthz`)
    expect(health.status).toBe(200)
    expect(isSplit).toBe(false)
    await splitting
  })

  it('the API tells when to come back where too many long texts wait', async () => {
    const site = await startSite({}, { split: createSplitter({ threads: 0, waiting: 0 }) })
    const answer = await callApi(site, 'POST', '/split', { body: { text: long } })
    expect(answer).toMatchObject({ status: 503, json: { detail: expect.stringContaining('half a minute') as string } })
    expect(answer.headers.get('retry-after')).toBe('30')
    expect((await callApi(site, 'POST', '/split', { body: { text: HARBOUR } })).status).toBe(200)
  })

  it('works as it is shipped, compiled, and lets the process end by itself', async () => {
    const folder = await compile()
    try {
      const program = join(folder, 'try.mjs')
      await writeFile(program, `
        import { createSplitter } from './dist/src/splitting/split-text.js'
        const { claims } = await createSplitter()(${JSON.stringify(long)})
        process.stdout.write(String(claims.length))`)
      const ended = await runCommand([program])
      expect(ended).toEqual({ code: 0, stderr: '', stdout: String(split(long).claims.length) })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** Builds with the package's own command into a folder with what else a package has; the splitter can be imported from it. */
async function compile(): Promise<string> {
  await mkdir(projectPath('tests', '.tmp'), { recursive: true })
  const folder = await mkdtemp(projectPath('tests', '.tmp', 'compiled-'))
  const { scripts } = JSON.parse(await readFile(projectPath('package.json'), 'utf8')) as { scripts: { build: string } }
  const [, , ...options] = scripts.build.split(' && ').at(-1)!.replace('--outdir=dist', `--outdir=${join(folder, 'dist')}`).split(' ')
  await promisify(execFile)(projectPath('node_modules', '.bin', 'esbuild'), ['src/splitting/split-text.ts', 'src/main.ts', ...options], { cwd: projectPath() })
  for (const part of ['prisma/schema.prisma', 'src/language/models']) await cp(projectPath(part), join(folder, part), { recursive: true })
  return folder
}
