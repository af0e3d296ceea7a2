// Whoever checks a claim blind learns nothing of the first verdict: not from any page, any endpoint, any form that they send.
import { beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '../../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { keepSnapshot } from '../../../../src/desk/evidence/keep-snapshot.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { askSecondCheck } from '../../../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../../src/desk/second-checks/cancel-second-check.js'
import { approveVerdict } from '../../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import { createToken } from '../../../../src/desk/people/create-token.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { endpoints } from '../../../../src/web/api/routes.js'
import { routes } from '../../../../src/web/routes.js'
import { buildActor, buildArticle, buildEvidence, claimSaying } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

// What is typed is drawn again: it holds nothing of that.
const TYPED = 'A page of the port.\n\nNothing else was noted, and nobody was there.'
const PAGE = 'A ledger of the port.\n\nThe periwinkle tariff was lifted in the spring.\n\nNothing else was noted.'
// Of the verdict that waits, of one that readers see, of what was pinned and of what was said. No text of the demo or of a page has these.
const SECRETS = [
  'cinnabar rationale', 'agate remark', 'dolomite note', 'quartzite rationale', 'obsidian aside', 'basalt rationale', 'gneiss decision', 'periwinkle tariff', 'zircon note', 'tourmaline ledger', 'malachite comment', 'feldspar answer',
]
// The statuses of both. They are words of the page too, where all statuses are offered.
const STATUSES = ['outdated', 'misleading']

let site: Site
let claim: Claim
let ids: Record<string, string>
let [author, asker, checker]: Person[] = []
let visitor: Visitor
// Of a claim that was dismissed because the other says the same: it rests on the same.
let twin: Claim
let twinIds: Record<string, string>
let tokens: { blind: string; asker: string }

beforeAll(async () => {
  site = await startSite()
  const { desk } = site
  ;[author, asker, checker] = [await buildActor(desk, 'fact-checker', 'Robin First'), await buildActor(desk, 'editor', 'Maren Edit'), await buildActor(desk, 'admin', 'Ana Second')]
  const article = await buildArticle(desk, author!)
  claim = await claimSaying(desk, article.id, 'northern pier')
  const snapshot = await keepSnapshot(desk, author!, { bytes: new Uint8Array(Buffer.from(PAGE)) })
  const { evidence } = await buildEvidence(desk, author!, claim, {
    snapshot, quote: 'The periwinkle tariff was lifted', title: 'The tourmaline ledger', note: 'A zircon note.', url: 'https://ledger.example.org/spring',
  })
  const said = await addComment(desk, author!, claim.id, { body: 'A malachite comment, @Ana Second, @Maren Edit.' })
  const answer = await addComment(desk, author!, claim.id, { body: 'A feldspar answer, @Ana Second.', replyTo: said.id })
  const others = await claimSaying(desk, article.id, '4.2 million')
  await addComment(desk, author!, others.id, { body: 'For everybody to read, @Ana Second.' })
  const find = async () => (await desk.store.claims.find(claim.id))!
  const propose = async (status: string, rationale: string) => proposeVerdict(desk, author!, claim.id, (await find()).version, {
    status, rationale, asOf: '2026-02-28', deskNote: 'An obsidian aside.',
  })
  const { id: repeatedId, version: fresh } = await claimSaying(desk, article.id, 'eleven weeks')
  const repeated = await proposeVerdict(desk, author!, repeatedId, fresh, { status: 'outdated', rationale: 'A cinnabar rationale.', asOf: '2026-02-28', withoutEvidence: 'Seen.' })
  const remarked = await addComment(desk, author!, repeated.id, { body: 'An agate remark, @Ana Second.' })
  const noted = await buildEvidence(desk, author!, repeated, { snapshot, quote: 'The periwinkle tariff was lifted', title: 'The tourmaline ledger', note: 'A dolomite note.', url: 'https://ledger.example.org/spring' })
  await dismissClaim(desk, author!, repeated.id, noted.claim.version, { reason: 'duplicate', duplicateOf: claim.id })
  const older = await propose('misleading', 'A basalt rationale.')
  await approveVerdict(desk, asker!, older.verdicts[0]!.id, older.version, { note: 'A gneiss decision.' })
  await publishArticle(desk, asker!, article.id, article.version)
  const judged = await propose('outdated', 'A quartzite rationale.')
  // An earlier check, by somebody else, that was taken back.
  const third = await buildActor(desk, 'fact-checker', 'Third Pair')
  const earlier = await askSecondCheck(desk, asker!, claim.id, judged.version, { checker: third.id })
  const free = await cancelSecondCheck(desk, asker!, earlier.check.id, earlier.claim.version)
  const { check } = await askSecondCheck(desk, asker!, claim.id, free.claim.version, { checker: checker!.id })
  twin = (await desk.store.claims.find(repeated.id))!
  twinIds = { claims: twin.id, comments: remarked.id, events: (await desk.store.trail.ofComment(remarked))!.id, verdicts: twin.verdicts[0]!.id, evidence: noted.evidence.id }
  claim = await find()
  ids = {
    comments: said.id, events: (await desk.store.trail.ofComment(answer))!.id, answer: answer.id, other: others.id,
    articles: article.id, claims: claim.id, verdicts: judged.verdicts[1]!.id, evidence: evidence.id, snapshots: snapshot, 'second-checks': check.id,
    sources: claim.attributions[0]!.hops[0]!.source.id, imports: 'none', people: author!.id, jobs: 'none', tokens: 'none', queues: 'awaiting', invitations: 'none',
  }
  visitor = await signedIn(site, checker!)
  const { token: blind } = await createToken(desk, checker!, checker!.id, { name: 'blind' })
  const { token } = await createToken(desk, asker!, asker!.id, { name: 'asker' })
  tokens = { blind, asker: token }
})

/** The address of a row of either table for what this is about, and of all that its query may ask. */
function addressesOf(path: string): string[] {
  const noun = /\/([a-z-]+)\/:id/.exec(path)?.[1]
  if (noun !== undefined && ids[noun] === undefined) throw new Error(`say here which ${noun} this test means`)
  const address = path.replace(':id', ids[noun ?? ''] ?? '')
  const ofTwin = twinIds[noun ?? '']
  return [address, ...(ofTwin === undefined ? [] : [path.replace(':id', ofTwin)]), ...queriesOf(path).map((query) => `${address}?${query}`)]
}

function queriesOf(path: string): string[] {
  const queries: Record<string, string[]> = {
    '/desk': ['queue=awaiting', 'queue=due', 'queue=mine', 'queue=unassigned', 'queue=returned', 'queue=returned-others', 'queue=mentions', ...['awaiting', 'due', 'mine', 'returned-others'].map((queue) => `queue=${queue}&by=${author!.id}`), 'query=pier', 'query=pier&in=claims', 'query=quartzite', 'query=periwinkle'],
    '/desk/articles/:id': [`claim=${claim.id}`, `claim=${claim.id}&stage=awaiting_approval`, `claim=${twin.id}`, `claim=${twin.id}&stage=dismissed`, 'stage=awaiting_approval'],
    '/desk/articles/:id/record': ['what=comment', 'what=propose_verdict', 'what=approve', `who=${author!.id}`, `who=${asker!.id}&what=approve`],
    '/desk/claims/:id/record': ['what=comment', 'what=propose_verdict', `who=${author!.id}`],
    '/desk/articles/:id/coverage': ['from=1', 'from=40'],
    '/desk/articles/:id/many': ['act=dismiss&stage=awaiting_approval'],
    '/articles/:id': [`claim=${claim.id}`],
    '/desk/snapshots/:id': [`evidence=${ids['evidence']}`],
    '/articles/:id/trail': ['activity=propose_verdict', `agent=${author!.id}`],
    '/claims/:id/trail': ['activity=comment'],
    '/second-checks': ['list=asked', 'list=differing', 'list=closed'],
  }
  return queries[path] ?? []
}

// Where all statuses are offered to choose from, and where a filter was asked for by its name.
function withoutChoices(html: string): string {
  return html.replaceAll(/<div class="statuses">.*?<\/div>/gs, '').replaceAll('unverified to outdated', '')
}

function leaksIn(text: string): string[] {
  return [...SECRETS, ...STATUSES].filter((secret) => withoutChoices(text).toLowerCase().includes(secret))
}

/** What a form of any page may hold, for this claim as it stands. */
function fields(): Record<string, string> {
  return {
    version: String(claim.version), note: 'Why?', body: 'Look again.', text: 'The pier has cracks.', texts: 'One.\nTwo.', status: 'verified', rationale: 'Seen.', asOf: '2026-02-28',
    chains: '0', stance: 'context', quote: 'Nothing else was noted', document: TYPED, title: 'A page', url: '', withoutEvidence: 'Seen.', seen: 'nothing', took: 'first',
    checker: author!.id, [`merge-${ids['claims']}`]: String(claim.version), name: 'x', role: 'editor', batch: 'none', emergency: 'Nobody else is here.',
  }
}

// These end the blindness, or the visit; or change what the others are asked of.
const LEFT_OUT = [
  '/sign-out', '/desk/second-checks/:id/opinion', '/desk/second-checks/:id/cancellation', '/desk/articles/:id/publication', '/desk/articles/:id/retraction',
  '/second-checks/:id/opinion', '/second-checks/:id/cancellation', '/articles/:id/publication', '/articles/:id/retraction',
]
const OF_THE_CLAIM = /\/(claims|verdicts|evidence|second-checks|comments|events)\/:id\//

async function api(method: string, path: string, token: string, body?: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${site.url}/api/v1${path}`, {
    method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

describe('who checks a claim blind', () => {
  it('sees on no page what the first found, whatever the address asks for', async () => {
    const seen = new Map<string, number>()
    for (const { path } of routes.filter(({ method }) => method === 'get')) {
      for (const address of addressesOf(path)) {
        for (const headers of [{}, { 'x-fragment': 'card' }] as Record<string, string>[]) {
          const { status, text } = await visitor.get(address, headers)
          expect(leaksIn(text), address).toEqual([])
          seen.set(address, status)
        }
      }
    }
    // What they may see they did see: the test asked for the right things.
    for (const path of ['/desk', '/desk/articles/:id', '/desk/claims/:id/card', '/desk/claims/:id/record', '/claims/:id', '/articles/:id', '/sources/:id', '/desk/second-checks', '/desk/second-checks/:id']) {
      expect(seen.get(addressesOf(path)[0]!), path).toBe(200)
    }
    for (const path of ['/desk/articles/:id/record', '/desk/articles/:id/coverage', '/desk/articles/:id/publication', '/desk/rules']) expect(seen.get(addressesOf(path)[0]!), path).toBe(200)
    expect(seen.get(`/desk/snapshots/${ids['snapshots']}`)).toBe(404)
    for (const address of [`/desk/articles/${ids['articles']}/record.jsonl`, `/desk/comments/${ids['comments']}/redaction`, `/desk/events/${ids['events']}/redaction`]) {
      expect(seen.get(address), address).toBe(403)
    }
  })

  it('is answered by no endpoint what the first found', async () => {
    for (const { path } of endpoints.filter(({ method }) => method === 'get')) {
      for (const address of addressesOf(path)) {
        const { status, text } = await api('get', address, tokens.blind)
        expect(leaksIn(text), address).toEqual([])
        if (path === '/claims/:id') expect(JSON.parse(text)).toMatchObject({ status: 'unverified', verdict: null, evidence: [], desk: { status: 'unverified', verdicts: [], secondCheck: address.includes(twin.id) ? null : ids['second-checks'] } })
        if (path === '/second-checks') expect(status).toBe(200)
      }
    }
  })

  it('does nothing to the claim, and is told nothing by trying', async () => {
    const refused: [string, number][] = []
    for (const { path, body } of routes.filter(({ method, path }) => method === 'post' && !LEFT_OUT.includes(path) && !path.startsWith('/desk/account') && path !== '/sign-in')) {
      const [address] = addressesOf(path) as [string]
      for (const version of [String(claim.version), '1']) {
        const typed = { ...fields(), version }
        const { stance, quote, document, title, url } = typed as Record<string, string>
        const { status, text } = body === 'upload' ? await visitor.upload(address, { version, stance: stance!, quote: quote!, document: document!, title: title!, url: url! }) : await visitor.post(address, typed)
        expect(leaksIn(text), address).toEqual([])
        if (OF_THE_CLAIM.test(path)) refused.push([path, status])
      }
    }
    expect(refused.filter(([, status]) => status !== 403)).toEqual([])
    const json = { ...fields(), texts: ['One.', 'Two.'], chains: [], others: [{ id: claim.id, version: claim.version }], page: TYPED, anchors: [], claims: [{ id: claim.id, version: claim.version }] }
    for (const { path } of endpoints.filter(({ method, path }) => method === 'post' && !LEFT_OUT.includes(path) && path !== '/split')) {
      const [address] = addressesOf(path) as [string]
      const { status, text } = await api('post', address, tokens.blind, { ...json, version: claim.version })
      expect(leaksIn(text), address).toEqual([])
      if (OF_THE_CLAIM.test(path)) expect([path, status]).toEqual([path, 403])
    }
    expect(await site.desk.store.claims.find(claim.id)).toEqual(claim)
  })

  it('finds the claim by no status, and counts none', async () => {
    const listed = async (status: string) => (await visitor.get(`/desk/articles/${ids['articles']}?status=${status}`)).text.replace('unverified to outdated', '').replaceAll(new RegExp(status, 'gi'), 'any')
    // A status that no claim has, and those of both verdicts: the same page.
    const [none, ...those] = [await listed('disputed'), await listed('outdated'), await listed('misleading')]
    const icons = /<use href="#icon-[a-z-]+"\/>/g
    for (const page of those) expect(page.replaceAll(icons, '')).toBe(none.replaceAll(icons, ''))
    expect(none).toContain('No claims match')
    const open = (await visitor.get(`/desk/articles/${ids['articles']}?status=unverified`)).text
    expect(open).toContain(`id="claim-${claim.id}"`)
    expect(open).toContain('You check this one blind')
  })

  it('is told in the trail of the article what was done to the others, and counts no more', async () => {
    const address = `/desk/articles/${ids['articles']}/record`
    const { text } = await visitor.get(address)
    expect(text).toContain(`/desk/claims/${ids['other']}/record`)
    expect(text).not.toContain(`/desk/claims/${claim.id}/record`)
    expect(text).toContain('is left out')
    expect(text).not.toContain('record.jsonl')
    expect(text).not.toMatch(/<option value="(approve|propose_verdict|ask_second_check)"/)
    expect((await visitor.get(`${address}?what=comment`)).text.match(/<\/b> commented:/g)).toHaveLength(1)
    expect((await visitor.get(`${address}.jsonl`)).text).toContain('you check one of them blind')
  })

  it('is shown no thread of it below another claim', async () => {
    for (const replyTo of [ids['comments']!, ids['answer']!]) {
      for (const [body, headers] of [['', {}], ['', { 'x-fragment': 'card' }], ['Seen?', {}]] as [string, Record<string, string>][]) {
        const { status, text } = await visitor.post(`/desk/claims/${ids['other']}/comments`, { body, replyTo }, headers)
        expect([status, leaksIn(text)]).toEqual([body ? 404 : 422, []])
      }
    }
  })

  it('has no open thread of it counted, and no mention', async () => {
    const workspace = (await visitor.get(`/desk/articles/${ids['articles']}`)).text
    expect(workspace.match(/1 open thread/g)).toHaveLength(1)
    const mentions = (await visitor.get('/desk?queue=mentions')).text
    expect(mentions).toContain('For everybody to read')
    expect(await site.desk.store.comments.countMentionsOf(checker!.id)).toEqual({ total: 1, isMore: false })
    expect(JSON.parse((await api('get', `/claims/${claim.id}/comments`, tokens.blind)).text)).toEqual({ items: [], next: null })
  })

  it('is not told of it in the queues of the desk, but asked for it', async () => {
    const { text } = await visitor.get('/desk')
    expect(text).toContain('Second checks for you')
    expect(text).toContain('No verdict waits for an editor')
    expect(text).toContain(`/desk/second-checks/${ids['second-checks']}`)
  })
})

describe('everybody else', () => {
  it('sees what the test looks for', async () => {
    const editor = await signedIn(site, asker!)
    const pages = [
      `/desk/articles/${ids['articles']}?claim=${claim.id}`, `/desk/claims/${claim.id}/record`, `/claims/${claim.id}`, `/desk/claims/${twin.id}/record`, `/desk/articles/${ids['articles']}?claim=${twin.id}&stage=dismissed`, `/desk/snapshots/${ids['snapshots']}`,
    ]
    const texts = await Promise.all(pages.map(async (path) => (await editor.get(path)).text))
    const all = [...texts, (await api('get', `/claims/${twin.id}`, tokens.asker)).text].join('\n').toLowerCase()
    expect([...SECRETS, ...STATUSES].filter((secret) => !all.includes(secret))).toEqual([])
    expect(leaksIn((await api('get', `/claims/${claim.id}`, tokens.asker)).text)).toEqual(expect.arrayContaining(['quartzite rationale', 'basalt rationale', 'outdated']))
    expect((await editor.get('/desk')).text).not.toContain('Second checks for you')
    expect((await editor.get(`/sources/${ids['sources']}`)).text.toLowerCase()).toContain('misleading')
    expect((await editor.get(`/desk/articles/${ids['articles']}/record`)).text).toContain(`/desk/claims/${claim.id}/record`)
    expect((await editor.get(`/desk/articles/${ids['articles']}/record.jsonl`)).text).toContain('malachite comment')
    expect((await editor.get('/desk?queue=mentions')).text).toContain('malachite comment')
    expect((await editor.get(`/desk/articles/${ids['articles']}`)).text.match(/1 open thread/g)).toHaveLength(3)
    expect((await editor.get(`/desk/articles/${ids['articles']}?status=outdated`)).text).toContain(`id="claim-${claim.id}"`)
  })
})
