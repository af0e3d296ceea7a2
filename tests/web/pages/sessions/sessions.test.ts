import { beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../../../src/desk/people/add-user.js'
import { createPasswordHashes, type PasswordHashes } from '../../../../src/desk/people/password-hashes.js'
import { PasswordsBusy } from '../../../../src/domain/errors.js'
import { PROGRAM, type Person } from '../../../../src/domain/permission.js'
import { PASSWORD, buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { signedIn, startAgain, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
let claimId: string
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  atDesk = await signedIn(site, checker)
  const article = await buildArticle(site.desk, checker)
  claimId = (await claimSaying(site.desk, article.id, '4.2 million')).id
})

describe('signing in', () => {
  it('leads to where the person wanted to go, and only within this site', async () => {
    const visitor = visit(site)
    const fields = { email: checker.email, password: 'correct horse battery' }
    expect(await visitor.post('/sign-in', { ...fields, next: '/desk/tokens' })).toMatchObject({ status: 303, location: '/desk/tokens' })
    expect(await visit(site).post('/sign-in', { ...fields, next: 'https://example.net/x' })).toMatchObject({ location: '/desk' })
    for (const next of ['//example.net', '/..//example.net', '/./\\example.net', '/\t/example.net', 'desk']) {
      expect(await visit(site).post('/sign-in', { ...fields, next })).toMatchObject({ location: '/desk' })
    }
  })

  it('says the same of a wrong password and an unknown address, and keeps what was typed', async () => {
    const answers = [
      await visit(site).signIn(checker, 'not the password'),
      await visit(site).signIn({ email: 'nobody@example.com' }, 'not the password'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]!.text).toContain(`value="${checker.email}"`)
    expect(answers[0]!.text.replaceAll(checker.email, '')).toBe(answers[1]!.text.replaceAll('nobody@example.com', ''))
  })

  it('is slowed after failures, with a page that says so and keeps what was typed', async () => {
    const guarded = await startSite({}, { free: { pair: 2, account: 9, address: 9, device: 9 } })
    const answers: Answer[] = []
    for (let n = 0; n < 3; n += 1) answers.push(await visit(guarded).signIn({ email: 'a@example.com' }, 'wrong wrong'))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429])
    expect(answers[2]!.text).toMatch(/Wait (29|30) seconds/)
    expect(answers[2]!.headers.get('retry-after')).toMatch(/^(29|30)$/)
    expect(answers[2]!.text).toContain('value="a@example.com"')
    expect(answers[2]!.text).toContain('name="next" value="/desk"')
    expect(guarded.logged.at(-1)).toMatchObject({ event: 'sign_in_refused', level: 'warn', device: 'new' })
    expect((await visit(guarded).signIn(await buildActor(guarded.desk))).status).toBe(303)
  })

  it('is slowed after failures at another server of the same database, and after a restart', async () => {
    const free = { pair: 3, account: 9, address: 9, device: 9 }
    const here = await startSite({}, { free })
    const there = await startAgain(here, {}, { free })
    const person = await buildActor(here.desk)
    for (const site of [here, there, here]) expect((await visit(site).signIn(person, 'wrong wrong')).status).toBe(401)
    expect((await visit(there).signIn(person)).status).toBe(429)
    expect((await visit(await startAgain(here, {}, { free })).signIn(person)).status).toBe(429)
  })

  it('goes on where the person signed in before, whoever guesses elsewhere', async () => {
    const guarded = await startSite({}, { free: { pair: 2, account: 2, address: 9, device: 9 } })
    const person = await buildActor(guarded.desk)
    const known = await signedIn(guarded, person)
    for (let n = 0; n < 4; n += 1) await visit(guarded).signIn(person, 'wrong wrong')
    expect((await visit(guarded).signIn(person)).status).toBe(429)
    expect((await known.signIn(person)).status).toBe(303)
  })

  it('is logged without what was typed, and stands in the trail of the person', async () => {
    const watched = await startSite()
    const person = await buildActor(watched.desk)
    await visit(watched).signIn(person, 'wrong wrong')
    await visit(watched).signIn({ email: 'my-password-by-mistake@example.com' }, 'wrong wrong')
    await visit(watched).signIn(person)
    const told = async () => (await watched.desk.store.trail.about([person.id])).map(({ activity, agentId }) => [activity, agentId])
    await expect.poll(told).toEqual([['add_user', null], ['sign_in_failed', null], ['sign_in', person.id]])
    expect(watched.logged.map(({ event, userId }) => [event, userId])).toEqual([
      ['sign_in_failed', person.id], ['sign_in_failed', null], ['sign_in', person.id],
    ])
    expect(JSON.stringify(watched.logged)).not.toMatch(/wrong wrong|by-mistake|correct horse/)
  })

  it('is put off in words where too many passwords wait, without counting as a failed try', async () => {
    const passwords: PasswordHashes = { ...createPasswordHashes({ cost: { ln: 7, r: 8, p: 1 } }), fits: () => Promise.reject(new PasswordsBusy()) }
    const busy = await startSite({}, { passwords, free: { pair: 1, account: 1, address: 1, device: 1 } })
    const person = await buildActor(busy.desk)
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await visit(busy).signIn(person)
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(answer.text).toMatch(/cannot be signed in just now\. Many passwords are being checked/)
      expect(answer.text).toContain(`value="${person.email}"`)
    }
  })

  it('is asked of a form that comes after the session ended, without leading away from what was typed', async () => {
    const answer = await visit(site).post(`/desk/claims/${claimId}/comments`, { body: 'Typed for an hour.' })
    expect(answer.status).toBe(401)
    expect(answer.text).toMatch(/sign in in a new tab.*reload/s)
    expect(answer.text).toContain('target="_blank"')
    expect(await visit(site).get('/desk')).toMatchObject({ status: 303, location: '/sign-in?next=%2Fdesk' })
  })

  it('in anew ends the session that this browser had', async () => {
    const first = await fetch(`${site.url}/sign-in`, {
      method: 'POST', body: new URLSearchParams({ email: checker.email, password: PASSWORD }), headers: { origin: site.url }, redirect: 'manual',
    })
    const cookie = first.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
    const desk = () => fetch(`${site.url}/desk`, { headers: { cookie }, redirect: 'manual' })
    expect((await desk()).status).toBe(200)
    await fetch(`${site.url}/sign-in`, {
      method: 'POST', body: new URLSearchParams({ email: checker.email, password: PASSWORD }), headers: { origin: site.url, cookie }, redirect: 'manual',
    })
    expect((await desk()).status).toBe(303)
  })

  it('out again ends the session', async () => {
    const visitor = await signedIn(site, checker)
    expect((await visitor.get('/desk')).status).toBe(200)
    const out = await visitor.post('/sign-out', {})
    expect((await visitor.get('/desk')).status).toBe(303)
    // What it was shown goes; that it is known as the person's, and whether quick keys are on, stays.
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
    expect(out.headers.getSetCookie().join()).not.toContain('device')
  })
})

describe('the demo’s accounts', () => {
  it('are named while nobody else has one, and no longer', async () => {
    const demo = { accounts: [{ email: 'a.fact-checker@example.com', role: 'fact-checker' }] }
    const shown = await startSite({}, { demo })
    await addUser(shown.desk, PROGRAM, { email: 'a.fact-checker@example.com', name: 'Robin', role: 'fact-checker', password: PASSWORD })
    expect((await visit(shown).get('/sign-in')).text).toContain('a.fact-checker@example.com')
    await buildActor(shown.desk, 'editor')
    expect((await visit(shown).get('/sign-in')).text).not.toContain('a.fact-checker@example.com')
    expect((await visit(shown).signIn({ email: 'x@example.com' }, 'wrong wrong')).text).not.toContain('This is the demo')
  })
})

describe('forms from elsewhere', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused and changes nothing', async (_what, headers) => {
    const answer = await atDesk.post(`/desk/claims/${claimId}/acceptance`, { version: '1' }, headers)
    expect(answer.status).toBe(403)
    expect(await site.desk.store.claims.find(claimId)).toMatchObject({ stage: 'proposed' })
  })
})
