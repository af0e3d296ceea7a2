import { beforeEach, describe, expect, it } from 'vitest'
import { changeRules } from '../../../src/desk/articles/change-rules.js'
import { embargoArticle, endEmbargo, liftEmbargo } from '../../../src/desk/articles/embargo-article.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import type { Desk } from '../../../src/desk/desk.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import type { Article } from '../../../src/domain/article.js'
import { InvalidInput } from '../../../src/domain/errors.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { publishJob } from '../../../src/jobs/publish.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

// The desk's clock stands at nine in the morning of 1 March 2026, UTC.
const AT = { day: '2026-03-02', time: '07:00', zone: 'Europe/Berlin' }
const UNTIL = new Date('2026-03-02T06:00:00Z')

let desk: Desk
let editor: Person
let article: Article
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  editor = await buildActor(desk, 'editor', 'Maren Edit')
  article = await buildArticle(desk, editor)
})

const now = async () => (await desk.store.articles.find(article.id))!
const at = (instant: Date): Desk => ({ ...desk, now: () => instant })
const refused = async (input: Partial<typeof AT>) => {
  const error = await embargoArticle(desk, editor, article.id, (await now()).version, { ...AT, ...input }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidInput)
  return Object.keys((error as InvalidInput).fields)
}

describe('an article under embargo', () => {
  it('is published at its time by the program, and not a second earlier, with its claims', async () => {
    const [claim] = await desk.store.claims.ofArticle(article.id)
    await acceptClaim(desk, editor, claim!.id, claim!.version)
    await embargoArticle(desk, editor, article.id, (await now()).version, AT)
    expect(await desk.store.embargoes.ofArticle(article.id)).toMatchObject({ until: UNTIL, zone: 'Europe/Berlin', createdByName: 'Maren Edit' })
    expect(await desk.store.jobs.isDue(['publish'], new Date(UNTIL.getTime() - 1))).toBe(false)
    expect(await desk.store.jobs.isDue(['publish'], UNTIL)).toBe(true)
    const payload = JSON.stringify({ articleId: article.id, until: UNTIL.toISOString() })
    await expect(publishJob.run(at(new Date(UNTIL.getTime() - 1_000)), payload)).rejects.toThrow('not ended')
    expect((await now()).publication).toBe('draft')
    await publishJob.run(at(UNTIL), payload)
    expect(await now()).toMatchObject({ publication: 'published', publishedAt: UNTIL })
    expect((await desk.store.claims.find(claim!.id))!.publicSince).toEqual(UNTIL)
    expect(await desk.store.embargoes.ofArticle(article.id)).toBeNull()
    const events = (await desk.store.trail.about([article.id])).map(({ activity, agentName }) => [activity, agentName])
    expect(events.slice(-2)).toEqual([['embargo', 'Maren Edit'], ['end_embargo', 'Claimtrail']])
    // Done twice it comes to the same end.
    await publishJob.run(at(UNTIL), payload)
    expect((await desk.store.trail.about([article.id])).length).toBe(events.length)
  })

  it('holds at the time that was said last, and not at all where it was lifted', async () => {
    await embargoArticle(desk, editor, article.id, article.version, AT)
    await embargoArticle(desk, editor, article.id, (await now()).version, { ...AT, day: '2026-03-03' })
    await endEmbargo(at(UNTIL), PROGRAM, article.id, UNTIL)
    expect((await now()).publication).toBe('draft')
    await liftEmbargo(desk, editor, article.id, (await now()).version)
    const later = new Date('2026-03-03T06:00:00Z')
    await endEmbargo(at(later), PROGRAM, article.id, later)
    expect((await now()).publication).toBe('draft')
    await expect(liftEmbargo(desk, editor, article.id, (await now()).version)).rejects.toThrow('There is no embargo')
  })

  it('ends where an editor publishes it before', async () => {
    await embargoArticle(desk, editor, article.id, article.version, AT)
    await publishArticle(desk, editor, article.id, (await now()).version)
    expect(await desk.store.embargoes.ofArticle(article.id)).toBeNull()
    await endEmbargo(at(UNTIL), PROGRAM, article.id, UNTIL)
    expect((await now()).publishedAt).not.toEqual(UNTIL)
    expect(await refused({})).toEqual(['day'])
  })

  it('refuses what is no time to come, in words', async () => {
    expect(await refused({ day: '2026-02-28' })).toEqual(['day'])
    expect(await refused({ day: '2028-03-02' })).toEqual(['day'])
    expect(await refused({ day: 'tomorrow' })).toEqual(['day'])
    expect(await refused({ time: '25:00' })).toEqual(['time'])
    expect(await refused({ day: '2026-03-29', time: '02:30' })).toEqual(['time'])
    expect(await refused({ zone: 'Mars/Olympus' })).toEqual(['zone'])
    expect(await desk.store.embargoes.ofArticle(article.id)).toBeNull()
  })

  it('asks for the reasons that publishing would, and keeps them', async () => {
    await changeRules(desk, await buildActor(desk, 'admin', 'Ines Admin'), ['decided'])
    expect(await refused({})).toEqual(['decided'])
    await embargoArticle(desk, editor, article.id, (await now()).version, { ...AT, reasons: { decided: 'The rest is small.' } })
    await endEmbargo(at(UNTIL), PROGRAM, article.id, UNTIL)
    expect((await desk.store.trail.about([article.id])).at(-1)).toMatchObject({ activity: 'end_embargo', after: { by: 'Maren Edit', reasons: { decided: 'The rest is small.' } } })
  })
})
