// A long text is not waited for. All of it by plain HTTP, as a browser without JavaScript does it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importArticle } from '../../../../src/desk/articles/import-article.js'
import { TOLD_AFTER_MS } from '../../../../src/desk/jobs/idle-since.js'
import { WAITED_FOR } from '../../../../src/desk/imports/send-article.js'
import type { Desk } from '../../../../src/desk/desk.js'
import { SplitFailed } from '../../../../src/domain/errors.js'
import { PROGRAM, type Person } from '../../../../src/domain/permission.js'
import { startWorker, type Worker } from '../../../../src/jobs/worker.js'
import { until } from '../../../jobs/until.js'
import { buildActor, buildPendingImport, longText } from '../../../factories.js'
import { signedIn, startSite, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let sender: Person
let visitor: Visitor
let worker: Worker | null = null
beforeEach(async () => {
  site = await startSite()
  sender = await buildActor(site.desk)
  visitor = await signedIn(site, sender)
})
afterEach(async () => {
  await worker?.stop()
  worker = null
})

const DETAILS = { title: 'Every <ship>', byline: '', publisher: '', publishedOn: '', url: '', format: 'plain' }
const LONG = `${longText(4_000).slice(0, WAITED_FOR)}.`
const idle: Desk['split'] = () => Promise.resolve({ language: 'en', sentences: [], claims: [], attributions: [] })
const work = (split: Desk['split']) => void (worker = startWorker({ ...site.desk, split, now: () => new Date() }, { pollMs: 20 }))
const send = async (text = LONG): Promise<string> => {
  const { status, location } = await visitor.upload('/desk/articles', { ...DETAILS, text })
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/desk\/imports\/\w{26}$/)])
  return location!
}
const says = (path: string, words: RegExp): Promise<Answer> => until(async () => {
  const answer = await visitor.get(path)
  return words.test(answer.text) && answer
})

describe('a text that is long to split', () => {
  it('is answered at once with a page that looks again by itself and leads to the article when it is there', async () => {
    const path = await send()
    const waiting = await visitor.get(path)
    expect(waiting.status).toBe(200)
    expect(waiting.headers.get('refresh')).toBe('2')
    for (const words of ['Waits to be split', 'Every &lt;ship&gt;', 'It is the next one.', `href="${path}"`, 'Throw it away']) expect(waiting.text).toContain(words)
    expect(waiting.text).not.toContain('Try again')
    const desk = await visitor.get('/desk')
    expect(desk.text).toContain('Your long texts')
    expect(desk.text).toContain(`href="${path}"`)

    work(idle)
    const { location } = await until(async () => {
      const answer = await visitor.get(path)
      return answer.status === 303 && answer
    })
    expect(location).toMatch(/^\/desk\/articles\/\w{26}\?notice=imported$/)
    expect((await visitor.get(location!)).text).toContain('Every &lt;ship&gt;')
    expect((await visitor.get('/desk')).text).not.toContain('Your long texts')
  })

  it('is told how many go before it', async () => {
    await buildPendingImport(site.desk, await buildActor(site.desk, 'editor'), longText(3))
    expect((await visitor.get(await send())).text).toContain('1 text before it.')
  })

  it('says that nobody splits anything, and whom to tell, where it waits for two minutes, or where whoever split it fell silent', async () => {
    const { desk } = site
    const path = await send()
    const [job] = await desk.store.accounts.job.findMany()
    const at = (ms: number) => void (desk.now = () => new Date(job!.dueAt.getTime() + ms))
    const saysSo = async () => (await visitor.get(path)).text.includes('Nobody splits texts at the moment')
    at(TOLD_AFTER_MS)
    expect(await saysSo()).toBe(false)
    at(TOLD_AFTER_MS + 1)
    expect(await saysSo()).toBe(true)
    expect((await visitor.get(path)).text).toContain('<code>claimtrail work</code>')
    const until = new Date(desk.now().getTime() + 60_000)
    await desk.store.write((tx) => tx.jobs.take(['import'], { takenBy: 'w', at: desk.now(), until }))
    expect(await saysSo()).toBe(false)
    at(until.getTime() - job!.dueAt.getTime() + TOLD_AFTER_MS + 1)
    expect(await saysSo()).toBe(true)
  })

  it('keeps what was typed where it needs mending, or is here already', async () => {
    const { articleId } = await importArticle({ ...site.desk, split: idle }, PROGRAM, { title: 'Here', text: LONG, format: 'plain' })
    const same = await visitor.upload('/desk/articles', { ...DETAILS, text: LONG })
    const untitled = await visitor.upload('/desk/articles', { ...DETAILS, title: '', text: `${LONG} More.` })
    expect([same.status, untitled.status]).toEqual([409, 422])
    expect(same.text).toContain(`/desk/articles/${articleId}`)
    for (const { text } of [same, untitled]) expect(text).toContain(LONG.split('\n').at(-1))
  })
})

describe('a long text that fails', () => {
  it('says why, and when it is tried again', async () => {
    const path = await send()
    work(() => Promise.reject(new SplitFailed(true)))
    const { text, headers } = await says(path, /took too long/)
    expect(text).toMatch(/It is tried again at <time datetime="[^"]+">/)
    expect(text).toContain('Try again')
    expect(headers.get('refresh')).not.toBeNull()
  })

  it('for good says why, leads to what is there, and keeps the text until it is thrown away', async () => {
    const path = await send()
    const { articleId } = await importArticle({ ...site.desk, split: idle }, PROGRAM, { title: 'Here', text: LONG, format: 'plain' })
    work(idle)
    const { text, headers } = await says(path, /Could not be split/)
    for (const words of ['This text is already here, as “Here”', `href="/desk/articles/${articleId}"`, longText(50), 'Throw it away']) expect(text).toContain(words)
    expect(headers.get('refresh')).toBeNull()
    expect((await visitor.get('/desk')).text).toContain('Could not be split')
    const gone = await visitor.post(`${path}/removal`, {})
    expect(gone.location).toBe('/desk?notice=import_discarded')
    expect((await visitor.get(gone.location!)).text).toContain('The text is thrown away.')
    const after = await visitor.get(path)
    expect(after.status).toBe(404)
    expect(after.text).toContain('There is no such text')
  })

  it('is split after all where it is tried again', async () => {
    const path = await send()
    let fails = true
    work((...asked) => (fails ? Promise.reject(new SplitFailed(false)) : idle(...asked)))
    await says(path, /broke off/)
    fails = false
    expect((await visitor.post(`${path}/retry`, {})).location).toBe(path)
    await until(async () => (await visitor.get(path)).status === 303)
  })

  it('whose job was thrown away says so, and can be tried again', async () => {
    const path = await send()
    await site.desk.store.accounts.job.deleteMany()
    expect((await visitor.get(path)).text).toContain('Its job was thrown away before it was done.')
    await visitor.post(`${path}/retry`, {})
    expect((await visitor.get(path)).text).toContain('Waits to be split')
  })
})

it('others of the desk see how it stands with it, and may do nothing to it', async () => {
  const path = await send()
  const other = await signedIn(site, await buildActor(site.desk, 'editor'))
  expect((await other.get(path)).text).not.toContain('Throw it away')
  for (const act of ['retry', 'removal']) expect((await other.post(`${path}/${act}`, {})).status).toBe(403)
  expect((await other.get('/desk')).text).not.toContain('Your long texts')
})
