import { describe, expect, it } from 'vitest'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../../src/desk/claims/merge-claims.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { keepSnapshot } from '../../../src/desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../../../src/desk/evidence/pin-evidence.js'
import { decisionOf } from '../../../src/desk/learning/read-decisions.js'
import { evidenceFor } from '../../../src/desk/reading/evidence.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildEvidence, claimSaying, HARBOUR, LEDGER } from '../../factories.js'

const TEXT = 'The bridge will close for eleven weeks, and its northern pier is cracked.'

async function setUp() {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const [checker, editor] = [await buildActor(desk), await buildActor(desk, 'editor')]
  const article = await buildArticle(desk, checker)
  const find = async ({ id }: Claim) => (await desk.store.claims.find(id))!
  const [closing, cracks, cost] = [await claimSaying(desk, article.id, 'eleven weeks'), await claimSaying(desk, article.id, 'northern pier'), await claimSaying(desk, article.id, '4.2 million')]
  return { desk, url, checker, editor, article, find, closing, cracks, cost }
}

const asItWas = ({ version: _version, updatedAt: _at, ...claim }: Claim) => claim

describe('merging claims', () => {
  it('keeps one, where all of them stand and with the chains of all; the others lead to it', async () => {
    const { desk, url, checker, find, closing, cracks } = await setUp()
    const { claim, others } = await mergeClaims(desk, checker, cracks.id, 1, { text: ` ${TEXT} `, others: [closing] })
    expect(claim).toEqual(await find(cracks))
    expect(others).toEqual([await find(closing)])
    expect(claim).toMatchObject({ text: TEXT, stage: 'accepted', version: 2, position: closing.position })
    expect(claim.anchors).toEqual([...closing.anchors, ...cracks.anchors])
    expect(claim.attributions.map(({ hops }) => hops)).toEqual([...cracks.attributions, ...closing.attributions].map(({ hops }) => hops))
    expect(others[0]).toMatchObject({ stage: 'dismissed', dismissedAs: 'merged', duplicateOfId: cracks.id, anchors: closing.anchors, attributions: closing.attributions })
    expect(await desk.store.claims.mergedInto(cracks, 9)).toEqual([{ id: closing.id, number: closing.number, text: closing.text }])
    // The source of the other is a source of this one now, and is counted so.
    const [engineer] = closing.attributions[0]!.hops
    expect((await desk.store.claims.ofSource(engineer!.source.id, 'desk', { after: null, limit: 9 })).items.map((one) => one.claim.id)).toContain(cracks.id)
    expect((await checkDatabase(url)).problems).toEqual([])
    // That they are one was no mistake of the splitter’s.
    expect(decisionOf(others[0]!)).toBeNull()
  })

  it('brings its evidence along, each passage once', async () => {
    const { desk, checker, closing, cracks } = await setUp()
    const snapshot = await keepSnapshot(desk, checker, { bytes: new Uint8Array(Buffer.from(LEDGER)) })
    const evidence = { stance: 'refutes', url: '', title: '', note: '', snapshot, isPage: false }
    await pinEvidence(desk, checker, cracks.id, 1, { ...evidence, quote: 'the repair of the northern pier' })
    await pinEvidence(desk, checker, closing.id, 1, { ...evidence, quote: 'the repair of the northern pier' })
    await pinEvidence(desk, checker, closing.id, 2, { ...evidence, quote: '4.2 million crowns' })
    await mergeClaims(desk, checker, cracks.id, 2, { text: TEXT, others: [{ id: closing.id, version: 3 }] })
    expect((await desk.store.evidence.ofClaim(cracks.id)).map(({ quote }) => quote)).toEqual(['the repair of the northern pier', '4.2 million crowns'])
    await undoAct(desk, checker, cracks.id, 3)
    expect((await desk.store.evidence.ofClaim(cracks.id)).map(({ quote }) => quote)).toEqual(['the repair of the northern pier'])
    expect(await desk.store.evidence.ofClaim(closing.id)).toHaveLength(2)
  })

  it('is undone as a whole, asked of whichever of them, unless one was touched since', async () => {
    const { desk, url, checker, editor, find, closing, cracks, cost } = await setUp()
    for (const asked of [cracks, closing, cost]) {
      const versions = await Promise.all([cracks, closing, cost].map(find))
      await mergeClaims(desk, checker, cracks.id, versions[0]!.version, { text: TEXT, others: versions.slice(1).map(({ id, version }) => ({ id, version })) })
      await addComment(desk, editor, closing.id, { body: 'Why one?' })
      await undoAct(desk, checker, asked.id, (await find(asked)).version)
      for (const one of [cracks, closing, cost]) expect(asItWas(await find(one))).toEqual(asItWas(one))
      expect(await desk.store.claims.mergedInto(cracks, 9)).toEqual([])
    }
    expect((await checkDatabase(url)).problems).toEqual([])
    const { version } = await find(cracks)
    await mergeClaims(desk, checker, cracks.id, version, { text: TEXT, others: [{ id: cost.id, version: (await find(cost)).version }] })
    await acceptClaim(desk, editor, cost.id, (await find(cost)).version)
    await expect(undoAct(desk, checker, cracks.id, version + 1)).rejects.toThrow('A editor accepted the claim last')
    expect(await find(cracks)).toMatchObject({ text: TEXT, version: version + 1 })
  })

  it('leaves what readers are shown under a verdict as it was approved, until an editor approves another', async () => {
    const { desk, checker, editor, closing, cracks } = await setUp()
    const { evidence } = await buildEvidence(desk, checker, closing)
    const { claim } = await buildEvidence(desk, checker, cracks, { quote: 'No bid had come in' })
    const judged = await proposeVerdict(desk, checker, cracks.id, claim.version, { status: 'false', rationale: 'The ledger.', asOf: '2026-02-28' })
    const approved = await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    const later = { ...desk, now: () => new Date(desk.now().getTime() + 60_000) }
    const merged = await mergeClaims(later, editor, cracks.id, approved.version, { text: TEXT, others: [{ id: closing.id, version: 2 }] })
    expect((await evidenceFor(desk.store, checker, merged.claim, 'desk')).map(({ quote }) => quote)).toEqual(['No bid had come in', evidence.quote])
    expect((await evidenceFor(desk.store, checker, merged.claim, 'readers')).map(({ quote }) => quote)).toEqual(['No bid had come in'])
    expect((await evidenceFor(desk.store, checker, merged.claim, 'desk'))[1]).toMatchObject({ retrievedAt: evidence.retrievedAt, createdByName: evidence.createdByName })
  })

  it('takes what waited for an editor off the queue, and the record stays where it was', async () => {
    const { desk, checker, closing, cracks } = await setUp()
    await proposeVerdict(desk, checker, closing.id, 1, { status: 'unverifiable', rationale: 'Nobody knows.', asOf: '2026-02-28' })
    await mergeClaims(desk, checker, cracks.id, 1, { text: TEXT, others: [{ id: closing.id, version: 2 }] })
    expect((await desk.store.claims.countAwaiting(null)).listed.total).toBe(0)
    const { items } = await desk.store.trail.pageAbout([closing.id], { after: null, limit: 9 })
    expect(items.map(({ activity }) => activity)).toEqual(['merge_claims', 'propose_verdict'])
    await undoAct(desk, checker, cracks.id, 2)
    expect((await desk.store.claims.countAwaiting(null)).listed.total).toBe(1)
  })

  it('refuses what cannot be one claim, and writes nothing', async () => {
    const { desk, checker, article, find, closing, cracks, cost } = await setUp()
    const elsewhere = await claimSaying(desk, (await buildArticle(desk, checker, { text: HARBOUR.replaceAll('bridge', 'lock') })).id, 'eleven weeks')
    const merge = (input: Partial<Parameters<typeof mergeClaims>[4]>, seen = 1) => mergeClaims(desk, checker, cracks.id, seen, { text: TEXT, others: [closing], ...input })
    await expect(merge({ others: [] })).rejects.toThrow('Choose the claims')
    await expect(merge({ text: ' ' })).rejects.toThrow('Write the claim')
    await expect(merge({ others: [cracks] })).rejects.toThrow(InvalidInput)
    await expect(merge({ others: [closing, closing] })).rejects.toThrow('chosen twice')
    await expect(merge({ others: [closing, elsewhere] })).rejects.toThrow('of this article')
    await expect(merge({ others: [closing, { id: 'none', version: 1 }] })).rejects.toThrow(InvalidInput)
    await expect(merge({}, 2)).rejects.toThrow(StaleVersion)
    await rewordClaim(desk, checker, cost.id, 1, { text: 'It is dear.' })
    await expect(merge({ others: [closing, cost] })).rejects.toThrow(StaleVersion)
    await dismissClaim(desk, checker, cost.id, 2)
    await expect(merge({ others: [closing, { id: cost.id, version: 3 }] })).rejects.toThrow('does not stand any more')
    await expect(mergeClaims(desk, checker, cost.id, 3, { text: TEXT, others: [closing] })).rejects.toThrow(InvalidTransition)
    for (const one of [closing, cracks]) expect(await find(one)).toEqual(one)
    expect((await desk.store.claims.ofArticle(article.id)).filter(({ stage }) => stage === 'dismissed')).toHaveLength(1)
  })

  it('leaves what readers could see to editors, in its own ways', async () => {
    const { desk, checker, editor, article, closing, cracks } = await setUp()
    await acceptClaim(desk, checker, closing.id, 1)
    await publishArticle(desk, editor, article.id, 1)
    for (const actor of [checker, editor]) {
      await expect(mergeClaims(desk, actor, cracks.id, 1, { text: TEXT, others: [{ id: closing.id, version: 2 }] })).rejects.toThrow('has to stay')
      await expect(mergeClaims(desk, actor, closing.id, 2, { text: TEXT, others: [cracks] })).rejects.toThrow(NotAllowed)
    }
  })
})
