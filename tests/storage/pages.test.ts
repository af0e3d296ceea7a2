import { beforeEach, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { addComment } from '../../src/desk/claims/add-comment.js'
import type { Desk } from '../../src/desk/desk.js'
import { withdrawClaim } from '../../src/desk/claims/withdraw-claim.js'
import { editDetails } from '../../src/desk/articles/edit-details.js'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../src/desk/articles/retract-article.js'
import type { Thread } from '../../src/domain/comment.js'
import type { Page } from '../../src/domain/page.js'
import type { Article } from '../../src/domain/article.js'
import type { Person } from '../../src/domain/permission.js'
import { makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, claimSaying } from '../factories.js'

let desk: Desk
let editor: Person
let articles: Article[]
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  editor = await buildActor(desk, 'editor')
  articles = []
  for (const n of [1, 2, 3, 4]) {
    const article = await buildArticle(desk, editor, { text: `The ferry sank ${n} boats. The pier is ${n} metres long.`, title: `Ferry ${n}` })
    await publishArticle(desk, editor, article.id, 1)
    articles.push(article)
  }
})

const published = async (after: string | null, limit = 2) => {
  const { items, next } = await desk.store.articles.listPublished({ after, limit })
  return { titles: items.map(({ article }) => article.title), next }
}

describe('a page that follows another', () => {
  it('leaves nothing out where the last of the page before was retracted meanwhile', async () => {
    const first = await published(null)
    expect(first.titles).toEqual(['Ferry 4', 'Ferry 3'])
    await retractArticle(desk, editor, articles[2]!.id, 2, { reason: 'It sank none.' })
    expect(await published(first.next)).toEqual({ titles: ['Ferry 2', 'Ferry 1'], next: null })
  })

  it('repeats nothing where the last of the page before was worked on meanwhile', async () => {
    const listed = async (after: string | null) => {
      const { items, next } = await desk.store.articles.listByWork({ after, limit: 2 })
      return { titles: items.map(({ article }) => article.title), next }
    }
    const first = await listed(null)
    const { title, byline, publisher, publishedOn, url } = articles[2]!
    await editDetails(desk, editor, articles[2]!.id, 2, { title, byline, publisher, publishedOn, url: url ?? 'https://example.org/3' })
    expect(await listed(first.next)).toEqual({ titles: ['Ferry 2', 'Ferry 1'], next: null })
  })

  it('leaves no claim out where the last one before was withdrawn meanwhile', async () => {
    const { id } = articles[0]!
    const claims = await desk.store.claims.ofArticle(id)
    expect(claims.length).toBe(2)
    for (const claim of claims) await acceptClaim(desk, editor, claim.id, claim.version)
    const first = await desk.store.claims.pageOfArticle(id, 'readers', { after: null, limit: 1 })
    await withdrawClaim(desk, editor, first.items[0]!.id, 2, { note: 'It is none.' })
    const second = await desk.store.claims.pageOfArticle(id, 'readers', { after: first.next, limit: 1 })
    expect(second.items.map((claim) => claim.id)).toEqual([claims[1]!.id])
    expect(second.next).toBeNull()
  })

  it('parts articles of the same instant by their ids', async () => {
    const still: Desk = { ...desk, now: () => new Date('2026-04-01T00:00:00Z') }
    for (const n of [5, 6, 7]) {
      const { id } = await buildArticle(still, editor, { text: `The ferry sank ${n} boats.`, title: `Ferry ${n}` })
      await publishArticle(still, editor, id, 1)
    }
    const first = await published(null)
    const second = await published(first.next)
    expect([...first.titles, ...second.titles].sort()).toEqual(['Ferry 4', 'Ferry 5', 'Ferry 6', 'Ferry 7'])
  })

  it('follows the chain of a trail to its end', async () => {
    const { id } = articles[0]!
    const first = await desk.store.trail.ofChain(id, { after: null, limit: 1 })
    const second = await desk.store.trail.ofChain(id, { after: first.next, limit: 1 })
    expect([...first.items, ...second.items].map(({ activity }) => activity)).toEqual(['import', 'publish'])
    expect(second.next).toBeNull()
  })
})

it.each(['', 'x', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '1-2', '-1-01ARZ3NDEKTSV4RRFFQ69G5FAV'])(
  'what is no cursor (%j) gives the first page', async (after) => {
    expect((await published(after)).titles).toEqual(['Ferry 4', 'Ferry 3'])
  },
)

it('a page holds one at least, whatever number is asked for', async () => {
  expect((await published(null, 0)).titles).toHaveLength(1)
  expect((await published(null, 1_000_000)).titles).toHaveLength(4)
})

it('of very many comments none is left out, page by page', async () => {
  const claim = await claimSaying(desk, articles[0]!.id, 'boats')
  for (let n = 0; n < 7; n += 1) await addComment(desk, editor, claim.id, { body: `Remark ${n}` })
  const bodies: string[] = []
  let after: string | null = null
  do {
    const page: Page<Thread> = await desk.store.comments.threadsOn(claim.id, { after, limit: 3 })
    bodies.push(...page.items.map(({ body }) => body))
    after = page.next
  } while (after)
  expect(bodies).toEqual(['Remark 6', 'Remark 5', 'Remark 4', 'Remark 3', 'Remark 2', 'Remark 1', 'Remark 0'])
  expect(await desk.store.comments.countOn(claim.id)).toEqual({ comments: 7, open: 7, resolved: 0 })
})

it('the events about a claim come by page, the newest first, and by activity where that is asked', async () => {
  const { id, version } = await claimSaying(desk, articles[0]!.id, 'boats')
  await acceptClaim(desk, editor, id, version)
  for (const body of ['One', 'Two']) await addComment(desk, editor, id, { body })
  const first = await desk.store.trail.pageAbout([id], { after: null, limit: 2 })
  const second = await desk.store.trail.pageAbout([id], { after: first.next, limit: 2 })
  expect([...first.items, ...second.items].map(({ activity }) => activity)).toEqual(['comment', 'comment', 'accept'])
  expect(second.next).toBeNull()
  expect((await desk.store.trail.pageAbout([id], { after: null, limit: 2 }, { activities: ['accept'], without: [] })).items).toHaveLength(1)
  expect([await desk.store.trail.countAbout([id]), await desk.store.trail.countAbout([id], { activities: ['accept'], without: [] })]).toEqual([3, 1])
})
