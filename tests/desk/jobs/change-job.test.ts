import { expect, it } from 'vitest'
import { discardJob, retryJob } from '../../../src/desk/jobs/change-job.js'
import { InvalidInput, NotFound } from '../../../src/domain/errors.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { plantRecurring } from '../../../src/jobs/kinds.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildPendingImport, longText } from '../../factories.js'

it('a dead job is tried again or thrown away by an admin, and the trail says which and why it had failed', async () => {
  const desk = makeDesk(await makeStore())
  const admin = await buildActor(desk, 'admin')
  for (const [n, verb] of [retryJob, discardJob].entries()) {
    await buildPendingImport(desk, admin, longText(3, n))
    const job = (await desk.store.write((tx) => tx.jobs.take(['import'], { takenBy: 'w', at: desk.now(), until: new Date('2026-03-02') })))!
    await expect(verb(desk, admin, job.id)).rejects.toThrow('This job runs just now. Wait until it ends.')
    await desk.store.write((tx) => tx.jobs.fail(job, 'No room.', desk.now(), null))
    await verb(desk, admin, job.id)
    const was = { kind: 'import', state: 'dead', attempts: 1, failure: 'No room.' }
    const is = { ...was, state: 'waiting', attempts: 0 }
    expect(await desk.store.trail.about([job.id])).toMatchObject([{ agentId: admin.id, before: was, after: n === 0 ? is : null }])
    if (n === 0) await desk.store.write((tx) => tx.jobs.discard(job.id))
  }
  expect(await desk.store.jobs.counts()).toEqual({ waiting: 0, running: 0, dead: 0 })
})

it('what comes by itself is not thrown away, and what is not there is not found', async () => {
  const desk = makeDesk(await makeStore())
  await plantRecurring(desk)
  const { id } = await desk.store.accounts.job.findFirstOrThrow()
  await expect(discardJob(desk, PROGRAM, id)).rejects.toThrow(InvalidInput)
  await retryJob(desk, PROGRAM, id)
  for (const verb of [retryJob, discardJob]) await expect(verb(desk, PROGRAM, 'none')).rejects.toThrow(NotFound)
})
