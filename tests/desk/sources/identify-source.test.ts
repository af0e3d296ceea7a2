// Who an unnamed source is: its author and editors read it, and nobody and nothing else does.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { identifySource } from '../../../src/desk/sources/identify-source.js'
import { identitiesFor } from '../../../src/desk/reading/source-pages.js'
import type { Article } from '../../../src/domain/article.js'
import { InvalidInput, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import type { Source } from '../../../src/domain/source.js'
import { projectPath } from '../../../src/project.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import { callApi, signedIn, startSite, visit, type Site } from '../../server.js'

const SECRET = 'Xylander Quorn, the deputy treasurer'
const MARK = /xylander|quorn/i

let site: Site
let author: Person
let second: Person
let editor: Person
let article: Article
let source: Source
let named: Source
let claimId: string
beforeAll(async () => {
  site = await startSite()
  const { desk } = site
  author = await buildActor(desk, 'fact-checker', 'Robin Check')
  second = await buildActor(desk, 'fact-checker', 'Some Stranger')
  editor = await buildActor(desk, 'editor', 'Maren Edit')
  article = await buildArticle(desk, author)
  const claim = await claimSaying(desk, article.id, 'northern pier')
  await acceptClaim(desk, author, claim.id, claim.version)
  await publishArticle(desk, editor, article.id, article.version)
  claimId = claim.id
  ;[source, named] = claim.attributions[0]!.hops.map((hop) => hop.source) as [Source, Source]
  await identifySource(desk, author, source.id, 0, { words: SECRET })
})

const page = () => `/desk/sources/${source.id}`

describe('who an unnamed source is', () => {
  it('is read by who wrote it and by editors', async () => {
    const own = await (await signedIn(site, author)).get(page())
    expect(own.status).toBe(200)
    expect(own.text).toContain(SECRET)
    expect(own.text).toContain('Only you, editors and admins read this.')
    expect((await (await signedIn(site, editor)).get(page())).text).toContain(SECRET)
    expect(await identitiesFor(site.desk.store, editor, source)).toMatchObject({ own: null, others: [{ authorName: 'Robin Check', words: SECRET }] })
    expect(await identitiesFor(site.desk.store, author, source)).toMatchObject({ own: { words: SECRET, version: 1 }, others: [] })
  })

  it('is on no page of a second fact-checker, who reads in the trail that it was written', async () => {
    expect(await identitiesFor(site.desk.store, second, source)).toEqual({ own: null, others: [] })
    const visitor = await signedIn(site, second)
    const paths = [
      page(), '/desk/sources', '/desk/sources?query=xyland', '/desk?query=xyland', '/desk?query=quor&in=sources', `/desk/sources?article=${article.id}&query=xyland`,
      `/desk/articles/${article.id}`, `/desk/articles/${article.id}?claim=${claimId}`, `/desk/claims/${claimId}/record`, `/desk/claims/${claimId}/card`,
      `/sources/${source.id}`, `/claims/${claimId}`, `/articles/${article.id}`, '/desk',
    ]
    for (const path of paths) {
      const { status, text } = await visitor.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(text, path).not.toMatch(MARK)
    }
    const { text } = await visitor.get(page())
    expect(text).not.toContain('class="comment"')
    expect(text).toContain('wrote who the source is')
  })

  it('is told to no reader and no program', async () => {
    for (const path of [`/sources/${source.id}`, `/claims/${claimId}`, `/articles/${article.id}`]) expect((await visit(site).get(path)).text).not.toMatch(MARK)
    expect((await visit(site).get(page())).text).not.toMatch(MARK)
    const calls = [`/sources/${source.id}`, `/sources/${source.id}/claims`, `/claims/${claimId}`, `/articles/${article.id}/claims`, `/sources?article=${article.id}&query=officials`]
    for (const as of [author, second, editor]) for (const path of calls) expect(JSON.stringify((await callApi(site, 'GET', path, { as })).json)).not.toMatch(MARK)
  })

  it('is in no event, search, log or table but its own', async () => {
    const { accounts, trail } = site.desk.store
    const [event, ...more] = (await trail.about([source.id])).filter(({ activity }) => activity === 'identify_source')
    expect(more).toEqual([])
    expect(event).toMatchObject({ chain: article.id, agentName: 'Robin Check', before: { isWritten: false }, after: { isWritten: true } })
    expect(JSON.stringify(site.logged)).not.toMatch(MARK)
    const { sourceIdentity, event: events, sourceWords, source: sources, sourceAlias, comment, job } = accounts
    for (const table of [events, sourceWords, sources, sourceAlias, comment, job]) expect(JSON.stringify(await (table as { findMany(): Promise<unknown> }).findMany())).not.toMatch(MARK)
    expect(await sourceIdentity.count()).toBe(1)
  })

  it('is in a table that one file of the store asks, and what moves and keeps whole databases', () => {
    const folder = projectPath('src')
    const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated') && /sourceIdentity|SourceIdentity/.test(readFileSync(join(folder, file), 'utf8')))
    expect(asking.sort()).toEqual([join('storage', 'moving.ts'), join('storage', 'source-details.ts')])
  })

  it('is each person’s own, at a version of its own, and taken away by writing nothing', async () => {
    const { desk } = site
    await expect(identifySource(desk, author, source.id, 0, { words: 'Another' })).rejects.toThrow(StaleVersion)
    await identifySource(desk, second, source.id, 0, { words: 'Somebody at the pier' })
    expect(await identitiesFor(desk.store, author, source)).toMatchObject({ own: { words: SECRET }, others: [] })
    expect((await identitiesFor(desk.store, editor, source)).others).toHaveLength(2)
    await identifySource(desk, second, source.id, 1, { words: ' ' })
    expect(await identitiesFor(desk.store, second, source)).toEqual({ own: null, others: [] })
  })

  it('is written of no named source, by nobody who signed out, and by no program', async () => {
    await expect(identifySource(site.desk, author, named.id, 0, { words: 'Itself' })).rejects.toThrow(InvalidInput)
    await expect(identifySource(site.desk, PROGRAM, source.id, 0, { words: 'Itself' })).rejects.toThrow(NotAllowed)
    await expect(identitiesFor(site.desk.store, null, source)).rejects.toThrow(NotAllowed)
  })

  it('that was overtaken comes back as it was typed', async () => {
    const visitor = await signedIn(site, author)
    const { status, text } = await visitor.post(`${page()}/identity`, { version: '0', words: 'Typed in another tab' })
    expect(status).toBe(409)
    expect(text).toContain('Typed in another tab')
    expect((await visitor.post(`${page()}/identity`, { version: '1', words: 'q'.repeat(5_001) })).status).toBe(422)
    expect(await visitor.post(`${page()}/identity`, { version: '1', words: `${SECRET} again` })).toMatchObject({ status: 303, location: `${page()}?notice=saved` })
  })
})
