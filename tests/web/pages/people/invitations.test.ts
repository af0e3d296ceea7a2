import { beforeAll, describe, expect, it } from 'vitest'
import { changeRole } from '../../../../src/desk/people/change-role.js'
import { disableUser } from '../../../../src/desk/people/disable-user.js'
import { invitePerson, pathOfInvitation } from '../../../../src/desk/people/invite-person.js'
import { requireOfRole } from '../../../../src/desk/people/require-second-factor.js'
import { tidyUp } from '../../../../src/desk/tidy-up.js'
import { INVITATION_MS } from '../../../../src/domain/invitation.js'
import { PROGRAM, type Person } from '../../../../src/domain/permission.js'
import { loggedPath } from '../../../../src/web/http/who-and-where.js'
import { buildActor, PASSWORD } from '../../../factories.js'
import { signedIn, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let admin: Person
let atDesk: Visitor
let made = 0
beforeAll(async () => {
  site = await startSite({}, { start: new Date() })
  admin = await buildActor(site.desk, 'admin', 'Ines Admin')
  atDesk = await signedIn(site, admin)
})

const email = () => `guest${(made += 1)}@example.org`
const linkIn = ({ text }: Answer) => new URL(/class="secret">([^<]+)</.exec(text)![1]!.replaceAll('&#x3D;', '='))
const invite = async (fields: Record<string, string> = {}) => atDesk.post('/desk/people/invitations', { name: 'Nova Guest', email: email(), role: 'editor', ...fields })
const eventsOf = async (id: string) => (await site.desk.store.trail.about([id])).map(({ activity }) => activity)

describe('an invitation', () => {
  it('is made by an admin, its link shown once and kept as a hash alone; its person chooses a password and is in', async () => {
    const answer = await invite({ email: 'nova@example.org' })
    expect(answer.status).toBe(201)
    const link = linkIn(answer)
    expect(link.origin).toBe(site.url)
    const secret = link.pathname.split('/').at(-1)!
    expect((await atDesk.get('/desk/people/invitations')).text).not.toContain(secret)
    const row = (await site.desk.store.accounts.invitation.findFirst({ where: { email: 'nova@example.org' } }))!
    expect(JSON.stringify(row)).not.toContain(secret)

    const guest = visit(site)
    const page = await guest.get(link.pathname)
    expect(page.status).toBe(200)
    for (const words of ['Nova Guest', 'nova@example.org', 'Ines Admin invites you', 'Editor', new URL(site.url).host]) expect(page.text).toContain(words)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const entered = await guest.post(link.pathname, { password: PASSWORD }, { 'sec-fetch-site': 'same-origin', origin: 'null' })
    expect(entered).toMatchObject({ status: 303, location: '/desk?notice=account_made' })
    expect((await guest.get('/desk')).text).toContain('Nova Guest')
    const nova = (await site.desk.store.users.findByEmail('nova@example.org'))!
    expect(nova).toMatchObject({ name: 'Nova Guest', role: 'editor' })
    expect(await eventsOf(nova.id)).toContain('accept_invitation')
    expect(await eventsOf(row.id)).toEqual(['invite'])
    const trail = (await atDesk.get(`/desk/people/${nova.id}`)).text
    expect(trail).toContain('invited Nova Guest as editor')
    expect(trail).toContain('accepted the invitation')
    expect((await visit(site).signIn(nova)).status).toBe(303)
  })

  it('is refused where it cannot be, as it was typed; an editor neither sees nor makes one', async () => {
    const refused = await invite({ email: admin.email, name: 'Twice' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('There is an account for')
    expect(refused.text).toContain('value="Twice"')
    expect((await invite({ role: 'owner' })).status).toBe(422)
    const editor = await signedIn(site, await buildActor(site.desk, 'editor'))
    expect((await editor.get('/desk/people/invitations')).status).toBe(403)
    expect((await editor.post('/desk/people/invitations', { name: 'X', email: email(), role: 'admin' })).status).toBe(403)
  })

  it('works once, for a week, until it is taken back or another is made; each end in words of its own', async () => {
    const over = async (path: string, status: number, words: string) => {
      for (const answer of [await visit(site).get(path), await visit(site).post(path, { password: PASSWORD })]) {
        expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([status, 'no-referrer'])
        expect(answer.text).toContain(words)
      }
    }
    const used = linkIn(await invite()).pathname
    await visit(site).post(used, { password: PASSWORD })
    await over(used, 410, 'was accepted already')
    const address = email()
    const older = linkIn(await invite({ email: address })).pathname
    const newer = linkIn(await invite({ email: address })).pathname
    await over(older, 410, 'was taken back')
    const { id } = (await site.desk.store.invitations.open(site.desk.now(), { after: null, limit: 1 })).items[0]!
    expect((await atDesk.post(`/desk/people/invitations/${id}/revocation`, {})).location).toContain('invitation_revoked')
    await over(newer, 410, 'was taken back')
    expect(await eventsOf(id)).toEqual(['invite', 'revoke_invitation'])
    const old = { ...site.desk, now: () => new Date(Date.now() - INVITATION_MS - 1_000) }
    await over(pathOfInvitation((await invitePerson(old, PROGRAM, { name: 'Late', email: email(), role: 'editor' })).secret), 410, 'more than a week old')
    const boss = await buildActor(site.desk, 'admin', 'Former Admin')
    const [lesser, gone] = [await invitePerson(site.desk, boss, { name: 'One', email: email(), role: 'admin' }), await invitePerson(site.desk, admin, { name: 'Two', email: email(), role: 'editor' })]
    await changeRole(site.desk, admin, boss.id, 'editor')
    await over(pathOfInvitation(lesser.secret), 410, 'may not invite people any more')
    expect((await visit(site).get(pathOfInvitation(gone.secret))).status).toBe(200)
    await changeRole(site.desk, admin, boss.id, 'admin')
    expect((await visit(site).get(pathOfInvitation(lesser.secret))).status).toBe(200)
    await disableUser(site.desk, admin, boss.id)
    await over(pathOfInvitation(lesser.secret), 410, 'may not invite people any more')
    await over('/invitations/nothing-of-ours', 404, 'There is no such invitation')
  })

  it('asks for a password by the rules of all others, and says what is wrong with it', async () => {
    const path = linkIn(await invite()).pathname
    for (const [password, words] of [['short', '10 characters or more'], ['password1234', 'Too many people choose this']]) {
      const refused = await visit(site).post(path, { password: password! })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(words)
      expect(refused.text).not.toContain(`value="${password}"`)
    }
    expect((await visit(site).post(path, { password: PASSWORD })).status).toBe(303)
  })

  it('of two who accept at once lets one in', async () => {
    const path = linkIn(await invite()).pathname
    const answers = await Promise.all([1, 2, 3].map(() => visit(site).post(path, { password: PASSWORD })))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  it('leads to a second factor first, where the role is asked for one', async () => {
    await requireOfRole(site.desk, PROGRAM, 'fact-checker', true)
    const guest = visit(site)
    await guest.post(linkIn(await invite({ role: 'fact-checker' })).pathname, { password: PASSWORD })
    expect((await guest.get('/desk')).location).toBe('/desk/account/second-factor')
    await requireOfRole(site.desk, PROGRAM, 'fact-checker', false)
  })

  it('is in no line of the log, and guessing slows down who does it, and nobody else’s link', async () => {
    const own = await startSite({}, { free: { pair: 2, account: 2, address: 4, device: 2 } })
    const { secret } = await invitePerson(own.desk, PROGRAM, { name: 'Nova', email: 'nova@example.org', role: 'editor' })
    const statuses: number[] = []
    for (let n = 0; n < 7; n += 1) statuses.push((await visit(own).get(`/invitations/guess-${n}`)).status)
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429, 429])
    const stopped = await visit(own).get('/invitations/another')
    expect(stopped.text).toContain('Too many links that lead nowhere.')
    expect(stopped.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await visit(own).get(pathOfInvitation(secret))).status).toBe(200)
    expect((await visit(own).post(pathOfInvitation(secret), { password: PASSWORD }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await visit(own).post(pathOfInvitation(secret), { password: PASSWORD })).location).toBe('/desk?notice=account_made')
    const lines = JSON.stringify(own.logged)
    expect(lines).toContain('"/invitations/…"')
    expect(loggedPath(`http://claims.example/invitations/${secret}?next=1`)).toBe('http://claims.example/invitations/…')
    expect(lines).not.toMatch(/guess-|another/)
    expect(lines).not.toContain(secret)
  })

  it('that nobody accepted goes a month after its week, and one that somebody did stays', async () => {
    const own = await startSite({}, { start: new Date() })
    for (const name of ['Late', 'Nova']) {
      const { secret } = await invitePerson(own.desk, PROGRAM, { name, email: `${name}@example.org`, role: 'editor' })
      if (name === 'Nova') await visit(own).post(pathOfInvitation(secret), { password: PASSWORD })
    }
    const left = async (days: number) => {
      await tidyUp({ ...own.desk, now: () => new Date(Date.now() + INVITATION_MS + days * 86_400_000) }, PROGRAM)
      return (await own.desk.store.accounts.invitation.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name)
    }
    expect(await left(29)).toEqual(['Late', 'Nova'])
    expect(await left(31)).toEqual(['Nova'])
  })

  it('waits in a list, a page at a time, with the true count', async () => {
    const own = await startSite()
    const boss = await buildActor(own.desk, 'admin', 'Boss')
    for (let n = 0; n < 26; n += 1) await invitePerson(own.desk, boss, { name: `Guest ${n}`, email: email(), role: 'editor' })
    const visitor = await signedIn(own, boss)
    const first = (await visitor.get('/desk/people/invitations')).text
    expect(first).toContain('26 open invitations')
    expect(first.match(/\/revocation"/g)).toHaveLength(25)
    const second = await visitor.get(/href="([^"]+)" rel="next"/.exec(first)![1]!.replaceAll('&#x3D;', '='))
    expect(second.text.match(/\/revocation"/g)).toHaveLength(1)
    expect((await visitor.get('/desk/people')).text).toContain('26 open')
  })
})
