import { beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../../../../src/desk/people/create-token.js'
import { revokeToken } from '../../../../src/desk/people/revoke-token.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let person: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  person = await buildActor(site.desk, 'editor')
  atDesk = await signedIn(site, person)
})

const nextIn = (text: string) => /href="([^"]+)" rel="next"/.exec(text)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')

describe('tokens', () => {
  it('that work come first, then those that ended, each a page at a time', async () => {
    for (let n = 10; n < 40; n += 1) await createToken(site.desk, person, person.id, { name: `token ${n}` })
    const { id } = await createToken(site.desk, person, person.id, { name: 'an ended one' })
    await revokeToken(site.desk, person, person.id, id)
    const first = await atDesk.get('/desk/tokens')
    expect(first.text.match(/<b>token \d\d<\/b>/g)).toHaveLength(25)
    expect(first.text.indexOf('an ended one')).toBeGreaterThan(first.text.indexOf('<b>token 15</b>'))
    const next = await atDesk.get(nextIn(first.text))
    expect(next.text.match(/<b>token \d\d<\/b>/g)).toHaveLength(5)
  })

  it('have the end that was chosen, and show when they were last used', async () => {
    const made = await atDesk.post('/desk/tokens', { name: 'monthly', days: '30' })
    const token = /ct_[\w-]+/.exec(made.text)![0]
    const kept = await site.desk.store.accounts.apiToken.findFirstOrThrow({ where: { name: 'monthly' } })
    expect(kept.expiresAt!.getTime() - kept.createdAt.getTime()).toBe(30 * 24 * 3_600_000)
    const ask = () => fetch(`${site.url}/api/v1/articles`, { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    const usedAt = async () => (await site.desk.store.accounts.apiToken.findUniqueOrThrow({ where: { id: kept.id } })).usedAt
    await expect.poll(usedAt).not.toBeNull()
    const noted = await usedAt()
    await ask()
    await site.desk.store.write(() => Promise.resolve())
    expect(await usedAt()).toEqual(noted)
    expect((await atDesk.post('/desk/tokens', { name: 'x', days: '31' })).status).toBe(422)
  })
})
