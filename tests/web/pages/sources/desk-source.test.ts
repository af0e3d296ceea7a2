import { beforeEach, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../../src/desk/claims/attribute-claim.js'
import { editSource } from '../../../../src/desk/sources/edit-source.js'
import { mergeSources, unmergeSource } from '../../../../src/desk/sources/merge-sources.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import type { SourceDetails, SourceKind } from '../../../../src/domain/source.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let editor: Person
let atDesk: Visitor
let articles = 0
beforeEach(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  editor = await buildActor(site.desk, 'editor')
  atDesk = await signedIn(site, checker)
})

/** The source of a claim, accepted, of a new article. */
async function saidBy(name: string, kind: SourceKind, { isPublic = false } = {}): Promise<{ article: Article; source: SourceDetails; claimId: string }> {
  articles += 1
  const { desk } = site
  const article = await buildArticle(desk, checker, { text: `The ferry sank ${articles} boats in the bay.` })
  const [claim] = await desk.store.claims.ofArticle(article.id)
  const said = await attributeClaim(desk, checker, claim!.id, claim!.version, { chains: [{ hops: [{ source: { name, kind }, mode: 'indirect' }] }] })
  await acceptClaim(desk, checker, said.id, said.version)
  if (isPublic) await publishArticle(desk, editor, article.id, article.version)
  return { article, source: await now(said.attributions[0]!.hops[0]!.source.id), claimId: said.id }
}
// As an address stands in a page.
const inPage = (address: string) => address.replaceAll('=', '&#x3D;')
const now = async (id: string) => (await site.desk.store.sources.details(id))!
const fields = { name: 'Kim Aas', kind: 'person', role: '', aliases: '', sameAs: '', reliability: '' }

describe('the list of sources', () => {
  it('says what to do while there is none', async () => {
    expect((await atDesk.get('/desk/sources')).text).toContain('They come with articles: import one')
    expect((await atDesk.get('/desk/sources?kind=dataset')).text).toContain('No source of this kind is known')
    expect((await visit(site).get('/desk/sources')).location).toMatch(/^\/sign-in/)
  })

  it('has all that are known everywhere, with their counts, by name and by kind', async () => {
    for (const name of ['Kim Aas', 'Ada Brandt', 'Kim Aas']) await saidBy(name, 'person')
    await saidBy('Harbour Times', 'publication')
    await saidBy('two officials', 'unnamed')
    const all = (await atDesk.get('/desk/sources')).text
    expect(all).toContain('3 sources known everywhere')
    expect(all.indexOf('Ada Brandt')).toBeLessThan(all.indexOf('Kim Aas'))
    expect(all).toContain('<p class="row-meta">2 claims</p>')
    expect(all).not.toContain('two officials')
    const people = (await atDesk.get('/desk/sources?kind=person')).text
    expect(people).toContain('Ada Brandt')
    expect(people).not.toContain('>Harbour Times<')
    const found = (await atDesk.get('/desk/sources?query=harbour')).text
    expect(found).toContain('Harbour Times')
    expect(found).not.toContain('Ada Brandt')
    expect((await atDesk.get('/desk/sources?query=nobody')).text).toContain('No source is called so')
    expect((await atDesk.get(`/desk/sources?query=${'q'.repeat(201)}`)).status).toBe(422)
  })

  it('is led through to its end', async () => {
    const { desk } = site
    const at = desk.now()
    const sources = Array.from({ length: 101 }, (_, n) => ({ id: desk.newId(), name: `Office ${String(n).padStart(3, '0')}`, kind: 'organization' as const, articleId: null, version: 1 }))
    await desk.store.write((tx) => tx.sources.insertAll(sources, at))
    const seen: string[] = []
    let path: string | null = '/desk/sources'
    while (path !== null) {
      const { text } = await atDesk.get(path)
      seen.push(...[...text.matchAll(/>(Office \d{3})</g)].map((match) => match[1]!))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null
    }
    expect(seen).toEqual(sources.map(({ name }) => name))
  })
})

describe('the page of a source at the desk', () => {
  it('is led to from a claim’s chain and from a search', async () => {
    const { article, source, claimId } = await saidBy('Kim Aas', 'person')
    expect((await atDesk.get(`/desk/articles/${article.id}?claim=${claimId}`)).text).toContain(`href="/desk/sources/${source.id}"`)
    expect((await atDesk.get('/desk?query=aas')).text).toContain(`href="/desk/sources/${source.id}"`)
  })

  it('takes what is known of it, and shows it to readers but for the notes', async () => {
    const { source } = await saidBy('Kim Aas', 'person', { isPublic: true })
    const atEditors = await signedIn(site, editor)
    const path = `/desk/sources/${source.id}`
    const sent = await atEditors.post(`${path}/details`, { ...fields, version: '1', role: 'mayor of Vellbridge', sameAs: 'https://www.wikidata.org/wiki/Q1', aliases: 'K. Aas\r\nMayor Aas', reliability: 'Often <late>.' })
    expect(sent).toMatchObject({ status: 303, location: `${path}?notice=saved` })
    const { text } = await atEditors.get(path)
    for (const words of ['mayor of Vellbridge', 'wikidata.org/wiki/Q1', 'K. Aas', 'Often &lt;late&gt;.', 'Named on the record in 1 claim.', 'changed what is known of the source']) expect(text).toContain(words)
    const readers = (await visit(site).get(`/sources/${source.id}`)).text
    expect(readers).toContain('mayor of Vellbridge')
    expect(readers).toContain('href="https://www.wikidata.org/wiki/Q1"')
    expect(readers).not.toContain('Often')
  })

  it('lets a fact-checker write notes of one that readers see, and nothing else', async () => {
    const { source } = await saidBy('Kim Aas', 'person', { isPublic: true })
    const path = `/desk/sources/${source.id}`
    const { text } = await atDesk.get(path)
    expect(text).toContain('is an editor’s to change')
    expect(text).not.toContain('for="source-role"')
    const refused = await atDesk.post(`${path}/details`, { ...fields, version: '1', role: 'baker', reliability: 'Typed by me' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Typed by me')
    expect((await atDesk.post(`${path}/details`, { ...fields, version: '1', reliability: 'Typed by me' })).status).toBe(303)
    expect(await now(source.id)).toMatchObject({ role: null, reliability: 'Typed by me' })
    await editSource(site.desk, editor, source.id, 2, { name: 'Kim M. Aas', kind: 'person', role: 'mayor', aliases: ['Kim Aas'], sameAs: null, reliability: 'Typed by me' })
    const stale = await atDesk.post(`${path}/details`, { ...fields, version: '2', reliability: 'Typed again' })
    expect(stale.status).toBe(409)
    const again = Object.fromEntries([...stale.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
    expect((await atDesk.post(`${path}/details`, again)).status).toBe(303)
    expect(await now(source.id)).toMatchObject({ name: 'Kim M. Aas', role: 'mayor', reliability: 'Typed again' })
  })

  it('keeps its notes out of its trail, and loses the words of an event by an admin, who is led back to it', async () => {
    const { source } = await saidBy('Kim Aas', 'person')
    const path = `/desk/sources/${source.id}`
    await atDesk.post(`${path}/details`, { ...fields, version: '1', role: 'brother of Zed Zill', reliability: 'Zed Zill knows.' })
    const edited = async () => (await site.desk.store.trail.about([source.id])).find(({ activity }) => activity === 'edit_source')!
    expect(await edited()).toMatchObject({ before: { role: null }, after: { role: 'brother of Zed Zill', reliability: true } })
    const { id } = await edited()
    const asAdmin = await signedIn(site, await buildActor(site.desk, 'admin'))
    expect((await atDesk.get(path)).text).not.toContain(`/desk/events/${id}/redaction`)
    expect((await asAdmin.get(path)).text).toContain(`/desk/events/${id}/redaction`)
    const form = (await asAdmin.get(`/desk/events/${id}/redaction`)).text
    for (const words of ['brother of Zed Zill', 'changed', `href="${path}"`]) expect(form).toContain(words)
    expect(form).not.toContain('knows')
    expect(await asAdmin.post(`/desk/events/${id}/redaction`, { reason: 'A name.' })).toMatchObject({ status: 303, location: `${path}?notice=words_removed` })
    expect(await edited()).toMatchObject({ before: null, after: null })
    expect((await asAdmin.get(`${path}?notice=words_removed`)).text).toContain('Its words were removed.')
    expect((await asAdmin.get(`/desk/events/${id}/redaction`)).text).toContain('To its trail')
  })

  it('keeps what was typed where it cannot be taken, and where somebody was faster', async () => {
    const { source } = await saidBy('Kim Aas', 'person')
    const path = `/desk/sources/${source.id}`
    const wrong = await atDesk.post(`${path}/details`, { ...fields, version: '1', name: '', role: 'mayor', sameAs: 'ftp://x' })
    expect(wrong.status).toBe(422)
    for (const words of ['Give the source a name.', 'beginning with https://', 'value="mayor"', 'value="ftp://x"']) expect(wrong.text).toContain(words)
    await atDesk.post(`${path}/details`, { ...fields, version: '1', role: 'baker' })
    const stale = await atDesk.post(`${path}/details`, { ...fields, version: '1', role: 'mayor' })
    expect(stale.status).toBe(409)
    for (const words of ['baker', 'mayor', 'Save mine over it']) expect(stale.text).toContain(words)
    expect((await atDesk.post(`${path}/details`, { ...fields, version: '2', role: 'mayor' })).status).toBe(303)
  })

  it('of an unnamed one says how its article describes it and who vouches for it', async () => {
    const article = await buildArticle(site.desk, checker)
    const claim = (await site.desk.store.claims.ofArticle(article.id)).find(({ text }) => text.includes('northern pier'))!
    const [unnamed, outlet] = claim.attributions[0]!.hops.map(({ source }) => source)
    const { text } = await atDesk.get(`/desk/sources/${unnamed!.id}`)
    expect(text).toContain('<q>Two officials</q>')
    expect(text).toMatch(new RegExp(`Who vouches for it[\\s\\S]*href="/desk/sources/${outlet!.id}"`))
    expect(text).not.toContain('Likely the same')
    expect(text).not.toContain('for="source-sameAs"')
    expect((await atDesk.get('/desk/sources/none')).status).toBe(404)
  })
})

describe('sources that are merged', () => {
  it('are offered with why, compared, merged after a question, and taken apart again', async () => {
    const kept = await saidBy('Port Office', 'organization')
    const other = await saidBy('Vellbridge Port Office', 'organization')
    const path = `/desk/sources/${kept.source.id}`
    const { text } = await atDesk.get(path)
    expect(text).toContain('The name of one stands in that of the other.')
    expect(text).toContain(inPage(`${path}/merge?with=${other.source.id}`))
    const question = (await atDesk.get(`${path}/merge?with=${other.source.id}`)).text
    expect(question).toContain('1 claim of “Vellbridge Port Office” will be attributed to “Port Office”, which has 1 claim now.')
    const form = { version: '1', other: other.source.id, otherVersion: '1' }
    expect(await atDesk.post(`${path}/merge`, form)).toMatchObject({ status: 303, location: `${path}?notice=sources_merged` })
    expect((await atDesk.post(`${path}/merge`, form)).status).toBe(409)
    expect(await atDesk.get(`/desk/sources/${other.source.id}`)).toMatchObject({ status: 302, location: `${path}?notice=source_led` })
    const merged = (await atDesk.get(path)).text
    for (const words of ['Merged into it', '2 claims in 2 articles', 'merged “Vellbridge Port Office” into the source']) expect(merged).toContain(words)
    expect((await atDesk.get('/desk/sources')).text).toContain('1 source known everywhere')
    const back = await atDesk.post(`${path}/separation`, { version: '2', other: other.source.id, otherVersion: '2' })
    expect(back).toMatchObject({ status: 303, location: `${path}?notice=source_separated` })
    expect((await atDesk.get(`/desk/sources/${other.source.id}`)).text).toContain('1 claim in 1 article')
  })

  it('are looked for by name where none is offered', async () => {
    const [kept, other] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Fisc', 'organization')]
    expect((await atDesk.get(`/desk/sources/${kept.source.id}`)).text).toContain(inPage(`/desk/sources?merge=${kept.source.id}`))
    const { text } = await atDesk.get(`/desk/sources?merge=${kept.source.id}&query=fisc`)
    expect(text).toContain(inPage(`/desk/sources/${kept.source.id}/merge?with=${other.source.id}`))
  })

  it('say on the page what cannot be done', async () => {
    const [kept, seen] = [await saidBy('Port Office', 'organization'), await saidBy('Dock Office', 'organization', { isPublic: true })]
    const path = `/desk/sources/${kept.source.id}`
    expect((await atDesk.get(`${path}/merge?with=${seen.source.id}`)).text).toContain('only editors merge them')
    expect((await atDesk.post(`${path}/merge`, { version: '1', other: seen.source.id, otherVersion: '1' })).status).toBe(403)
    expect((await atDesk.post(`${path}/merge`, { version: '1', other: kept.source.id, otherVersion: '1' })).status).toBe(422)
    expect((await atDesk.post(`${path}/separation`, { version: '1', other: kept.source.id, otherVersion: '1' })).status).toBe(422)
    expect((await atDesk.get(`${path}/merge?with=none`)).status).toBe(404)
  })

  it('lead readers from the one to the other for as long as they are merged, and nobody to what was no reader’s', async () => {
    const { desk } = site
    const kept = await saidBy('Port Office', 'organization', { isPublic: true })
    const seen = await saidBy('Dock Office', 'organization', { isPublic: true })
    const hidden = await saidBy('Quay Office', 'organization')
    await mergeSources(desk, editor, kept.source.id, 1, { id: seen.source.id, version: 1 })
    await mergeSources(desk, editor, kept.source.id, 2, { id: hidden.source.id, version: 1 })
    const reader = visit(site)
    const led = await reader.get(`/sources/${seen.source.id}`)
    expect(led).toMatchObject({ status: 301, location: `/sources/${kept.source.id}` })
    expect(led.headers.get('cache-control')).toBe('no-cache')
    expect((await reader.get(`/sources/${hidden.source.id}`)).status).toBe(404)
    expect((await reader.get(`/sources/${kept.source.id}`)).text).not.toContain('Quay')
    expect((await atDesk.get(`/sources/${hidden.source.id}`))).toMatchObject({ status: 301 })
    await unmergeSource(desk, editor, kept.source.id, 3, { id: seen.source.id, version: 2 })
    expect(await reader.get(`/sources/${seen.source.id}`)).toMatchObject({ status: 200, text: expect.stringContaining('Dock Office') })
  })
})
