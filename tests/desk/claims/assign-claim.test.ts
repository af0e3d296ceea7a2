import { beforeEach, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/desk/articles/retract-article.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { assignClaim, takeClaim, takeNext } from '../../../src/desk/claims/assign-claim.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import type { Desk } from '../../../src/desk/desk.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import type { Article } from '../../../src/domain/article.js'
import { InvalidInput, InvalidTransition, TakenMeanwhile } from '../../../src/domain/errors.js'
import { queueNames, type Queue, type QueueName } from '../../../src/domain/listing.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { MOST_COUNTED } from '../../../src/storage/counted.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildLongArticle } from '../../factories.js'

let desk: Desk
let robin: Person
let ana: Person
let editor: Person
let article: Article
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  robin = await buildActor(desk, 'fact-checker', 'Robin Check')
  ana = await buildActor(desk, 'fact-checker', 'Ana Check')
  editor = await buildActor(desk, 'editor')
  article = await buildArticle(desk, robin)
})

const claims = () => desk.store.claims.ofArticle(article.id)
const queue = async (name: QueueName, person = robin, today = '2026-03-01', limit = 100): Promise<Queue> => {
  const read = await desk.store.claims.queues(new Map([[name, { after: null, limit }]]), { personId: person.id, today })
  return read.get(name)!
}
const ids = ({ items }: Queue) => items.map(({ claim }) => claim.id)

describe('who works on a claim', () => {
  it('is said with a day, changes neither its version nor what can be undone, and stands in the trail', async () => {
    const [first] = await claims()
    const accepted = await acceptClaim(desk, robin, first!.id, first!.version)
    const given = await assignClaim(desk, editor, first!.id, { assignee: robin.id, dueOn: '2026-03-02' })
    expect(given).toMatchObject({ assigneeId: robin.id, assigneeName: 'Robin Check', dueOn: '2026-03-02', version: accepted.version })
    expect(await desk.store.claims.find(first!.id)).toEqual(given)
    const events = await desk.store.trail.about([first!.id])
    expect(events.at(-1)).toMatchObject({ activity: 'assign', agentId: editor.id, before: { assigneeId: null }, after: { assigneeName: 'Robin Check', dueOn: '2026-03-02' } })
    const { claim } = await undoAct(desk, robin, first!.id, given.version)
    expect(claim).toMatchObject({ stage: 'proposed', assigneeId: robin.id })
  })

  it('said again writes nothing', async () => {
    const [first] = await claims()
    await assignClaim(desk, editor, first!.id, { assignee: robin.email.toUpperCase() })
    const before = (await desk.store.trail.about([first!.id])).length
    await assignClaim(desk, editor, first!.id, { assignee: robin.id })
    await takeClaim(desk, robin, first!.id)
    expect(await desk.store.trail.about([first!.id])).toHaveLength(before)
  })

  it.each<[string, object, string]>([
    ['somebody who is not here', { assignee: 'nobody@example.org' }, 'assignee'],
    ['a day that is none', { assignee: 'robin', dueOn: 'Friday' }, 'dueOn'],
    ['a day for nobody', { assignee: '', dueOn: '2026-03-02' }, 'assignee'],
    ['a name that is too long', { assignee: 'x'.repeat(255) }, 'assignee'],
  ])('refuses %s', async (_what, input, field) => {
    const [first] = await claims()
    const refused = await assignClaim(desk, editor, first!.id, input).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect(Object.keys((refused as InvalidInput).fields)).toEqual([field])
  })

  it('is nobody who may not sign in any more', async () => {
    const [first] = await claims()
    await disableUser(desk, PROGRAM, ana.id)
    await expect(assignClaim(desk, editor, first!.id, { assignee: ana.id })).rejects.toThrow('Ana Check may not sign in any more')
  })

  it('is nobody once the account is disabled: others find the claims', async () => {
    const [first, second] = await claims()
    await assignClaim(desk, editor, first!.id, { assignee: ana.id, dueOn: '2026-03-02' })
    await takeClaim(desk, robin, second!.id)
    await disableUser(desk, PROGRAM, ana.id)
    expect(await desk.store.claims.find(first!.id)).toMatchObject({ assigneeId: null, dueOn: '2026-03-02' })
    expect(await desk.store.claims.find(second!.id)).toMatchObject({ assigneeId: robin.id })
    expect((await desk.store.trail.about([first!.id])).at(-1)).toMatchObject({ activity: 'assign', before: { assigneeName: 'Ana Check' }, after: { assigneeName: null } })
    expect(ids(await queue('unassigned'))).toContain(first!.id)
  })

  it('goes over to what a claim is split into', async () => {
    const [first] = await claims()
    await assignClaim(desk, editor, first!.id, { assignee: ana.id, dueOn: '2026-03-02' })
    const { claims: parts } = await splitClaim(desk, ana, first!.id, first!.version, { texts: ['The bridge will close in May.', 'It will be closed for eleven weeks.'] })
    for (const { id } of parts) expect(await desk.store.claims.find(id)).toMatchObject({ assigneeName: 'Ana Check', dueOn: '2026-03-02' })
  })

  it('is not replaced unseen', async () => {
    const [first] = await claims()
    await takeClaim(desk, ana, first!.id)
    await expect(assignClaim(desk, editor, first!.id, { assignee: robin.id, from: '' })).rejects.toBeInstanceOf(TakenMeanwhile)
    await expect(takeClaim(desk, robin, first!.id)).rejects.toThrow('Ana Check works on this claim')
    expect(await assignClaim(desk, editor, first!.id, { assignee: robin.id, from: ana.id })).toMatchObject({ assigneeId: robin.id })
    // Sent twice, it is as it was asked.
    expect(await assignClaim(desk, editor, first!.id, { assignee: robin.id, from: ana.id })).toMatchObject({ assigneeId: robin.id })
    expect(await assignClaim(desk, editor, first!.id, { assignee: null })).toMatchObject({ assigneeId: null, dueOn: null })
  })

  it('is nobody on a claim that was dismissed', async () => {
    const [first] = await claims()
    await dismissClaim(desk, robin, first!.id, first!.version)
    await expect(assignClaim(desk, editor, first!.id, { assignee: robin.id })).rejects.toBeInstanceOf(InvalidTransition)
    await expect(takeClaim(desk, robin, first!.id)).rejects.toBeInstanceOf(InvalidTransition)
  })
})

describe('taking the next', () => {
  it('gives the one most worth checking, and of two people at once each another', async () => {
    const byWorth = (await claims()).sort((a, b) => b.checkworthiness - a.checkworthiness || (a.id < b.id ? 1 : -1)).map(({ id }) => id)
    expect(ids(await queue('unassigned'))).toEqual(byWorth)
    const taken = await Promise.all([robin, ana, robin, ana].slice(0, byWorth.length).map((person) => takeNext(desk, person)))
    expect(new Set(taken.map((claim) => claim?.id)).size).toBe(taken.length)
    expect(byWorth.slice(0, taken.length)).toEqual(expect.arrayContaining(taken.map((claim) => claim?.id)))
  })

  it('gives nothing where everything is somebody’s', async () => {
    for (const { id } of await claims()) await takeClaim(desk, ana, id)
    expect(await takeNext(desk, robin)).toBeNull()
    expect((await queue('unassigned')).count.total).toBe(0)
  })
})

describe('the queues of work', () => {
  it('hold one’s own by the day, without what waits for an editor or is settled', async () => {
    const [a, b, c] = (await claims()).map(({ id }) => id)
    await takeClaim(desk, robin, a!)
    await assignClaim(desk, editor, b!, { assignee: robin.id, dueOn: '2026-03-05' })
    await assignClaim(desk, editor, c!, { assignee: robin.id, dueOn: '2026-03-02' })
    expect(ids(await queue('mine'))).toEqual([c, b, a])
    expect(ids(await queue('mine', ana))).toEqual([])
    const first = await queue('mine', robin, '2026-03-01', 2)
    const rest = await desk.store.claims.queues(new Map([['mine', { after: first.next, limit: 2 }]]), { personId: robin.id, today: '2026-03-01' })
    expect([...ids(first), ...ids(rest.get('mine')!)]).toEqual([c, b, a])
    const { version } = (await desk.store.claims.find(c!))!
    await proposeVerdict(desk, robin, c!, version, { status: 'unverifiable', rationale: 'No record.', asOf: '2026-02-28' })
    expect(ids(await queue('mine'))).toEqual([b, a])
  })

  it('hold what is due today or was, and what an approved verdict says to look at again', async () => {
    const [a, b, c] = await claims()
    await assignClaim(desk, editor, a!.id, { assignee: robin.id, dueOn: '2026-03-01' })
    await assignClaim(desk, editor, b!.id, { assignee: ana.id, dueOn: '2026-03-02' })
    const judged = await proposeVerdict(desk, robin, c!.id, c!.version, { status: 'unverifiable', rationale: 'No record.', asOf: '2026-02-20', recheckOn: '2026-02-25' })
    expect(ids(await queue('due'))).toEqual([a!.id])
    await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    expect(ids(await queue('due'))).toEqual([c!.id, a!.id])
    expect(ids(await queue('due', robin, '2026-03-02'))).toEqual([c!.id, a!.id, b!.id])
    // Judged again without a day, it is not stale.
    const again = (await desk.store.claims.find(c!.id))!
    const newer = await proposeVerdict(desk, robin, c!.id, again.version, { status: 'unverifiable', rationale: 'Still none.', asOf: '2026-02-28' })
    await approveVerdict(desk, editor, newer.verdicts[1]!.id, newer.version, { note: '' })
    expect(ids(await queue('due'))).toEqual([a!.id])
  })

  it('leave out a retracted article until it is published again', async () => {
    const [a] = await claims()
    await assignClaim(desk, editor, a!.id, { assignee: robin.id, dueOn: '2026-03-01' })
    await publishArticle(desk, editor, article.id, article.version)
    await retractArticle(desk, editor, article.id, article.version + 1, { reason: 'Wrong port.' })
    for (const name of ['mine', 'due', 'unassigned'] as const) expect(await queue(name)).toMatchObject({ items: [], count: { total: 0 } })
    await publishArticle(desk, editor, article.id, article.version + 2)
    expect(ids(await queue('due'))).toEqual([a!.id])
  })

  it('count no further than they say, and lead through all of it', async () => {
    const long = await buildLongArticle(desk, robin, MOST_COUNTED + 1)
    expect((await queue('unassigned')).count).toEqual({ total: MOST_COUNTED, isMore: true })
    const seen = new Set<string>()
    let after: string | null = null
    do {
      const read: Queue = (await desk.store.claims.queues(new Map([['unassigned', { after, limit: 100 }]]), { personId: robin.id, today: '2026-03-01' })).get('unassigned')!
      for (const id of ids(read)) seen.add(id)
      after = read.next
    } while (after !== null)
    expect(seen.size).toBe((await claims()).length + (await desk.store.claims.ofArticle(long.id)).length)
    expect([...(await desk.store.claims.queues(new Map(), { personId: robin.id, today: '2026-03-01' }))]).toEqual([])
    expect(queueNames).toHaveLength(6)
  })
})
