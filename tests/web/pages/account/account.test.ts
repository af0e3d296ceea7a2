import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, PASSWORD } from '../../../factories.js'
import { signedIn, startSite, visit, type Site } from '../../../server.js'

let site: Site
let person: Person
beforeAll(async () => {
  site = await startSite()
  person = await buildActor(site.desk, 'editor', 'Maren Edit')
})

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
    const ends = text.match(/\/desk\/account\/sessions\/\w{26}\/end/g)!
    expect(ends.length).toBeGreaterThanOrEqual(2)
    for (const end of ends) await here.post(end, {})
    expect((await there.get('/desk')).status).toBe(303)
    expect((await here.get('/desk')).status).toBe(200)
    expect(await here.post('/desk/account/sessions/end', {})).toMatchObject({ location: '/sign-in?notice=signed_out' })
    for (const visitor of [here, there, third]) expect((await visitor.get('/desk')).status).toBe(303)
  })

  it('of another person is out of reach', async () => {
    const other = await buildActor(site.desk, 'admin', 'Ines Admin')
    await signedIn(site, other)
    const [session] = await site.desk.store.sessions.ofUser(other.id, site.desk.now())
    expect((await (await signedIn(site, person)).post(`/desk/account/sessions/${session!.id}/end`, {})).status).toBe(404)
    expect((await visit(site).get('/desk/account')).location).toMatch(/^\/sign-in/)
  })
})
