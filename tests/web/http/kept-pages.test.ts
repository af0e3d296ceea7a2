import { get, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { editDetails } from '../../../src/desk/articles/edit-details.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { embargoArticle, endEmbargo, liftEmbargo } from '../../../src/desk/articles/embargo-article.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../../src/desk/articles/retract-article.js'
import { actOnMany, claimsFor, seenOf } from '../../../src/desk/claims/act-on-many.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { assignMany } from '../../../src/desk/claims/assign-many.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { anchorClaim } from '../../../src/desk/claims/anchor-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import { markSentence } from '../../../src/desk/articles/mark-sentence.js'
import { coverageOf } from '../../../src/desk/reading/coverage.js'
import { assignClaim, takeClaim } from '../../../src/desk/claims/assign-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { redactEvent } from '../../../src/desk/claims/redact-event.js'
import { reopenComment, resolveComment } from '../../../src/desk/claims/resolve-comment.js'
import { seeMention } from '../../../src/desk/claims/see-mention.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../../src/desk/claims/merge-claims.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { undoMany } from '../../../src/desk/claims/undo-many.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { reinstateClaim, withdrawClaim } from '../../../src/desk/claims/withdraw-claim.js'
import { unpinEvidence } from '../../../src/desk/evidence/unpin-evidence.js'
import { adjudicate } from '../../../src/desk/second-checks/adjudicate.js'
import { askSecondCheck } from '../../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../src/desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../../src/desk/second-checks/check-second.js'
import { approveOwnVerdict } from '../../../src/desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import { editSource } from '../../../src/desk/sources/edit-source.js'
import { identifySource } from '../../../src/desk/sources/identify-source.js'
import { mergeSources, unmergeSource } from '../../../src/desk/sources/merge-sources.js'
import { actNames, type ActName } from '../../../src/domain/act.js'
import type { Article } from '../../../src/domain/article.js'
import type { Claim } from '../../../src/domain/claim.js'
import { openStore } from '../../../src/storage/store.js'
import { routes } from '../../../src/web/routes.js'
import { hasPostgres, makeFolder } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildEvidence, buildPublishedClaim, claimSaying, HARBOUR, type PublishedClaim } from '../../factories.js'
import { runScript } from '../../run.js'
import { signedIn, startAgain, startSite, visit, type Site } from '../../server.js'

let site: Site
let shown: PublishedClaim
let sourceId: string
afterEach(() => void vi.useRealTimers())
const addresses = () => ['/', `/articles/${shown.article.id}`, `/claims/${shown.claim.id}`, `/sources/${sourceId}`]

beforeEach(async () => {
  site = await startSite()
  shown = await buildPublishedClaim(site.desk)
  const claim = await claimSaying(site.desk, shown.article.id, 'eleven weeks')
  const said = await acceptClaim(site.desk, shown.editor, claim.id, claim.version)
  sourceId = said.attributions[0]!.hops[0]!.source.id
})

interface Raw {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** ask answers what travels, with no header but those given. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', at = site): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = get(at.url + path, { headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => void parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }))
    })
    request.on('error', reject)
  })
}

async function found(): Promise<{ hit: number; miss: number }> {
  const { text } = await visit(site).get('/metrics')
  const count = (name: string) => Number(new RegExp(`kept_pages_total{found="${name}"} (\\d+)`).exec(text)?.[1])
  return { hit: count('hit'), miss: count('miss') }
}

/** during answers how many pages were there, and how many not, while something went on. */
async function during(work: () => Promise<unknown>): Promise<{ hit: number; miss: number }> {
  const before = await found()
  await work()
  const after = await found()
  return { hit: after.hit - before.hit, miss: after.miss - before.miss }
}

describe('a page for readers', () => {
  it('of every row of the URL table that says so is drawn once and kept, with all of its headers', async () => {
    expect(routes.filter(({ reads }) => reads).map(({ path }) => path)).toEqual(['/', '/articles/:id', '/claims/:id', '/sources/:id'])
    for (const address of addresses()) {
      let [first, second]: Raw[] = []
      expect(await during(async () => {
        first = await ask(address, { 'accept-encoding': 'br' })
        second = await ask(address, { 'accept-encoding': 'br' })
      })).toEqual({ hit: 1, miss: 1 })
      expect(first!.status).toBe(200)
      // The second of the last change is told from when it has come on: maybe between the two.
      const { date: _first, 'last-modified': _since, ...headers } = first!.headers
      const { date: _second, 'last-modified': _from, ...kept } = second!.headers
      expect(kept).toEqual(headers)
      expect(kept).toMatchObject({
        'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'cache-control': 'no-cache', 'vary': 'Accept-Encoding, Cookie',
        'content-security-policy': expect.stringContaining("default-src 'none'"), 'permissions-policy': expect.stringContaining('camera=()'),
      })
      expect(second!.body.equals(first!.body)).toBe(true)
    }
  })

  it('is the same in each encoding', async () => {
    for (let n = 0; n < 2; n += 1) {
      const plain = await ask('/')
      const brotli = await ask('/', { 'accept-encoding': 'gzip, deflate, br' })
      const zipped = await ask('/', { 'accept-encoding': 'gzip' })
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
      expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
      expect(plain.headers['content-encoding']).toBeUndefined()
    }
  })

  it('is not sent again to who has it, by its tag or by its date; a HEAD has no body', async () => {
    const { headers, body } = await ask('/')
    for (const has of [{ 'if-none-match': headers.etag! }, { 'if-none-match': `"other", ${headers.etag!}` }, { 'if-none-match': '*' }]) {
      const answer = await ask('/', has)
      expect(answer).toMatchObject({ status: 304, headers: { etag: headers.etag } })
      expect(answer.headers).not.toHaveProperty('content-type')
      expect(answer.body).toHaveLength(0)
    }
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200)
    const head = await ask('/', {}, 'HEAD')
    expect(head).toMatchObject({ status: 200, headers: { 'etag': headers.etag, 'content-length': String(body.length) } })
    expect(head.body).toHaveLength(0)
  })

  it('tells since when it is so, once that second has come, and is not sent again for it', async () => {
    const version = await site.desk.store.readersVersion()
    vi.useFakeTimers({ toFake: ['Date'], now: version * 1_000 - 1 })
    expect((await ask('/')).headers).not.toHaveProperty('last-modified')
    vi.setSystemTime(version * 1_000)
    const { headers } = await ask('/')
    const since = headers['last-modified']!
    expect(Date.parse(since)).toBe(version * 1_000)
    expect((await ask('/', { 'if-modified-since': since })).status).toBe(304)
    await addComment(site.desk, shown.checker, shown.claim.id, { body: 'Look again.' })
    expect((await ask('/', { 'if-modified-since': since })).status).toBe(200)
  })

  it('is one for all that others append to its address, and leads back to itself', async () => {
    const address = `/articles/${shown.article.id}`
    const { body } = await ask(`${address}?utm_source=mail&fbclid=1`)
    expect(await during(async () => {
      for (const query of ['', '?utm_source=elsewhere']) expect((await ask(address + query)).body.equals(body)).toBe(true)
    })).toEqual({ hit: 2, miss: 0 })
    expect(body.toString()).not.toContain('utm_source')
    const second = await ask(`${address}?page=2&utm_source=mail`)
    expect(second.body.toString()).toContain('this is the last')
  })

  it('is drawn for those who are signed in by themselves, and never kept of them', async () => {
    const address = `/articles/${shown.article.id}`
    const editor = await signedIn(site, shown.editor)
    expect(await during(async () => {
      const own = await editor.get(address)
      expect(own.text).toContain('Maren Edit')
      expect(own.headers.get('cache-control')).toBe('no-store')
    })).toEqual({ hit: 0, miss: 0 })
    const readers = await ask(address)
    expect(readers.body.toString()).not.toContain('Sign out')
    expect((await editor.get(address)).text).toContain('Sign out')
    expect((await during(() => ask(address, { cookie: '_ga=GA1.2.3; theme=dark' }))).hit).toBe(1)
  })

  it('holds nothing that was made for one visit: no form to send, no key of one, no cookie, nobody who is signed in', async () => {
    const editor = await signedIn(site, shown.editor)
    for (const address of addresses()) {
      const asked = [address, `${address}?notice=published`]
      for (const path of asked) {
        await editor.get(path, { 'accept-encoding': 'identity' })
        await ask(path)
      }
      expect(await during(async () => {
        for (const path of asked) {
          const { headers, body } = await ask(path)
          expect(headers).not.toHaveProperty('set-cookie')
          expect(JSON.stringify(headers) + body.toString()).not.toMatch(/nonce|csrf|method="post"|Sign out|class="person"/i)
          expect(body.toString().includes('Readers can see the accepted claims.')).toBe(path !== address)
        }
      })).toEqual({ hit: 2, miss: 0 })
    }
  })

  it('is refused under a name that is not ours also where it is kept', async () => {
    await ask('/')
    expect((await ask('/', { host: 'elsewhere.example' })).status).toBe(421)
  })

  it('is drawn once where many ask at once', async () => {
    const { store } = site.desk
    const list = store.articles.listPublished
    const asked = vi.spyOn(store, 'readersVersion')
    vi.spyOn(store.articles, 'listPublished').mockImplementation(async (request) => {
      await vi.waitUntil(() => asked.mock.calls.length === 8)
      return list(request)
    })
    expect(await during(() => Promise.all(Array.from({ length: 8 }, () => ask('/'))))).toEqual({ hit: 7, miss: 1 })
  })

  it('is asked for anew each time by whoever keeps it, also where it is not kept here', async () => {
    const headers = { 'cache-control': 'no-cache', 'vary': 'Accept-Encoding, Cookie' }
    expect(await ask(`/articles/${shown.article.id}/`)).toMatchObject({ status: 200, headers })
    vi.spyOn(site.desk.store, 'readersVersion').mockRejectedValueOnce(new Error('database is locked'))
    expect(await during(async () => {
      expect(await ask('/')).toMatchObject({ status: 200, headers })
    })).toEqual({ hit: 0, miss: 0 })
    expect((await ask('/', { cookie: 'claimtrail.session=nobody' })).headers).toMatchObject({ ...headers, 'cache-control': 'no-store' })
  })

  it('that is not there keeps nobody waiting for one whose answer stands behind another on its connection', async () => {
    const { store } = site.desk
    const nowhere = '/claims/nowhere'
    const asked = vi.spyOn(store.claims, 'find')
    const list = store.articles.listPublished
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    vi.spyOn(store.articles, 'listPublished').mockImplementation((request) => held.then(() => list(request)))
    const { hostname: host, port } = new URL(site.url)
    const socket = connect({ host, port: Number(port) })
    try {
      for (const path of ['/', nowhere]) socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      await vi.waitUntil(() => asked.mock.calls.length === 1)
      expect((await ask(nowhere)).status).toBe(404)
    } finally {
      goOn()
      socket.destroy()
    }
    expect((await ask(nowhere)).status).toBe(404)
  })

  it('is drawn once for those who wait for it, also where the first of them leaves', async () => {
    const { store } = site.desk
    const list = store.articles.listPublished
    const asked = vi.spyOn(store, 'readersVersion')
    const left = vi.fn()
    const leaving = get(site.url, () => undefined).on('error', left)
    const drawn = vi.spyOn(store.articles, 'listPublished').mockImplementation(async (request) => {
      await vi.waitUntil(() => asked.mock.calls.length === 4)
      leaving.destroy()
      await vi.waitUntil(() => left.mock.calls.length === 1)
      // Once the server answered this, it knows of the one who left.
      await ask('/healthz')
      return list(request)
    })
    await vi.waitUntil(() => drawn.mock.calls.length === 1)
    const answers = await Promise.all(Array.from({ length: 3 }, () => ask('/')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(drawn).toHaveBeenCalledTimes(1)
  })

  it('that is not there keeps nobody waiting for one who waited for it and left', async () => {
    const { store } = site.desk
    const nowhere = '/claims/nowhere'
    const find = store.claims.find
    const asked = vi.spyOn(store, 'readersVersion')
    const left = vi.fn()
    const looked = vi.spyOn(store.claims, 'find').mockImplementationOnce(async (id) => {
      const leaving = get(site.url + nowhere).on('error', left)
      await vi.waitUntil(() => asked.mock.calls.length === 2)
      leaving.destroy()
      await vi.waitUntil(() => left.mock.calls.length === 1)
      await ask('/healthz')
      return find(id)
    })
    expect((await ask(nowhere)).status).toBe(404)
    await vi.waitUntil(() => looked.mock.calls.length === 2)
    expect((await ask(nowhere)).status).toBe(404)
  })

  it('that is not there is not kept', async () => {
    const draft = await buildArticle(site.desk, shown.checker, { text: HARBOUR.replaceAll('bridge', 'lock') })
    const address = `/articles/${draft.id}`
    expect(await during(async () => {
      for (let n = 0; n < 2; n += 1) expect((await ask(address)).status).toBe(404)
    })).toEqual({ hit: 0, miss: 2 })
    await publishArticle(site.desk, shown.editor, draft.id, draft.version)
    expect((await ask(address)).status).toBe(200)
  })

  it('that another process changed is drawn anew', async () => {
    const address = `/articles/${shown.article.id}`
    await ask(address)
    const store = await openStore(site.database.url)
    try {
      await retractArticle(makeDesk(store), shown.editor, shown.article.id, shown.article.version, { reason: 'The tender was another one.' })
      expect((await ask(address)).body.toString()).toContain('The tender was another one.')
    } finally {
      await store.close()
    }
  })

  it.skipIf(hasPostgres())('that tells of what a restored backup does not know is never shown again', async () => {
    const address = `/articles/${shown.article.id}`
    const env = { DATABASE_URL: site.database.url }
    const copy = join(await makeFolder(), 'backup.db')
    expect(await runScript('src/cli.ts', ['backup', copy], { env })).toMatchObject({ code: 0 })
    const version = await site.desk.store.readersVersion()
    vi.useFakeTimers({ toFake: ['Date'], now: (version + 5) * 1_000 })
    await retractArticle(site.desk, shown.editor, shown.article.id, shown.article.version, { reason: 'The tender was another one.' })
    expect((await ask(address)).body.toString()).toContain('The tender was another one.')

    expect(await runScript('src/cli.ts', ['restore', copy, '--force'], { env })).toMatchObject({ code: 0 })
    // In the second of the one that is lost.
    await addComment(site.desk, shown.checker, shown.claim.id, { body: 'Look again.' })
    expect((await ask(address)).body.toString()).not.toContain('The tender was another one.')
  })
})

// What is done to accounts and to the splitter shows on no page for readers.
const OF_THE_DESK: ActName[] = [
  'add_user', 'change_role', 'create_token', 'revoke_token', 'disable_user', 'enable_user', 'end_sessions', 'change_password', 'reset_password',
  'set_up_second_factor', 'renew_backup_codes', 'remove_second_factor', 'require_second_factor', 'waive_second_factor', 'sign_in',
  'sign_in_failed', 'learn', 'send_import', 'retry_import', 'discard_import', 'retry_job', 'discard_job', 'change_rules', 'invite', 'revoke_invitation', 'accept_invitation', 'make_feed', 'end_feed', 'choose_mail',
]

describe('after every act', () => {
  it('each kept page is what a server says that was started just now', async () => {
    const { desk } = site
    const { checker, editor } = shown
    const article = async (): Promise<Article> => (await desk.store.articles.find(shown.article.id))!
    const judged = async (): Promise<Claim> => (await desk.store.claims.find(shown.claim.id))!
    const other = async (): Promise<Claim> => claimSaying(desk, shown.article.id, 'northern pier')
    const propose = async () => {
      const { id, version } = await judged()
      await proposeVerdict(desk, checker, id, version, { status: 'false', rationale: 'The tender was amended.', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' })
    }
    const thread = async () => (await desk.store.comments.threadsOn(shown.claim.id, { after: null, limit: 1 })).items[0]!
    const last = async () => (await judged()).verdicts.at(-1)!.id
    const draft = await buildArticle(desk, checker, { text: HARBOUR.replaceAll('bridge', 'dock') })
    let batch = ''
    const source = async (id: string) => (await desk.store.sources.details(id))!
    const office = async () => (await judged()).attributions[0]!.hops[0]!.source.id
    let merged = ''
    const admin = await buildActor(desk, 'admin')
    const [second, third] = [await buildActor(desk, 'fact-checker', 'Second Pair'), await buildActor(desk, 'fact-checker', 'Third Pair')]
    const askFor = async ({ id: checker }: { id: string }) => askSecondCheck(desk, editor, shown.claim.id, (await judged()).version, { checker })
    const steps: [ActName, () => Promise<unknown>][] = [
      ['import', () => buildArticle(desk, checker, { text: HARBOUR.replaceAll('bridge', 'lock') })],
      ['edit_details', async () => editDetails(desk, editor, shown.article.id, (await article()).version, { title: 'The bridge will close' })],
      ['split_claim', async () => {
        const { id, version, text } = await other()
        await splitClaim(desk, editor, id, version, { texts: [text, 'The pier has cracks.'] })
      }],
      ['dismiss', async () => dismissClaim(desk, checker, (await other()).id, (await other()).version)],
      ['restore', async () => restoreClaim(desk, checker, (await other()).id, (await other()).version)],
      ['accept', async () => acceptClaim(desk, editor, (await other()).id, (await other()).version)],
      ['dismiss_many', async () => actOnMany(desk, checker, draft.id, 'dismiss', { filter: {}, seen: seenOf((await claimsFor(desk.store, checker, draft.id, 'dismiss', {})).claims) }).then(({ batch: made }) => { batch = made })],
      ['undo_many', () => undoMany(desk, checker, draft.id, batch)],
      ['assign_many', async () => assignMany(desk, checker, draft.id, { assignee: checker.id, claims: [{ id: (await claimSaying(desk, draft.id, 'northern pier')).id, from: null }] })],
      ['merge_claims', async () => {
        const [into, from] = [await claimSaying(desk, draft.id, 'northern pier'), await claimSaying(desk, draft.id, '4.2 million')]
        await mergeClaims(desk, checker, into.id, into.version, { text: 'The dock is dear, and cracked.', others: [from] })
      }],
      ['undo', async () => {
        const added = await addClaim(desk, checker, draft.id, { text: 'The lock is old.', anchors: [{ exact: 'northern pier', start: null }] })
        await undoAct(desk, checker, added.id, added.version)
      }],
      ['accept_many', async () => actOnMany(desk, checker, draft.id, 'accept', { filter: {}, seen: seenOf((await claimsFor(desk.store, checker, draft.id, 'accept', {})).claims) })],
      ['withdraw', async () => withdrawClaim(desk, editor, (await other()).id, (await other()).version, { note: 'Misread.' })],
      ['reinstate', async () => reinstateClaim(desk, editor, (await other()).id, (await other()).version, { note: 'It stands.' })],
      ['add_claim', () => addClaim(desk, editor, shown.article.id, { text: 'The ferries take over.', anchors: [{ exact: 'Will the ferries take over?', start: null }] })],
      ['anchor', async () => anchorClaim(desk, editor, shown.claim.id, (await judged()).version, { anchors: [{ exact: 'Will the ferries take over?', start: null }], note: 'Said there.' })],
      ['attribute', async () => attributeClaim(desk, editor, shown.claim.id, (await judged()).version, {
        chains: [{ hops: [{ source: { name: 'Port Office', kind: 'organization' }, mode: 'indirect' }] }],
      })],
      ['mark_sentence', async () => markSentence(desk, checker, shown.article.id, { start: (await coverageOf(desk.store, checker, shown.article.id)).sentences.find(({ kind }) => kind !== 'claim')!.start, kind: 'nothing' })],
      ['assign', () => assignClaim(desk, editor, shown.claim.id, { assignee: checker.id, dueOn: '2026-04-01' })],
      ['take', async () => takeClaim(desk, checker, (await other()).id)],
      ['edit_source', async () => {
        const { version, name, kind } = await source(sourceId)
        await editSource(desk, editor, sourceId, version, { name: `${name} M.`, kind, role: 'engineer', aliases: [], sameAs: 'https://example.org/ada', reliability: null })
      }],
      ['merge_sources', async () => {
        merged = await office()
        await mergeSources(desk, editor, sourceId, (await source(sourceId)).version, { id: merged, version: (await source(merged)).version })
      }],
      ['unmerge_source', async () => unmergeSource(desk, editor, sourceId, (await source(sourceId)).version, { id: merged, version: (await source(merged)).version })],
      ['identify_source', async () => identifySource(desk, checker, (await other()).attributions[0]!.hops[0]!.source.id, 0, { words: 'Somebody.' })],
      ['comment', () => addComment(desk, checker, shown.claim.id, { body: 'Look again.' })],
      ['resolve_comment', async () => resolveComment(desk, checker, (await thread()).id, (await thread()).version)],
      ['reopen_comment', async () => reopenComment(desk, checker, (await thread()).id, (await thread()).version)],
      ['see_mention', async () => seeMention(desk, editor, (await addComment(desk, checker, shown.claim.id, { body: '@Maren Edit, is it so?' })).id)],
      ['propose_verdict', propose],
      ['return', async () => returnVerdict(desk, editor, await last(), (await judged()).version, { note: 'Name the page.' })],
      ['pin_evidence', async () => void (await buildEvidence(desk, checker, await judged()))],
      ['propose_verdict', propose],
      ['ask_second_check', () => askFor(second)],
      ['cancel_second_check', async () => cancelSecondCheck(desk, editor, (await judged()).secondCheckId!, (await judged()).version)],
      ['ask_second_check', () => askFor(third)],
      ['second_check', async () => checkSecond(desk, third, (await judged()).secondCheckId!, (await judged()).version, { status: 'outdated', rationale: 'The tender is old.', asOf: '2026-03-01' })],
      ['adjudicate', async () => adjudicate(desk, editor, (await judged()).secondCheckId!, (await judged()).version, { took: 'second', note: 'It is older.' })],
      ['approve', async () => approveVerdict(desk, editor, await last(), (await judged()).version, { note: '' })],
      ['propose_verdict', async () => {
        const { id, version } = await judged()
        await proposeVerdict(desk, admin, id, version, { status: 'verified', rationale: 'The tender stands.', asOf: '2026-03-01' })
      }],
      ['approve_own', async () => approveOwnVerdict(desk, admin, await last(), (await judged()).version, { emergency: 'Nobody else is awake.' })],
      ['unpin_evidence', async () => unpinEvidence(desk, editor, (await desk.store.evidence.ofClaim(shown.claim.id))[0]!.id, (await judged()).version)],
      ['reword', async () => rewordClaim(desk, editor, shown.claim.id, (await judged()).version, { text: 'The repair will cost 4.3 million crowns.', note: 'The sum.' })],
      ['redact', async () => {
        const { items } = await desk.store.trail.pageAbout([shown.claim.id], { after: null, limit: 1 }, { activities: ['reword'], without: [] })
        await redactEvent(desk, admin, items[0]!.id, { reason: 'A sum that was secret.' })
      }],
      ['retract', async () => retractArticle(desk, editor, shown.article.id, (await article()).version, { reason: 'The tender was another one.' })],
      ['embargo', async () => embargoArticle(desk, editor, shown.article.id, (await article()).version, { day: '2026-03-02', time: '06:00', zone: 'UTC' })],
      ['lift_embargo', async () => liftEmbargo(desk, editor, shown.article.id, (await article()).version)],
      ['embargo', async () => embargoArticle(desk, editor, shown.article.id, (await article()).version, { day: '2026-03-02', time: '06:00', zone: 'UTC' })],
      ['end_embargo', () => endEmbargo({ ...desk, now: () => new Date('2026-03-02T06:00:00Z') }, PROGRAM, shown.article.id, new Date('2026-03-02T06:00:00Z'))],
      ['retract', async () => retractArticle(desk, editor, shown.article.id, (await article()).version, { reason: 'The tender was another one.' })],
      ['publish', async () => publishArticle(desk, editor, shown.article.id, (await article()).version)],
    ]
    expect([...new Set(steps.map(([act]) => act)), ...OF_THE_DESK].sort()).toEqual([...actNames].sort())
    const changing = new Set<ActName>()
    for (const [act, step] of steps) {
      const before = await Promise.all(addresses().map((address) => ask(address)))
      await step()
      const fresh = await startAgain(site)
      for (const [n, address] of addresses().entries()) {
        const [kept, anew] = [await ask(address), await ask(address, {}, 'GET', fresh)]
        expect(kept.status).toBe(anew.status)
        expect(kept.body.toString(), `${address} after ${act}`).toBe(anew.body.toString())
        if (!kept.body.equals(before[n]!.body)) changing.add(act)
      }
    }
    // The test would see nothing where no act changed a page.
    expect([...changing].sort()).toEqual(['accept', 'add_claim', 'anchor', 'approve', 'approve_own', 'attribute', 'edit_details', 'edit_source', 'end_embargo', 'merge_sources', 'publish', 'redact', 'reinstate', 'retract', 'reword', 'split_claim', 'unmerge_source', 'unpin_evidence', 'withdraw'])
  })
})
