import { get } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../../src/desk/claims/add-comment.js'
import { disableUser } from '../../../../src/desk/people/disable-user.js'
import { enableUser } from '../../../../src/desk/people/enable-user.js'
import type { Person } from '../../../../src/domain/permission.js'
import { createMail } from '../../../../src/mail/mail.js'
import { MOST_IN_A_FEED } from '../../../../src/web/pages/feeds/digest-feed.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { signedIn, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

const ARABIC = 'قال المجلس إن الجسر أغلق 12 أسبوعا & إن التكلفة 5 ملايين <b>كرونة</b>.'
let site: Site
let robin: Person
let editor: Person
let atDesk: Visitor
let claimId: string
beforeEach(async () => {
  site = await startSite()
  robin = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  atDesk = await signedIn(site, robin)
  const { id } = await buildArticle(site.desk, robin, { title: 'A ]]> title & ]]> <i>more</i>', text: ARABIC, language: 'ar' })
  claimId = (await site.desk.store.claims.ofArticle(id))[0]!.id
})

const pathIn = ({ text }: Answer) => new URL(/class="secret">([^<]+)</.exec(text)![1]!.replaceAll('&#x3D;', '=')).pathname
const make = async () => pathIn(await atDesk.post('/desk/account/feed', {}))
const mention = () => addComment(site.desk, editor, claimId, { body: '@Robin Check, a secret question.' })
// Node's fetch adds that it wants nothing kept.
const ask = (path: string, etag: string) => new Promise<[number, string]>((resolve, reject) => {
  get(site.url + path, { headers: { 'if-none-match': etag } }, (response) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => void parts.push(part)).on('end', () => resolve([response.statusCode!, Buffer.concat(parts).toString()]))
  }).on('error', reject)
})
const read = (path: string) => visit(site).get(path)

describe('the feed of what waits for somebody', () => {
  it('is made, shown once, renewed and ended by its person; only a hash of its address is kept', async () => {
    const path = await make()
    expect(path).toMatch(/^\/feeds\/digest\/[\w-]{43}\.atom$/)
    const { text } = await atDesk.get('/desk/account')
    expect(text).toContain('Your Atom feed has a secret address since')
    expect(text).not.toContain(path)
    const secret = path.split('/').at(-1)!.replace('.atom', '')
    expect(JSON.stringify(await site.desk.store.accounts.digest.findMany())).not.toContain(secret)
    expect((await read(path)).status).toBe(200)
    const renewed = await make()
    expect([(await read(path)).status, (await read(renewed)).status]).toEqual([404, 200])
    expect((await atDesk.post('/desk/account/feed/end', {})).location).toContain('notice=feed_ended')
    const ended = await read(renewed)
    expect([ended.status, ended.text]).toEqual([404, 'There is no such feed, or its person ended it.'])
    const events = (await site.desk.store.trail.about([robin.id])).map(({ activity }) => activity)
    expect(events.filter((name) => name.endsWith('_feed'))).toEqual(['make_feed', 'make_feed', 'end_feed'])
    expect(JSON.stringify(site.logged)).not.toContain(secret)
  })

  it('tells who, when, the claim and its article in their language, escaped, and nothing that was said', async () => {
    const path = await make()
    await mention()
    const { status, headers, text } = await read(path)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const entry = /<entry>([\s\S]*)<\/entry>/.exec(text)![1]!
    expect(entry).toContain('<![CDATA[Maren Edit names you in a comment: ')
    expect(entry).toContain('<name>Maren Edit</name>')
    expect(entry).toContain('lang="ar" dir="rtl"')
    expect(entry).toMatch(/<link href="http:[^"]*\/desk\/articles\/\w+\?claim=\w+#claim-\w+"/)
    // Each section ends where it is meant to.
    expect(entry.match(/]]>/g)).toHaveLength(2)
    expect(entry).toContain('A ]]&gt; title &amp; ]]&gt; &lt;i&gt;more&lt;/i&gt;')
    expect(entry).not.toContain('<b>كرونة')
    expect(text).not.toContain('secret question')
  })

  it('is not sent again to a reader that has it', async () => {
    const path = await make()
    await mention()
    const { headers } = await read(path)
    const etag = headers.get('etag')!
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(await ask(path, etag)).toEqual([304, ''])
    await mention()
    expect((await ask(path, etag))[0]).toBe(200)
  })

  it('is bounded, and then leads to the desk for the rest', async () => {
    const path = await make()
    for (let n = 0; n < MOST_IN_A_FEED; n += 1) await mention()
    expect((await read(path)).text).not.toContain('More waits for you')
    await mention()
    const { text } = await read(path)
    expect(text.match(/<entry>/g)).toHaveLength(MOST_IN_A_FEED + 1)
    expect(text).toContain('More waits for you')
  })

  it('ends for good with the account, and guessing at addresses slows down who guesses', async () => {
    const path = await make()
    const admin = await buildActor(site.desk, 'admin')
    await disableUser(site.desk, admin, robin.id)
    expect((await read(path)).status).toBe(404)
    await enableUser(site.desk, admin, robin.id)
    expect((await read(path)).status).toBe(404)
    const own = await startSite({}, { free: { pair: 1, account: 1, address: 2, device: 1 } })
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await visit(own).get(`/feeds/digest/guess-${n}.atom`)).status)
    expect(statuses).toEqual([404, 404, 429, 429])
    expect(JSON.stringify(own.logged)).not.toContain('guess-')
  })
})

describe('how somebody is told by e-mail', () => {
  it('is not offered where the server sends none, and else is theirs to choose', async () => {
    expect((await atDesk.get('/desk/account')).text).toContain('This server sends no e-mail.')
    const own = await startSite({}, { mail: createMail({ smtpUrl: 'smtp://127.0.0.1:1', from: { name: '', address: 'desk@claims.example' }, publicUrl: 'https://claims.example' }) })
    const person = await buildActor(own.desk)
    const visitor = await signedIn(own, person)
    expect((await visitor.get('/desk/account')).text).toContain('<option value="none" selected>')
    expect((await visitor.post('/desk/account/mail', { mail: 'daily' })).status).toBe(303)
    expect((await visitor.get('/desk/account')).text).toContain('<option value="daily" selected>')
    expect((await visitor.post('/desk/account/mail', { mail: 'hourly' })).status).toBe(422)
    expect((await own.desk.store.trail.about([person.id])).at(-1)).toMatchObject({ activity: 'choose_mail', before: { mail: 'none' }, after: { mail: 'daily' } })
  })
})
