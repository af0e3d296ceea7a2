import { beforeEach, describe, expect, it } from 'vitest'
import { importArticle } from '../../../src/desk/articles/import-article.js'
import type { Desk } from '../../../src/desk/desk.js'
import { discardImport, retryImport } from '../../../src/desk/imports/change-import.js'
import { importPending } from '../../../src/desk/imports/import-pending.js'
import { sendArticle, WAITED_FOR } from '../../../src/desk/imports/send-article.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { tidyUp } from '../../../src/desk/tidy-up.js'
import { InvalidInput, NotAllowed, SameText } from '../../../src/domain/errors.js'
import { keyOfImport, type Job } from '../../../src/domain/job.js'
import { PENDING_IMPORTS } from '../../../src/domain/pending-import.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { textHash } from '../../../src/intake/normalise.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildPendingImport, longText } from '../../factories.js'

let desk: Desk
let sender: Person
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  sender = await buildActor(desk)
})

const DETAILS = { title: 'Every ship', format: 'plain', language: '', byline: 'Ana Ruiz', publishedOn: '2026-02-01' } as const
const ofLength = (length: number) => longText(4_000).slice(0, length - 1) + '.'
const jobOf = async (importId: string): Promise<Job | undefined> => (await desk.store.jobs.withKeys([keyOfImport(importId)])).get(keyOfImport(importId))
const activities = async (importId: string) => (await desk.store.trail.about([importId])).map(({ activity }) => activity)
// Splits nothing, so that a test of what becomes of a text need not wait for it.
const idle = (): Desk => ({ ...desk, split: () => Promise.resolve({ language: 'en', sentences: [], claims: [], attributions: [] }) })

describe('a text that is sent', () => {
  it('is an article at once up to the bound, and one past it waits, with its job', async () => {
    expect(await sendArticle(idle(), sender, { ...DETAILS, text: ofLength(WAITED_FOR) })).toMatchObject({ articleId: expect.any(String) })
    const sent = await sendArticle(idle(), sender, { ...DETAILS, text: ofLength(WAITED_FOR + 1) })
    if (!('importId' in sent)) throw new Error('it was waited for')
    expect(await desk.store.pendingImports.ofPerson(sender.id)).toMatchObject([{ id: sent.importId, title: 'Every ship', articleId: null }])
    expect(await jobOf(sent.importId)).toMatchObject({ kind: 'import', state: 'waiting', createdByName: sender.name })
    expect(await activities(sent.importId)).toEqual(['send_import'])
  })

  it('is refused as a short one is: what needs mending, the same text, who may not', async () => {
    const text = ofLength(WAITED_FOR + 1)
    await expect(sendArticle(desk, sender, { ...DETAILS, title: '', text })).rejects.toThrow('Give the article a title.')
    await expect(sendArticle(desk, PROGRAM, { ...DETAILS, text })).rejects.toThrow(NotAllowed)
    await importArticle(idle(), PROGRAM, { ...DETAILS, text })
    await expect(sendArticle(desk, sender, { ...DETAILS, text })).rejects.toThrow(SameText)
    expect(await desk.store.jobs.counts()).toMatchObject({ waiting: 0 })
  })

  it('sent twice stands in the line once', async () => {
    const text = ofLength(WAITED_FOR + 1)
    const first = await sendArticle(desk, sender, { ...DETAILS, text })
    expect(await sendArticle(desk, await buildActor(desk, 'editor'), { ...DETAILS, title: 'Another title', text })).toEqual(first)
    expect(await desk.store.jobs.counts()).toMatchObject({ waiting: 1 })
  })

  it('is refused in words where too many of the person’s wait, and taken again when one does not', async () => {
    const ids: string[] = []
    for (let n = 1; n <= PENDING_IMPORTS; n += 1) ids.push(await buildPendingImport(desk, sender, longText(1, n)))
    const send = () => sendArticle(desk, sender, { ...DETAILS, text: ofLength(WAITED_FOR + 1) })
    const refused = await send().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect((refused as InvalidInput).fields).toEqual({ text: '20 long texts of yours wait or could not be split. See to those first: the desk lists them.' })
    await discardImport(desk, sender, ids[0]!)
    expect(await send()).toMatchObject({ importId: expect.any(String) })
  })
})

describe('a text that waits', () => {
  it('becomes an article in the name of whoever sent it, with all that they said of it', async () => {
    const text = ofLength(WAITED_FOR + 1)
    const sent = await sendArticle(desk, sender, { ...DETAILS, text })
    const { importId } = sent as { importId: string }
    await importPending(idle(), importId)
    const { articleId } = (await desk.store.pendingImports.find(importId))!
    expect(await desk.store.articles.find(articleId!)).toMatchObject({ title: 'Every ship', byline: 'Ana Ruiz', publishedOn: '2026-02-01', language: null, publication: 'draft' })
    expect((await desk.store.articles.newestRevision(articleId!))!.text).toBe(text)
    expect(await desk.store.trail.about([articleId!])).toMatchObject([{ activity: 'import', agentId: sender.id }])
    // What is an article is not kept twice.
    expect(await desk.store.pendingImports.inputOf(importId)).toBeNull()
  })

  it('makes one article, whether it is begun again after its end or by two at once', async () => {
    const importId = await buildPendingImport(desk, sender, longText(220))
    await Promise.all([importPending(desk, importId), importPending(desk, importId)])
    await importPending(desk, importId)
    const { articleId } = (await desk.store.pendingImports.find(importId))!
    expect(await desk.store.accounts.article.findMany({ select: { id: true } })).toEqual([{ id: articleId }])
    expect(await desk.store.accounts.event.count({ where: { activity: 'import' } })).toBe(1)
  })

  it('that is here already, or whose sender may not work here any longer, says so and stays', async () => {
    const importId = await buildPendingImport(desk, sender, longText(3))
    await importArticle(desk, PROGRAM, { ...DETAILS, text: longText(3) })
    await expect(importPending(desk, importId)).rejects.toThrow(SameText)
    const other = await buildPendingImport(desk, sender, longText(4))
    await disableUser(desk, PROGRAM, sender.id)
    await expect(importPending(desk, other)).rejects.toThrow('A fact-checker, who sent this text, may not work here any longer.')
    for (const id of [importId, other]) expect(await desk.store.pendingImports.inputOf(id)).toMatchObject({ title: 'A long text' })
  })

  it('thrown away while it is being split makes no article, and leaves nothing', async () => {
    const importId = await buildPendingImport(desk, sender, longText(220))
    const thrownAway: Desk = { ...desk, split: async (...asked) => {
      await discardImport(desk, sender, importId)
      return desk.split(...asked)
    } }
    await importPending(thrownAway, importId)
    expect(await desk.store.accounts.article.count()).toBe(0)
    expect(await desk.store.accounts.claim.count()).toBe(0)
    expect(await jobOf(importId)).toBeUndefined()
    expect(await activities(importId)).toEqual(['discard_import'])
  })

  it('is split again where it failed, also where its job is gone, and left alone where it is being split', async () => {
    const importId = await buildPendingImport(desk, sender, longText(3))
    const take = () => desk.store.write((tx) => tx.jobs.take(['import'], { takenBy: 'w', at: desk.now(), until: new Date('2026-03-02') }))
    const taken = (await take())!
    await retryImport(desk, sender, importId)
    expect(await jobOf(importId)).toMatchObject({ state: 'running', attempts: 1 })
    expect(await activities(importId)).toEqual([])
    await desk.store.write((tx) => tx.jobs.fail(taken, 'No.', desk.now(), null))
    await retryImport(desk, sender, importId)
    expect(await jobOf(importId)).toMatchObject({ state: 'waiting', attempts: 0 })
    await desk.store.write((tx) => tx.jobs.discard(taken.id))
    await retryImport(desk, sender, importId)
    expect(await jobOf(importId)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await activities(importId)).toEqual(['retry_import', 'retry_import'])
  })

  it('is forgotten a week after it was sent where it is an article, and kept where it is none', async () => {
    const [done, kept] = [await buildPendingImport(desk, sender, longText(3)), await buildPendingImport(desk, sender, longText(4))]
    await importPending(desk, done)
    const tidyIn = (days: number) => tidyUp({ ...desk, now: () => new Date(Date.parse('2026-03-01T10:00:00Z') + days * 86_400_000) }, PROGRAM)
    await tidyIn(6.9)
    expect(await desk.store.pendingImports.find(done)).not.toBeNull()
    await tidyIn(7)
    expect(await desk.store.pendingImports.find(done)).toBeNull()
    expect(await desk.store.pendingImports.findByText(textHash(longText(4)))).toMatchObject({ id: kept })
    expect(await desk.store.articles.findByText(textHash(longText(3)))).not.toBeNull()
  })
})
