import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let admin: Person
let atDesk: Visitor
beforeAll(async () => {
  // Passwords that are given end by the real clock.
  site = await startSite({}, { start: new Date() })
  admin = await buildActor(site.desk, 'admin', 'Ines Admin')
  atDesk = await signedIn(site, admin)
})

const nextIn = (text: string) => /href="([^"]+)" rel="next"/.exec(text)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
const secretIn = (text: string) => /class="secret">([^<]+)</.exec(text)![1]!

describe('the list of people', () => {
  it('is an admin’s: others neither see it nor act on it', async () => {
    const editor = await buildActor(site.desk, 'editor', 'Maren Edit')
    const visitor = await signedIn(site, editor)
    expect((await visitor.get('/desk/people')).status).toBe(403)
    expect((await visitor.get('/desk')).text).not.toContain('href="/desk/people"')
    for (const act of ['role', 'disablement', 'enablement', 'sessions/end', 'password']) {
      expect((await visitor.post(`/desk/people/${admin.id}/${act}`, { role: 'editor' })).status).toBe(403)
    }
    expect((await atDesk.get('/desk')).text).toContain('href="/desk/people"')
  })

  it('takes another person, whose password is shown this once and works', async () => {
    const made = await atDesk.post('/desk/people', { name: 'Grace New', email: 'grace@example.org', role: 'editor' })
    expect(made.status).toBe(201)
    expect((await visit(site).signIn({ email: 'grace@example.org' }, secretIn(made.text))).status).toBe(303)
    expect((await atDesk.get('/desk/people')).text).toContain('Grace New')
  })

  it('says what is wrong with a form and keeps what was typed', async () => {
    const answer = await atDesk.post('/desk/people', { name: 'Twice', email: admin.email, role: 'editor' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is an account for')
    expect(answer.text).toContain('value="Twice"')
    expect(answer.text).toContain('<option value="editor" selected>')
  })

  it('comes a page at a time, and leaves nobody out', async () => {
    const many = await startSite()
    const boss = await buildActor(many.desk, 'admin', 'Boss')
    await many.desk.store.accounts.user.createMany({
      data: Array.from({ length: 60 }, () => many.desk.newId()).map((id) => ({ id, name: `Person ${id}`, email: `${id}@example.org`, createdAt: many.desk.now() })),
    })
    const visitor = await signedIn(many, boss)
    const first = await visitor.get('/desk/people')
    const second = await visitor.get(nextIn(first.text))
    const listed = [first, second].map(({ text }) => text.match(/href="\/desk\/people\/\w{26}"/g)!.length)
    expect(listed).toEqual([50, 11])
    expect(second.text).not.toContain('rel="next"')
  })
})

describe('the page of a person', () => {
  it('disables, enables, and says in the trail who did', async () => {
    const checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
    const theirs = await signedIn(site, checker)
    const disabled = await atDesk.post(`/desk/people/${checker.id}/disablement`, {})
    expect(disabled).toMatchObject({ status: 303, location: `/desk/people/${checker.id}?notice=disabled` })
    expect((await theirs.get('/desk')).status).toBe(303)
    expect((await visit(site).signIn(checker)).status).toBe(401)
    const page = await atDesk.get(disabled.location!)
    expect(page.text).toMatch(/Ines Admin<\/b> disabled the account/)
    await atDesk.post(`/desk/people/${checker.id}/enablement`, {})
    expect((await visit(site).signIn(checker)).status).toBe(303)
  })

  it('gives another role, and ends the tokens of whoever has a lesser one now', async () => {
    const editor = await buildActor(site.desk, 'editor', 'Ebba Edit')
    await atDesk.post(`/desk/people/${editor.id}/role`, { role: 'fact-checker' })
    expect((await site.desk.store.users.find(editor.id))!.role).toBe('fact-checker')
    expect((await callApi(site, 'GET', '/articles', { as: editor })).status).toBe(200)
  })

  it('refuses to take the last admin away, in words', async () => {
    const answer = await atDesk.post(`/desk/people/${admin.id}/disablement`, {})
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Ines Admin is the last admin')
    expect((await atDesk.get('/desk/people')).status).toBe(200)
  })

  it('shows a new password once, and nobody who is not there', async () => {
    const checker = await buildActor(site.desk, 'fact-checker', 'Rolf Check')
    const made = await atDesk.post(`/desk/people/${checker.id}/password`, {})
    expect((await visit(site).signIn(checker, secretIn(made.text))).status).toBe(303)
    expect((await atDesk.get(`/desk/people/${checker.id}`)).text).not.toContain('class="secret"')
    expect((await atDesk.get('/desk/people/nobody')).status).toBe(404)
  })

  it('sends admins to their account for a password of their own', async () => {
    const text = (await atDesk.get(`/desk/people/${admin.id}`)).text
    expect(text).not.toContain('Make a new password')
    expect(text).toContain('Yours is changed under <a href="/desk/account">')
    const refused = await atDesk.post(`/desk/people/${admin.id}/password`, {})
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Yours is changed under “Your account”')
    expect((await visit(site).signIn(admin)).status).toBe(303)
  })
})
