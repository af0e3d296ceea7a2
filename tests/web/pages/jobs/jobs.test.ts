import { beforeEach, expect, it } from 'vitest'
import { TOLD_AFTER_MS } from '../../../../src/desk/jobs/idle-since.js'
import type { Person } from '../../../../src/domain/permission.js'
import { plantRecurring } from '../../../../src/jobs/kinds.js'
import { buildActor, buildPendingImport, longText } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let admin: Person
let visitor: Visitor
beforeEach(async () => {
  site = await startSite()
  admin = await buildActor(site.desk, 'admin', 'Ines Admin')
  visitor = await signedIn(site, admin)
})

async function failOne(kind: 'import' | 'tidy', next: Date | null): Promise<string> {
  const { desk } = site
  return desk.store.write(async (tx) => {
    const job = (await tx.jobs.take([kind], { takenBy: 'w', at: desk.now(), until: new Date('2026-03-02') }))!
    await tx.jobs.fail(job, 'No <room>.', desk.now(), next)
    return job.id
  })
}

it('an admin is led to the jobs, sees how many there are, and that nothing failed', async () => {
  await buildPendingImport(site.desk, admin, longText(3))
  expect((await visitor.get('/desk')).text).toContain('href="/desk/jobs"')
  const { text } = await visitor.get('/desk/jobs')
  expect(text).toMatch(/<dt>Waiting<\/dt><dd><b>1<\/b>/)
  expect(text).toContain('Nothing has failed.')
})

it('says that nobody does jobs where one waits for two minutes, and what to do', async () => {
  const { desk } = site
  await buildPendingImport(desk, admin, longText(3))
  const [due] = [...(await desk.store.accounts.job.findMany())].map(({ dueAt }) => dueAt.getTime())
  const at = (ms: number) => void (desk.now = () => new Date(due! + ms))
  at(TOLD_AFTER_MS)
  expect((await visitor.get('/desk/jobs')).text).not.toContain('Nobody does jobs')
  at(TOLD_AFTER_MS + 1)
  const { text } = await visitor.get('/desk/jobs')
  for (const words of ['Nobody does jobs', 'claimtrail work', 'CLAIMTRAIL_JOBS=off', new Date(due!).toISOString()]) expect(text).toContain(words)
  await desk.store.write((tx) => tx.jobs.take(['import'], { takenBy: 'w', at: desk.now(), until: new Date(due! + TOLD_AFTER_MS * 2) }))
  await buildPendingImport(desk, admin, longText(4))
  expect((await visitor.get('/desk/jobs')).text).not.toContain('Nobody does jobs')
})

it('one that is dead is tried again or thrown away; one that comes by itself is only tried again', async () => {
  const importId = await buildPendingImport(site.desk, admin, longText(3))
  const dead = await failOne('import', null)
  expect((await visitor.get('/desk')).text).toContain('1 dead job')
  await plantRecurring(site.desk)
  const recurring = await failOne('tidy', new Date('2026-03-01T12:00:00Z'))
  const { text } = await visitor.get('/desk/jobs')
  for (const words of ['Split a long text', 'Dead', 'No &lt;room&gt;.', 'begun 1 time', 'Ines Admin', 'Tidy up', '1 March 2026, 12:00 UTC', `href="/desk/imports/${importId}"`]) expect(text).toContain(words)
  expect(text).not.toContain(`${recurring}/removal`)

  const tried = await visitor.post(`/desk/jobs/${dead}/retry`, {})
  expect(tried.location).toBe('/desk/jobs?notice=job_retried')
  expect((await site.desk.store.jobs.find(dead))!.state).toBe('waiting')
  await failOne('import', null)
  expect((await visitor.post(`/desk/jobs/${dead}/removal`, {})).location).toBe('/desk/jobs?notice=job_discarded')
  expect((await visitor.get('/desk/jobs?notice=job_discarded')).text).not.toContain(dead)
  expect((await visitor.post(`/desk/jobs/${dead}/retry`, {})).status).toBe(404)
  const refused = await visitor.post(`/desk/jobs/${recurring}/removal`, {})
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('it is not thrown away, only tried again')])
})

it('a page follows where more failed than one holds', async () => {
  for (let n = 0; n < 26; n += 1) {
    await buildPendingImport(site.desk, admin, longText(1, n))
    await failOne('import', null)
  }
  const first = await visitor.get('/desk/jobs')
  const next = /href="(\/desk\/jobs\?after[^"]+)"/.exec(first.text)![1]!.replace('&#x3D;', '=')
  const count = ({ text }: { text: string }) => text.match(/Split a long text<\/a>/g)?.length
  expect([count(first), count(await visitor.get(next))]).toEqual([25, 1])
})

it('is nobody’s business but an admin’s', async () => {
  const editor = await signedIn(site, await buildActor(site.desk, 'editor'))
  expect((await editor.get('/desk')).text).not.toContain('href="/desk/jobs"')
  expect((await editor.get('/desk/jobs')).status).toBe(403)
})
