// What waits for people goes by e-mail: to a real server, by the worker that does all jobs.
import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { seeMention } from '../../../src/desk/claims/see-mention.js'
import { chooseMail } from '../../../src/desk/digests/choose-mail.js'
import { MOST_IN_A_MAIL, plantDigests, sendDigest } from '../../../src/desk/digests/send-digests.js'
import { idleSince } from '../../../src/desk/jobs/idle-since.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import type { Desk } from '../../../src/desk/desk.js'
import { MailUnsent } from '../../../src/domain/errors.js'
import { keyOfDigest } from '../../../src/domain/job.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { plantRecurring } from '../../../src/jobs/kinds.js'
import { startWorker } from '../../../src/jobs/worker.js'
import { createMail, mustEncrypt } from '../../../src/mail/mail.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import { until } from '../../jobs/until.js'
import { startMailServer, type MailServer } from '../../smtp.js'

const MINUTE = 60_000
let now = new Date('2026-03-01T09:00:00Z')
const later = (ms: number) => void (now = new Date(now.getTime() + ms))
let server: MailServer
let desk: Desk
let robin: Person
let editor: Person
let claimId: string
beforeEach(async () => {
  server = await startMailServer()
  const mail = createMail({ smtpUrl: server.url, from: { name: 'The desk', address: 'desk@claims.example' }, publicUrl: 'https://claims.example' })
  desk = { ...makeDesk(await makeStore(), { mail }), now: () => now }
  robin = await buildActor(desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(desk, 'editor', 'Maren Edit')
  const { id } = await buildArticle(desk, robin, { title: 'Bridge\nto close' })
  claimId = (await claimSaying(desk, id, '4.2 million')).id
})

const mention = async (words = '@Robin Check, a secret question.') => {
  later(1_000)
  return addComment(desk, editor, claimId, { body: words })
}
const job = async () => (await desk.store.jobs.withKeys([keyOfDigest(robin.id)])).get(keyOfDigest(robin.id)) ?? null
/** What the recurring job does, and then each that it planted. */
const turn = async () => {
  await plantDigests(desk, PROGRAM)
  if (await job()) await work()
}
const work = async () => {
  const worker = startWorker(desk, { pollMs: 5 })
  try {
    await until(async () => { const found = await job(); return found === null || found.failedAt?.getTime() === now.getTime() })
  } finally {
    await worker.stop()
  }
}
const decoded = (data: string) => Buffer.from(data.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
const messageId = (data: string) => /^Message-ID: (\S+)/m.exec(data)![1]

describe('at once', () => {
  beforeEach(() => chooseMail(desk, robin, robin.id, { mail: 'at_once' }))

  it('tells who, when, the claim and its article, with a link, and nothing that was said; each thing once', async () => {
    await mention()
    await turn()
    expect(server.letters).toEqual([])
    later(2 * MINUTE)
    await turn()
    expect(server.letters).toHaveLength(1)
    const { to, data } = server.letters[0]!
    expect(to).toBe('<robin.check@example.com>')
    const text = decoded(data)
    for (const words of [
      'Subject: Something waits for you at claims.example', 'From: The desk <desk@claims.example>', 'Maren Edit', 'names you in a comment', '4.2 million crowns', 'Bridge to close', '2026-03-01 09:00 UTC',
      `?claim=${claimId}`, 'List-Unsubscribe: <https://claims.example/desk/account#digest>', 'Content-Type: text/plain; charset=utf-8',
    ]) expect(text).toContain(words)
    expect(text).not.toContain('secret question')
    for (let n = 0; n < 3; n += 1) {
      later(5 * MINUTE)
      await turn()
    }
    expect(server.letters).toHaveLength(1)
    await mention()
    later(2 * MINUTE)
    await turn()
    expect(server.letters).toHaveLength(2)
    expect(messageId(server.letters[1]!.data)).not.toBe(messageId(data))
  })

  it('what waited before it was chosen stands at the desk, and what was seen to meanwhile is not told', async () => {
    await chooseMail(desk, robin, robin.id, { mail: 'none' })
    await mention()
    later(MINUTE)
    await chooseMail(desk, robin, robin.id, { mail: 'at_once' })
    const { id } = await mention()
    later(2 * MINUTE)
    await seeMention(desk, robin, id)
    await turn()
    expect(server.letters).toEqual([])
  })

  it('says how many there are, and that there is more where there is', async () => {
    for (let n = 0; n <= MOST_IN_A_MAIL; n += 1) await mention()
    later(2 * MINUTE)
    await turn()
    const text = decoded(server.letters[0]!.data)
    expect(text).toContain(`Subject: More than ${MOST_IN_A_MAIL} things wait for you`)
    expect(text.match(/names you/g)).toHaveLength(MOST_IN_A_MAIL)
    expect(text).toContain('There is more: https://claims.example/desk')
  })

  it('a server that fails is tried again after pauses with the same mail, for as long as it takes; nobody’s address is in the words', async () => {
    server.refuse('RCPT', '451 robin.check@example.com is greylisted', 9)
    await mention()
    later(2 * MINUTE)
    await turn()
    const failed = (await job())!
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, failure: expect.stringMatching(/^The mail server did not take the mail \(\w+ 451\)\.$/) })
    expect(failed.dueAt.getTime() - now.getTime()).toBe(5_000)
    // What comes meanwhile is for the next mail.
    await mention()
    later(5_000)
    await work()
    for (let n = 0; n < 8; n += 1) {
      expect(await job()).toMatchObject({ state: 'waiting' })
      // Nothing is planted beside it.
      const before = await job()
      await plantDigests(desk, PROGRAM)
      expect(await job()).toEqual(before)
      later(15 * MINUTE)
      await work()
    }
    expect(server.letters).toHaveLength(1)
    expect(decoded(server.letters[0]!.data)).toContain('Something waits for you')
    later(2 * MINUTE)
    await turn()
    expect(server.letters).toHaveLength(2)
    server.refuse('RCPT', '550 No such person')
    await mention()
    later(2 * MINUTE)
    await turn()
    expect(await job()).toMatchObject({ state: 'dead' })
    await chooseMail(desk, robin, robin.id, { mail: 'daily' })
    expect(await job()).toBeNull()
    later(25 * 60 * MINUTE)
    await turn()
    expect(server.letters).toHaveLength(3)
  })

  it.each([['MAIL', '550 No mail from you'], ['RCPT', '554 Not today'], ['DATA', '550 No such words']])('a server that refuses %s with %s is tried again', async (command, answer) => {
    server.refuse(command, answer)
    await mention()
    later(2 * MINUTE)
    await turn()
    expect(await job()).toMatchObject({ state: 'waiting', attempts: 1 })
    later(5_000)
    await work()
    expect(server.letters).toHaveLength(1)
  })

  it('a mail on its way is told once, also where another pace is chosen meanwhile', async () => {
    await mention()
    later(2 * MINUTE)
    const { send } = desk.mail!
    const choosing: Desk = { ...desk, mail: { ...desk.mail!, send: async (letter) => {
      await send(letter)
      await chooseMail(desk, robin, robin.id, { mail: 'daily' })
    } } }
    await sendDigest(choosing, PROGRAM, robin.id)
    expect(await desk.store.digests.find(robin.id)).toMatchObject({ mail: 'daily', mailing: null, mailDueAt: new Date(now.getTime() + 24 * 60 * MINUTE) })
    later(25 * 60 * MINUTE)
    await turn()
    expect(server.letters).toHaveLength(1)
  })

  it('is left by a process that sends no mail to one that does', async () => {
    await mention()
    later(2 * MINUTE)
    await plantDigests(desk, PROGRAM)
    const without = { ...desk, mail: null }
    const other = startWorker(without, { pollMs: 5 })
    await plantRecurring(without)
    await until(async () => (await desk.store.jobs.find((await desk.store.jobs.withKeys(['tidy'])).get('tidy')!.id))!.dueAt > now)
    await other.stop()
    expect(await job()).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await idleSince({ ...without, now: () => new Date(now.getTime() + 5 * MINUTE) })).toBeNull()
    expect(await idleSince({ ...desk, now: () => new Date(now.getTime() + 5 * MINUTE) })).toEqual(now)
    await work()
    expect(server.letters).toHaveLength(1)
  })

  it('broken off after it was sent goes again under the same id', async () => {
    await mention()
    later(2 * MINUTE)
    const stopped: Desk = { ...desk, store: { ...desk.store, write: async (work, chain) => {
      if (server.letters.length > 0) throw new Error('the power went')
      return desk.store.write(work, chain)
    } } }
    await expect(sendDigest(stopped, PROGRAM, robin.id)).rejects.toThrow('the power went')
    await mention()
    later(2 * MINUTE)
    await sendDigest(desk, PROGRAM, robin.id)
    expect(server.letters).toHaveLength(2)
    expect(messageId(server.letters[1]!.data)).toBe(messageId(server.letters[0]!.data))
    expect(decoded(server.letters[1]!.data)).toContain('Something waits')
  })

  it('goes to nobody who is disabled, or wants none by then', async () => {
    await mention()
    later(2 * MINUTE)
    await disableUser(desk, await buildActor(desk, 'admin'), robin.id)
    await turn()
    await sendDigest(desk, PROGRAM, robin.id)
    expect(server.letters).toEqual([])
  })
})

it('once a day comes once a day, and not where nothing came', async () => {
  await chooseMail(desk, robin, robin.id, { mail: 'daily' })
  for (let n = 0; n < 3; n += 1) await mention()
  later(60 * MINUTE)
  await turn()
  expect(server.letters).toEqual([])
  later(23.5 * 60 * MINUTE)
  await turn()
  expect(server.letters).toHaveLength(1)
  expect(decoded(server.letters[0]!.data)).toContain('3 things wait for you')
  await mention()
  later(60 * MINUTE)
  await turn()
  expect(server.letters).toHaveLength(1)
  later(23.5 * 60 * MINUTE)
  await turn()
  expect(server.letters).toHaveLength(2)
  later(48 * 60 * MINUTE)
  await turn()
  expect(server.letters).toHaveLength(2)
  expect((await desk.store.digests.find(robin.id))!.mailDueAt!.getTime()).toBeGreaterThan(now.getTime())
})

it('a server that is not there is a failure in words', async () => {
  const mail = createMail({ smtpUrl: 'smtp://127.0.0.1:1', from: { name: '', address: 'desk@claims.example' }, publicUrl: 'https://claims.example' })
  const letter = { to: { name: 'Robin', address: 'robin@example.org' }, subject: 'S', text: 'T', messageId: '<a@b>', unsubscribe: 'https://claims.example' }
  await expect(mail.send(letter)).rejects.toThrow(MailUnsent)
  await expect(mail.send(letter)).rejects.not.toThrow('robin@')
})

it('is looked for only where this desk sends mail', async () => {
  await plantRecurring({ ...desk, mail: null })
  expect((await desk.store.jobs.withKeys(['digests', 'tidy'])).size).toBe(1)
  await plantRecurring(desk)
  expect((await desk.store.jobs.withKeys(['digests', 'tidy'])).size).toBe(2)
})

it('a password goes beyond this machine only where it is encrypted', () => {
  expect(mustEncrypt('smtp://desk:secret@mail.example')).toBe(true)
  for (const url of ['smtp://mail.example', 'smtp://desk:secret@localhost', 'smtp://desk:secret@127.0.0.1:2525', 'smtp://desk:secret@[::1]']) expect(mustEncrypt(url)).toBe(false)
})
