import { beforeAll, describe, expect, it } from 'vitest'
import { editDetails } from '../../../../src/desk/articles/edit-details.js'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  atDesk = await signedIn(site, checker)
})

const found = async (query: string, more = '') => atDesk.get(`/desk?query=${encodeURIComponent(query)}${more}`)
const plain = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

describe('searching the desk', () => {
  it('finds articles by title, claims by their words and sources by name, and marks the words', async () => {
    await buildArticle(site.desk, checker, { title: 'Penguins on the ferry', text: 'The ferry carried 31 penguins, Captain Ada Penguin said on Monday.' })
    const { status, text } = await found('PENGUIN')
    expect(status).toBe(200)
    expect(text).toContain('<mark>Penguin</mark>s on the ferry')
    expect(text).toContain('31 <mark>penguin</mark>s')
    expect(text).toContain('Ada <mark>Penguin</mark>')
    expect(text).toContain('value="PENGUIN"')
    expect(plain(text)).toMatch(/Articles by title 1 article .*Claims by their words 1 claim .*Sources by any of their names 1 source/)
  })

  it('knows no case and no accents, in any script', async () => {
    await buildArticle(site.desk, checker, { title: 'Ökonomie in Zürich', text: 'The office in Zürich counted 77 ökonomen.' })
    for (const query of ['ökonomie', 'OKONOMIE', 'zurich ÖKO']) expect((await found(query)).text).toMatch(/<mark>Öko(?:nomie)?<\/mark>/)
    expect((await found('77 ZURICH')).text).toContain('<mark>77</mark> ökonomen')
  })

  it('every word must stand there; words in quotation marks stand together', async () => {
    await buildArticle(site.desk, checker, { title: 'Lamps', text: 'The council bought 90 brass lamps for the old pier.' })
    expect((await found('brass pier')).text).toContain('90 <mark>brass</mark>')
    expect(plain((await found('“brass pier”')).text)).toContain('No title, claim or source holds “brass pier”. Check')
    expect(plain((await found('brass walrus')).text)).toContain('holds all of these 2 words. Check the spelling, or leave one out.')
    expect((await found('"brass lamps"')).text).toContain('<mark>brass lamps</mark>')
  })

  it.each(['%', '_', '%_', '\\', "'", '50%', '<b>'])('%s is looked for as it stands', async (query) => {
    const { status, text } = await found(query)
    expect(status).toBe(200)
    expect(plain(text)).toContain('Check the spelling, or look for a part of it.')
  })

  it('says that a search is too long, or holds no word, and keeps it', async () => {
    expect((await found('x'.repeat(200))).status).toBe(200)
    const long = await found('x'.repeat(201))
    expect(long.status).toBe(422)
    expect(long.text).toContain('A search can have at most 200 characters; this one has 201.')
    expect(long.text).toContain(`value="${'x'.repeat(201)}"`)
    const none = await found('""')
    expect(none.status).toBe(422)
    expect(none.text).toContain('Type a word to look for')
  })

  it('without anything typed is the desk', async () => {
    for (const query of ['', ' ']) expect((await found(query)).text).toContain('id="articles-title"')
  })

  it('counts all, shows the first ten, and pages through the rest of one group by key', async () => {
    const lines = Array.from({ length: 27 }, (_, n) => `The walrus office counted ${n + 31} seals in week ${n + 1}.`)
    const { id } = await buildArticle(site.desk, checker, { title: 'Seals', text: lines.join('\n\n') })
    const all = (await site.desk.store.claims.ofArticle(id)).filter(({ text }) => text.toLowerCase().includes('walrus office'))
    expect(all.length).toBeGreaterThan(25)
    const claimsIn = (text: string) => [...text.matchAll(/\?claim(?:=|&#x3D;)([0-9A-Z]{26})#/g)].map((match) => match[1]!)
    const first = await found('"walrus office" seals')
    expect(claimsIn(first.text)).toHaveLength(10)
    expect(plain(first.text)).toContain(`${all.length} claims`)
    const seen: string[] = []
    let next: string | undefined = /href="([^"]*in(?:=|&#x3D;)claims[^"]*)"/.exec(first.text)?.[1]
    while (next) {
      const { text } = await atDesk.get(next.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))
      expect(plain(text)).toContain(`${all.length} claims`)
      expect(plain(text)).not.toContain('Articles by title')
      seen.push(...claimsIn(text))
      next = /<a[^>]* href="([^"]+)" rel="next"/.exec(text)?.[1]
    }
    expect([...seen].sort()).toEqual(all.map((claim) => claim.id).sort())
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('says in words where it stopped counting, and leads on all the same', async () => {
    const { store, newId } = site.desk
    const sources = Array.from({ length: 1_001 }, (_, n) => ({ id: newId(), name: `Heron Watch ${n}`, kind: 'organization' as const, articleId: null, version: 1 }))
    await store.write((tx) => tx.sources.insertAll(sources, new Date()))
    const { text } = await found('heron')
    expect(plain(text)).toContain('Sources by any of their names more than 1,000 sources')
    expect(plain(text)).toContain('All of the more than 1,000 sources')
    const more = plain((await found('heron', '&in=sources')).text)
    expect(more).toContain('more than 1,000 sources')
    expect(more).toContain('Heron Watch 976')
  })

  it('follows a claim to its new wording, and an article to its new title', async () => {
    const article = await buildArticle(site.desk, checker, { title: 'Tides', text: 'The tide office measured 12 tides.' })
    const claim = await claimSaying(site.desk, article.id, '12 tides')
    await rewordClaim(site.desk, checker, claim.id, claim.version, { text: 'The tide office measured twelve Æbleskiver.' })
    const { byline, publisher, publishedOn, url } = article
    await editDetails(site.desk, checker, article.id, article.version, { title: 'Ebb', byline, publisher, publishedOn, url })
    expect((await found('æbleskiver')).text).toContain('twelve <mark>Æbleskiver</mark>')
    expect((await found('Ebb')).text).toContain('<mark>Ebb</mark></a>')
    expect(plain((await found('Tides')).text)).toContain('No title, claim or source holds “tides”')
  })

  it('finds a source by another name, and says of one that only an article knows which', async () => {
    const { id, name } = { id: site.desk.newId(), name: 'Bureau of Otters' }
    await site.desk.store.write(async (tx) => {
      await tx.sources.insertAll([{ id, name, kind: 'organization', articleId: null, version: 1 }], new Date())
      await tx.sources.addAliases([{ id: site.desk.newId(), sourceId: id, name: 'B.O.O.' }])
    })
    expect((await found('boo')).text).toContain(`href="/desk/sources/${id}"`)
    await buildArticle(site.desk, checker, { title: 'Two rangers speak', text: 'Two rangers said that the otters left in May.' })
    expect(plain((await found('rangers', '&in=sources')).text)).toMatch(/only in “Two rangers speak”/)
  })

  it('is for the desk', async () => {
    const answer = await visit(site).get('/desk?query=penguin')
    expect(answer.status).toBe(303)
    expect(answer.location).toContain('/sign-in')
  })
})
