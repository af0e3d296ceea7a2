import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../../src/desk/claims/add-comment.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let editor: Person
let admin: Person
let atDesk: Visitor
let asEditor: Visitor
let asAdmin: Visitor
let claim: Claim
let made = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  admin = await buildActor(site.desk, 'admin', 'Ines Admin')
  atDesk = await signedIn(site, checker)
  asEditor = await signedIn(site, editor)
  asAdmin = await signedIn(site, admin)
})
beforeEach(async () => {
  made += 1
  claim = await claimSaying(site.desk, (await buildArticle(site.desk, checker, { text: HARBOUR.replaceAll('bridge', `dock ${made}`) })).id, '4.2 million')
})

const commentsAt = () => `/desk/claims/${claim.id}/comments`
const card = async (visitor = atDesk) => (await visitor.get(`/desk/claims/${claim.id}/card`)).text
const threads = async () => (await site.desk.store.comments.threadsOn(claim.id, { after: null, limit: 50 })).items
const mentions = (html: string) => /<section class="queue" id="mentions"[^>]*>([^]*?)<\/section>/.exec(html)?.[1] ?? ''

describe('a thread on a card', () => {
  it('is answered, resolved, folded with its count, and reopened, by forms alone', async () => {
    expect((await atDesk.post(commentsAt(), { body: 'Who **counted**?' })).status).toBe(303)
    const { id } = (await threads())[0]!
    const open = await card()
    expect(open).toContain('1 open thread<')
    expect((await atDesk.get(`/desk/articles/${claim.articleId}`)).text.match(/1 open thread</g)).toHaveLength(1)
    expect(open).toMatch(new RegExp(`data-form="reply-${id}"[^]*name="replyTo" value="${id}"`))
    expect((await asEditor.post(commentsAt(), { body: 'The port did.', replyTo: id })).status).toBe(303)
    expect(await card()).toMatch(/<b>Robin Check<\/b>[^]*<strong>counted<\/strong>[^]*class="replies"[^]*<b>Maren Edit<\/b>[^]*The port did\./)
    const seen = new RegExp(`/desk/comments/${id}/resolution"[^]*?name="seen" value="(\\d+)"`).exec(await card())![1]!
    expect((await atDesk.post(`/desk/comments/${id}/resolution`, { seen })).status).toBe(303)
    const resolved = await card()
    expect(resolved).not.toContain('open thread')
    expect(resolved).toContain('1 resolved thread')
    expect(resolved).toMatch(/<details class="fold threads-resolved">[^]*Who <strong>counted<\/strong>[^]*Resolved by Robin Check, 1 March 2026/)
    expect(resolved).toContain('Comments <span class="count">2</span>')
    expect((await asEditor.post(`/desk/comments/${id}/reopening`, { seen: '3' })).status).toBe(303)
    expect(await card()).not.toContain('resolved thread')
  })

  it('keeps an answer that cannot be taken where it was typed, and says what to mend', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: 'Who counted?' })
    const refused = await atDesk.post(commentsAt(), { body: '@Zed Zill knows.', replyTo: id })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(new RegExp(`<details class="fold" open>[^]*id="reply-${id}-body"[^>]*aria-invalid="true">\\s*@Zed Zill knows\\.`))
    expect(refused.text).toContain('Nobody here is called “Zed Zill”.')
    const begun = await atDesk.post(commentsAt(), { body: '@Zed Zill knows.' })
    expect(begun.text).toMatch(new RegExp(`id="comment-${claim.id}-body"[^>]*aria-invalid="true">\\s*@Zed Zill knows\\.`))
    expect(await threads()).toHaveLength(1)
  })

  it('keeps it also below a thread that is not among the newest', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: 'The very first.' })
    for (let n = 0; n < 51; n += 1) await addComment(site.desk, checker, claim.id, { body: `Remark ${n}` })
    expect(await card()).not.toContain('The very first.')
    const refused = await atDesk.post(commentsAt(), { body: '@Zed', replyTo: id })
    expect(refused.text).toMatch(new RegExp(`The very first\\.[^]*id="reply-${id}-body"[^>]*>\\s*@Zed<`))
  })

  it('is not resolved over an answer that came meanwhile: both sides are shown, and it can be done all the same', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: 'Who counted?' })
    await addComment(site.desk, editor, claim.id, { body: 'Not the port.', replyTo: id })
    const stale = await atDesk.post(`/desk/comments/${id}/resolution`, { seen: '1' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody changed this thread after you opened it.')
    expect(stale.text).toMatch(/Maren Edit said last[^]*Not the port\./)
    const seen = /name="seen" value="(\d+)"/.exec(stale.text)![1]!
    expect((await atDesk.post(`/desk/comments/${id}/resolution`, { seen })).status).toBe(303)
    expect((await threads())[0]!.resolved?.by).toBe('Robin Check')
    expect((await atDesk.post(`/desk/comments/${id}/reopening`, {})).status).toBe(422)
    expect((await atDesk.post('/desk/comments/nothing/resolution', { seen: '1' })).status).toBe(404)
  })

  it('is nothing that a reader sees or does', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: 'Who counted?' })
    const reader = visit(site)
    for (const path of [`/desk/comments/${id}/resolution`, `/desk/comments/${id}/acknowledgement`]) expect((await reader.post(path, { seen: '1' })).status).toBe(401)
    expect((await threads())[0]!.resolved).toBeNull()
    expect((await reader.get('/desk/names?query=m')).status).toBe(303)
  })
})

describe('who is named', () => {
  it('finds it on their desk, with where and by whom, until they press Seen', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: `Is it so, @Maren Edit? ${'And so on. '.repeat(60)}` })
    const queue = mentions((await asEditor.get('/desk')).text)
    expect(queue).toContain('1 comment<')
    expect(queue).toMatch(/Comment<[^]*<a[^>]*>[^<]*4\.2 million[^]*<b>Robin Check:<\/b> Is it so, @Maren Edit\?[^]*…<\/p>/)
    expect(mentions((await atDesk.get('/desk')).text)).toContain('No comment names you.')
    const action = /action="([^"]+)"/.exec(queue)![1]!
    expect(action).toBe(`/desk/comments/${id}/acknowledgement`)
    expect(await asEditor.post(action, {})).toMatchObject({ status: 303, location: '/desk#mentions' })
    expect(mentions((await asEditor.get('/desk')).text)).toContain('No comment names you.')
  })

  it('is led through all of it, a page at a time', async () => {
    for (let n = 1; n <= 27; n += 1) await addComment(site.desk, checker, claim.id, { body: `@Ines Admin ${n}` })
    const first = mentions((await asAdmin.get('/desk')).text)
    expect(first).toContain('27 comments<')
    expect([...first.matchAll(/@Ines Admin \d+/g)]).toHaveLength(8)
    const next = (html: string) => /href="([^"]+)" rel="next"/.exec(html)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
    const all = mentions((await asAdmin.get(next(first))).text)
    expect([...all.matchAll(/@Ines Admin \d+/g)]).toHaveLength(25)
    expect([...mentions((await asAdmin.get(next(all))).text).matchAll(/@Ines Admin (\d+)/g)].map((match) => match[1])).toEqual(['26', '27'])
  })

  it('is found as their name is typed, and by the address where two are called so', async () => {
    expect((await atDesk.get('/desk/names?query=mar')).text).toMatch(/data-typed="Maren Edit"/)
    expect((await atDesk.get('/desk/names?query=zed')).text.trim()).toBe('')
    expect((await atDesk.get('/desk/names?query=')).text.trim()).toBe('')
    for (const n of [1, 2]) await site.desk.store.accounts.user.create({ data: { id: `twin${n}`, name: 'Kim Aas', email: `kim${n}@example.com` } })
    expect([...(await atDesk.get('/desk/names?query=kim')).text.matchAll(/data-typed="([^"]+)"/g)].map((match) => match[1])).toEqual(['kim1@example.com', 'kim2@example.com'])
  })
})

describe('words that must go', () => {
  it('are removed by an admin, from the card to the trail, with a reason; others are not led there', async () => {
    const { id } = await addComment(site.desk, checker, claim.id, { body: 'The source is Zed Zill.' })
    expect(await card()).not.toContain('Remove its words')
    expect((await atDesk.get(`/desk/comments/${id}/redaction`)).status).toBe(403)
    expect(await card(asAdmin)).toContain(`/desk/comments/${id}/redaction`)
    const { location } = await asAdmin.get(`/desk/comments/${id}/redaction`)
    const page = await asAdmin.get(location!)
    expect(page.text).toContain('The source is Zed Zill.')
    const refused = await asAdmin.post(location!, { reason: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say why the words are removed; do not repeat them.')
    expect((await asEditor.post(location!, { reason: 'A name.' })).status).toBe(403)
    const done = await asAdmin.post(location!, { reason: 'A name that must not be here.' })
    expect(done).toMatchObject({ status: 303, location: `/desk/articles/${claim.articleId}/record?notice=words_removed` })
    const trail = (await asAdmin.get(done.location!)).text
    expect(trail).toContain('Its words were removed.')
    expect(trail).toContain('A name that must not be here.')
    for (const text of [trail, await card(), await card(asAdmin)]) expect(text).not.toContain('Zill')
    expect(await card()).toContain('Removed by Ines Admin: A name that must not be here.')
    expect((await asAdmin.get(location!)).text).toContain('were removed already')
  })
})
