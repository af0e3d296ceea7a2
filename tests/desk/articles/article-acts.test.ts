import { describe, expect, it } from 'vitest'
import { editDetails } from '../../../src/desk/articles/edit-details.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../../src/desk/articles/retract-article.js'
import { InvalidInput, StaleVersion } from '../../../src/domain/errors.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

async function setUp() {
  const desk = makeDesk(await makeStore())
  const editor = await buildActor(desk, 'editor')
  return { desk, editor, article: await buildArticle(desk, editor) }
}
const DETAILS = { title: 'Bridge closes in May', byline: 'Jo Marsh', publisher: '', publishedOn: '2026-02-27', url: '' }

describe('an article', () => {
  it('is listed for readers once it is published, and no longer once it is retracted', async () => {
    const { desk, editor, article } = await setUp()
    const listed = async () => (await desk.store.articles.listPublished({ after: null, limit: 10 })).items.length
    expect(await listed()).toBe(0)
    await publishArticle(desk, editor, article.id, 1)
    expect(await listed()).toBe(1)
    await retractArticle(desk, editor, article.id, 2, { reason: 'The tender was forged.' })
    expect(await listed()).toBe(0)
    expect(await desk.store.articles.find(article.id)).toMatchObject({
      publication: 'retracted', retractionReason: 'The tender was forged.', version: 3,
    })
  })

  it('that was never published cannot be retracted, and a retraction needs a reason', async () => {
    const { desk, editor, article } = await setUp()
    await expect(retractArticle(desk, editor, article.id, 1, { reason: 'Wrong.' })).rejects.toThrow(/published/)
    await publishArticle(desk, editor, article.id, 1)
    await expect(retractArticle(desk, editor, article.id, 2, { reason: '' })).rejects.toThrow(InvalidInput)
  })

  it('that is retracted can have another reason, keeps its day, and nothing is written where nothing changes', async () => {
    const { desk, editor, article } = await setUp()
    await publishArticle(desk, editor, article.id, 1)
    await retractArticle(desk, editor, article.id, 2, { reason: 'Wrong.' })
    const { retractedAt } = (await desk.store.articles.find(article.id))!
    await retractArticle(desk, editor, article.id, 3, { reason: 'The tender was forged.' })
    expect(await desk.store.articles.find(article.id)).toMatchObject({ retractedAt, retractionReason: 'The tender was forged.', version: 4 })
    await retractArticle(desk, editor, article.id, 4, { reason: 'The tender was forged.' })
    const events = await desk.store.trail.about([article.id])
    expect(events.map(({ activity }) => activity)).toEqual(['import', 'publish', 'retract', 'retract'])
    expect(events.at(-1)).toMatchObject({ before: { retractionReason: 'Wrong.' }, after: { retractionReason: 'The tender was forged.' } })
  })

  it('that was retracted can be published again: the retraction is gone, and the trail keeps it', async () => {
    const { desk, editor, article } = await setUp()
    await publishArticle(desk, editor, article.id, 1)
    await retractArticle(desk, editor, article.id, 2, { reason: 'Wrong.' })
    await publishArticle(desk, editor, article.id, 3)
    expect(await desk.store.articles.find(article.id)).toMatchObject({ publication: 'published', retractedAt: null, retractionReason: null })
    const [last] = (await desk.store.trail.about([article.id])).reverse()
    expect(last).toMatchObject({ activity: 'publish', before: { publication: 'retracted', retractionReason: 'Wrong.' } })
  })

  it('keeps the details as edited, with what changed in the trail', async () => {
    const { desk, editor, article } = await setUp()
    await editDetails(desk, editor, article.id, 1, DETAILS)
    expect(await desk.store.articles.find(article.id)).toMatchObject({ title: 'Bridge closes in May', publisher: null, version: 2 })
    const events = await desk.store.trail.about([article.id])
    expect(events.at(-1)).toMatchObject({
      activity: 'edit_details',
      before: { title: 'Bridge to close', publisher: 'Harbour Gazette' },
      after: { title: 'Bridge closes in May', publisher: null },
    })
  })

  it('refuses details drawn from an older version', async () => {
    const { desk, editor, article } = await setUp()
    await publishArticle(desk, editor, article.id, 1)
    await expect(editDetails(desk, editor, article.id, 1, DETAILS)).rejects.toThrow(StaleVersion)
  })

  it('lists are paged by a cursor, newest work first, without a gap or a repeat', async () => {
    const { desk, editor, article } = await setUp()
    for (const n of [1, 2, 3, 4]) await buildArticle(desk, editor, { text: `The council has ${n} ships.`, title: `Ships ${n}` })
    const titles: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof desk.store.articles.listByWork>> = await desk.store.articles.listByWork({ after, limit: 2 })
      titles.push(...page.items.map((item) => item.article.title))
      after = page.next
    } while (after)
    expect(titles).toEqual(['Ships 4', 'Ships 3', 'Ships 2', 'Ships 1', article.title])
  })
})
