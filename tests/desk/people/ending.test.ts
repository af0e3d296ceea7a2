import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../../src/desk/people/change-password.js'
import { changeRole } from '../../../src/desk/people/change-role.js'
import { createToken, tokenHash } from '../../../src/desk/people/create-token.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { enableUser } from '../../../src/desk/people/enable-user.js'
import { endSession, endSessions } from '../../../src/desk/people/end-sessions.js'
import { resetPassword } from '../../../src/desk/people/reset-password.js'
import type { Desk } from '../../../src/desk/desk.js'
import { InvalidInput, NotAllowed, NotFound } from '../../../src/domain/errors.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { createAuthentication, type Authentication } from '../../../src/web/http/authentication.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, PASSWORD } from '../../factories.js'

let desk: Desk
let admin: Person
let editor: Person
let authentication: Authentication
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  admin = await buildActor(desk, 'admin', 'Ines Admin')
  editor = await buildActor(desk, 'editor', 'Maren Edit')
  authentication = createAuthentication(desk.store, { secret: 'a secret of the tests, long enough', publicUrl: null, passwords: desk.passwords })
})

const signIn = async (person: Person, password = PASSWORD) => {
  const session = await authentication.signIn({ email: person.email, password, ip: '192.0.2.7', userAgent: 'a browser' })
  return session.came === 'in' ? { cookie: session.cookies.map((cookie) => cookie.split(';')[0]).join('; ') } : null
}
const worksAs = async (token: string) => (await desk.store.tokens.findByHash(tokenHash(token), desk.now()))?.person.role ?? null
const lastEvent = async (person: Person) => (await desk.store.trail.about([person.id])).at(-1)!

describe('disabling a person', () => {
  it('ends their sessions and tokens at once, keeps them out, and says so in the trail', async () => {
    const request = (await signIn(editor))!
    const { id, token } = await createToken(desk, editor, editor.id, { name: 'wire' })
    await disableUser(desk, admin, editor.id)
    expect(await authentication.sessionOf(request)).toBeNull()
    expect(await worksAs(token)).toBeNull()
    expect(await signIn(editor)).toBeNull()
    expect(await lastEvent(editor)).toMatchObject({
      activity: 'disable_user', agentId: admin.id, after: { disabledAt: expect.any(String), endedSessions: 1, revokedTokens: [id] },
    })
  })

  it('is taken back without what they held', async () => {
    const request = (await signIn(editor))!
    const { token } = await createToken(desk, editor, editor.id, { name: 'wire' })
    await disableUser(desk, admin, editor.id)
    await enableUser(desk, admin, editor.id)
    expect(await authentication.sessionOf(request)).toBeNull()
    expect(await worksAs(token)).toBeNull()
    expect(await signIn(editor)).not.toBeNull()
    expect((await lastEvent(editor)).activity).toBe('enable_user')
  })

  it('twice changes nothing more', async () => {
    await disableUser(desk, admin, editor.id)
    expect(await disableUser(desk, admin, editor.id)).toBeNull()
    expect((await desk.store.trail.about([editor.id])).filter(({ activity }) => activity === 'disable_user')).toHaveLength(1)
  })
})

describe('the last admin', () => {
  it('can be neither disabled nor given a lesser role, and the one before the last can', async () => {
    for (const act of [() => disableUser(desk, PROGRAM, admin.id), () => changeRole(desk, PROGRAM, admin.id, 'editor')]) {
      await expect(act()).rejects.toThrow(InvalidInput)
    }
    expect((await desk.store.users.find(admin.id))!.role).toBe('admin')
    const second = await buildActor(desk, 'admin', 'Second Admin')
    await disableUser(desk, admin, second.id)
    // Disabled admins do not count.
    await expect(disableUser(desk, PROGRAM, admin.id)).rejects.toThrow(/last admin/)
  })
})

describe('a lesser role', () => {
  it('ends sessions and tokens; a greater one keeps them', async () => {
    const request = (await signIn(editor))!
    const { token } = await createToken(desk, editor, editor.id, { name: 'wire' })
    await changeRole(desk, admin, editor.id, 'admin')
    expect((await authentication.sessionOf(request))!.actor.role).toBe('admin')
    expect(await worksAs(token)).toBe('admin')
    await changeRole(desk, admin, editor.id, 'fact-checker')
    expect(await authentication.sessionOf(request)).toBeNull()
    expect(await worksAs(token)).toBeNull()
  })
})

describe('sessions', () => {
  it('are ended one by one or all at once, by their person or an admin', async () => {
    const [here, there] = [(await signIn(editor))!, (await signIn(editor))!]
    const { sessionId } = (await authentication.sessionOf(there))!
    await expect(endSession(desk, admin, admin.id, sessionId)).rejects.toThrow(NotFound)
    await endSession(desk, editor, editor.id, sessionId)
    expect(await authentication.sessionOf(there)).toBeNull()
    expect(await authentication.sessionOf(here)).not.toBeNull()
    expect(await endSessions(desk, admin, editor.id)).toBe(1)
    expect(await authentication.sessionOf(here)).toBeNull()
    await expect(endSessions(desk, editor, admin.id)).rejects.toThrow(NotAllowed)
  })
})

describe('a password', () => {
  it('that its person changes signs them out everywhere else', async () => {
    const [here, there] = [(await signIn(editor))!, (await signIn(editor))!]
    const { sessionId } = (await authentication.sessionOf(here))!
    const change = (current: string, password: string) => changePassword(desk, editor, editor.id, sessionId, { current, password })
    await expect(change('not mine at all', 'four other odd words')).rejects.toThrow(/not your password/)
    await expect(change(PASSWORD, 'password1234')).rejects.toThrow(InvalidInput)
    await change(PASSWORD, 'four other odd words')
    expect(await authentication.sessionOf(here)).not.toBeNull()
    expect(await authentication.sessionOf(there)).toBeNull()
    expect(await signIn(editor)).toBeNull()
    expect(await signIn(editor, 'four other odd words')).not.toBeNull()
    expect(JSON.stringify(await lastEvent(editor))).not.toContain('odd words')
  })

  it('that an admin gives is told once, and ends every session', async () => {
    const request = (await signIn(editor))!
    const password = await resetPassword(desk, admin, editor.id)
    expect(await authentication.sessionOf(request)).toBeNull()
    expect(await desk.passwords.fits((await desk.store.users.passwordHash(editor.id))!, password)).toBe(true)
    expect(await lastEvent(editor)).toMatchObject({ activity: 'reset_password', agentId: admin.id })
  })

  it('of one’s own is not given by an admin, who would not say the present one, and is by the command line', async () => {
    const before = await desk.store.users.passwordHash(admin.id)
    await expect(resetPassword(desk, admin, admin.id)).rejects.toThrow(/Yours is changed under “Your account”/)
    expect(await desk.store.users.passwordHash(admin.id)).toBe(before)
    await resetPassword(desk, PROGRAM, admin.id)
    expect(await desk.store.users.passwordHash(admin.id)).not.toBe(before)
  })
})

describe('what an admin does to others', () => {
  it('is refused to everybody else, and leaves nothing', async () => {
    const before = (await desk.store.trail.about([admin.id, editor.id])).length
    const acts = [
      () => disableUser(desk, editor, editor.id), () => enableUser(desk, editor, admin.id), () => changeRole(desk, editor, editor.id, 'admin'),
      () => resetPassword(desk, editor, admin.id),
    ]
    for (const act of acts) await expect(act()).rejects.toThrow(NotAllowed)
    expect(await desk.store.trail.about([admin.id, editor.id])).toHaveLength(before)
  })
})
