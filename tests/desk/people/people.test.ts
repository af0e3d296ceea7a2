import { createHash } from 'node:crypto'
import { verifyPassword } from 'better-auth/crypto'
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
    expect(await verifyPassword({ hash: password!, password: 'a long enough one' })).toBe(true)
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
    await changeRole(desk, ada, ada.id, 'editor')
    expect((await desk.store.users.find(ada.id))!.role).toBe('editor')
    expect((await events()).at(-1)).toMatchObject({
      activity: 'change_role', agentId: ada.id, subjectId: ada.id, before: { role: 'admin' }, after: { role: 'editor' },
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
    expect((await desk.store.users.findByToken(tokenHash(token)))!.id).toBe(ada.id)
    const line = (await events()).at(-1)!
    expect(line).toMatchObject({ activity: 'create_token', subjectId: id, after: { name: 'wire import', userId: ada.id } })
    expect(JSON.stringify(line)).not.toContain(kept.hash)
  })

  it('stands for nobody once it is revoked, and is revoked once', async () => {
    const { id, token } = await createToken(desk, ada, ada.id, { name: 'old' })
    await revokeToken(desk, ada, ada.id, id)
    const lines = (await events()).length
    expect(await desk.store.users.findByToken(tokenHash(token))).toBeNull()
    await revokeToken(desk, ada, ada.id, id)
    expect(await events()).toHaveLength(lines)
  })

  it('of another person cannot be revoked', async () => {
    const { id, token } = await createToken(desk, ada, ada.id, { name: 'mine' })
    await expect(revokeToken(desk, PROGRAM, 'another person', id)).rejects.toThrow(NotFound)
    expect(await desk.store.users.findByToken(tokenHash(token))).not.toBeNull()
  })

  it('needs a name and a person', async () => {
    await expect(createToken(desk, ada, ada.id, { name: ' ' })).rejects.toThrow(InvalidInput)
    await expect(createToken(desk, ada, 'nobody', { name: 'x' })).rejects.toThrow(NotFound)
  })
})
