import { describe, expect, it } from 'vitest'
import { resolveComment } from '../../../src/desk/claims/resolve-comment.js'
import { assignClaim } from '../../../src/desk/claims/assign-claim.js'
import { claimsFor } from '../../../src/desk/claims/act-on-many.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../../src/desk/claims/merge-claims.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { withdrawClaim } from '../../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { deskClaim, historyOf } from '../../../src/desk/reading/claims.js'
import { openThreadsOf, threadsAbout } from '../../../src/desk/reading/comments.js'
import { evidenceFor } from '../../../src/desk/reading/evidence.js'
import { claimToAskFor, closedSecondChecks, deskAgreement, secondCheckFor, secondChecksFor, secondChecksIn } from '../../../src/desk/reading/second-checks.js'
import { deskSnapshot, quoteIn } from '../../../src/desk/reading/snapshots.js'
import { adjudicate, type DecisionInput } from '../../../src/desk/second-checks/adjudicate.js'
import { askSecondCheck } from '../../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../src/desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../../src/desk/second-checks/check-second.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, NotFound, NothingToUndo, SecondCheckOpen, StaleVersion } from '../../../src/domain/errors.js'
import type { Person } from '../../../src/domain/permission.js'
import type { SecondCheck } from '../../../src/domain/second-check.js'
import { checkDatabase } from '../../check-database.js'
import { hasPostgres, makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildEvidence, claimSaying } from '../../factories.js'

const page = { after: null, limit: 20 }
const FIRST = { status: 'false', rationale: 'The ledger says less.', asOf: '2026-02-27', withoutEvidence: 'Seen on the spot.' }
const SECOND = { status: 'disputed', rationale: 'The council says more.', asOf: '2026-02-28' }

interface Set {
  desk: Desk
  url: string
  author: Person
  editor: Person
  other: Person
  checker: Person
  claim: Claim
  find: () => Promise<Claim>
  ask: (checker?: Person) => Promise<SecondCheck>
  answer: (check: SecondCheck, opinion?: typeof SECOND) => Promise<SecondCheck>
  decide: (check: SecondCheck, input: DecisionInput, by?: Person) => Promise<SecondCheck>
}

/** A claim whose verdict waits, two editors, its author and somebody who has not seen it. */
async function setUp(): Promise<Set> {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const [author, checker] = [await buildActor(desk, 'fact-checker', 'Robin First'), await buildActor(desk, 'fact-checker', 'Ana Second')]
  const [editor, other] = [await buildActor(desk, 'editor', 'Maren Edit'), await buildActor(desk, 'editor', 'Ines Edit')]
  const article = await buildArticle(desk, author)
  const { id, version } = await claimSaying(desk, article.id, '4.2 million')
  const claim = await proposeVerdict(desk, author, id, version, FIRST)
  const find = async () => (await store.claims.find(id))!
  return {
    desk, url, author, editor, other, checker, claim, find,
    ask: async (who = checker) => (await askSecondCheck(desk, editor, id, (await find()).version, { checker: who.id })).check,
    answer: async (check, opinion = SECOND) => (await checkSecond(desk, { ...checker, id: check.checkerId }, check.id, (await find()).version, opinion)).check,
    decide: async (check, input, by = editor) => (await adjudicate(desk, by, check.id, (await find()).version, input)).check,
  }
}

const activities = async ({ desk, claim }: Set) => (await desk.store.trail.about([claim.id])).map(({ activity }) => activity)

describe('asking for a second check', () => {
  it('puts the claim into the queue of whoever is named, and out of what waits for them', async () => {
    const set = await setUp()
    const check = await set.ask(set.other)
    expect(check).toMatchObject({ state: 'asked', checkerName: 'Ines Edit', askedByName: 'Maren Edit', verdictId: set.claim.verdicts[0]!.id })
    expect(await set.find()).toMatchObject({ secondCheckId: check.id, blindTo: set.other.id, stage: 'awaiting_approval', version: set.claim.version + 1 })
    const asked = await secondChecksFor(set.desk.store, set.other, page)
    expect(asked).toMatchObject({ count: { total: 1, isMore: false }, items: [{ first: null, isBlind: true, claim: { status: 'unverified', verdicts: [] } }] })
    expect(await secondChecksFor(set.desk.store, set.checker, page)).toMatchObject({ count: { total: 0 }, items: [] })
    const waiting = async (viewer: string) => (await set.desk.store.claims.awaitingApproval(viewer, page)).items.length
    expect([await waiting(set.other.id), await waiting(set.editor.id)]).toEqual([0, 1])
    expect((await set.desk.store.claims.countAwaiting(set.other.id)).listed.total).toBe(0)
    expect((await activities(set)).at(-1)).toBe('ask_second_check')
  })

  it('is refused for who has seen what was found: the author, who pinned evidence, the editor who asks, and whoever was asked before', async () => {
    const { desk, claim, author, editor, other, checker, ask, find } = await setUp()
    const asking = async (who: Person) => askSecondCheck(desk, editor, claim.id, (await find()).version, { checker: who.id })
    await expect(asking(author)).rejects.toThrow('wrote a verdict on this claim')
    await expect(asking(editor)).rejects.toThrow('You have seen the verdict')
    await buildEvidence(desk, other, await find())
    await expect(asking(other)).rejects.toThrow('pinned evidence')
    const check = await ask()
    await expect(asking(checker)).rejects.toThrow('already')
    await cancelSecondCheck(desk, editor, check.id, (await find()).version)
    await expect(asking(checker)).rejects.toThrow('was asked about this verdict before')
    await expect(asking({ ...checker, id: 'nobody' })).rejects.toThrow('no such person')
  })

  it('is refused for whoever decided, commented, resolved or asked, on it or on what repeats it, and offers none of them', async () => {
    const { desk, claim, author, editor, other, checker, find } = await setUp()
    const [resolver, twice, giver] = [await buildActor(desk, 'fact-checker', 'Rea Solver'), await buildActor(desk, 'fact-checker', 'Tova Twice'), await buildActor(desk, 'fact-checker', 'Gil Giver')]
    await returnVerdict(desk, other, claim.verdicts[0]!.id, claim.version, { note: 'Name the page.' })
    await proposeVerdict(desk, author, claim.id, claim.version + 1, FIRST)
    const said = await addComment(desk, checker, claim.id, { body: 'Odd.' })
    await resolveComment(desk, resolver, said.id, 1)
    const twin = await claimSaying(desk, claim.articleId, 'eleven weeks')
    await addComment(desk, twice, twin.id, { body: 'The same again.' })
    await dismissClaim(desk, author, twin.id, twin.version, { reason: 'duplicate', duplicateOf: claim.id })
    await assignClaim(desk, giver, claim.id, { assignee: giver.id })
    const asking = async (who: Person, by = editor) => askSecondCheck(desk, by, claim.id, (await find()).version, { checker: who.id })
    await expect(asking(other)).rejects.toThrow('Ines Edit returned a verdict on this claim')
    await expect(asking(checker)).rejects.toThrow('Ana Second commented on this claim')
    await expect(asking(resolver)).rejects.toThrow('resolved a thread')
    await expect(asking(twice)).rejects.toThrow('commented on this claim')
    const offered = async () => (await claimToAskFor(desk.store, editor, claim.id, desk.now(), page)).people.items.map(({ name }) => name)
    expect(await offered()).toEqual(['Gil Giver'])
    const { check } = await asking(giver)
    await cancelSecondCheck(desk, editor, check.id, (await find()).version)
    expect(await offered()).toEqual([])
    await expect(asking(editor, other)).rejects.toThrow('Maren Edit')
  })

  it('is refused for an account that is disabled, and of a claim of which nothing waits', async () => {
    const { desk, claim, editor, checker, find } = await setUp()
    await disableUser(desk, await buildActor(desk, 'admin'), checker.id)
    await expect(askSecondCheck(desk, editor, claim.id, (await find()).version, { checker: checker.id })).rejects.toThrow(InvalidInput)
    await returnVerdict(desk, editor, claim.verdicts[0]!.id, claim.version, { note: 'Name the page.' })
    await expect(askSecondCheck(desk, editor, claim.id, (await find()).version, { checker: checker.id })).rejects.toThrow(InvalidTransition)
  })

  it('is for editors, on the version that they saw', async () => {
    const { desk, claim, author, editor, checker } = await setUp()
    await expect(askSecondCheck(desk, author, claim.id, claim.version, { checker: checker.id })).rejects.toThrow(NotAllowed)
    await expect(askSecondCheck(desk, editor, claim.id, claim.version - 1, { checker: checker.id })).rejects.toThrow(StaleVersion)
  })
})

describe('the author of the verdict', () => {
  it('neither asks for a second check of it nor takes one back, though they are an editor', async () => {
    const { desk, claim, author, editor, other, checker, ask, answer, find } = await setUp()
    const asking = { ...author, role: 'editor' } as const
    await expect(askSecondCheck(desk, asking, claim.id, claim.version, { checker: checker.id })).rejects.toThrow('never of their own verdict')
    await expect(claimToAskFor(desk.store, asking, claim.id, desk.now(), page)).rejects.toThrow(NotAllowed)
    const check = await ask()
    await expect(cancelSecondCheck(desk, asking, check.id, (await find()).version)).rejects.toThrow('never one of their own verdict')
    await answer(check)
    await expect(cancelSecondCheck(desk, asking, check.id, (await find()).version)).rejects.toThrow(NotAllowed)
    await cancelSecondCheck(desk, other, check.id, (await find()).version)
    expect((await claimToAskFor(desk.store, editor, claim.id, desk.now(), page)).cannot).toBeNull()
  })
})

describe('while a second check is open', () => {
  it('the claim stays where it is, whoever acts, before and after the second opinion', async () => {
    const { desk, claim, author, editor, ask, answer, find } = await setUp()
    const check = await ask()
    const refused = async () => {
      const verdictId = claim.verdicts[0]!.id
      const { version } = await find()
      await expect(approveVerdict(desk, editor, verdictId, version, { note: '' })).rejects.toThrow(SecondCheckOpen)
      await expect(returnVerdict(desk, editor, verdictId, version, { note: 'Why?' })).rejects.toThrow(SecondCheckOpen)
      await expect(proposeVerdict(desk, author, claim.id, version, FIRST)).rejects.toThrow(SecondCheckOpen)
      await expect(dismissClaim(desk, author, claim.id, version)).rejects.toThrow(SecondCheckOpen)
      await expect(undoAct(desk, author, claim.id, version)).rejects.toThrow(NothingToUndo)
      expect(await find()).toMatchObject({ stage: 'awaiting_approval', version })
    }
    await refused()
    await answer(check)
    await refused()
  })

  it('others go on beside it, and who checks it writes on the claim as it stands then', async () => {
    const { desk, author, ask, find, checker } = await setUp()
    const check = await ask()
    const { id, version } = await find()
    await rewordClaim(desk, author, id, version, { text: 'The repair costs 4.2 million crowns.' })
    await expect(checkSecond(desk, checker, check.id, version, SECOND)).rejects.toThrow(StaleVersion)
    await checkSecond(desk, checker, check.id, version + 1, SECOND)
  })

  it('who checks it blind does nothing else to it', async () => {
    const { desk, claim, other, ask, find } = await setUp()
    await ask(other)
    const { version } = await find()
    await expect(rewordClaim(desk, other, claim.id, version, { text: 'Other words.' })).rejects.toThrow('You check this one blind')
    const beside = await claimSaying(desk, claim.articleId, 'eleven weeks')
    await expect(mergeClaims(desk, other, beside.id, beside.version, { text: 'Both.', others: [{ id: claim.id, version }] })).rejects.toThrow('blind: leave it out')
    await expect(addComment(desk, other, claim.id, { body: 'Odd.' })).rejects.toThrow(NotAllowed)
    await expect(withdrawClaim(desk, other, claim.id, version, { note: 'Wrong.' })).rejects.toThrow(NotAllowed)
    await expect(approveVerdict(desk, other, claim.verdicts[0]!.id, version, { note: '' })).rejects.toThrow(NotAllowed)
  })

  it('who checks it blind reads neither comments nor trail nor evidence, whoever asks for them', async () => {
    const { desk, author, other, ask, find } = await setUp()
    await buildEvidence(desk, author, await find())
    await addComment(desk, author, (await find()).id, { body: 'Odd.' })
    await ask(other)
    const claim = await find()
    const read = async (person: Person) => [
      (await threadsAbout(desk.store, person, claim, page)).count.comments, (await openThreadsOf(desk.store, person, [claim])).size, (await historyOf(desk.store, person, claim, 'desk', page)).count, (await evidenceFor(desk.store, person, claim, 'desk')).length,
    ]
    expect([await read(other), await read(author)]).toEqual([[0, 0, 0, 0], [1, 1, 4, 1]])
  })

  it('claims that repeat it are hidden with it, and stay where they are', async () => {
    const set = await setUp()
    const { desk, url, claim, author, checker, ask, answer, find } = set
    const [first, second] = [await claimSaying(desk, claim.articleId, 'eleven weeks'), await claimSaying(desk, claim.articleId, 'northern pier')]
    const noted = (await buildEvidence(desk, author, first)).claim
    // By way of another, and since it is hidden.
    await mergeClaims(desk, author, second.id, second.version, { text: 'The pier closes.', others: [{ id: first.id, version: noted.version }] })
    const check = await ask()
    await dismissClaim(desk, author, second.id, second.version + 1, { reason: 'duplicate', duplicateOf: claim.id })
    const hidden = async () => (await Promise.all([first, second].map(({ id }) => desk.store.claims.find(id)))).map((one) => one!.blindTo)
    expect(await hidden()).toEqual([checker.id, checker.id])
    expect(await evidenceFor(desk.store, checker, (await desk.store.claims.find(first.id))!, 'desk')).toEqual([])
    const hash = (await evidenceFor(desk.store, author, (await desk.store.claims.find(first.id))!, 'desk'))[0]!.snapshotHash!
    await expect(deskSnapshot(desk.store, checker, hash)).rejects.toThrow(NotFound)
    // Where a claim that they may see rests on it too, it is there, without what it says of the others.
    const beside = await addClaim(desk, author, claim.articleId, { text: 'The ferries stop.', anchors: [{ exact: 'the ferries take over', start: null }] })
    const open = await buildEvidence(desk, author, beside)
    expect(open.evidence.snapshotHash).toBe(hash)
    const snapshot = await deskSnapshot(desk.store, checker, hash)
    const [blind] = await evidenceFor(desk.store, author, (await desk.store.claims.find(first.id))!, 'desk')
    expect(await quoteIn(desk.store, checker, snapshot, blind!.id)).toBeNull()
    expect(await quoteIn(desk.store, author, snapshot, blind!.id)).not.toBeNull()
    expect(await quoteIn(desk.store, checker, snapshot, open.evidence.id)).not.toBeNull()
    const { version } = (await desk.store.claims.find(second.id))!
    await expect(restoreClaim(desk, author, second.id, version)).rejects.toThrow(SecondCheckOpen)
    await expect(restoreClaim(desk, checker, second.id, version)).rejects.toThrow(NotAllowed)
    expect((await checkDatabase(url)).problems).toEqual([])
    await answer(check)
    expect(await hidden()).toEqual([null, null])
    expect((await checkDatabase(url)).problems).toEqual([])
    expect((await find()).blindTo).toBeNull()
    await restoreClaim(desk, author, second.id, version)
  })

  it('acts on many claims leave it out, and say so of a merge', async () => {
    const { desk, claim, author, ask, find } = await setUp()
    const twin = await claimSaying(desk, claim.articleId, 'eleven weeks')
    await dismissClaim(desk, author, twin.id, twin.version, { reason: 'duplicate', duplicateOf: claim.id })
    await ask()
    expect(await claimsFor(desk.store, author, claim.articleId, 'dismiss', { stage: 'awaiting_approval' })).toEqual({ claims: [], left: 1, isMore: false })
    expect(await claimsFor(desk.store, author, claim.articleId, 'accept', { stage: 'dismissed' })).toEqual({ claims: [], left: 1, isMore: false })
    const kept = await claimSaying(desk, claim.articleId, 'northern pier')
    const { version, text } = await find()
    const merge = mergeClaims(desk, author, kept.id, kept.version, { text: 'Both.', others: [{ id: claim.id, version }] })
    await expect(merge).rejects.toThrow(InvalidInput)
    await expect(merge).rejects.toThrow(`“${text}” is being checked a second time`)
  })

  it('who works on it, and by when, is hidden from who checks it blind', async () => {
    const { desk, claim, author, checker, ask } = await setUp()
    await assignClaim(desk, author, claim.id, { assignee: author.id, dueOn: '2026-03-05' })
    await ask()
    const nobody = { assigneeId: null, assigneeName: null, dueOn: null }
    expect(await deskClaim(desk.store, checker, claim.id)).toMatchObject(nobody)
    expect(await deskClaim(desk.store, author, claim.id)).toMatchObject({ assigneeName: 'Robin First', dueOn: '2026-03-05' })
  })

  it('only whoever is named writes the second opinion, and once', async () => {
    const { desk, author, editor, checker, ask, answer, find } = await setUp()
    const check = await ask()
    for (const person of [author, editor]) await expect(checkSecond(desk, person, check.id, (await find()).version, SECOND)).rejects.toThrow(NotAllowed)
    await expect(checkSecond(desk, checker, check.id, (await find()).version, { ...SECOND, rationale: ' ', status: 'wrong' })).rejects.toThrow(InvalidInput)
    await expect(checkSecond(desk, checker, check.id, (await find()).version, { ...SECOND, asOf: '2031-01-01' })).rejects.toThrow('future')
    await answer(check)
    await expect(answer(check)).rejects.toThrow('The second opinion is written')
  })

  it('it is taken back by an editor or by who is asked, and the verdict waits on', async () => {
    const set = await setUp()
    const first = await set.ask()
    await expect(cancelSecondCheck(set.desk, set.author, first.id, (await set.find()).version)).rejects.toThrow(NotAllowed)
    await cancelSecondCheck(set.desk, set.checker, first.id, (await set.find()).version)
    expect(await set.find()).toMatchObject({ secondCheckId: null, blindTo: null, stage: 'awaiting_approval' })
    await expect(cancelSecondCheck(set.desk, set.editor, first.id, (await set.find()).version)).rejects.toThrow(InvalidTransition)
    await set.ask(set.other)
    expect((await closedSecondChecks(set.desk.store, set.editor, page)).items.map(({ check: { state, closedByName } }) => [state, closedByName])).toEqual([['cancelled', 'Ana Second']])
  })

  it('two that differ are taken back where nobody can decide, and stay counted', async () => {
    const set = await setUp()
    const check = await set.answer(await set.ask())
    await expect(cancelSecondCheck(set.desk, set.checker, check.id, (await set.find()).version)).rejects.toThrow(NotAllowed)
    const { check: taken, claim } = await cancelSecondCheck(set.desk, set.editor, check.id, (await set.find()).version)
    expect(taken).toMatchObject({ ...SECOND, state: 'cancelled', chosenVerdictId: null })
    expect(claim).toMatchObject({ secondCheckId: null, blindTo: null, stage: 'awaiting_approval', status: 'false' })
    expect((await deskAgreement(set.desk.store, set.editor)).all).toMatchObject({ count: 1, agreed: 0 })
    await approveVerdict(set.desk, set.editor, claim.verdicts[0]!.id, claim.version, { note: '' })
    expect((await checkDatabase(set.url)).problems).toEqual([])
  })

  it('what readers see is withdrawn all the same, and the check with it', async () => {
    for (const isWritten of [false, true]) {
      const set = await setUp()
      const { desk, editor } = set
      const article = (await desk.store.articles.find(set.claim.articleId))!
      await publishArticle(desk, editor, article.id, article.version)
      const check = await set.ask()
      if (isWritten) await set.answer(check)
      expect(await withdrawClaim(desk, editor, set.claim.id, (await set.find()).version, { note: 'It was misread.' })).toMatchObject({ stage: 'withdrawn', secondCheckId: null, blindTo: null })
      expect((await secondCheckFor(desk.store, set.checker, check.id)).check).toMatchObject({ state: 'cancelled', closedByName: 'Maren Edit', status: isWritten ? 'disputed' : null })
      expect((await checkDatabase(set.url)).problems).toEqual([])
    }
  })
})

describe('two opinions', () => {
  it('that call it the same agree at once, and the first verdict can be approved', async () => {
    const set = await setUp()
    const check = await set.answer(await set.ask(), { ...SECOND, status: 'false' })
    expect(check).toMatchObject({ state: 'agreed', chosenVerdictId: set.claim.verdicts[0]!.id })
    const claim = await set.find()
    expect(claim).toMatchObject({ secondCheckId: null, blindTo: null, status: 'false' })
    expect((await approveVerdict(set.desk, set.editor, claim.verdicts[0]!.id, claim.version, { note: '' })).stage).toBe('approved')
    expect((await deskAgreement(set.desk.store, set.editor)).all).toEqual({ count: 1, agreed: 1, raw: 1, kappa: null })
  })

  it('that differ wait for an editor who wrote neither', async () => {
    const { desk, author, checker, editor, other, ask, answer, decide } = await setUp()
    const check = await answer(await ask(other))
    expect(check.state).toBe('differing')
    expect((await secondChecksIn(desk.store, editor, 'differing', page)).items).toMatchObject([{ first: { rationale: FIRST.rationale }, check: SECOND }])
    for (const person of [author, checker, other]) await expect(decide(check, { took: 'first', note: 'Mine.' }, person)).rejects.toThrow(NotAllowed)
    await expect(decide(check, { took: 'both', note: '' })).rejects.toThrow(InvalidInput)
    await expect(decide(check, { took: 'third', note: 'Both are wrong.' })).rejects.toThrow(InvalidInput)
  })

  it('of which the first is taken leave its verdict waiting', async () => {
    const { claim, ask, answer, decide, find } = await setUp()
    const check = await decide(await answer(await ask()), { took: 'first', note: 'The ledger is newer.' })
    expect(check).toMatchObject({ state: 'adjudicated', took: 'first', note: 'The ledger is newer.', closedByName: 'Maren Edit', chosenVerdictId: claim.verdicts[0]!.id })
    expect(await find()).toMatchObject({ secondCheckId: null, stage: 'awaiting_approval', status: 'false', verdicts: [{ status: 'false', decision: null }] })
  })

  it('of which the second is taken make it the verdict that waits, by who wrote it, and approved by nobody yet', async () => {
    const { desk, editor, checker, ask, answer, decide, find } = await setUp()
    const check = await decide(await answer(await ask()), { took: 'second', note: 'The council knows.' })
    const claim = await find()
    const [, second] = claim.verdicts
    expect(second).toMatchObject({ ...SECOND, id: check.chosenVerdictId, number: 2, authorId: checker.id, decision: null, withoutEvidence: expect.stringContaining('second check') })
    expect(claim).toMatchObject({ stage: 'awaiting_approval', status: 'disputed', secondCheckId: null })
    expect((await desk.store.claims.awaitingApproval(null, page)).items).toHaveLength(1)
    expect(await approveVerdict(desk, editor, second!.id, claim.version, { note: '' })).toMatchObject({ stage: 'approved', status: 'disputed' })
  })

  it('can be followed by a third, which its author does not approve', async () => {
    const { desk, editor, other, ask, answer, decide, find } = await setUp()
    await decide(await answer(await ask()), { took: 'third', note: 'Nobody can know.', status: 'unverifiable', rationale: 'No bid is in.', asOf: '2026-03-01' })
    const claim = await find()
    expect(claim.verdicts[1]).toMatchObject({ status: 'unverifiable', authorName: 'Maren Edit', withoutEvidence: null })
    await expect(approveVerdict(desk, editor, claim.verdicts[1]!.id, claim.version, { note: '' })).rejects.toThrow(NotAllowed)
    await approveVerdict(desk, other, claim.verdicts[1]!.id, claim.version, { note: '' })
  })

  it('are decided between once', async () => {
    const { ask, answer, decide } = await setUp()
    const check = await answer(await ask())
    await decide(check, { took: 'first', note: 'Seen.' })
    await expect(decide(check, { took: 'second', note: 'Seen.' })).rejects.toThrow(InvalidTransition)
  })

  it('are told in the trail, and leave a database that is sound', async () => {
    const set = await setUp()
    await set.decide(await set.answer(await set.ask()), { took: 'second', note: 'The council knows.' })
    const open = await set.ask(set.other)
    expect(await activities(set)).toEqual(['propose_verdict', 'ask_second_check', 'second_check', 'adjudicate', 'ask_second_check'])
    // Of an earlier check of the same claim who checks it blind sees nothing either.
    const [earlier] = (await closedSecondChecks(set.desk.store, set.other, page)).items
    expect(earlier).toMatchObject({ isBlind: true, first: null, check: { status: null, rationale: null, took: null, note: null } })
    await expect(secondCheckFor(set.desk.store, set.other, earlier!.check.id)).rejects.toThrow(NotAllowed)
    expect(await secondCheckFor(set.desk.store, set.other, open.id)).toMatchObject({ isBlind: true, first: null })
    expect((await checkDatabase(set.url)).problems).toEqual([])
  })
})

describe('what is kept of second checks', () => {
  it('is compared with them by check, and made anew', async () => {
    const { mendStore } = await import('../../../src/storage/store.js')
    const set = await setUp()
    await set.decide(await set.answer(await set.ask()), { took: 'first', note: 'Seen.' })
    const twin = await claimSaying(set.desk, set.claim.articleId, 'eleven weeks')
    await dismissClaim(set.desk, set.author, twin.id, twin.version, { reason: 'duplicate', duplicateOf: set.claim.id })
    await set.ask(set.other)
    const { accounts } = set.desk.store
    await accounts.agreementCount.updateMany({ data: { count: 5 } })
    await accounts.claim.updateMany({ where: { id: { in: [set.claim.id, twin.id] } }, data: { blindTo: null } })
    const { problems, mendable } = await checkDatabase(set.url)
    expect(problems).toEqual([
      ...[set.claim.id, twin.id].sort().map((id) => `claim ${id}: what it says of being checked a second time is not what the check says`),
      'second checks: what is kept of how many called “disputed” what the first called “false” is not what they say',
    ])
    expect(mendable).toBe(3)
    // Two libraries on one file undo each other's locks; what stands on a server needs no such care.
    if (!hasPostgres()) await set.desk.store.close()
    expect(await mendStore(set.url)).toMatchObject({ checked: 2, pairs: 1 })
    expect((await checkDatabase(set.url)).problems).toEqual([])
  })
})
