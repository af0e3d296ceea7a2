import { describe, expect, it } from 'vitest'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { anchorClaim } from '../../../src/desk/claims/anchor-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import type { Desk } from '../../../src/desk/desk.js'
import { historyOf } from '../../../src/desk/reading/claims.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import type { Claim } from '../../../src/domain/claim.js'
import { keepSnapshot } from '../../../src/desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../../../src/desk/evidence/pin-evidence.js'
import { unpinEvidence } from '../../../src/desk/evidence/unpin-evidence.js'
import { NothingToUndo, StaleVersion } from '../../../src/domain/errors.js'
import type { Person } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying, LEDGER } from '../../factories.js'

const VERDICT = { status: 'disputed', rationale: 'The tender says otherwise.', asOf: '2026-02-28', withoutEvidence: 'The bank was asked.' }

async function setUp() {
  const desk = makeDesk(await makeStore())
  const [checker, other, editor] = [await buildActor(desk), await buildActor(desk, 'fact-checker', 'Kim Other'), await buildActor(desk, 'editor')]
  const article = await buildArticle(desk, checker)
  const find = async ({ id }: Claim) => (await desk.store.claims.find(id))!
  /** Whatever the claim is at now. */
  const undo = async (claim: Claim, as: Person = checker) => undoAct(desk, as, claim.id, (await find(claim)).version)
  return { desk, checker, other, editor, article, find, undo, claim: await claimSaying(desk, article.id, '4.2 million') }
}

/** asItWas is a claim without what counts its changes. */
const asItWas = ({ version: _version, updatedAt: _at, ...claim }: Claim) => claim

const ACTS: [string, (desk: Desk, actor: Person, claim: Claim) => Promise<unknown>][] = [
  ['an acceptance', (desk, actor, { id, version }) => acceptClaim(desk, actor, id, version)],
  ['a dismissal', (desk, actor, { id, version }) => dismissClaim(desk, actor, id, version, { reason: 'opinion' })],
  ['a wording', (desk, actor, { id, version }) => rewordClaim(desk, actor, id, version, { text: 'It costs more.' })],
  ['other words of the article', (desk, actor, { id, version }) => anchorClaim(desk, actor, id, version, { anchors: [{ exact: 'northern pier', start: null }] })],
  ['who says it', (desk, actor, { id, version }) => attributeClaim(desk, actor, id, version, { chains: [{ hops: [{ source: { name: 'Some Bank', kind: 'organization' }, cue: 'says', mode: 'indirect' }] }] })],
  ['that nobody said who says it', (desk, actor, { id, version }) => attributeClaim(desk, actor, id, version, { chains: [] })],
  ['a verdict that waits', (desk, actor, { id, version }) => proposeVerdict(desk, actor, id, version, VERDICT)],
  ['a split', (desk, actor, { id, version }) => splitClaim(desk, actor, id, version, { texts: ['The repair costs 4 million.', 'The repair is dear.'] })],
]

describe('undo', () => {
  it.each(ACTS)('of %s gives back exactly what was, and says so in the trail', async (_what, act) => {
    const { desk, checker, claim, find, undo } = await setUp()
    await act(desk, checker, claim)
    const changed = await find(claim)
    expect(asItWas(changed)).not.toEqual(asItWas(claim))
    const { claim: undone } = await undo(claim)
    expect(undone).toEqual(await find(claim))
    expect({ ...asItWas(undone), verdicts: [] }).toEqual(asItWas(claim))
    expect(undone.version).toBe(changed.version + 1)
    const { items: [last, before] } = await desk.store.trail.pageAbout([claim.id], { after: null, limit: 2 })
    expect(last).toMatchObject({ activity: 'undo', agentId: checker.id, after: { undone: before!.id, act: before!.activity } })
  })

  it('goes back one act after the other, to the beginning', async () => {
    const { desk, checker, claim, undo } = await setUp()
    const states = [claim]
    states.push(await rewordClaim(desk, checker, claim.id, 1, { text: 'The repair costs more.' }))
    states.push(await dismissClaim(desk, checker, claim.id, 2, { reason: 'not_checkable' }))
    states.push(await restoreClaim(desk, checker, claim.id, 3))
    states.push(await acceptClaim(desk, checker, claim.id, 4))
    for (const before of states.slice(0, -1).reverse()) expect(asItWas((await undo(claim)).claim)).toEqual(asItWas(before))
    await expect(undo(claim)).rejects.toThrow('There is nothing to undo on this claim.')
  })

  it('gives a dismissal back with its reason', async () => {
    const { desk, checker, article, claim, undo } = await setUp()
    const { id: other } = await claimSaying(desk, article.id, 'eleven weeks')
    await dismissClaim(desk, checker, claim.id, 1, { reason: 'duplicate', duplicateOf: other })
    await acceptClaim(desk, checker, claim.id, 2)
    expect((await undo(claim)).claim).toMatchObject({ stage: 'dismissed', dismissedAs: 'duplicate', duplicateOfId: other })
  })

  it('is over once somebody else did something, but for what they only said', async () => {
    const { desk, checker, other, claim, undo, find } = await setUp()
    await acceptClaim(desk, checker, claim.id, 1)
    await addComment(desk, other, claim.id, { body: 'Are you sure?' })
    expect((await undo(claim)).claim.stage).toBe('proposed')
    await acceptClaim(desk, checker, claim.id, 3)
    await rewordClaim(desk, other, claim.id, 4, { text: 'The repair costs more.' })
    await expect(undo(claim)).rejects.toThrow('Kim Other reworded the claim last')
    expect(await find(claim)).toMatchObject({ text: 'The repair costs more.', version: 5 })
    // Whoever did it can, and then what was before it is somebody else’s again.
    expect((await undo(claim, other)).claim.text).toBe(claim.text)
    await expect(undo(claim, other)).rejects.toThrow(NothingToUndo)
    expect((await undo(claim)).claim.stage).toBe('proposed')
  })

  it('of an older version is refused', async () => {
    const { desk, checker, claim } = await setUp()
    await acceptClaim(desk, checker, claim.id, 1)
    await expect(undoAct(desk, checker, claim.id, 1)).rejects.toThrow(StaleVersion)
  })

  it('of a verdict leaves it in the record as taken back, and what waited before waits again', async () => {
    const { desk, checker, editor, claim, undo, find } = await setUp()
    const first = await proposeVerdict(desk, checker, claim.id, 1, VERDICT)
    await returnVerdict(desk, editor, first.verdicts[0]!.id, 2, { note: 'Which tender?' })
    await proposeVerdict(desk, checker, claim.id, 3, { ...VERDICT, status: 'false' })
    const { claim: undone } = await undo(claim)
    expect(undone).toMatchObject({ stage: 'in_check', status: 'unverified', verdicts: [{ decision: 'returned' }, { decision: 'taken_back', decidedBy: checker.name }] })
    expect((await desk.store.claims.returned({ personId: checker.id, own: true }, { after: null, limit: 9 })).items).toHaveLength(1)
    expect((await desk.store.claims.countAwaiting(null)).listed.total).toBe(0)
    // The next verdict is one of its own, and what was taken back cannot be decided on.
    await expect(approveVerdict(desk, editor, undone.verdicts[1]!.id, undone.version, { note: '' })).rejects.toThrow()
    await proposeVerdict(desk, checker, claim.id, undone.version, VERDICT)
    await proposeVerdict(desk, checker, claim.id, undone.version + 1, { ...VERDICT, status: 'verified' })
    await undo(claim)
    const waiting = await find(claim)
    expect(waiting).toMatchObject({ stage: 'awaiting_approval', status: 'disputed' })
    const approved = await approveVerdict(desk, editor, waiting.verdicts[2]!.id, waiting.version, { note: '' })
    expect(approved).toMatchObject({ stage: 'approved', status: 'disputed' })
    await expect(undo(claim)).rejects.toThrow(NothingToUndo)
    await expect(undo(claim, editor)).rejects.toThrow('What you did last, “approved the verdict”, cannot be undone.')
  })

  it('of a split takes all of it back, whichever of the claims it is asked of', async () => {
    const { desk, checker, claim, undo, find } = await setUp()
    for (const asked of [0, 1, 2]) {
      const { version } = await find(claim)
      const { claims } = await splitClaim(desk, checker, claim.id, version, { texts: ['The repair costs 4 million.', 'The repair is dear.'] })
      const all = [claim, ...claims]
      const { claim: own, others } = await undo(all[asked]!)
      expect(own.id).toBe(all[asked]!.id)
      expect(others.map(({ id }) => id).sort()).toEqual(all.filter(({ id }) => id !== own.id).map(({ id }) => id).sort())
      for (const one of [own, ...others]) expect(one).toEqual(await find(one))
      expect(asItWas(await find(claim))).toEqual(asItWas(claim))
      for (const one of claims) expect(await find(one)).toMatchObject({ stage: 'dismissed', dismissedAs: 'undone' })
    }
  })

  it('of a split is refused once one of the claims was changed, and changes nothing', async () => {
    const { desk, checker, other, claim, undo, find } = await setUp()
    const { claims: [first, second] } = await splitClaim(desk, checker, claim.id, 1, { texts: ['The repair costs 4 million.', 'The repair is dear.'] })
    await rewordClaim(desk, other, second!.id, 1, { text: 'The repair is not cheap.' })
    await expect(undo(claim)).rejects.toThrow('Kim Other reworded the claim last')
    await expect(undo(first!)).rejects.toThrow(NothingToUndo)
    expect(await find(claim)).toMatchObject({ stage: 'dismissed', dismissedAs: 'split', version: 2 })
    expect(await find(first!)).toMatchObject({ stage: 'accepted', version: 1 })
    // One's own change of it is undone first.
    const again = await find(second!)
    await undo(again, other)
    await undo(claim)
    expect(asItWas(await find(claim))).toEqual(asItWas(claim))
  })

  it('of evidence takes it off, or puts it back as it was', async () => {
    const { desk, checker, claim, undo } = await setUp()
    const snapshot = await keepSnapshot(desk, checker, { bytes: new Uint8Array(Buffer.from(LEDGER)) })
    await pinEvidence(desk, checker, claim.id, 1, { stance: 'refutes', url: 'https://port.example.org/ledger', title: '', quote: 'the repair of the northern pier', note: 'Page 4.', snapshot, isPage: false })
    const [pinned] = await desk.store.evidence.ofClaim(claim.id)
    await undo(claim)
    expect(await desk.store.evidence.ofClaim(claim.id)).toEqual([])
    await pinEvidence(desk, checker, claim.id, 3, { stance: 'refutes', url: '', title: '', quote: 'the repair of the northern pier', note: '', snapshot, isPage: false })
    const [again] = await desk.store.evidence.ofClaim(claim.id)
    expect(again!.id).not.toBe(pinned!.id)
    await unpinEvidence(desk, checker, again!.id, 4)
    await undo(claim)
    expect(await desk.store.evidence.ofClaim(claim.id)).toEqual([again])
  })

  it('is not told to readers, nor is what was undone', async () => {
    const { desk, checker, editor, article, claim, undo, find } = await setUp()
    await rewordClaim(desk, checker, claim.id, 1, { text: 'Only the desk knew these words.' })
    await undo(claim)
    await acceptClaim(desk, checker, claim.id, 3)
    await publishArticle(desk, editor, article.id, 1)
    const told = await historyOf(desk.store, null, await find(claim), 'readers', { after: null, limit: 9 })
    expect(told.items.map(({ activity }) => activity)).toEqual(['accept'])
    expect(told).toMatchObject({ count: 1, next: null })
    expect((await historyOf(desk.store, checker, await find(claim), 'desk', { after: null, limit: 9 })).items).toHaveLength(3)
  })

  it('of a claim added by hand takes it out of the way', async () => {
    const { desk, checker, article, undo } = await setUp()
    const added = await addClaim(desk, checker, article.id, { text: 'The ferries take over.', anchors: [{ exact: 'Will the ferries take over?', start: null }] })
    expect((await undo(added)).claim).toMatchObject({ stage: 'dismissed', dismissedAs: 'undone' })
  })

  it('does not take away what readers could see', async () => {
    const { desk, checker, editor, article, claim, undo, find } = await setUp()
    await acceptClaim(desk, checker, claim.id, 1)
    await publishArticle(desk, editor, article.id, 1)
    await expect(undo(claim)).rejects.toThrow('Readers could see this: only an editor takes it back now')
    await proposeVerdict(desk, checker, claim.id, 2, VERDICT)
    // Of a verdict readers see nothing before it is approved.
    expect((await undo(claim)).claim).toMatchObject({ stage: 'accepted', status: 'unverified' })
    expect((await find(claim)).publicSince).not.toBeNull()
    const reworded = await rewordClaim(desk, editor, claim.id, 4, { text: 'The repair costs more.', note: 'The sum.' })
    await expect(undo(reworded, editor)).rejects.toThrow('Readers could see this: change it once more')
    // And what is pinned for a verdict to come is no news to them.
    const snapshot = await keepSnapshot(desk, checker, { bytes: new Uint8Array(Buffer.from(LEDGER)) })
    await pinEvidence(desk, checker, claim.id, 5, { stance: 'refutes', url: '', title: '', quote: 'the repair of the northern pier', note: '', snapshot, isPage: false })
    await undo(claim)
    expect(await desk.store.evidence.ofClaim(claim.id)).toEqual([])
  })
})
