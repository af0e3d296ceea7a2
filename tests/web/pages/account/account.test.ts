import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, PASSWORD } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let person: Person
beforeAll(async () => {
  site = await startSite()
  person = await buildActor(site.desk, 'editor', 'Maren Edit')
})

const end = (visitor: Visitor, session: string, current = PASSWORD) => visitor.post('/desk/account/sessions/end', { session, current })

describe('one’s own account', () => {
  it('changes the password and ends what is open elsewhere', async () => {
    const [here, there] = [await signedIn(site, person), await signedIn(site, person)]
    expect((await here.post('/desk/account/password', { current: 'wrong wrong', password: 'four other odd words' })).status).toBe(422)
    const changed = await here.post('/desk/account/password', { current: PASSWORD, password: 'four other odd words' })
    expect(changed.location).toBe('/desk/account?notice=password_changed')
    expect((await here.get('/desk')).status).toBe(200)
    expect((await there.get('/desk')).status).toBe(303)
    await here.post('/desk/account/password', { current: 'four other odd words', password: PASSWORD })
  })

  it('lists where one is signed in, ends one of them, and all', async () => {
    const [here, there, third] = [await signedIn(site, person), await signedIn(site, person), await signedIn(site, person)]
    const { text } = await here.get('/desk/account')
    expect(text.match(/This one/g)).toHaveLength(1)
    const others = [...text.matchAll(/<option value="(\w{26})"/g)].map(([, id]) => id!)
    expect(others.length).toBeGreaterThanOrEqual(2)
    for (const session of others) {
      expect(await end(here, session)).toMatchObject({ location: '/desk/account?notice=sessions_ended' })
    }
    expect((await there.get('/desk')).status).toBe(303)
    expect((await here.get('/desk')).status).toBe(200)
    const out = await end(here, 'everywhere')
    expect(out.location).toBe('/sign-in?notice=signed_out')
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
    for (const visitor of [here, there, third]) expect((await visitor.get('/desk')).status).toBe(303)
  })

  it('ends nothing without the password, and keeps what was chosen', async () => {
    const [here, there] = [await signedIn(site, person), await signedIn(site, person)]
    const other = /<option value="(\w{26})"/.exec((await here.get('/desk/account')).text)![1]!
    for (const session of ['everywhere', other]) {
      const refused = await end(here, session, 'wrong wrong')
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('This is not your password now.')
      expect(refused.text).toContain(`<option value="${session}" selected`)
    }
    for (const visitor of [here, there]) expect((await visitor.get('/desk')).status).toBe(200)
  })

  it('lets nobody guess the password there: it is slowed and logged, in that session alone', async () => {
    const guarded = await startSite({}, { free: { pair: 9, account: 9, address: 9, device: 2 } })
    const owner = await buildActor(guarded.desk, 'editor', 'Maren Edit')
    const [taken, own] = [await signedIn(guarded, owner), await signedIn(guarded, owner)]
    // A new password that cannot be taken is no way to try again for nothing.
    await taken.post('/desk/account/password', { current: 'wrong wrong', password: 'four other odd words' })
    await taken.post('/desk/account/password', { current: 'wrong wrong', password: 'short' })
    expect((await end(taken, 'everywhere', 'wrong wrong')).status).toBe(422)
    const slowed = await end(taken, 'everywhere')
    expect(slowed.status).toBe(429)
    expect(slowed.text).toMatch(/Too many wrong passwords\. Wait (29|30) seconds/)
    expect(slowed.headers.get('retry-after')).toMatch(/^(29|30)$/)
    expect((await taken.post('/desk/account/password', { current: PASSWORD, password: 'four other odd words' })).status).toBe(429)
    expect(guarded.logged.filter(({ event }) => event === 'password_wrong')).toMatchObject([{ userId: owner.id }, { userId: owner.id }])
    expect((await end(own, 'everywhere')).status).toBe(303)
  })

  it('of another person is out of reach', async () => {
    const other = await buildActor(site.desk, 'admin', 'Ines Admin')
    await signedIn(site, other)
    const [session] = await site.desk.store.sessions.ofUser(other.id, site.desk.now())
    expect((await end(await signedIn(site, person), session!.id)).status).toBe(404)
    expect((await visit(site).get('/desk/account')).location).toMatch(/^\/sign-in/)
  })
})
