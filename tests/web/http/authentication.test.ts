import { hashPassword } from 'better-auth/crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addUser } from '../../../src/desk/people/add-user.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { changeRole } from '../../../src/desk/people/change-role.js'
import type { Desk } from '../../../src/desk/desk.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { createAuthentication, type Authentication } from '../../../src/web/http/authentication.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'

const SECRET = 'a secret of the tests, long enough to sign with'
const PASSWORD = 'correct horse battery'
const CLIENT = { ip: '192.0.2.7', userAgent: 'a browser' }

let desk: Desk
let ada: Person
let authentication: Authentication

beforeAll(async () => {
  desk = makeDesk(await makeStore())
  ada = await addUser(desk, PROGRAM, { email: 'Ada@Example.org', name: 'Ada', role: 'fact-checker', password: PASSWORD })
  authentication = createAuthentication(desk.store, { secret: SECRET, publicUrl: null, passwords: desk.passwords })
})

const signIn = async (email: string, password: string, by = authentication) => {
  const entry = await by.signIn({ email, password, ...CLIENT })
  return entry.came === 'in' ? entry : null
}

const actorOf = async (request: { cookie?: string }, by = authentication) => (await by.sessionOf(request))?.actor ?? null

/** What a browser would send back of the cookies it was given. */
const sentBack = (cookies: string[]) => ({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })

describe('signing in', () => {
  it('starts a session that names the person, whatever the case of the address', async () => {
    const session = await signIn(' ADA@example.org ', PASSWORD)
    expect(await actorOf(sentBack(session!.cookies))).toEqual(ada)
  })

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const [cookie] = (await signIn(ada.email, PASSWORD))!.cookies
    expect(cookie).toMatch(/^claimtrail\.session_token=/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).not.toMatch(/; Secure/)
  })

  it('keeps the cookie to https where the public address is https', async () => {
    const behindTls = createAuthentication(desk.store, { secret: SECRET, publicUrl: 'https://claims.example', passwords: desk.passwords })
    const session = await signIn(ada.email, PASSWORD, behindTls)
    expect(session!.cookies[0]).toMatch(/^__Host-claimtrail\.session_token=/)
    expect(session!.cookies[0]).toMatch(/; Path=\/;/)
    expect(session!.cookies[0]).toMatch(/; Secure/)
    expect(session!.cookies[0]).not.toMatch(/Domain/i)
    expect(await actorOf(sentBack(session!.cookies), behindTls)).toEqual(ada)
  })

  it('of a disabled person prints nothing, and answers what a wrong password gets', async () => {
    const gone = await addUser(desk, PROGRAM, { email: 'gone@example.org', name: 'Gone', role: 'fact-checker', password: PASSWORD })
    await disableUser(desk, PROGRAM, gone.id)
    const printed = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined))
    const [disabled, wrong] = [await authentication.signIn({ email: gone.email, password: PASSWORD, ...CLIENT }), await authentication.signIn({ email: ada.email, password: 'wrong', ...CLIENT })]
    const lines = printed.flatMap((spy) => spy.mock.calls)
    vi.restoreAllMocks()
    expect(disabled).toEqual(wrong)
    expect(lines).toEqual([])
  })

  it('keeps the session, the address and the program in the database', async () => {
    await signIn(ada.email, PASSWORD)
    const sessions = await desk.store.accounts.session.findMany({ where: { userId: ada.id }, orderBy: { id: 'desc' } })
    expect(sessions[0]).toMatchObject({ ipAddress: CLIENT.ip, userAgent: CLIENT.userAgent })
    expect(sessions[0]!.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  })

  it.each([
    ['a wrong password', 'ada@example.org', 'wrong horse battery'],
    ['an unknown address', 'nobody@example.org', PASSWORD],
    ['no address at all', 'ada', PASSWORD],
    ['nothing typed', '', ''],
    ['a password too long to be one', 'ada@example.org', 'x'.repeat(5_000)],
  ])('refuses %s', async (_what, email, password) => {
    expect(await signIn(email, password)).toBeNull()
  })
})

describe('a password whose hash is of before', () => {
  it('signs in, and is hashed as hard as today; a wrong one changes nothing', async () => {
    const eve = await addUser(desk, PROGRAM, { email: 'eve@example.org', name: 'Eve', role: 'editor', password: PASSWORD })
    const old = await hashPassword(PASSWORD)
    await desk.store.write((tx) => tx.users.changePassword(eve.id, old, desk.now()))
    const kept = async () => (await desk.store.users.passwordHash(eve.id))!
    expect(await signIn(eve.email, 'wrong horse battery')).toBeNull()
    expect(await kept()).toBe(old)
    expect(await signIn(eve.email, PASSWORD)).not.toBeNull()
    await expect.poll(kept).toMatch(/^\$scrypt\$/)
    const renewed = await kept()
    expect(await signIn(eve.email, PASSWORD)).not.toBeNull()
    expect(await kept()).toBe(renewed)
  })
})

describe('a session', () => {
  it('is nobody without a cookie, with a forged one and with another secret', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    expect(await actorOf({})).toBeNull()
    const forged = sentBack(cookies).cookie.replace(/.{6}$/, 'AAAAAA')
    expect(await actorOf({ cookie: forged })).toBeNull()
    const other = createAuthentication(desk.store, { secret: `${SECRET}!`, publicUrl: null, passwords: desk.passwords })
    expect(await actorOf(sentBack(cookies), other)).toBeNull()
  })

  it('ends with signing out, also for whoever copied the cookie', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    const out = await authentication.signOut(sentBack(cookies))
    expect(out.cookies.join()).toMatch(/Max-Age=0/)
    expect(await actorOf(sentBack(cookies))).toBeNull()
  })

  it('can be signed out of twice', async () => {
    await expect(authentication.signOut({})).resolves.toHaveProperty('cookies')
  })

  it('ends by itself after its time', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    const newest = await desk.store.accounts.session.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await desk.store.accounts.session.update({ where: { id: newest.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await actorOf(sentBack(cookies))).toBeNull()
  })

  it('that ended by itself is forgotten, and no other', async () => {
    await signIn(ada.email, PASSWORD)
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    const [kept, ended] = await desk.store.accounts.session.findMany({ orderBy: { id: 'desc' }, take: 2 })
    await desk.store.accounts.session.update({ where: { id: ended!.id }, data: { expiresAt: new Date('2026-01-01') } })
    await desk.store.write((tx) => tx.sessions.dropEnded(new Date()))
    expect(await desk.store.accounts.session.findUnique({ where: { id: ended!.id } })).toBeNull()
    expect(await desk.store.accounts.session.findUnique({ where: { id: kept!.id } })).not.toBeNull()
    expect(await actorOf(sentBack(cookies))).not.toBeNull()
  })

  it('has the role that the person has now', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    await changeRole(desk, PROGRAM, ada.id, 'editor')
    expect((await actorOf(sentBack(cookies)))!.role).toBe('editor')
  })
})

describe('a session that nobody uses', () => {
  const rewind = async (hours: number) => {
    const newest = await desk.store.accounts.session.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const data = { createdAt: new Date(Date.now() - 20 * 3_600_000), seenAt: new Date(Date.now() - hours * 3_600_000) }
    await desk.store.accounts.session.update({ where: { id: newest.id }, data })
    return newest.id
  }

  it('ends after twelve hours, and not before', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    await rewind(11.9)
    expect(await actorOf(sentBack(cookies))).not.toBeNull()
    await rewind(12)
    expect(await actorOf(sentBack(cookies))).toBeNull()
  })

  it('is kept alive by being used, noted once in a while', async () => {
    const { cookies } = (await signIn(ada.email, PASSWORD))!
    const seenAt = async (id: string) => (await desk.store.accounts.session.findUniqueOrThrow({ where: { id } })).seenAt!.getTime()
    const id = await rewind(11)
    await actorOf(sentBack(cookies))
    await expect.poll(() => seenAt(id)).toBeGreaterThan(Date.now() - 60_000)
    const noted = await seenAt(id)
    for (let n = 0; n < 3; n += 1) await actorOf(sentBack(cookies))
    // The writes of a store happen in turn: one that was begun is over when another is.
    await desk.store.write(() => Promise.resolve())
    expect(await seenAt(id)).toBe(noted)
  })
})
