// A worker is killed in the midst of a job, as by a power cut that spares the disk.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { keyOfImport } from '../../src/domain/job.js'
import { startWorker } from '../../src/jobs/worker.js'
import { tidyUp } from '../../src/desk/tidy-up.js'
import { PROGRAM } from '../../src/domain/permission.js'
import { projectPath } from '../../src/project.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildPendingImport, longText } from '../factories.js'
import { until } from './until.js'

it('what a worker was doing that is killed is resumed by another after its time, once, and with nothing left of the first', async () => {
  const { store, url } = await makeDatabase()
  const clock = { ahead: 0 }
  const desk = { ...makeDesk(store), now: () => new Date(Date.now() + clock.ahead) }
  const importId = await buildPendingImport(desk, await buildActor(desk), longText(900))
  const jobNow = async () => (await store.jobs.withKeys([keyOfImport(importId)])).get(keyOfImport(importId))

  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), projectPath('src/cli.ts'), 'work'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: url }, stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  // Half of the article is there.
  await until(async () => {
    if (child.exitCode !== null) throw new Error('the worker ended before it was seen half-way')
    return store.accounts.article.findFirst({ where: { publication: 'importing' } })
  })
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(await jobNow()).toMatchObject({ state: 'running', attempts: 1 })
  expect((await store.pendingImports.find(importId))!.articleId).toBeNull()

  const begun: number[] = []
  const worker = startWorker(desk, { pollMs: 20, told: () => void begun.push(1) })
  onTestFinished(() => worker.stop())
  // Its time is not up: nobody takes it from one who may live.
  expect(await store.jobs.isDue(['import'], desk.now())).toBe(false)
  clock.ahead = 61_000
  const { articleId } = await until(async () => {
    const pending = await store.pendingImports.find(importId)
    return pending?.articleId != null && pending
  })
  await until(async () => begun.length > 0)
  expect(await jobNow()).toBeUndefined()
  await tidyUp({ ...desk, now: () => new Date(Date.now() + 3_600_000) }, PROGRAM)
  expect(await store.accounts.article.findMany({ select: { id: true } })).toEqual([{ id: articleId }])
  expect(await store.accounts.claim.count({ where: { articleId: { not: articleId! } } })).toBe(0)
}, 300_000)
