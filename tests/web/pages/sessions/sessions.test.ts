import { beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../../../src/desk/people/add-user.js'
import { PROGRAM, type Person } from '../../../../src/domain/permission.js'
import { PASSWORD, buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { signedIn, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
let claimId: string
beforeAll(async () => {
  site = await startSite({ signInTries: 5 })
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

  it('is limited, with a page that says so', async () => {
    const guarded = await startSite({ signInTries: 2 })
    const answers: Answer[] = []
    for (let n = 0; n < 3; n += 1) answers.push(await visit(guarded).signIn({ email: 'a@example.com' }, 'wrong wrong'))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429])
    expect(answers[2]!.text).toContain('Wait a quarter of an hour')
    expect(answers[2]!.text).toContain('value="a@example.com"')
    expect(answers[2]!.text).toContain('name="next" value="/desk"')
  })

  it('is asked of a form that comes after the session ended, without leading away from what was typed', async () => {
    const answer = await visit(site).post(`/desk/claims/${claimId}/comments`, { body: 'Typed for an hour.' })
    expect(answer.status).toBe(401)
    expect(answer.text).toMatch(/sign in in a new tab.*reload/s)
    expect(answer.text).toContain('target="_blank"')
    expect(await visit(site).get('/desk')).toMatchObject({ status: 303, location: '/sign-in?next=%2Fdesk' })
  })

  it('out again ends the session', async () => {
    const visitor = await signedIn(site, checker)
    expect((await visitor.get('/desk')).status).toBe(200)
    await visitor.post('/sign-out', {})
    expect((await visitor.get('/desk')).status).toBe(303)
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
