import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSecondFactorCodes } from '../../../../src/desk/people/second-factor-codes.js'
import { resetPassword } from '../../../../src/desk/people/reset-password.js'
import { requireSecondFactor } from '../../../../src/desk/people/require-second-factor.js'
import { PROGRAM, type Person } from '../../../../src/domain/permission.js'
import { buildActor, PASSWORD } from '../../../factories.js'
import { signedIn, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let editor: Person
beforeEach(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
})

const DAY_MS = 24 * 60 * 60_000
const PAGE = '/desk/account/second-factor'

/** What an app on a phone would show: `aside` of the present step. */
const codeOf = (key: string, at = new Date(), aside = 0) =>
  createOTP(new TextDecoder().decode(base32.decode(key))).hotp(Math.floor(at.getTime() / 30_000) + aside)
const keyIn = ({ text }: Answer) => /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(text)![1]!.replaceAll(' ', '')
const codesIn = ({ text }: Answer) => [...text.matchAll(/<li><code>([a-z0-9-]+)<\/code>/g)].map((found) => found[1]!)
const eventsOf = async (person: Person) => (await site.desk.store.trail.about([person.id])).map(({ activity }) => activity)

async function setUp(visitor: Visitor): Promise<{ key: string; backupCodes: string[] }> {
  expect(await visitor.post(PAGE, { current: PASSWORD })).toMatchObject({ status: 303, location: PAGE })
  const key = keyIn(await visitor.get(PAGE))
  const done = await visitor.post(`${PAGE}/confirmation`, { code: await codeOf(key, site.desk.now()) })
  expect(done.status).toBe(201)
  return { key, backupCodes: codesIn(done) }
}

/** A browser that has given the password, and is asked for a code. */
async function halfWay(next = '/desk'): Promise<Visitor> {
  const visitor = visit(site)
  const answer = await visitor.post('/sign-in', { email: editor.email, password: PASSWORD, next })
  expect(answer).toMatchObject({ status: 303, location: `/sign-in/code?next=${encodeURIComponent(next)}` })
  return visitor
}

const give = (visitor: Visitor, code: string, next = '/desk') => visitor.post('/sign-in/code', { code, next })

describe('setting up a second factor', () => {
  it('takes the password, shows a key to scan or type, and takes one code of it', async () => {
    const [here, there] = [await signedIn(site, editor), await signedIn(site, editor)]
    expect((await here.post(PAGE, { current: 'wrong wrong' })).text).toContain('This is not your password now.')
    await here.post(PAGE, { current: PASSWORD })
    const shown = await here.get(PAGE)
    expect(shown.text).toMatch(/<svg class="qr" viewBox="0 0 (\d+) \1"/)
    const wrong = await here.post(`${PAGE}/confirmation`, { code: '12345' })
    expect(wrong.status).toBe(422)
    expect(keyIn(wrong)).toBe(keyIn(shown))
    const code = await codeOf(keyIn(shown), site.desk.now())
    const done = await here.post(`${PAGE}/confirmation`, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(new Set(codesIn(done)).size).toBe(10)
    expect((await here.get(PAGE)).text).toContain('10 backup codes are left')
    expect((await there.get('/desk')).status).toBe(303)
    expect(await eventsOf(editor)).toContain('set_up_second_factor')
  })

  it('is not begun for a person while it waits for its first code: signing in asks for the password alone', async () => {
    await (await signedIn(site, editor)).post(PAGE, { current: PASSWORD })
    expect(await visit(site).signIn(editor)).toMatchObject({ status: 303, location: '/desk' })
  })

  it('waits a quarter of an hour for its first code', async () => {
    const late = await startSite({}, { start: new Date('2026-03-01T09:00:00Z') })
    const person = await buildActor(late.desk, 'editor')
    const visitor = await signedIn(late, person)
    await visitor.post(PAGE, { current: PASSWORD })
    const key = keyIn(await visitor.get(PAGE))
    for (let second = 0; second < 15 * 60; second += 1) late.desk.now()
    expect((await visitor.post(`${PAGE}/confirmation`, { code: await codeOf(key, late.desk.now()) })).text).toContain('Begin again')
    expect((await visitor.get(PAGE)).text).not.toContain('class="qr"')
  })

  it('keeps neither the key nor a backup code as it is', async () => {
    const { key, backupCodes } = await setUp(await signedIn(site, editor))
    const kept = JSON.stringify(await site.desk.store.secondFactors.ofUser(editor.id))
    for (const secret of [key, new TextDecoder().decode(base32.decode(key)), ...backupCodes]) expect(kept).not.toContain(secret)
  })
})

describe('signing in with a second factor', () => {
  it('goes half way by the password, and whole by a code, to where the person wanted to go', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    const visitor = await halfWay('/desk/tokens')
    expect((await visitor.get('/desk')).status).toBe(303)
    expect((await visitor.get('/sign-in/code?next=/desk/tokens')).text).toContain('name="next" value="/desk/tokens"')
    expect(await give(visitor, await codeOf(key), '/desk/tokens')).toMatchObject({ status: 303, location: '/desk/tokens' })
    expect((await visitor.get('/desk')).status).toBe(200)
    expect(site.logged.at(-1)).toMatchObject({ event: 'sign_in', userId: editor.id, factor: 'code' })
  })

  it('refuses a wrong code, says so in the trail and in the log, and takes the right one after it', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    const visitor = await halfWay()
    const right = await codeOf(key)
    const wrong = await give(visitor, right === '000000' ? '000001' : '000000')
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('not the code that the app shows now')
    expect(site.logged.at(-1)).toMatchObject({ event: 'sign_in_failed', userId: editor.id, factor: 'code' })
    // Noted after the answer.
    await expect.poll(() => eventsOf(editor)).toContain('sign_in_failed')
    expect((await give(visitor, right)).location).toBe('/desk')
  })

  it('takes no code twice', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    const code = await codeOf(key)
    expect((await give(await halfWay(), code)).location).toBe('/desk')
    const second = await halfWay()
    expect(await give(second, code)).toMatchObject({ status: 401 })
    expect((await second.get('/desk')).status).toBe(303)
    expect((await give(second, await codeOf(key, new Date(), 1))).location).toBe('/desk')
  })

  it('takes of one code sent many times at once one', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    const code = await codeOf(key)
    const visitors = await Promise.all([halfWay(), halfWay(), halfWay()])
    const answers = await Promise.all(visitors.map((visitor) => give(visitor, code)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const inside = await Promise.all(visitors.map((visitor) => visitor.get('/desk')))
    expect(inside.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('takes each backup code once, however it is typed', async () => {
    const { backupCodes: [one] } = await setUp(await signedIn(site, editor))
    const first = await halfWay()
    expect((await give(first, ` ${one!.toUpperCase().replaceAll('-', ' ')}`)).location).toBe('/desk')
    expect((await first.get(PAGE)).text).toContain('9 backup codes are left')
    expect(await give(await halfWay(), one!)).toMatchObject({ status: 401 })
  })

  it('begins again after five wrong codes', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    const visitor = await halfWay()
    for (let n = 0; n < 5; n += 1) expect((await give(visitor, 'nothing')).status).toBe(401)
    expect((await give(visitor, await codeOf(key))).location).toBe('/sign-in?notice=begin_again&next=%2Fdesk')
    expect((await visitor.get('/sign-in?notice=begin_again')).text).toContain('Begin again')
  })

  it('takes no code for a while after ten wrong ones, from anywhere', async () => {
    const { key } = await setUp(await signedIn(site, editor))
    for (const visitor of [await halfWay(), await halfWay()]) for (let n = 0; n < 5; n += 1) await give(visitor, 'nothing')
    expect(await give(await halfWay(), await codeOf(key))).toMatchObject({ status: 429 })
  })

  it('asks for the password first', async () => {
    expect(await visit(site).get('/sign-in/code')).toMatchObject({ status: 303, location: '/sign-in?notice=begin_again&next=%2Fdesk' })
    expect(await give(visit(site), '000000')).toMatchObject({ status: 303 })
  })

  it('ends the session of whoever was signed in in this browser', async () => {
    await setUp(await signedIn(site, editor))
    const other = await buildActor(site.desk, 'fact-checker', 'Some Other')
    const browser = await signedIn(site, other)
    await browser.post('/sign-in', { email: editor.email, password: PASSWORD, next: '/desk' })
    expect(await site.desk.store.sessions.ofUser(other.id, new Date())).toEqual([])
  })
})

describe('a second factor that is on', () => {
  it('gets other backup codes for the password, and is turned off for it', async () => {
    const visitor = await signedIn(site, editor)
    const { backupCodes } = await setUp(visitor)
    expect((await visitor.post(`${PAGE}/backup-codes`, { current: 'wrong wrong' })).status).toBe(422)
    const others = codesIn(await visitor.post(`${PAGE}/backup-codes`, { current: PASSWORD }))
    expect(others).toHaveLength(10)
    expect((await give(await halfWay(), backupCodes[0]!)).status).toBe(401)
    expect((await visitor.post(`${PAGE}/removal`, { current: PASSWORD })).location).toBe('/desk/account?notice=second_factor_off')
    expect(await visit(site).signIn(editor)).toMatchObject({ location: '/desk' })
    expect(await eventsOf(editor)).toEqual(expect.arrayContaining(['renew_backup_codes', 'remove_second_factor']))
  })

  it('is not set up over', async () => {
    const visitor = await signedIn(site, editor)
    await setUp(visitor)
    expect((await visitor.post(PAGE, { current: PASSWORD })).text).toContain('You have a second factor already')
  })

  it('stays on where an admin gives another password', async () => {
    await setUp(await signedIn(site, editor))
    const password = await resetPassword(site.desk, PROGRAM, editor.id)
    expect((await visit(site).signIn(editor, password)).location).toMatch(/^\/sign-in\/code/)
  })

  it('that was sealed with another secret says so, and is taken away', async () => {
    const visitor = await signedIn(site, editor)
    const { backupCodes } = await setUp(visitor)
    const other = await createSecondFactorCodes('another secret of the server, long enough').make()
    await site.desk.store.accounts.secondFactor.update({ where: { userId: editor.id }, data: { secret: other } })
    for (const code of ['000000', backupCodes[0]!]) {
      const answer = await give(await halfWay(), code)
      expect(answer.status).toBe(401)
      expect(answer.text).toContain('Ask an admin to take it away')
    }
    expect((await visitor.get(PAGE)).text).toContain('No backup codes are left')
  })

  it('is taken away by an admin, who signs its person out by that', async () => {
    const visitor = await signedIn(site, editor)
    await setUp(visitor)
    const admin = await signedIn(site, await buildActor(site.desk, 'admin', 'Ines Admin'))
    expect((await admin.get('/desk/people')).text).toContain('Second factor</span>')
    expect((await visitor.post(`/desk/people/${editor.id}/second-factor/removal`, {})).status).toBe(403)
    expect((await admin.post(`/desk/people/${editor.id}/second-factor/removal`, {})).status).toBe(303)
    expect((await visitor.get('/desk')).status).toBe(303)
    expect(await visit(site).signIn(editor)).toMatchObject({ location: '/desk' })
  })
})

it('an admin’s own second factor is not taken away without the password, as by whoever found the browser open', async () => {
  const admin = await buildActor(site.desk, 'admin', 'Ines Admin')
  const visitor = await signedIn(site, admin)
  await setUp(visitor)
  expect((await visitor.post(`/desk/people/${admin.id}/second-factor/removal`, {})).status).toBe(403)
  expect((await visitor.get(`/desk/people/${admin.id}`)).text).not.toContain('Take the second factor away')
  expect((await visitor.get(PAGE)).text).toContain('10 backup codes are left')
})

describe('a role that is asked for a second factor', () => {
  const admin = async () => signedIn(site, await buildActor(site.desk, 'admin', 'Ines Admin'))

  it('is named by an admin, who takes it back', async () => {
    const visitor = await admin()
    expect(await visitor.post('/desk/people/second-factor', { editor: 'on' })).toMatchObject({ location: '/desk/people?notice=required' })
    expect([...(await site.desk.store.secondFactors.required()).keys()]).toEqual(['editor'])
    expect((await visitor.get('/desk/people')).text).toMatch(/name="editor" checked/)
    await visitor.post('/desk/people/second-factor', {})
    expect((await site.desk.store.secondFactors.required()).size).toBe(0)
    const told = (await site.desk.store.trail.about(['editor'])).map(({ activity }) => activity)
    expect(told).toEqual(['require_second_factor', 'waive_second_factor'])
  })

  it('sets one up before all else, in the browser too that was open, and works on then', async () => {
    const visitor = await signedIn(site, editor)
    await requireSecondFactor(site.desk, PROGRAM, ['editor'])
    for (const path of ['/desk', '/desk/tokens', '/desk/articles/new']) expect((await visitor.get(path)).location).toBe(PAGE)
    const refused = await visitor.post('/desk/tokens', { name: 'wire', days: '90' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('set it up first')
    expect((await visitor.get(PAGE)).text).toContain('Your desk asks your role for a second factor')
    await setUp(visitor)
    expect((await visitor.get('/desk')).status).toBe(200)
    expect((await visitor.post(`${PAGE}/removal`, { current: PASSWORD })).text).toContain('ask an admin to take this one away')
  })

  it('leaves others, readers and signing out as they are', async () => {
    await requireSecondFactor(site.desk, PROGRAM, ['admin'])
    expect((await (await signedIn(site, editor)).get('/desk')).status).toBe(200)
    const asked = await admin()
    expect((await asked.get('/')).status).toBe(200)
    expect((await asked.post('/sign-out', {})).location).toBe('/sign-in?notice=signed_out')
  })
})

describe('a password that somebody else gave', () => {
  async function given(start: Date): Promise<{ site: Site; person: { email: string }; password: string }> {
    const own = await startSite({}, { start })
    const admin = await signedIn(own, await buildActor(own.desk, 'admin', 'Ines Admin'))
    const person = { email: 'new@example.org' }
    const shown = await admin.post('/desk/people', { name: 'Nils New', role: 'editor', ...person })
    return { site: own, person, password: /<code class="secret">([^<]+)</.exec(shown.text)![1]! }
  }

  it('is changed before all else, for another one', async () => {
    const { site: own, person, password } = await given(new Date())
    const visitor = visit(own)
    await visitor.signIn(person, password)
    expect((await visitor.get('/desk')).location).toBe('/desk/account')
    expect((await visitor.get('/desk/account')).text).toContain('Choose your own to go on')
    expect((await visitor.post('/desk/tokens', { name: 'wire', days: '90' })).status).toBe(403)
    const same = await visitor.post('/desk/account/password', { current: password, password })
    expect(same.text).toContain('Choose your own to go on')
    expect(same.text).toContain('This is the password that you have')
    expect((await visitor.post('/desk/account/password', { current: password, password: 'four other odd words' })).status).toBe(303)
    expect((await visitor.get('/desk')).status).toBe(200)
  })

  it('works for a week', async () => {
    const { site: own, person, password } = await given(new Date(Date.now() - 7 * DAY_MS - 60_000))
    expect((await visit(own).signIn(person, password)).text).toContain('works no more. Ask an admin for another')
    expect((await visit(own).signIn(person, 'wrong wrong')).text).toContain('do not belong together')
    const young = await given(new Date(Date.now() - 7 * DAY_MS + 600_000))
    expect((await visit(young.site).signIn(young.person, young.password)).status).toBe(303)
  })
})
