import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDesk, type Desk } from '../../src/desk/desk.js'
import { projectPath } from '../../src/project.js'
import { makeFolder } from '../database.js'
import { buildActor, buildPendingImport, longText } from '../factories.js'
import { until } from '../jobs/until.js'
import { runScript } from '../run.js'

let url: string
let desk: Desk
beforeEach(async () => {
  url = `file:${join(await makeFolder(), 'claimtrail.db')}`
  desk = await openDesk(url)
  onTestFinished(() => desk.store.close())
})

const claimtrail = (...args: string[]) => runScript('src/cli.ts', args, { env: { DATABASE_URL: url } })

async function fail(importId: string, failure: string): Promise<string> {
  const job = await desk.store.write(async (tx) => {
    const taken = (await tx.jobs.take(['import'], { takenBy: importId, at: new Date(), until: new Date('2100-01-01') }))!
    await tx.jobs.fail(taken, failure, new Date('2026-03-01T10:00:00Z'), null)
    return taken
  })
  return job.id
}

describe('claimtrail jobs', () => {
  it('counts them, names those that failed, tries one again and throws one away', async () => {
    const admin = await buildActor(desk, 'admin')
    const ids: string[] = []
    for (const n of [1, 2]) ids.push(await fail(await buildPendingImport(desk, admin, longText(1, n)), `No room ${n}.`))
    const lines = ids.toReversed().map((id, n) => `dead\t${id}\timport\t1\t2026-03-01T10:00:00.000Z\tNo room ${2 - n}.\n`).join('')
    expect(await claimtrail('jobs')).toEqual({ code: 0, stdout: `waiting\t0\nrunning\t0\ndead\t2\n${lines}`, stderr: '' })
    expect(await claimtrail('jobs', '--retry', ids[0]!)).toEqual({ code: 0, stdout: `tried again: ${ids[0]}\n`, stderr: '' })
    expect(await claimtrail('jobs', '--discard', ids[1]!)).toEqual({ code: 0, stdout: `thrown away: ${ids[1]}\n`, stderr: '' })
    const { stdout } = await claimtrail('jobs', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ waiting: 1, running: 0, dead: 0, failed: [{ id: ids[0], state: 'waiting', failure: 'No room 1.' }] })
    expect(await claimtrail('jobs', '--discard', ids[1]!)).toEqual({ code: 1, stdout: '', stderr: `claimtrail: There is no job with the id “${ids[1]}”.\n` })
    expect(await claimtrail('jobs', '--retry', 'a', '--discard', 'b')).toMatchObject({ code: 2, stdout: '' })
  }, 300_000)

  it('says on stderr that nobody does them, and what to do', async () => {
    await buildPendingImport({ ...desk, now: () => new Date('2026-03-01T10:00:00Z') }, await buildActor(desk, 'admin'), longText(1))
    const { code, stdout, stderr } = await claimtrail('jobs', '--json')
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ waiting: 1, idleSince: '2026-03-01T10:00:00.000Z' })])
    expect(stderr).toBe('claimtrail: nobody does jobs: what was due at 2026-03-01T10:00:00.000Z still waits. Run “claimtrail work”, or start a server without CLAIMTRAIL_JOBS=off\n')
  }, 60_000)
})

describe('claimtrail work', () => {
  it('does what waits, and what is added meanwhile by others; stops with 0 when it is told to', async () => {
    const person = await buildActor(desk)
    const first = await buildPendingImport(desk, person, longText(1, 1))
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), projectPath('src/cli.ts'), 'work'], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part))
    const isArticle = (id: string) => until(async () => (await desk.store.pendingImports.find(id))?.articleId)
    await isArticle(first)
    await isArticle(await buildPendingImport(desk, person, longText(1, 2)))
    await until(async () => stdout !== '')
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(stdout).toBe('Claimtrail does jobs\n')
    expect(await desk.store.jobs.counts()).toMatchObject({ running: 0, dead: 0 })
  }, 300_000)
})
