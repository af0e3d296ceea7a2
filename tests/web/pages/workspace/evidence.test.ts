import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/domain/article.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { keepSnapshot } from '../../../../src/desk/evidence/keep-snapshot.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { snapshotHash } from '../../../../src/domain/snapshot.js'
import { buildActor, buildArticle, buildEvidence, claimSaying, HARBOUR, LEDGER } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  atDesk = await signedIn(site, checker)
})

async function draft(): Promise<{ article: Article; claim: Claim; address: string }> {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nThe council has met ${articles + 3} times this year.` })
  const claim = await claimSaying(site.desk, article.id, '4.2 million')
  return { article, claim, address: `/desk/claims/${claim.id}/evidence` }
}

const FIELDS = { version: '1', stance: 'refutes', url: 'https://port.example.org/ledger', title: '', quote: 'No bid had come in', note: 'Page 4.' }
const HASH = snapshotHash(Buffer.from(LEDGER))
const pinned = async ({ id }: Claim) => site.desk.store.evidence.ofClaim(id)

describe('the form for evidence', () => {
  it('pins what was pasted, and the card shows the quote, its stance, its address and its snapshot', async () => {
    const { article, claim, address } = await draft()
    const answer = await atDesk.upload(address, { ...FIELDS, document: LEDGER })
    expect(answer.status).toBe(303)
    const { text } = await atDesk.get(answer.location!.split('#')[0]!)
    const list = text.slice(text.indexOf('class="evidence-list"'), text.indexOf('data-fold="evidence"'))
    expect(list).toContain('Refutes')
    expect(list).toContain('<a href="https://port.example.org/ledger" rel="nofollow noopener noreferrer">')
    expect(list).toContain('<blockquote class="serif" dir="auto">No bid had come in</blockquote>')
    expect(list).toContain(`/desk/snapshots/${HASH}?evidence`)
    expect(list).toContain('Page 4.')
    expect(list).toContain('Pinned by Robin Check')
    expect(answer.location).toBe(`/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`)
    expect(text).not.toContain('Why there is no evidence')
  })

  it('pins out of a file, and HTML by its text', async () => {
    const { claim, address } = await draft()
    const html = `<!doctype html><title>Ledger</title><article><h1>Ledger</h1>${'<p>No bid had come in for the pier, the ledger of the port says.</p>'.repeat(9)}</article>`
    expect((await atDesk.upload(address, { ...FIELDS, file: new File([html], 'ledger.html', { type: 'text/html' }) })).status).toBe(303)
    const [evidence] = await pinned(claim)
    expect(await site.desk.store.snapshots.find(evidence!.snapshotHash)).toMatchObject({ mediaType: 'text/html', bytes: new Uint8Array(Buffer.from(html)) })
  })

  it('comes back as typed where the quote is not there, with the nearest passage and the page that was sent', async () => {
    const { claim, address } = await draft()
    const quote = 'puts the repair of the northern pier at 5 million crowns, without tax'
    const file = new File([LEDGER], 'ledger.txt', { type: 'text/plain' })
    const refused = await atDesk.upload(address, { ...FIELDS, quote, file })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(quote)
    expect(refused.text).toContain('Page 4.')
    expect(refused.text).toMatch(/name="stance" value="refutes" checked/)
    expect(refused.text).toContain('<ins>4.2</ins>')
    expect(refused.text).toContain('<del>5</del>')
    const [, nearest] = /name="nearest" value="([^"]+)"/.exec(refused.text)!
    const [, snapshot] = /name="snapshot" value="([^"]+)"/.exec(refused.text)!
    expect(await pinned(claim)).toEqual([])
    const elsewise = await atDesk.upload(address, { ...FIELDS, quote, snapshot: snapshot!, nearest: nearest!, url: 'port' })
    expect(elsewise.text).not.toContain('class="nearest"')
    const taken = await atDesk.upload(address, { ...FIELDS, quote, snapshot: snapshot!, nearest: nearest!, take: '1' })
    expect(taken.status).toBe(303)
    expect((await pinned(claim))[0]).toMatchObject({
      snapshotHash: HASH, quote: 'The council’s tender of 3 February puts the repair of the northern pier at 4.2 million crowns, without tax.',
    })
  })

  it('keeps the nearest passage that was taken where somebody else was faster', async () => {
    const { claim, address } = await draft()
    const snapshot = await keepSnapshot(site.desk, checker, { bytes: new Uint8Array(Buffer.from(LEDGER)) })
    await acceptClaim(site.desk, checker, claim.id, 1)
    const late = await atDesk.upload(address, { ...FIELDS, quote: 'nothing like it', snapshot, nearest: FIELDS.quote, take: '1' })
    expect(late.status).toBe(409)
    const fields = Object.fromEntries([...late.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
    expect(fields).toMatchObject({ quote: FIELDS.quote, take: '', snapshot })
    expect((await atDesk.upload(address, { ...fields, url: FIELDS.url })).status).toBe(303)
    expect((await pinned(claim)).map(({ quote }) => quote)).toEqual([FIELDS.quote])
  })

  it('asks of a page that looks like another, and takes the word of who ticks that it is the one', async () => {
    const { claim, address } = await draft()
    const wall = 'Log in to continue reading with your account. Forgot your password? You don’t have an account? Create an account.'
    const typed = { ...FIELDS, quote: 'Forgot your password?' }
    const refused = await atDesk.upload(address, { ...typed, document: wall })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This looks like a page to sign in on')
    const [, snapshot] = /name="snapshot" value="([^"]+)"/.exec(refused.text)!
    expect((await atDesk.upload(address, { ...typed, snapshot: snapshot!, isPage: '1' })).status).toBe(303)
    expect((await pinned(claim))[0]!.doubt).toBe('sign_in')
  })

  it.each([
    ['no page at all', {}, 'Paste the page’s text, or choose its file'],
    ['a file that is no text', { file: new File(['%PDF-1.7'], 'ledger.pdf') }, 'Only .txt, .md and .html files are read'],
    ['a file over 5 MB', { file: new File(['x'.repeat(5_000_001)], 'ledger.txt') }, 'This page is too large: at most 5 MB'],
    ['a pasted page over 5 MB', { document: 'x'.repeat(5_000_001) }, 'This page is too large: at most 5 MB'],
    ['a page of more than 1,000,000 characters', { document: 'The pier is long. '.repeat(60_000) }, 'This page is too large: at most 5 MB'],
    ['no stance', { stance: '', document: LEDGER }, 'Say what it does'],
  ])('says what to mend of %s, and keeps what was typed', async (_what, more, words) => {
    const { claim, address } = await draft()
    const answer = await atDesk.upload(address, { ...FIELDS, ...more })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words)
    expect(answer.text).toContain('Page 4.')
    expect(answer.text).not.toContain('in parts')
    expect(await pinned(claim)).toEqual([])
  })

  it('sends what may be too large after all that is typed, which is read first', async () => {
    const { article, claim } = await draft()
    const { text } = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)
    const form = text.slice(text.indexOf('data-form="evidence"')).split('</form>')[0]!
    const names = [...form.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)
    expect([...new Set(names)]).toEqual(['version', 'stance', 'quote', 'url', 'title', 'note', 'document', 'file'])
  })

  it('that holds a page opens where another is brought wherever that is wrong, and asks of the other anew', async () => {
    const { address } = await draft()
    const wall = 'Log in to continue reading with your account. Forgot your password? You don’t have an account? Create an account.'
    const typed = { ...FIELDS, quote: 'Zeppelins', document: wall, isPage: '1', snapshot: '' }
    const held = await atDesk.upload(address, { ...typed, document: wall })
    const snapshot = snapshotHash(Buffer.from(wall))
    const fold = (text: string) => /<details class="fold"( open)?>\s*<summary>.*Another page in its place/.exec(text)![1]
    expect(held.text).toContain(`name="snapshot" value="${snapshot}"`)
    expect(fold(held.text)).toBeUndefined()
    const wrong = await atDesk.upload(address, { ...typed, document: '', snapshot, file: new File(['%PDF-1.7'], 'ledger.pdf') })
    expect(fold(wrong.text)).toBe(' open')
    expect(wrong.text).toContain('name="isPage" value="1" checked')
    const again = await atDesk.upload(address, { ...typed, snapshot })
    expect(again.text).toContain('name="isPage" value="1" checked')
    const other = await atDesk.upload(address, { ...typed, snapshot, document: `${wall} Sign up.` })
    expect(other.status).toBe(422)
    expect(other.text).toContain('This looks like a page to sign in on')
    expect(other.text).not.toContain('name="isPage" value="1" checked')
  })

  it('that is stale shows both sides, and holds the page: sent again it goes through', async () => {
    const { claim, address } = await draft()
    await buildEvidence(site.desk, checker, claim)
    const conflict = await atDesk.upload(address, { ...FIELDS, file: new File([LEDGER], 'ledger.txt') })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('No bid had come in')
    const again = Object.fromEntries([...conflict.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!.replaceAll('&#x3D;', '=')]))
    expect(again).toMatchObject({ version: '2', snapshot: HASH })
    expect((await atDesk.post(address, again)).status).toBe(303)
    expect(await pinned(claim)).toHaveLength(2)
  })

  it('is not there on a claim that was dismissed; what is pinned stays and can be taken off', async () => {
    const { article, claim } = await draft()
    const { evidence } = await buildEvidence(site.desk, checker, claim)
    await dismissClaim(site.desk, checker, claim.id, 2)
    const { text } = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}&stage=dismissed`)
    expect(text).not.toContain('data-fold="evidence"')
    expect(text).toContain('The port’s ledger')
    expect((await atDesk.post(`/desk/evidence/${evidence.id}/removal`, { version: '2' })).status).toBe(409)
    expect((await atDesk.post(`/desk/evidence/${evidence.id}/removal`, { version: '3' })).status).toBe(303)
    expect((await atDesk.post(`/desk/evidence/${evidence.id}/removal`, { version: '4' })).status).toBe(404)
    expect(await pinned(claim)).toEqual([])
  })
})

describe('a verdict', () => {
  const verdict = { version: '1', status: 'false', rationale: 'The ledger.', asOf: '2026-02-03' }

  it('that says what is true asks what it rests on, where nothing is pinned', async () => {
    const { claim } = await draft()
    const address = `/desk/claims/${claim.id}/verdicts`
    const refused = await atDesk.post(address, verdict)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('pin the evidence first, or write why there is none')
    const { claim: after } = await buildEvidence(site.desk, checker, claim)
    expect((await atDesk.post(address, { ...verdict, version: String(after.version) })).status).toBe(303)
  })

  it('that waits says so where its evidence was taken off since', async () => {
    const { article, claim } = await draft()
    const { claim: after, evidence } = await buildEvidence(site.desk, checker, claim)
    await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { ...verdict, version: String(after.version) })
    const card = async () => (await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)).text
    expect(await card()).not.toContain('No evidence is pinned')
    await atDesk.post(`/desk/evidence/${evidence.id}/removal`, { version: String(after.version + 1) })
    expect(await card()).toContain('No evidence is pinned to this claim, and nobody said why.')
  })

  it('keeps a note for the desk and a day to look again, which the card shows to who decides', async () => {
    const { article, claim } = await draft()
    const more = { withoutEvidence: 'Seen on the spot.', deskNote: 'Ask *Ada* first.', recheckOn: '2026-06-01' }
    expect((await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { ...verdict, ...more })).status).toBe(303)
    const { text } = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)
    for (const words of ['Rests on no evidence: Seen on the spot.', 'Ask <em>Ada</em> first.', '1 June 2026']) expect(text).toContain(words)
  })

  it('says nothing of why there is no evidence where there is some', async () => {
    const { claim } = await draft()
    const { claim: after } = await buildEvidence(site.desk, checker, claim)
    await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { ...verdict, version: String(after.version), withoutEvidence: 'Seen on the spot.' })
    expect((await site.desk.store.claims.find(claim.id))!.verdicts).toMatchObject([{ status: 'false', withoutEvidence: null }])
    expect((await site.desk.store.trail.about([claim.id])).at(-1)!.after).not.toHaveProperty('withoutEvidence')
  })
})

describe('the page of a snapshot', () => {
  it('shows the text with the quote marked and what is known of it, to the desk alone', async () => {
    const { claim } = await draft()
    const { evidence } = await buildEvidence(site.desk, checker, claim)
    const address = `/desk/snapshots/${HASH}?evidence=${evidence.id}`
    const { status, text } = await atDesk.get(address)
    expect(status).toBe(200)
    expect(text).toContain('<mark id="quote">the repair of the northern pier at 4.2 million crowns</mark>')
    for (const words of [HASH, 'Robin Check', 'Brought by hand, not fetched', 'text/plain', `${Buffer.from(LEDGER).length} bytes`]) expect(text).toContain(words)
    expect((await atDesk.get(`/desk/snapshots/${HASH}`)).text).not.toContain('<mark')
    expect((await visit(site).get(address)).status).toBe(303)
    expect((await atDesk.get(`/desk/snapshots/${'0'.repeat(64)}`)).status).toBe(404)
  })

  it('says nothing of a claim whose evidence rests on another page', async () => {
    const { claim } = await draft()
    const { evidence } = await buildEvidence(site.desk, checker, claim)
    const other = await keepSnapshot(site.desk, checker, { bytes: new Uint8Array(Buffer.from(LEDGER.replace('weeks', 'days'))) })
    const { status, text } = await atDesk.get(`/desk/snapshots/${other}?evidence=${evidence.id}`)
    expect(status).toBe(200)
    expect(text).not.toContain('pinned to')
    expect(text).not.toContain('<mark')
    expect((await atDesk.get(`/desk/snapshots/${HASH}?evidence=${evidence.id}`)).text).toContain('pinned to')
  })

  it('gives the original to be saved, never as a page of ours', async () => {
    const { claim, address } = await draft()
    const html = `<!doctype html><script>alert(1)</script><article>${'<p>No bid had come in for the pier, the ledger of the port says.</p>'.repeat(9)}</article>`
    await atDesk.upload(address, { ...FIELDS, document: html })
    const [evidence] = await pinned(claim)
    const { headers, text } = await atDesk.get(`/desk/snapshots/${evidence!.snapshotHash}/original`)
    expect(text).toBe(html)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{12}\.html"$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect((await visit(site).get(`/desk/snapshots/${HASH}/original`)).status).toBe(303)
    expect((await atDesk.get(`/desk/snapshots/${evidence!.snapshotHash}`)).text).not.toContain('alert(1)')
  })
})
