import { describe, expect, it } from 'vitest'
import { editDetails } from '../../../src/desk/articles/edit-details.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { keepSnapshot } from '../../../src/desk/evidence/keep-snapshot.js'
import { pinEvidence, QuoteNotInPage, type EvidenceInput } from '../../../src/desk/evidence/pin-evidence.js'
import { unpinEvidence } from '../../../src/desk/evidence/unpin-evidence.js'
import { tidyUp } from '../../../src/desk/tidy-up.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, NotFound, StaleVersion } from '../../../src/domain/errors.js'
import { approvedAt, evidenceRecord, isApprovedOn, MOST_EVIDENCE, pinnedAt } from '../../../src/domain/evidence.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { snapshotHash } from '../../../src/domain/snapshot.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildEvidence, buildPublishedClaim, claimSaying, HARBOUR, LEDGER } from '../../factories.js'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const QUOTE = 'the repair of the northern pier at 4.2 million crowns'

interface Scene {
  desk: Desk
  checker: Person
  claim: Claim
  snapshot: string
}

async function setUp(): Promise<Scene> {
  const desk = makeDesk(await makeStore())
  const checker = await buildActor(desk, 'fact-checker', 'Robin Check')
  const article = await buildArticle(desk, checker)
  const claim = await claimSaying(desk, article.id, '4.2 million')
  return { desk, checker, claim, snapshot: await keepSnapshot(desk, checker, { bytes: bytesOf(LEDGER) }) }
}

/** pin pins to the claim as it is now. */
async function pin({ desk, checker, claim, snapshot }: Scene, input: Partial<EvidenceInput> = {}): Promise<Claim> {
  const { version } = (await desk.store.claims.find(claim.id))!
  return pinEvidence(desk, checker, claim.id, version, { stance: 'refutes', url: '', title: '', quote: QUOTE, note: '', snapshot, isPage: false, ...input })
}

const refusal = async (work: Promise<unknown>) => (await work.catch((error: InvalidInput) => error) as InvalidInput).fields

describe('pinning evidence', () => {
  it('puts a passage beside the claim, with who found it and when, and the page that it stands in', async () => {
    const scene = await setUp()
    const { desk, claim, snapshot } = scene
    const after = await pin(scene, { url: ' https://port.example.org/ledger ', note: 'Page 4.' })
    expect(after).toEqual(await desk.store.claims.find(claim.id))
    expect(after.version).toBe(claim.version + 1)
    const [evidence, ...others] = await desk.store.evidence.ofClaim(claim.id)
    expect(others).toEqual([])
    expect(evidence).toMatchObject({
      stance: 'refutes', url: 'https://port.example.org/ledger', title: expect.stringContaining('Works of the port'), quote: QUOTE, note: 'Page 4.',
      snapshotHash: snapshot, createdByName: 'Robin Check', doubt: null, createdAt: after.updatedAt,
    })
    expect(await desk.store.snapshots.find(snapshot)).toMatchObject({ text: LEDGER, bytes: bytesOf(LEDGER), mediaType: 'text/plain', status: null })
    expect(snapshot).toBe(snapshotHash(bytesOf(LEDGER)))
  })

  it('leaves a trace that holds all of it, and so does taking it off', async () => {
    const scene = await setUp()
    const { desk, checker, claim } = scene
    const { version } = await pin(scene, { note: 'Page 4.' })
    const pinned = (await desk.store.evidence.ofClaim(claim.id))[0]!
    await unpinEvidence(desk, checker, pinned.id, version)
    expect(await desk.store.evidence.ofClaim(claim.id)).toEqual([])
    const { claimId: _claim, doubt: _doubt, ...row } = pinned
    const record = { ...row, retrievedAt: row.retrievedAt.toISOString(), createdAt: row.createdAt.toISOString() }
    expect(evidenceRecord(pinned)).toEqual(record)
    expect((await desk.store.trail.about([claim.id])).map(({ activity, before, after }) => ({ activity, before, after }))).toEqual([
      { activity: 'pin_evidence', before: null, after: { evidence: record } },
      { activity: 'unpin_evidence', before: { evidence: record }, after: null },
    ])
  })

  it('finds the words in whatever typography, and keeps them as the page has them', async () => {
    const scene = await setUp()
    await pin(scene, { quote: "The council's  tender of 3 February\nputs" })
    expect((await scene.desk.store.evidence.ofClaim(scene.claim.id))[0]!.quote).toBe('The council’s tender of 3 February puts')
  })

  it('refuses words that the page does not have, and offers those that are nearest to them', async () => {
    const scene = await setUp()
    expect(await refusal(pin(scene, { quote: 'the tender puts the repair of the pier at 5 million crowns' }))).toEqual({
      quote: expect.stringContaining('The nearest there is: “The council’s tender of 3 February puts the repair of the northern pier at 4.2 million crowns, without tax.”'),
    })
    expect(await refusal(pin(scene, { quote: 'Zeppelins may dock on Sundays' }))).toEqual({ quote: 'These words do not stand in the page. Copy them from its text.' })
    expect(await scene.desk.store.evidence.countOf(scene.claim.id)).toBe(0)
    const quote = 'The council’s tender puts the repair of the pier at 4.2 million crowns, without tax. It sets twelve weeks for it.'
    const refused = await pin(scene, { quote }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(QuoteNotInPage)
    expect(refused).toHaveProperty('nearest', 'The council’s tender of 3 February puts the repair of the northern pier at 4.2 million crowns, without tax. It sets eleven weeks for it.')
  })

  it('refuses the article as evidence for itself, by its address and by its text', async () => {
    const scene = await setUp()
    const { desk, checker, claim } = scene
    const article = (await desk.store.articles.find(claim.articleId))!
    await editDetails(desk, checker, article.id, article.version, { title: article.title, url: 'https://www.gazette.example.org/bridge/' })
    const url = 'http://gazette.example.org/bridge?utm_source=mail#top'
    expect(await refusal(pin(scene, { url }))).toEqual({ url: expect.stringContaining('the article itself') })
    const copy = await keepSnapshot(desk, checker, { bytes: bytesOf(`  ${HARBOUR.replaceAll('\n\n', '\n').toUpperCase()}\n`) })
    expect(await refusal(pin({ ...scene, snapshot: copy }, { quote: 'NOBODY KNOWS YET' }))).toEqual({ document: expect.stringContaining('the article itself') })
    await pin(scene, { url: 'https://gazette.example.org/tender' })
  })

  it('asks whether a page that looks like another is the one that is meant, and keeps that it does', async () => {
    const scene = await setUp()
    const wall = await keepSnapshot(scene.desk, scene.checker, {
      bytes: bytesOf('Log in to continue reading with your account.\n\nForgot your password? Reset it here. You don’t have an account? Create an account.'),
    })
    const quote = 'Forgot your password?'
    expect(await refusal(pin({ ...scene, snapshot: wall }, { quote }))).toEqual({ isPage: expect.stringContaining('a page to sign in on') })
    await pin({ ...scene, snapshot: wall }, { quote, isPage: true })
    expect((await scene.desk.store.evidence.ofClaim(scene.claim.id))[0]!.doubt).toBe('sign_in')
  })

  it.each([
    ['no stance', { stance: '' }, 'stance'],
    ['half an address', { url: 'port.example.org' }, 'url'],
    ['no quote', { quote: '  ' }, 'quote'],
    ['a quote of 10,001 characters', { quote: 'x'.repeat(10_001) }, 'quote'],
    ['a note of 5,001 characters', { note: 'x'.repeat(5_001) }, 'note'],
    ['a page that nobody kept', { snapshot: 'f'.repeat(64) }, 'document'],
    ['no page', { snapshot: '' }, 'snapshot'],
  ])('refuses %s in words', async (_what, input, field) => {
    expect(Object.keys(await refusal(pin(await setUp(), input)))).toEqual([field])
  })

  it('takes a quote of 10,000 characters, and refuses what cannot be read as a page', async () => {
    const scene = await setUp()
    const long = 'x'.repeat(10_000)
    await pin({ ...scene, snapshot: await keepSnapshot(scene.desk, scene.checker, { bytes: bytesOf(`${long}\n\nThe end.`) }) }, { quote: long })
    for (const bytes of [bytesOf('%PDF-1.7 and so on'), bytesOf('   '), new Uint8Array([0, 1, 2, 3])]) {
      expect(await refusal(keepSnapshot(scene.desk, scene.checker, { bytes }))).toEqual({ document: expect.stringMatching(/\w\.$/) })
    }
    expect(await refusal(keepSnapshot(scene.desk, scene.checker, { bytes: bytesOf('Words.'), filename: 'page.docx' }))).toHaveProperty('document')
  })

  it(`takes ${MOST_EVIDENCE} pieces and refuses one more, and the same words twice`, async () => {
    const scene = await setUp()
    const words = Array.from({ length: MOST_EVIDENCE + 1 }, (_, n) => `Line ${n + 1} of the ledger.`)
    scene.snapshot = await keepSnapshot(scene.desk, scene.checker, { bytes: bytesOf(words.join('\n\n')) })
    await pin(scene, { quote: words[0]! })
    expect(await refusal(pin(scene, { quote: words[0]! }))).toEqual({ quote: expect.stringContaining('already') })
    for (const quote of words.slice(1, MOST_EVIDENCE)) await pin(scene, { quote })
    expect(await refusal(pin(scene, { quote: words.at(-1)! }))).toEqual({ quote: expect.stringContaining('at most 50') })
    expect(await scene.desk.store.evidence.countOf(scene.claim.id)).toBe(MOST_EVIDENCE)
  })

  it('refuses a stale version, a dismissed claim and a claim that is not there', async () => {
    const scene = await setUp()
    const { desk, checker, claim, snapshot } = scene
    const input = { stance: 'context', url: '', title: '', quote: QUOTE, note: '', snapshot, isPage: false }
    await expect(pinEvidence(desk, checker, claim.id, claim.version + 1, input)).rejects.toThrow(StaleVersion)
    await expect(pinEvidence(desk, checker, 'none', 1, input)).rejects.toThrow(NotFound)
    await dismissClaim(desk, checker, claim.id, claim.version)
    await expect(pin(scene)).rejects.toThrow(InvalidTransition)
    expect(await desk.store.evidence.countOf(claim.id)).toBe(0)
  })
})

describe('taking evidence off', () => {
  it('is an editor’s where the verdict that readers see was approved with it', async () => {
    const desk = makeDesk(await makeStore())
    const { checker, editor, claim } = await buildPublishedClaim(desk)
    const since = await buildEvidence(desk, checker, claim)
    const { id, version } = since.claim
    const before = { ...since.evidence, id: 'before', createdAt: claim.createdAt }
    await desk.store.write((tx) => tx.evidence.insert(before))
    await expect(unpinEvidence(desk, checker, 'before', version)).rejects.toThrow(NotAllowed)
    await unpinEvidence(desk, editor, 'before', version)
    await unpinEvidence(desk, checker, since.evidence.id, version + 1)
    expect(await desk.store.evidence.countOf(id)).toBe(0)
  })

  it('refuses a stale version, and what is off already', async () => {
    const { desk, checker, claim } = await setUp()
    const { evidence, claim: after } = await buildEvidence(desk, checker, claim)
    await expect(unpinEvidence(desk, checker, evidence.id, claim.version)).rejects.toThrow(StaleVersion)
    await unpinEvidence(desk, checker, evidence.id, after.version)
    await expect(unpinEvidence(desk, checker, evidence.id, after.version + 1)).rejects.toThrow(NotFound)
  })
})

describe('what is kept', () => {
  it('is read the same way however it was called, its headline too', async () => {
    const { desk, checker } = await setUp()
    const html = `<!doctype html><title>Ledger of the port</title><article><h1>Ledger of the port</h1>${'<p>The tender puts the repair at 4.2 million crowns, and the council agreed to it in March.</p>'.repeat(8)}</article>`
    const first = await keepSnapshot(desk, checker, { bytes: bytesOf(html), filename: 'page.txt' })
    const second = await keepSnapshot(desk, checker, { bytes: bytesOf(html), filename: 'page.html' })
    expect(second).toBe(first)
    const { text, mediaType, title } = (await desk.store.snapshots.find(first))!
    expect({ mediaType, title }).toEqual({ mediaType: 'text/html', title: 'Ledger of the port' })
    expect(text).toMatch(/^Ledger of the port\n\nThe tender puts the repair/)
  })

  it('is tidied away after a week where nothing ever rested on it, and stays where something did', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const article = await buildArticle(desk, checker)
    const { claim, evidence } = await buildEvidence(desk, checker, await claimSaying(desk, article.id, '4.2 million'))
    await unpinEvidence(desk, checker, evidence.id, claim.version)
    const unused = await keepSnapshot(desk, checker, { bytes: bytesOf('Another page.') })
    const after = (days: number): Desk => ({ ...desk, now: () => new Date(desk.now().getTime() + days * 86_400_000) })
    await tidyUp(after(6), PROGRAM)
    expect(await desk.store.snapshots.mark(unused)).not.toBeNull()
    await tidyUp(after(8), PROGRAM)
    expect(await desk.store.snapshots.mark(unused)).toBeNull()
    expect(await desk.store.snapshots.mark(evidence.snapshotHash)).toMatchObject({ sha256: evidence.snapshotHash, mediaType: 'text/plain' })
  })

  it('stays a week from when it was sent last, and as it was first where something rests on it', async () => {
    const { desk, checker, claim } = await setUp()
    const after = (days: number): Desk => ({ ...desk, now: () => new Date(desk.now().getTime() + days * 86_400_000) })
    const other = await buildActor(desk, 'fact-checker', 'Ada Other')
    const page = { bytes: bytesOf('Another page.') }
    const sha256 = await keepSnapshot(desk, checker, page)
    await keepSnapshot(after(6), other, page)
    await tidyUp(after(8), PROGRAM)
    expect(await desk.store.snapshots.mark(sha256)).toMatchObject({ createdById: other.id, createdByName: 'Ada Other' })
    await buildEvidence(desk, checker, claim)
    const first = (await desk.store.snapshots.mark(snapshotHash(bytesOf(LEDGER))))!
    await keepSnapshot(after(9), other, { bytes: bytesOf(LEDGER) })
    expect(await desk.store.snapshots.mark(first.sha256)).toEqual(first)
    await tidyUp(after(30), PROGRAM)
    expect(await desk.store.snapshots.mark(sha256)).toBeNull()
  })

  it('is kept again by what rests on it, where it was tidied away since it was read; what is kept is not written again', async () => {
    const { desk, snapshot } = await setUp()
    const kept = (await desk.store.snapshots.find(snapshot))!
    const at = desk.now()
    await desk.store.write((tx) => tx.snapshots.pin({ ...kept, text: 'Something else.', bytes: bytesOf('Something else.') }, at))
    expect(await desk.store.snapshots.find(snapshot)).toEqual(kept)
    const gone = { ...kept, sha256: 'f'.repeat(64) }
    await desk.store.write((tx) => tx.snapshots.pin(gone, at))
    await tidyUp({ ...desk, now: () => new Date(at.getTime() + 30 * 86_400_000) }, PROGRAM)
    expect(await desk.store.snapshots.find(gone.sha256)).toEqual(gone)
  })
})

describe('the time of evidence and of an approval', () => {
  it('says which came first, whatever clocks they went by', () => {
    const [noon, later] = [new Date('2026-03-01T12:00:00Z'), new Date('2026-03-01T12:00:03Z')]
    expect(pinnedAt(noon, [{ decidedAt: later }, { decidedAt: null }])).toEqual(new Date(later.getTime() + 1))
    expect(pinnedAt(later, [{ decidedAt: noon }])).toEqual(later)
    expect(approvedAt(noon, [{ createdAt: later }])).toEqual(later)
    expect(approvedAt(later, [])).toEqual(later)
  })

  it('is so in the verbs: a clock that is behind shows readers nothing that no editor saw', async () => {
    const scene = await setUp()
    const { desk, checker, claim } = scene
    const editor = await buildActor(desk, 'editor')
    await pin(scene)
    const judged = await proposeVerdict(desk, checker, claim.id, 2, { status: 'verified', rationale: 'Seen.', asOf: '2026-02-28' })
    const ahead = { ...desk, now: () => new Date('2026-03-01T18:00:00Z') }
    const approved = await approveVerdict(ahead, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    await pin(scene, { quote: 'No bid had come in' })
    const [first, second] = await desk.store.evidence.ofClaim(claim.id)
    expect([isApprovedOn(first!, approved.verdicts), isApprovedOn(second!, approved.verdicts)]).toEqual([true, false])
  })
})
