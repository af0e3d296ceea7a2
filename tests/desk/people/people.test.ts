import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addUser, type PersonInput } from '../../../src/desk/people/add-user.js'
import { changeRole } from '../../../src/desk/people/change-role.js'
import { createToken, tokenHash } from '../../../src/desk/people/create-token.js'
import type { Desk } from '../../../src/desk/desk.js'
import { revokeToken } from '../../../src/desk/people/revoke-token.js'
import { InvalidInput, NotFound } from '../../../src/domain/errors.js'
import type { Event } from '../../../src/domain/event.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { DESK_CHAIN } from '../../../src/storage/trail.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'

let desk: Desk
let ada: Person

const person = (change: Partial<PersonInput> = {}): PersonInput => ({
  email: 'grace@example.org', name: 'Grace', role: 'editor', password: 'a long enough one', ...change,
})
const standsFor = async (token: string) => (await desk.store.tokens.findByHash(tokenHash(token), desk.now()))?.person ?? null
const events = async (): Promise<Event[]> => (await desk.store.trail.ofChain(DESK_CHAIN, { after: null, limit: 100 })).items

beforeAll(async () => {
  desk = makeDesk(await makeStore())
  ada = await addUser(desk, PROGRAM, person({ email: ' Ada@Example.org', name: ' Ada ', role: 'admin' }))
})

describe('adding a person', () => {
  it('keeps the address in lower case and of the password only a hash', async () => {
    expect(await desk.store.users.findByEmail('ada@example.org')).toEqual(ada)
    expect(ada).toMatchObject({ email: 'ada@example.org', name: 'Ada', role: 'admin' })
    const { password } = await desk.store.accounts.account.findFirstOrThrow({ where: { userId: ada.id } })
    expect(password).not.toContain('a long enough one')
    expect(await desk.passwords.fits(password!, 'a long enough one')).toBe(true)
  })

  it('leaves a line in the trail, without the password', async () => {
    const [event] = await events()
    expect(event).toMatchObject({ activity: 'add_user', subjectId: ada.id, agentId: null, agentName: 'Claimtrail' })
    expect(event!.after).toEqual({ email: 'ada@example.org', name: 'Ada', role: 'admin' })
  })

  it.each<[string, Partial<PersonInput>, string]>([
    ['what is no e-mail address', { email: 'grace' }, 'email'],
    ['an address that has an account, in any case', { email: 'ADA@example.org' }, 'email'],
    ['a person without a name', { name: ' ' }, 'name'],
    ['a role that there is not', { role: 'boss' as 'admin' }, 'role'],
    ['a password of nine characters', { password: '123456789' }, 'password'],
    ['a common password', { password: 'Password123' }, 'password'],
    ['a row of keys', { password: 'qwertyuiop' }, 'password'],
    ['the person’s own address', { password: 'grace@example' }, 'password'],
  ])('refuses %s and writes nothing', async (_what, change, field) => {
    const before = (await events()).length
    const refused = await addUser(desk, PROGRAM, person(change)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect(Object.keys((refused as InvalidInput).fields)).toEqual([field])
    expect(await desk.store.users.findByEmail('grace@example.org')).toBeNull()
    expect(await events()).toHaveLength(before)
  })
})

describe('changing a role', () => {
  it('says in the trail what it was and what it is', async () => {
    const other = await addUser(desk, PROGRAM, person({ email: 'mary@example.org', role: 'admin' }))
    await changeRole(desk, other, ada.id, 'editor')
    expect((await desk.store.users.find(ada.id))!.role).toBe('editor')
    expect((await events()).at(-1)).toMatchObject({
      activity: 'change_role', agentId: other.id, subjectId: ada.id, before: { role: 'admin' },
      after: { role: 'editor', endedSessions: 0, revokedTokens: [] },
    })
  })

  it('to the same one changes nothing and leaves no line', async () => {
    const before = (await events()).length
    await changeRole(desk, PROGRAM, ada.id, 'editor')
    expect(await events()).toHaveLength(before)
  })

  it('of nobody, or to no role, is refused', async () => {
    await expect(changeRole(desk, PROGRAM, 'nobody', 'editor')).rejects.toThrow(NotFound)
    await expect(changeRole(desk, PROGRAM, ada.id, 'boss' as 'admin')).rejects.toThrow(InvalidInput)
  })
})

describe('a token', () => {
  it('is told once, kept as a hash and stands for its person', async () => {
    const { id, token } = await createToken(desk, ada, ada.id, { name: 'wire import' })
    expect(token).toMatch(/^ct_[\w-]{43}$/)
    expect(tokenHash(token)).toBe(createHash('sha256').update(token).digest('hex'))
    const kept = await desk.store.accounts.apiToken.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(kept)).not.toContain(token)
    expect((await standsFor(token))!.id).toBe(ada.id)
    const line = (await events()).at(-1)!
    expect(line).toMatchObject({ activity: 'create_token', subjectId: id, after: { name: 'wire import', userId: ada.id, expiresAt: expect.any(String) } })
    expect(JSON.stringify(line)).not.toContain(kept.hash)
  })

  it('stands for nobody once it is revoked, and is revoked once', async () => {
    const { id, token } = await createToken(desk, ada, ada.id, { name: 'old' })
    await revokeToken(desk, ada, ada.id, id)
    const lines = (await events()).length
    expect(await standsFor(token)).toBeNull()
    await revokeToken(desk, ada, ada.id, id)
    expect(await events()).toHaveLength(lines)
  })

  it('of another person cannot be revoked', async () => {
    const { id, token } = await createToken(desk, ada, ada.id, { name: 'mine' })
    await expect(revokeToken(desk, PROGRAM, 'another person', id)).rejects.toThrow(NotFound)
    expect(await standsFor(token)).not.toBeNull()
  })

  it('works until its end, and without one where it was made before there was any', async () => {
    const { id, token, expiresAt } = await createToken(desk, ada, ada.id, { name: 'month', days: 30 })
    const at = async (ms: number) => desk.store.tokens.findByHash(tokenHash(token), new Date(expiresAt.getTime() + ms))
    expect(await at(-1)).not.toBeNull()
    expect(await at(0)).toBeNull()
    await desk.store.accounts.apiToken.update({ where: { id }, data: { expiresAt: null } })
    expect(await at(0)).not.toBeNull()
    await expect(createToken(desk, ada, ada.id, { name: 'long', days: 400 as 365 })).rejects.toThrow(InvalidInput)
  })

  it('stands in a list of those that work or of those that ended, all of them, a page at a time', async () => {
    const grace = await addUser(desk, PROGRAM, person())
    const made: string[] = []
    for (let n = 0; n < 7; n += 1) made.push((await createToken(desk, grace, grace.id, { name: `token ${n}` })).id)
    for (const id of made.slice(0, 4)) await revokeToken(desk, grace, grace.id, id)
    const all = async (state: 'working' | 'ended') => {
      const ids: string[] = []
      for (let after: string | null = null; ;) {
        const page = await desk.store.tokens.ofUser(grace.id, state, desk.now(), { after, limit: 2 })
        ids.push(...page.items.map(({ id }) => id))
        after = page.next
        if (after === null) return ids
      }
    }
    expect(await all('working')).toEqual(made.slice(4).reverse())
    expect(await all('ended')).toEqual(made.slice(0, 4).reverse())
  })

  it('needs a name and a person', async () => {
    await expect(createToken(desk, ada, ada.id, { name: ' ' })).rejects.toThrow(InvalidInput)
    await expect(createToken(desk, ada, 'nobody', { name: 'x' })).rejects.toThrow(NotFound)
  })
})
