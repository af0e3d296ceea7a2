import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeRules } from '../../src/desk/articles/change-rules.js'
import { editDetails } from '../../src/desk/articles/edit-details.js'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { markSentence } from '../../src/desk/articles/mark-sentence.js'
import { coverageOf } from '../../src/desk/reading/coverage.js'
import { embargoArticle, endEmbargo, liftEmbargo } from '../../src/desk/articles/embargo-article.js'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../src/desk/articles/retract-article.js'
import { actOnMany } from '../../src/desk/claims/act-on-many.js'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { assignClaim, takeClaim, takeNext } from '../../src/desk/claims/assign-claim.js'
import { assignMany } from '../../src/desk/claims/assign-many.js'
import { addClaim } from '../../src/desk/claims/add-claim.js'
import { anchorClaim } from '../../src/desk/claims/anchor-claim.js'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import { addComment } from '../../src/desk/claims/add-comment.js'
import { redactEvent } from '../../src/desk/claims/redact-event.js'
import { reopenComment, resolveComment } from '../../src/desk/claims/resolve-comment.js'
import { seeMention } from '../../src/desk/claims/see-mention.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../src/desk/claims/merge-claims.js'
import { restoreClaim } from '../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../src/desk/claims/split-claim.js'
import { undoMany } from '../../src/desk/claims/undo-many.js'
import { undoAct } from '../../src/desk/claims/undo-act.js'
import { reinstateClaim, withdrawClaim } from '../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../src/desk/desk.js'
import { keepSnapshot } from '../../src/desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../../src/desk/evidence/pin-evidence.js'
import { unpinEvidence } from '../../src/desk/evidence/unpin-evidence.js'
import { discardImport, retryImport } from '../../src/desk/imports/change-import.js'
import { sendArticle } from '../../src/desk/imports/send-article.js'
import { discardJob, retryJob } from '../../src/desk/jobs/change-job.js'
import { learnFromDecisions } from '../../src/desk/learning/learn.js'
import { chooseMail } from '../../src/desk/digests/choose-mail.js'
import { endFeed, makeFeed } from '../../src/desk/digests/feed-address.js'
import { plantDigests, sendDigest } from '../../src/desk/digests/send-digests.js'
import { acceptInvitation } from '../../src/desk/people/accept-invitation.js'
import { invitePerson, revokeInvitation } from '../../src/desk/people/invite-person.js'
import { addUser } from '../../src/desk/people/add-user.js'
import { changeRole } from '../../src/desk/people/change-role.js'
import { changePassword } from '../../src/desk/people/change-password.js'
import { createToken } from '../../src/desk/people/create-token.js'
import { disableUser } from '../../src/desk/people/disable-user.js'
import { enableUser } from '../../src/desk/people/enable-user.js'
import { endSession, endSessions } from '../../src/desk/people/end-sessions.js'
import { noteSignIn } from '../../src/desk/people/note-sign-in.js'
import { removeSecondFactor } from '../../src/desk/people/remove-second-factor.js'
import { renewBackupCodes } from '../../src/desk/people/renew-backup-codes.js'
import { requireOfRole, requireSecondFactor } from '../../src/desk/people/require-second-factor.js'
import { createSecondFactorCodes } from '../../src/desk/people/second-factor-codes.js'
import { beginSecondFactor, setUpSecondFactor } from '../../src/desk/people/set-up-second-factor.js'
import { resetPassword } from '../../src/desk/people/reset-password.js'
import { revokeToken } from '../../src/desk/people/revoke-token.js'
import { editSource } from '../../src/desk/sources/edit-source.js'
import { identifySource } from '../../src/desk/sources/identify-source.js'
import { mergeSources, unmergeSource } from '../../src/desk/sources/merge-sources.js'
import { tidyUp } from '../../src/desk/tidy-up.js'
import { adjudicate } from '../../src/desk/second-checks/adjudicate.js'
import { askSecondCheck } from '../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../src/desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../src/desk/second-checks/check-second.js'
import { approveOwnVerdict } from '../../src/desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../src/desk/verdicts/return-verdict.js'
import { actNames, type ActName } from '../../src/domain/act.js'
import type { Article } from '../../src/domain/article.js'
import type { Claim } from '../../src/domain/claim.js'
import { keyOfImport } from '../../src/domain/job.js'
import { NotAllowed } from '../../src/domain/errors.js'
import { PROGRAM, type Actor, type Person } from '../../src/domain/permission.js'
import { projectPath } from '../../src/project.js'
import { makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, buildEvidence, buildPendingImport, buildPublishedClaim, claimSaying, HARBOUR, LEDGER, longText, PASSWORD } from '../factories.js'

let desk: Desk
let draft: Article
let published: Article
let proposed: Claim
let judged: Claim
let stranger: Person
let pendingId: string
// That the stranger is asked for, of a verdict by the fact-checker.
let checkId: string
// Of the claim that is proposed, of the one that was judged with it, and of that one since.
let [loose, shown, fresh]: string[] = []
// Of a draft, of what readers see, and one that nobody names.
let [quiet, told, unnamed]: string[] = []
let commentId: string
let resolvedId: string
const actors = new Map<string, Actor>([['program', PROGRAM]])

beforeAll(async () => {
  desk = makeDesk(await makeStore())
  const { article, claim } = await buildPublishedClaim(desk)
  published = article
  judged = claim
  for (const role of ['fact-checker', 'editor', 'admin'] as const) actors.set(role, await buildActor(desk, role))
  stranger = await buildActor(desk, 'fact-checker', 'Some Stranger')
  draft = await buildArticle(desk, stranger, { text: HARBOUR.replaceAll('bridge', 'lock') })
  pendingId = await buildPendingImport(desk, stranger, longText(10))
  const plain = await claimSaying(desk, draft.id, '4.2 million')
  const pinned = await buildEvidence(desk, stranger, plain)
  proposed = pinned.claim
  const [first, second] = [await claimSaying(desk, draft.id, 'eleven weeks'), await claimSaying(desk, draft.id, 'northern pier')]
  quiet = (await attributeClaim(desk, stranger, first.id, first.version, { chains: [{ hops: [{ source: { name: 'Lock Office', kind: 'organization' }, mode: 'indirect' }] }] }))
    .attributions[0]!.hops[0]!.source.id
  unnamed = second.attributions[0]!.hops[0]!.source.id
  const seen = await claimSaying(desk, published.id, 'eleven weeks')
  told = seen.attributions[0]!.hops[0]!.source.id
  await acceptClaim(desk, actors.get('editor')!, seen.id, seen.version)
  const { createdAt } = judged
  await desk.store.write((tx) => tx.evidence.insert({ ...pinned.evidence, id: '0', claimId: judged.id, createdAt }))
  const since = await buildEvidence(desk, stranger, judged, { stance: 'context' })
  judged = since.claim
  commentId = (await addComment(desk, stranger, proposed.id, { body: 'Who was asked?' })).id
  resolvedId = (await addComment(desk, stranger, proposed.id, { body: 'The clerk was.' })).id
  await resolveComment(desk, stranger, resolvedId, 1)
  const twice = await claimSaying(desk, draft.id, 'northern pier')
  const waiting = await proposeVerdict(desk, actors.get('fact-checker')!, twice.id, twice.version, verdict)
  checkId = (await askSecondCheck(desk, actors.get('editor')!, twice.id, waiting.version, { checker: stranger.id })).check.id
  ;[loose, shown, fresh] = [pinned.evidence.id, '0', since.evidence.id]
})

// A version that nothing is at: who is let in meets StaleVersion, and the next one finds all as it was.
const NEVER = 999
let made = 0
const codes = createSecondFactorCodes('a secret of the tests, long enough')

interface Verb {
  call: (actor: Actor) => Promise<unknown>
  may: string[]
}
const everybody = ['fact-checker', 'editor', 'admin']
const editors = ['editor', 'admin']
const verdict = { status: 'verified', rationale: 'Seen.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' }
const details = { title: 'Another title' }
const known = { kind: 'organization' as const, role: null, aliases: [], sameAs: null, reliability: null }

const verbs: Record<ActName, Verb[]> = {
  import: [{ call: (actor) => importArticle(desk, actor, { title: 'A tide', text: `The tide rose ${made++} metres.`, format: 'plain' }), may: [...everybody, 'program'] }],
  // Long enough not to be waited for.
  send_import: [{ call: (actor) => sendArticle(desk, actor, { title: 'A tide', text: `The tide rose ${made++} metres. `.repeat(9_000), format: 'plain' }), may: everybody }],
  retry_import: [{ call: (actor) => retryImport(desk, actor, pendingId), may: ['admin'] }],
  discard_import: [{ call: async (actor) => discardImport(desk, actor, await buildPendingImport(desk, stranger, `The tide rose ${made++} metres.`)), may: ['admin'] }],
  mark_sentence: [{ call: async (actor) => markSentence(desk, actor, draft.id, { start: (await coverageOf(desk.store, stranger, draft.id)).sentences.find(({ kind }) => kind !== 'claim')!.start, kind: made++ % 2 === 0 ? 'nothing' : 'question' }), may: everybody }],
  edit_details: [
    { call: (actor) => editDetails(desk, actor, draft.id, NEVER, details), may: everybody },
    { call: (actor) => editDetails(desk, actor, published.id, NEVER, details), may: editors },
  ],
  publish: [{ call: (actor) => publishArticle(desk, actor, draft.id, NEVER), may: editors }],
  retract: [{ call: (actor) => retractArticle(desk, actor, published.id, NEVER, { reason: 'Wrong.' }), may: editors }],
  add_claim: [{
    call: (actor) => addClaim(desk, actor, draft.id, { text: `The bridge closes (${made++}).`, anchors: [{ exact: 'will close for eleven weeks', start: null }] }), may: everybody,
  }],
  accept: [{ call: (actor) => acceptClaim(desk, actor, proposed.id, NEVER), may: everybody }],
  dismiss: [
    { call: (actor) => dismissClaim(desk, actor, proposed.id, NEVER), may: everybody },
    { call: (actor) => dismissClaim(desk, actor, judged.id, NEVER), may: [] },
  ],
  split_claim: [
    { call: (actor) => splitClaim(desk, actor, proposed.id, NEVER, { texts: ['The lock closed.', 'The lock opened.'] }), may: everybody },
    { call: (actor) => splitClaim(desk, actor, judged.id, NEVER, { texts: ['The lock closed.', 'The lock opened.'] }), may: [] },
  ],
  merge_claims: [
    { call: (actor) => mergeClaims(desk, actor, proposed.id, NEVER, { text: 'The lock closed.', others: [{ id: judged.id, version: 1 }] }), may: everybody },
    { call: (actor) => mergeClaims(desk, actor, judged.id, NEVER, { text: 'The lock closed.', others: [{ id: proposed.id, version: 1 }] }), may: [] },
  ],
  restore: [
    { call: (actor) => restoreClaim(desk, actor, proposed.id, NEVER), may: everybody },
    { call: (actor) => restoreClaim(desk, actor, judged.id, NEVER), may: [] },
  ],
  accept_many: [{ call: (actor) => actOnMany(desk, actor, draft.id, 'accept', { filter: {}, seen: 'nothing' }), may: everybody }],
  dismiss_many: [{ call: (actor) => actOnMany(desk, actor, draft.id, 'dismiss', { filter: {}, seen: 'nothing' }), may: everybody }],
  assign_many: [{ call: (actor) => assignMany(desk, actor, draft.id, { assignee: stranger.id, claims: [{ id: proposed.id, from: stranger.id }] }), may: everybody }],
  undo_many: [{ call: (actor) => undoMany(desk, actor, draft.id, 'none'), may: everybody }],
  undo: [{ call: (actor) => undoAct(desk, actor, proposed.id, NEVER), may: everybody }],
  withdraw: [{ call: (actor) => withdrawClaim(desk, actor, judged.id, NEVER, { note: 'Misread.' }), may: editors }],
  reinstate: [{ call: (actor) => reinstateClaim(desk, actor, judged.id, NEVER, { note: 'It stands.' }), may: editors }],
  reword: [
    { call: (actor) => rewordClaim(desk, actor, proposed.id, NEVER, { text: 'The lock closed.' }), may: everybody },
    { call: (actor) => rewordClaim(desk, actor, judged.id, NEVER, { text: 'It cost more.' }), may: editors },
  ],
  anchor: [
    { call: (actor) => anchorClaim(desk, actor, proposed.id, NEVER, { anchors: [{ exact: 'northern pier', start: null }] }), may: everybody },
    { call: (actor) => anchorClaim(desk, actor, judged.id, NEVER, { anchors: [{ exact: 'northern pier', start: null }], note: 'There.' }), may: editors },
  ],
  attribute: [
    { call: (actor) => attributeClaim(desk, actor, proposed.id, NEVER, { chains: [], noSource: true }), may: everybody },
    { call: (actor) => attributeClaim(desk, actor, judged.id, NEVER, { chains: [], noSource: true }), may: editors },
  ],
  pin_evidence: [
    { call: (actor) => keepSnapshot(desk, actor, { bytes: new Uint8Array(Buffer.from(LEDGER)) }), may: everybody },
    {
      call: (actor) => pinEvidence(desk, actor, proposed.id, NEVER, { stance: 'context', url: '', title: '', quote: 'No bid', note: '', snapshot: 'none', isPage: false }),
      may: everybody,
    },
  ],
  unpin_evidence: [
    { call: (actor) => unpinEvidence(desk, actor, loose!, NEVER), may: everybody },
    { call: (actor) => unpinEvidence(desk, actor, fresh!, NEVER), may: everybody },
    { call: (actor) => unpinEvidence(desk, actor, shown!, NEVER), may: editors },
  ],
  comment: [{ call: (actor) => addComment(desk, actor, proposed.id, { body: 'Look again.' }), may: everybody }],
  assign: [{ call: (actor) => assignClaim(desk, actor, proposed.id, { assignee: stranger.id }), may: everybody }],
  take: [
    { call: async (actor) => { await assignClaim(desk, stranger, proposed.id, { assignee: null }); await takeClaim(desk, actor, proposed.id) }, may: everybody },
    { call: (actor) => takeNext(desk, actor), may: everybody },
  ],
  resolve_comment: [{ call: (actor) => resolveComment(desk, actor, commentId, NEVER), may: everybody }],
  reopen_comment: [{ call: (actor) => reopenComment(desk, actor, resolvedId, NEVER), may: everybody }],
  see_mention: [{ call: (actor) => seeMention(desk, actor, commentId), may: everybody }],
  redact: [{ call: (actor) => redactEvent(desk, actor, 'none', { reason: 'A name.' }), may: ['admin'] }],
  propose_verdict: [{ call: (actor) => proposeVerdict(desk, actor, proposed.id, NEVER, verdict), may: everybody }],
  approve: [{ call: (actor) => approveVerdict(desk, actor, judged.verdicts[0]!.id, NEVER, { note: '' }), may: editors }],
  // Of somebody else’s: only one’s own, by an admin; see below.
  approve_own: [{ call: (actor) => approveOwnVerdict(desk, actor, judged.verdicts[0]!.id, NEVER, { emergency: 'Nobody else is here.' }), may: [] }],
  return: [{ call: (actor) => returnVerdict(desk, actor, judged.verdicts[0]!.id, NEVER, { note: 'Why?' }), may: editors }],
  edit_source: [
    { call: (actor) => editSource(desk, actor, quiet!, NEVER, { ...known, name: 'Sluice Office' }), may: everybody },
    { call: (actor) => editSource(desk, actor, told!, NEVER, { ...known, name: 'Ada M. Brandt' }), may: editors },
    { call: (actor) => editSource(desk, actor, told!, NEVER, { ...known, name: 'Ada Brandt', kind: 'person', reliability: 'Knows bridges.' }), may: everybody },
  ],
  merge_sources: [
    { call: (actor) => mergeSources(desk, actor, quiet!, NEVER, { id: unnamed!, version: 1 }), may: everybody },
    { call: (actor) => mergeSources(desk, actor, quiet!, NEVER, { id: told!, version: 1 }), may: editors },
    { call: (actor) => mergeSources(desk, actor, told!, NEVER, { id: quiet!, version: 1 }), may: editors },
  ],
  unmerge_source: [
    { call: (actor) => unmergeSource(desk, actor, quiet!, NEVER, { id: told!, version: 1 }), may: everybody },
    { call: (actor) => unmergeSource(desk, actor, told!, NEVER, { id: quiet!, version: 1 }), may: editors },
  ],
  identify_source: [{ call: (actor) => identifySource(desk, actor, unnamed!, NEVER, { words: 'Somebody at the lock.' }), may: everybody }],
  ask_second_check: [{ call: (actor) => askSecondCheck(desk, actor, judged.id, NEVER, { checker: stranger.id }), may: editors }],
  second_check: [{ call: (actor) => checkSecond(desk, actor, checkId, NEVER, verdict), may: [] }],
  adjudicate: [{ call: (actor) => adjudicate(desk, actor, checkId, NEVER, { took: 'first', note: 'Seen.' }), may: editors }],
  cancel_second_check: [{ call: (actor) => cancelSecondCheck(desk, actor, checkId, NEVER), may: editors }],
  add_user: [{
    call: (actor) => addUser(desk, actor, { email: `new${made++}@example.com`, name: 'New', role: 'admin', password: PASSWORD }),
    may: ['admin', 'program'],
  }],
  invite: [{ call: (actor) => invitePerson(desk, actor, { email: `guest${made++}@example.com`, name: 'Guest', role: 'editor' }), may: ['admin', 'program'] }],
  revoke_invitation: [{ call: (actor) => revokeInvitation(desk, actor, 'none'), may: ['admin', 'program'] }],
  accept_invitation: [{ call: (actor) => acceptInvitation(desk, actor, 'none', { password: PASSWORD }), may: ['program'] }],
  make_feed: [{ call: (actor) => makeFeed(desk, actor, stranger.id), may: [] }],
  end_feed: [{ call: (actor) => endFeed(desk, actor, stranger.id), may: [] }],
  choose_mail: [{ call: (actor) => chooseMail(desk, actor, stranger.id, { mail: 'daily' }), may: [] }],
  change_role: [{ call: (actor) => changeRole(desk, actor, stranger.id, 'fact-checker'), may: ['admin', 'program'] }],
  create_token: [{ call: (actor) => createToken(desk, actor, stranger.id, { name: 'wire' }), may: ['program'] }],
  revoke_token: [{
    call: async (actor) => {
      const { id } = await createToken(desk, PROGRAM, stranger.id, { name: 'wire' })
      await revokeToken(desk, actor, stranger.id, id)
    },
    may: ['program'],
  }],
  disable_user: [{ call: (actor) => disableUser(desk, actor, stranger.id), may: ['admin', 'program'] }],
  enable_user: [{ call: (actor) => enableUser(desk, actor, stranger.id), may: ['admin', 'program'] }],
  end_sessions: [
    { call: (actor) => endSessions(desk, actor, stranger.id), may: ['admin', 'program'] },
    { call: (actor) => endSession(desk, actor, stranger.id, 'none'), may: ['admin', 'program'] },
  ],
  change_password: [{
    call: (actor) => changePassword(desk, actor, stranger.id, 'none', { current: 'not theirs', password: 'four other odd words' }), may: [],
  }],
  reset_password: [{ call: (actor) => resetPassword(desk, actor, stranger.id, { given: PASSWORD }), may: ['admin', 'program'] }],
  set_up_second_factor: [
    { call: (actor) => beginSecondFactor(desk, actor, stranger.id, codes, 'not theirs'), may: [] },
    { call: (actor) => setUpSecondFactor(desk, actor, stranger.id, 'none', codes, '000000'), may: [] },
  ],
  renew_backup_codes: [{ call: (actor) => renewBackupCodes(desk, actor, stranger.id, codes, 'not theirs'), may: [] }],
  remove_second_factor: [{ call: (actor) => removeSecondFactor(desk, actor, stranger.id), may: ['admin', 'program'] }],
  require_second_factor: [{ call: (actor) => requireSecondFactor(desk, actor, []), may: ['admin', 'program'] }],
  waive_second_factor: [{ call: (actor) => requireOfRole(desk, actor, 'editor', false), may: ['admin', 'program'] }],
  sign_in: [{ call: (actor) => noteSignIn(desk, actor, stranger, { outcome: 'sign_in', known: true }), may: ['program'] }],
  sign_in_failed: [{ call: (actor) => noteSignIn(desk, actor, stranger, { outcome: 'sign_in_failed', known: true }), may: ['program'] }],
  embargo: [{ call: (actor) => embargoArticle(desk, actor, draft.id, NEVER, { day: '2026-06-01', time: '06:00', zone: 'UTC' }), may: editors }],
  lift_embargo: [{ call: (actor) => liftEmbargo(desk, actor, draft.id, NEVER), may: editors }],
  end_embargo: [{ call: (actor) => endEmbargo(desk, actor, draft.id, new Date('2026-06-01T06:00:00Z')), may: ['program'] }],
  change_rules: [{ call: (actor) => changeRules(desk, actor, []), may: ['admin'] }],
  retry_job: [{ call: async (actor) => retryJob(desk, actor, await jobOf(pendingId)), may: ['admin', 'program'] }],
  discard_job: [{
    call: async (actor) => discardJob(desk, actor, await jobOf(await buildPendingImport(desk, stranger, `The tide rose ${made++} metres.`))),
    may: ['admin', 'program'],
  }],
  learn: [{ call: (actor) => learnFromDecisions(desk, actor, { dryRun: true }), may: [...editors, 'program'] }],
}

async function jobOf(importId: string): Promise<string> {
  return (await desk.store.jobs.withKeys([keyOfImport(importId)])).get(keyOfImport(importId))!.id
}

async function isLetIn(call: Verb['call'], actor: Actor): Promise<boolean> {
  const error = await call(actor).catch((thrown: unknown) => thrown)
  return !(error instanceof NotAllowed)
}

describe('every verb asks who acts', () => {
  it.each(actNames)('%s', async (name) => {
    for (const { call, may } of verbs[name]) {
      const letIn: string[] = []
      for (const [who, actor] of actors) if (await isLetIn(call, actor)) letIn.push(who)
      expect(letIn.sort()).toEqual([...may].sort())
    }
  })

  it('people look after the long texts that they sent themselves', async () => {
    await retryImport(desk, stranger, pendingId)
    await discardImport(desk, stranger, await buildPendingImport(desk, stranger, longText(11)))
  })

  it('what nobody comes back to is taken away by the program alone', async () => {
    for (const [who, actor] of actors) expect(await isLetIn(() => tidyUp(desk, actor), actor), who).toBe(who === 'program')
  })

  it('what waits for people is mailed by the program alone', async () => {
    for (const [who, actor] of actors) {
      for (const call of [() => plantDigests(desk, actor), () => sendDigest(desk, actor, stranger.id)]) expect(await isLetIn(call, actor), who).toBe(who === 'program')
    }
  })

  it('nobody decides on a verdict of their own, whoever calls the verb', async () => {
    const editor = actors.get('editor')!
    const claim = await proposeVerdict(desk, editor, proposed.id, proposed.version, verdict)
    await expect(approveVerdict(desk, editor, claim.verdicts[0]!.id, claim.version, { note: '' })).rejects.toThrow(NotAllowed)
    expect((await desk.store.claims.find(claim.id))!.stage).toBe('awaiting_approval')
    await approveVerdict(desk, actors.get('admin')!, claim.verdicts[0]!.id, claim.version, { note: '' })
    expect((await desk.store.claims.find(claim.id))!.stage).toBe('approved')
  })

  it('an admin alone approves a verdict of their own, with a reason, and it says so', async () => {
    const proposeBy = async (actor: Person) => {
      const { id, version } = (await desk.store.claims.find(proposed.id))!
      return proposeVerdict(desk, actor, id, version, verdict)
    }
    const of = (claim: Claim) => [claim.verdicts.at(-1)!.id, claim.version] as const
    const [editor, admin] = [actors.get('editor') as Person, actors.get('admin') as Person]
    const emergency = 'It is three at night, and the article is out.'
    const theirs = await proposeBy(editor)
    for (const actor of [editor, admin]) await expect(approveOwnVerdict(desk, actor, ...of(theirs), { emergency })).rejects.toThrow(NotAllowed)
    const own = await proposeBy(admin)
    await expect(approveOwnVerdict(desk, admin, ...of(own), { emergency: ' ' })).rejects.toThrow('Say why')
    const approved = await approveOwnVerdict(desk, admin, ...of(own), { emergency })
    expect(approved).toMatchObject({ stage: 'approved', status: 'verified' })
    expect((await desk.store.claims.find(proposed.id))!.verdicts.at(-1)).toMatchObject({ decision: 'approved', decidedBy: admin.name, selfApproval: emergency })
    expect((await desk.store.trail.about([of(own)[0]])).at(-1)).toMatchObject({ activity: 'approve_own', agentId: admin.id, after: { selfApproval: emergency } })
  })

  it('people have tokens of their own only', async () => {
    const { id } = await createToken(desk, stranger, stranger.id, { name: 'mine' })
    await revokeToken(desk, stranger, stranger.id, id)
    expect((await desk.store.tokens.find(id))!.revokedAt).not.toBeNull()
  })

  it('asks before a password is hashed, which costs more than all else', async () => {
    const [editor, admin] = [actors.get('editor')!, actors.get('admin') as Person]
    const costly: Desk = { ...desk, passwords: { ...desk.passwords, make: () => Promise.reject(new Error('hashed')) } }
    const person = { email: 'nova@example.org', name: 'Nova', role: 'admin', password: 'a long enough one' } as const
    await expect(addUser(costly, editor, person)).rejects.toBeInstanceOf(NotAllowed)
    await expect(resetPassword(costly, editor, admin.id)).rejects.toBeInstanceOf(NotAllowed)
    // Nor is told who there is.
    await expect(resetPassword(costly, editor, desk.newId())).rejects.toBeInstanceOf(NotAllowed)
    await expect(resetPassword(costly, admin, admin.id)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('no verb that writes leaves the question out', () => {
    const folder = projectPath('src', 'desk')
    const silent = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file): [string, string] => [file, readFileSync(join(folder, file), 'utf8')])
      .filter(([, source]) => source.includes('.store.write(') && !/\bpermit(?:Person)?\(/.test(source))
      .map(([file]) => file)
    expect(silent).toEqual([])
  })
})
