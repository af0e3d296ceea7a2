import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import type { Source } from '../../../../src/domain/source.js'
import { buildActor, buildArticle, HARBOUR } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
let article: Article
let other: Article
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  article = await buildArticle(site.desk, checker)
  other = await buildArticle(site.desk, checker, { text: HARBOUR.replaceAll('bridge', 'lock') })
  atDesk = await signedIn(site, checker)
  const source = (name: string, articleId: string | null): Source => ({ id: site.desk.newId(), name, kind: articleId === null ? 'publication' : 'unnamed', articleId, version: 1 })
  const many = Array.from({ length: 12 }, (_, n) => source(`Quill ${n} Gazette`, null))
  await site.desk.store.write((tx) => tx.sources.insertAll([...many, source('quill sharpeners', article.id), source('quill thieves', other.id)], site.desk.now()))
})

const offered = async (query: string, of = article) => {
  const { status, text } = await atDesk.get(`/desk/sources?${new URLSearchParams({ article: of.id, query }).toString()}`)
  return { status, text, names: [...text.matchAll(/data-name="([^"]+)"/g)].map(([, name]) => name) }
}

describe('the sources that a name may mean', () => {
  it('are those known everywhere, and the article’s own, but no other’s', async () => {
    expect((await offered('harb tim')).names).toEqual(['Harbour Times'])
    expect((await offered('OFFICIALS')).names).toEqual(['Two officials'])
    expect((await offered('thieves')).names).toEqual([])
    expect((await offered('thieves', other)).names).toEqual(['quill thieves'])
  })

  it('are ten at most, the article’s own first, and it says that there are more', async () => {
    const { names, text } = await offered('quill')
    expect(names).toHaveLength(10)
    expect(names[0]).toBe('quill sharpeners')
    expect(text).toContain('There are more')
    expect((await offered('quill 11')).text).not.toContain('There are more')
  })

  it('are options of a list, each with its id and what it is', async () => {
    const { text } = await offered('quill sharp')
    expect(text).toMatch(/^<li role="option" data-id="[0-9A-Z]{26}" data-name="quill sharpeners">.*Unnamed source, in this article/s)
  })

  it('are none before a word is typed, nor of half a character', async () => {
    for (const query of ['', ' ', '…', '\0']) expect((await offered(query)).names).toEqual([])
    expect((await offered('n'.repeat(201))).status).toBe(422)
  })

  it('are told to the desk only', async () => {
    expect(await visit(site).get(`/desk/sources?article=${article.id}&query=quill`)).toMatchObject({ status: 303, location: expect.stringMatching(/^\/sign-in/) })
    expect((await offered('quill', { ...article, id: 'none' })).status).toBe(404)
  })

  it('are told to programs with a token', async () => {
    const path = `/sources?article=${article.id}&query=harbour`
    expect((await callApi(site, 'GET', path)).status).toBe(401)
    expect((await callApi(site, 'GET', path, { as: checker })).json).toMatchObject({ items: [{ name: 'Harbour Times', kind: 'publication' }], isMore: false })
    expect((await callApi(site, 'GET', `/sources?article=${article.id}`, { as: checker })).status).toBe(422)
  })
})

describe('who says a claim, by the API', () => {
  it('is written as it is sent, by ids and by names', async () => {
    const [claim] = await site.desk.store.claims.ofArticle(article.id)
    const { source } = claim!.attributions[0]!.hops[0]!
    const body = { version: 1, chains: [{ hops: [{ source: { id: source.id }, cue: 'said', mode: 'direct' }, { source: { name: 'Harbour Times' }, mode: 'indirect' }] }] }
    const { status, json } = await callApi(site, 'POST', `/claims/${claim!.id}/attributions`, { as: checker, body })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      sourcing: 'named', desk: { version: 2 },
      attributions: [{ confidence: null, decidedBy: null, mode: 'mixed', hops: [{ source: { id: source.id }, standing: 'on_record' }, { source: { name: 'Harbour Times' }, standing: 'second_hand' }] }],
    })
    const refused = await callApi(site, 'POST', `/claims/${claim!.id}/attributions`, { as: checker, body: { version: 2, chains: [{ hops: [{ source: { name: 'Nobody Known' }, mode: 'direct' }] }] } })
    expect(refused).toMatchObject({ status: 422, json: { fields: { 'chains.0.hops.0.source.name': expect.stringContaining('Nobody Known') } } })
    const none = await callApi(site, 'POST', `/claims/${claim!.id}/attributions`, { as: checker, body: { version: 2, chains: [], noSource: true } })
    expect(none.json).toMatchObject({ sourcing: 'none', attributions: [] })
  })
})
