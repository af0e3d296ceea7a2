import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { claimsFor } from '../../../src/desk/claims/act-on-many.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { mergeClaims } from '../../../src/desk/claims/merge-claims.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { withdrawClaim } from '../../../src/desk/claims/withdraw-claim.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { facetsOf, type Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, StaleVersion } from '../../../src/domain/errors.js'
import { GENESIS, hashEvent } from '../../../src/domain/event.js'
import { publicVerdict } from '../../../src/domain/verdict.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'

const VERDICT = { status: 'disputed', rationale: 'Two budgets disagree.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' }

async function setUp() {
  const desk = makeDesk(await makeStore())
  const checker = await buildActor(desk)
  const editor = await buildActor(desk, 'editor')
  const article = await buildArticle(desk, checker)
  return { desk, checker, editor, article, claim: await claimSaying(desk, article.id, '4.2 million') }
}

const trailOf = async (desk: Desk, ...ids: string[]) =>
  (await desk.store.trail.about(ids)).map(({ activity, agentName }) => `${activity} by ${agentName}`)

it('each act answers the claim as it is read after it', async () => {
  const { desk, checker, editor, article, claim } = await setUp()
  await publishArticle(desk, editor, article.id, article.version)
  const acts: ((now: Claim) => Promise<Claim>)[] = [
    ({ id, version }) => acceptClaim(desk, editor, id, version),
    ({ id, version }) => rewordClaim(desk, editor, id, version, { text: 'The bridge cost 4.2 million.', note: 'Clearer.' }),
    ({ id, version }) => proposeVerdict(desk, checker, id, version, VERDICT),
    ({ verdicts, version }) => returnVerdict(desk, editor, verdicts.at(-1)!.id, version, { note: 'Which budget?' }),
    ({ id, version }) => proposeVerdict(desk, checker, id, version, { ...VERDICT, status: 'verified' }),
    ({ verdicts, version }) => approveVerdict(desk, editor, verdicts.at(-1)!.id, version, { note: '' }),
    ({ id, version }) => withdrawClaim(desk, editor, id, version, { note: 'Not in the report.' }),
  ]
  let now = claim
  for (const act of acts) {
    now = await act(now)
    expect(now).toEqual(await desk.store.claims.find(claim.id))
  }
  expect(now.verdicts.map(({ decision }) => decision)).toEqual(['returned', 'approved'])
})

it('only an editor lets a claim stand in a published article, by whatever act', async () => {
  const { desk, checker, editor, article, claim } = await setUp()
  const dismissed = await dismissClaim(desk, checker, (await claimSaying(desk, article.id, 'northern pier')).id, 1)
  const judged = await proposeVerdict(desk, checker, (await claimSaying(desk, article.id, 'eleven weeks')).id, 1, VERDICT)
  const hidden = await dismissClaim(desk, checker, judged.id, judged.version)
  await publishArticle(desk, editor, article.id, article.version)
  const ASK = /^The article is published, .* Ask an editor to accept it\.$/
  for (const act of [
    () => acceptClaim(desk, checker, claim.id, claim.version),
    () => proposeVerdict(desk, checker, claim.id, claim.version, VERDICT),
    () => acceptClaim(desk, checker, dismissed.id, dismissed.version),
    () => undoAct(desk, checker, hidden.id, hidden.version),
  ]) await expect(act()).rejects.toThrow(ASK)
  expect((await claimsFor(desk.store, checker, article.id, 'accept', {})).claims).toEqual([])
  const { claims: [part] } = await splitClaim(desk, checker, claim.id, claim.version, { texts: [claim.text, 'The repair is dear.'] })
  const added = await addClaim(desk, checker, article.id, { text: 'The pier has cracks.', anchors: [{ exact: 'northern pier', start: null }] })
  const merged = await mergeClaims(desk, checker, added.id, added.version, { text: 'The pier has old cracks.', others: [part!] })
  for (const { id, version } of [{ id: claim.id, version: claim.version + 1 }, merged.claim]) {
    expect(await desk.store.claims.find(id)).toMatchObject({ stage: 'proposed', publicSince: null })
    expect(await acceptClaim(desk, editor, id, version)).toMatchObject({ stage: 'accepted', publicSince: expect.any(Date) as Date })
  }
})

describe('accepting and dismissing', () => {
  it('moves the claim, counts its version up and leaves a trace with who and what', async () => {
    const { desk, checker, claim } = await setUp()
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    expect(accepted).toMatchObject({ stage: 'accepted', version: claim.version + 1, status: 'unverified' })
    const [event] = await desk.store.trail.about([claim.id])
    expect(event).toMatchObject({
      activity: 'accept', agentId: checker.id, before: { stage: 'proposed' }, after: { stage: 'accepted' },
    })
  })

  it('accepting twice changes and writes nothing', async () => {
    const { desk, checker, claim } = await setUp()
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    expect(await acceptClaim(desk, checker, claim.id, accepted.version)).toMatchObject({ version: accepted.version })
    expect(await trailOf(desk, claim.id)).toEqual(['accept by A fact-checker'])
  })

  it('a dismissal can be taken back', async () => {
    const { desk, checker, claim } = await setUp()
    const dismissed = await dismissClaim(desk, checker, claim.id, claim.version)
    expect(await restoreClaim(desk, checker, claim.id, dismissed.version)).toMatchObject({ stage: 'proposed' })
  })

  it('taking back the dismissal of a judged claim returns it to where its verdict left it', async () => {
    const { desk, checker, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const dismissed = await dismissClaim(desk, checker, claim.id, judged.version)
    expect(await restoreClaim(desk, checker, claim.id, dismissed.version)).toMatchObject({ stage: 'awaiting_approval' })
  })

  it('accepting a judged claim that was dismissed returns it to where its verdict left it', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const dismissed = await dismissClaim(desk, checker, claim.id, judged.version)
    const accepted = await acceptClaim(desk, checker, claim.id, dismissed.version)
    expect(accepted.stage).toBe('awaiting_approval')
    const approved = await approveVerdict(desk, editor, accepted.verdicts[0]!.id, accepted.version, { note: '' })
    expect(approved).toMatchObject({ stage: 'approved', status: 'disputed' })
  })

  it('a dismissal says why, at once or afterwards; what stands again was dismissed as nothing', async () => {
    const { desk, checker, article, claim } = await setUp()
    const other = await claimSaying(desk, article.id, 'cracks')
    const dismissed = await dismissClaim(desk, checker, claim.id, claim.version)
    expect(dismissed).toMatchObject({ stage: 'dismissed', dismissedAs: null })
    const told = await dismissClaim(desk, checker, claim.id, dismissed.version, { reason: 'opinion' })
    expect(told).toMatchObject({ dismissedAs: 'opinion', duplicateOfId: null, version: dismissed.version + 1 })
    expect(await dismissClaim(desk, checker, claim.id, told.version, { reason: 'opinion' })).toMatchObject({ version: told.version })
    const repeated = await dismissClaim(desk, checker, claim.id, told.version, { reason: 'duplicate', duplicateOf: other.id })
    expect(repeated).toMatchObject({ dismissedAs: 'duplicate', duplicateOfId: other.id })
    expect(repeated).toEqual(await desk.store.claims.find(claim.id))
    expect((await desk.store.trail.about([claim.id])).map(({ after }) => after)).toEqual([
      { stage: 'dismissed' }, { stage: 'dismissed', reason: 'opinion' }, { stage: 'dismissed', reason: 'duplicate', duplicateOf: other.id },
    ])
    const back = await restoreClaim(desk, checker, claim.id, repeated.version)
    expect(back).toMatchObject({ stage: 'proposed', dismissedAs: null, duplicateOfId: null })
    expect(back).toEqual(await desk.store.claims.find(claim.id))
  })

  it('a duplicate repeats another claim of its article that stands', async () => {
    const { desk, checker, claim, article } = await setUp()
    const other = await claimSaying(desk, article.id, 'cracks')
    const elsewhere = await claimSaying(desk, (await buildArticle(desk, checker, { text: 'The mill closed in 1986, Ada Brandt said. The river has no cracks.' })).id, '1986')
    await dismissClaim(desk, checker, other.id, other.version)
    for (const duplicateOf of [null, 'none', claim.id, elsewhere.id, other.id]) {
      await expect(dismissClaim(desk, checker, claim.id, claim.version, { reason: 'duplicate', duplicateOf })).rejects.toThrow(InvalidInput)
    }
    const standing = await claimSaying(desk, article.id, 'eleven weeks')
    await expect(dismissClaim(desk, checker, claim.id, claim.version, { reason: 'opinion', duplicateOf: standing.id })).rejects.toThrow('Only a duplicate')
    await expect(dismissClaim(desk, checker, claim.id, claim.version, { reason: 'boring' })).rejects.toThrow('Choose one of the reasons.')
    expect(await desk.store.claims.find(claim.id)).toMatchObject({ stage: 'proposed', version: claim.version })
  })

  it('a stale act is refused and loses nothing', async () => {
    const { desk, checker, editor, claim } = await setUp()
    await acceptClaim(desk, checker, claim.id, claim.version)
    await expect(dismissClaim(desk, editor, claim.id, claim.version)).rejects.toThrow(StaleVersion)
    expect(await desk.store.claims.find(claim.id)).toMatchObject({ stage: 'accepted' })
    expect(await trailOf(desk, claim.id)).toHaveLength(1)
  })

  it('of two acts drawn from one version one wins', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const outcomes = await Promise.allSettled([
      acceptClaim(desk, checker, claim.id, claim.version),
      dismissClaim(desk, editor, claim.id, claim.version),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })
})

describe('rewording', () => {
  it('changes the wording and keeps the splitter’s own and the anchors', async () => {
    const { desk, checker, claim } = await setUp()
    const reworded = await rewordClaim(desk, checker, claim.id, claim.version, { text: '  The repair\ncosts 4.2m crowns. ' })
    expect(reworded).toMatchObject({ text: 'The repair costs 4.2m crowns.', splitText: claim.splitText, anchors: claim.anchors })
  })

  it('an empty wording is refused in words', async () => {
    const { desk, checker, claim } = await setUp()
    await expect(rewordClaim(desk, checker, claim.id, claim.version, { text: ' ' })).rejects.toThrow(/one sentence/)
  })
})

describe('verdicts', () => {
  it('a verdict on a proposed claim accepts it and waits for an editor; readers see nothing of it', async () => {
    const { desk, checker, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    expect(judged).toMatchObject({ stage: 'awaiting_approval', status: 'disputed' })
    expect(publicVerdict(judged.verdicts)).toBeNull()
  })

  it('an approved verdict is the one that readers see, until another is approved', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const approved = await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    expect(approved).toMatchObject({ stage: 'approved', status: 'disputed' })
    const again = await proposeVerdict(desk, checker, claim.id, approved.version, { ...VERDICT, status: 'false' })
    expect(again).toMatchObject({ stage: 'awaiting_approval', status: 'false' })
    expect(publicVerdict(again.verdicts)).toMatchObject({ status: 'disputed', decidedBy: 'A editor' })
  })

  it('a returned verdict needs a reason and leaves the status of the one before', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const verdict = judged.verdicts[0]!
    await expect(returnVerdict(desk, editor, verdict.id, judged.version, { note: ' ' })).rejects.toThrow(InvalidInput)
    const returned = await returnVerdict(desk, editor, verdict.id, judged.version, { note: 'Which budget?' })
    expect(returned).toMatchObject({ stage: 'in_check', status: 'unverified' })
    expect(returned.verdicts[0]).toMatchObject({ decision: 'returned', decisionNote: 'Which budget?' })
  })

  it('a returned verdict does not bring back one that it had followed undecided', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const first = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const second = await proposeVerdict(desk, checker, claim.id, first.version, { ...VERDICT, status: 'false' })
    const returned = await returnVerdict(desk, editor, second.verdicts[1]!.id, second.version, { note: 'Ask the bank.' })
    expect(returned).toMatchObject({ stage: 'in_check', status: 'unverified' })
  })

  it('a verdict is decided on once', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const approved = await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    const again = approveVerdict(desk, editor, judged.verdicts[0]!.id, approved.version, { note: '' })
    await expect(again).rejects.toThrow(InvalidTransition)
  })

  it('only the newest verdict can be decided on', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const first = await proposeVerdict(desk, checker, claim.id, claim.version, VERDICT)
    const second = await proposeVerdict(desk, checker, claim.id, first.version, { ...VERDICT, status: 'false' })
    const late = approveVerdict(desk, editor, first.verdicts[0]!.id, second.version, { note: '' })
    await expect(late).rejects.toThrow(/newer verdict/)
    expect(await desk.store.claims.find(claim.id)).toMatchObject({ stage: 'awaiting_approval', status: 'false' })
  })

  it.each([
    ['an unknown status', { status: 'maybe' }],
    ['no rationale', { rationale: '\n' }],
    ['a day that does not exist', { asOf: '2026-02-30' }],
    ['a day in the future', { asOf: '2027-01-01' }],
  ])('%s is refused and writes nothing', async (_what, wrong) => {
    const { desk, checker, claim } = await setUp()
    const input = { ...VERDICT, ...wrong }
    await expect(proposeVerdict(desk, checker, claim.id, claim.version, input)).rejects.toThrow(InvalidInput)
    expect(await desk.store.claims.find(claim.id)).toEqual(claim)
  })
})

describe('the tally of an article', () => {
  it('counts its claims by stage, status and sourcing as they are', async () => {
    const { desk, checker, article, claim } = await setUp()
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    await proposeVerdict(desk, checker, claim.id, accepted.version, VERDICT)
    const facets = (await desk.store.claims.ofArticle(article.id)).map(facetsOf)
    const tally = await desk.store.claims.tally(article.id, null)
    for (const { count, ...group } of tally) expect(facets.filter((one) => isDeepStrictEqual(one, group))).toHaveLength(count)
    expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(facets.length)
    expect(new Set(facets.map(({ sourcing }) => sourcing))).toEqual(new Set(['named', 'unnamed', 'none']))
  })
})

describe('the trail', () => {
  it('holds everything that was done to a claim, in order', async () => {
    const { desk, checker, editor, claim } = await setUp()
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    await addComment(desk, editor, claim.id, { body: 'Ask the city.' })
    const judged = await proposeVerdict(desk, checker, claim.id, accepted.version, VERDICT)
    const verdict = judged.verdicts[0]!
    await approveVerdict(desk, editor, verdict.id, judged.version, { note: 'Good.' })
    expect(await trailOf(desk, claim.id, verdict.id)).toEqual([
      'accept by A fact-checker', 'comment by A editor', 'propose_verdict by A fact-checker', 'approve by A editor',
    ])
  })

  it('is a chain: each event holds the hash of the one before and of itself', async () => {
    const { desk, checker, article, claim } = await setUp()
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    await rewordClaim(desk, checker, claim.id, accepted.version, { text: 'Another wording.' })
    const { items } = await desk.store.trail.ofChain(article.id, { after: null, limit: 10 })
    expect(items.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(items.map(({ previousHash }) => previousHash)).toEqual([GENESIS, items[0]!.hash, items[1]!.hash])
    for (const { hash, ...event } of items) expect(hashEvent(event)).toBe(hash)
  })
})
