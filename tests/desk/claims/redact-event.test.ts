import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { redactEvent } from '../../../src/desk/claims/redact-event.js'
import { reopenComment, resolveComment } from '../../../src/desk/claims/resolve-comment.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { historyOf } from '../../../src/desk/reading/claims.js'
import { approveOwnVerdict } from '../../../src/desk/verdicts/approve-own-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import type { Desk } from '../../../src/desk/desk.js'
import { InvalidInput, NothingToUndo, NotAllowed, NotFound } from '../../../src/domain/errors.js'
import type { Event } from '../../../src/domain/event.js'
import type { Person } from '../../../src/domain/permission.js'
import { createTrailCheck } from '../../../src/domain/trail-check.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'
import type { Claim } from '../../../src/domain/claim.js'

const REASON = { reason: 'A name that must not be here.' }

let desk: Desk
let url: string
let admin: Person
let checker: Person
let claim: Claim
beforeEach(async () => {
  const made = await makeDatabase()
  url = made.url
  desk = makeDesk(made.store)
  admin = await buildActor(desk, 'admin', 'Ines Admin')
  checker = await buildActor(desk, 'fact-checker', 'Robin Check')
  claim = await claimSaying(desk, (await buildArticle(desk, checker)).id, '4.2 million')
})

const events = async () => (await desk.store.trail.ofChain(claim.articleId, { after: null, limit: 100 })).items
const last = async (activity: string) => (await events()).filter((event) => event.activity === activity).at(-1)!
function problemsOf(trail: Event[]): string[] {
  const check = createTrailCheck()
  return [...trail.flatMap((event) => check.next(event) ?? []), ...check.end().map(({ problem }) => problem)]
}

describe('the words of an event', () => {
  it('are removed with why somebody approved their own verdict; that they did stays told', async () => {
    const proposed = await proposeVerdict(desk, admin, claim.id, claim.version, { status: 'false', rationale: 'The minutes say so.', asOf: '2026-03-01', withoutEvidence: 'The minutes are no page.' })
    const { id } = proposed.verdicts[0]!
    await approveOwnVerdict(desk, admin, id, proposed.version, { emergency: 'Zed Zill is ill.' })
    await redactEvent(desk, admin, (await last('approve_own')).id, REASON)
    expect((await desk.store.claims.findVerdict(id))!.selfApproval).toBe('The reason was removed.')
    expect(JSON.stringify(await events())).not.toContain('Zill')
    expect((await historyOf(desk.store, null, (await desk.store.claims.find(claim.id))!, 'readers', { after: null, limit: 50 })).items.find(({ activity }) => activity === 'approve_own')).toMatchObject({ after: null })
    expect(problemsOf(await events())).toEqual([])
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('are removed with the comment that it tells of; its place, its hash and who wrote it stay', async () => {
    const { id } = await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill. @Ines Admin' })
    const before = await last('comment')
    await redactEvent(desk, admin, before.id, REASON)
    expect(await last('comment')).toEqual({ ...before, before: null, after: null, redactedBy: (await last('redact')).id })
    expect(await last('redact')).toMatchObject({
      agentName: 'Ines Admin', subjectType: 'claim', subjectId: claim.id, before: null,
      after: { event: before.id, sequence: before.sequence, hash: before.hash, reason: REASON.reason },
    })
    expect(await desk.store.comments.find(id)).toMatchObject({ body: '', authorName: 'Robin Check', removed: { by: 'Ines Admin', reason: REASON.reason } })
    expect(await desk.store.comments.countMentionsOf(admin.id)).toEqual({ total: 0, isMore: false })
    expect(JSON.stringify([await events(), await desk.store.comments.threadsOn(claim.id, { after: null, limit: 10 })])).not.toContain('Zill')
  })

  it('ask nobody any more, also where the thread was resolved and is opened again', async () => {
    const { id } = await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill. @Ines Admin' })
    await resolveComment(desk, checker, id, 1)
    await redactEvent(desk, admin, (await last('comment')).id, REASON)
    await reopenComment(desk, checker, id, 2)
    expect(await desk.store.comments.countMentionsOf(admin.id)).toEqual({ total: 0, isMore: false })
  })

  it('leave a trail that is whole, also to the check of the database, and not one that hides another change', async () => {
    await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill.' })
    const { id } = await last('comment')
    await redactEvent(desk, admin, id, REASON)
    expect(problemsOf(await events())).toEqual([])
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('are not removed twice, nor where nobody says why, nor by anybody but an admin, nor where acts rest on them', async () => {
    await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill.' })
    const { id } = await last('comment')
    await expect(redactEvent(desk, await buildActor(desk, 'editor'), id, REASON)).rejects.toThrow(NotAllowed)
    await expect(redactEvent(desk, admin, id, { reason: ' ' })).rejects.toThrow(InvalidInput)
    await expect(redactEvent(desk, admin, 'nothing', REASON)).rejects.toThrow(NotFound)
    await expect(redactEvent(desk, admin, (await last('import')).id, REASON)).rejects.toThrow('other acts rest on it')
    expect((await last('comment')).after).not.toBeNull()
    await redactEvent(desk, admin, id, REASON)
    const count = (await events()).length
    await redactEvent(desk, admin, id, REASON)
    expect(await events()).toHaveLength(count)
  })

  it('are those of a wording too, which is then not undone', async () => {
    const reworded = await rewordClaim(desk, checker, claim.id, claim.version, { text: 'Zed Zill says 4.2 million.' })
    const again = await rewordClaim(desk, checker, claim.id, reworded.version, { text: 'The repair costs 4.2 million.' })
    for (const event of (await events()).filter(({ activity }) => activity === 'reword')) await redactEvent(desk, admin, event.id, REASON)
    expect(JSON.stringify(await events())).not.toContain('Zill')
    expect(problemsOf(await events())).toEqual([])
    const refused = await undoAct(desk, checker, claim.id, again.version).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(NothingToUndo)
    expect((refused as Error).message).toContain('were removed from the trail')
    expect((await desk.store.claims.find(claim.id))!.text).toBe('The repair costs 4.2 million.')
  })

  it('of an event of an earlier version, which tells no id, are found by what it says', async () => {
    const { id } = await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill.' })
    const event = await last('comment')
    await desk.store.accounts.event.update({ where: { id: event.id }, data: { after: '{"body":"The source is Zed Zill."}' } })
    const comment = (await desk.store.comments.find(id))!
    expect((await desk.store.trail.ofComment(comment))!.id).toBe(event.id)
    await redactEvent(desk, admin, event.id, REASON)
    expect((await desk.store.comments.find(id))!.body).toBe('')
  })
})

describe('a trail with removed words', () => {
  const redacted = async (): Promise<Event[]> => {
    await addComment(desk, checker, claim.id, { body: 'The source is Zed Zill.' })
    await redactEvent(desk, admin, (await last('comment')).id, REASON)
    return events()
  }
  const changed = (trail: Event[], activity: string, change: Partial<Event>) => trail.map((event) => (event.activity === activity ? { ...event, ...change } : event))

  it.each<[string, (trail: Event[]) => Event[], string]>([
    ['who said it was changed', (trail) => changed(trail, 'comment', { agentName: 'Some Other' }), 'of which something else was changed too'],
    ['its hash was changed', (trail) => changed(trail, 'comment', { hash: 'f'.repeat(64) }), 'does not hold the hash of event 2'],
    ['other words were put in', (trail) => changed(trail, 'comment', { after: { body: 'All is well.' } }), 'is said to have no words, but has some'],
    ['nothing says who removed them', (trail) => trail.filter(({ activity }) => activity !== 'redact'), 'no later event says that they were removed'],
    ['it is said to have its words', (trail) => changed(trail, 'comment', { redactedBy: null }), 'its content does not give its hash'],
  ])('is not whole where %s', async (_what, tamper, problem) => {
    expect(problemsOf(tamper(await redacted()))).toEqual([expect.stringContaining(problem)])
  })
})
