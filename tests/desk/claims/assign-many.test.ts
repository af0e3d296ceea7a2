import { expect, it } from 'vitest'
import { assignMany, claimsToAssign, type AssignManyInput } from '../../../src/desk/claims/assign-many.js'
import { assignClaim, takeClaim } from '../../../src/desk/claims/assign-claim.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { undoMany } from '../../../src/desk/claims/undo-many.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { MOST_AT_ONCE } from '../../../src/desk/claims/act-on-many.js'
import { InvalidInput, NothingToUndo } from '../../../src/domain/errors.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildLongArticle } from '../../factories.js'

async function setUp(count = 5) {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const [editor, checker, kim, admin] = [await buildActor(desk, 'editor'), await buildActor(desk), await buildActor(desk, 'fact-checker', 'Kim Other'), await buildActor(desk, 'admin')]
  const text = Array.from({ length: count }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
  const { id: articleId } = await buildArticle(desk, checker, { text })
  const all = () => store.claims.ofArticle(articleId)
  const whose = async () => (await all()).map(({ assigneeId }) => assigneeId)
  const seen = async (): Promise<AssignManyInput['claims']> =>
    (await claimsToAssign(store, editor, articleId, {})).claims.map(({ id, assigneeId }) => ({ id, from: assigneeId }))
  const assign = (claims: AssignManyInput['claims'], input: Partial<AssignManyInput> = {}) => assignMany(desk, editor, articleId, { assignee: checker.id, claims, ...input })
  return { desk, url, editor, checker, kim, admin, articleId, all, whose, seen, assign, claims: await all() }
}

it('many claims are somebody’s at once, each with an event of its own, and all of it is undone', async () => {
  const { desk, url, editor, checker, kim, articleId, all, whose, seen, assign, claims } = await setUp()
  await assignClaim(desk, editor, claims[0]!.id, { assignee: kim.id, dueOn: '2026-04-01' })
  await dismissClaim(desk, checker, claims[1]!.id, 1)
  const done = await assign(await seen(), { dueOn: '2026-05-01' })
  expect(done).toMatchObject({ count: 4, taken: 0, left: 0 })
  expect(await whose()).toEqual([checker.id, null, checker.id, checker.id, checker.id])
  expect((await all())[2]).toMatchObject({ dueOn: '2026-05-01', version: 1 })
  const { items: [event] } = await desk.store.trail.pageAbout([claims[2]!.id], { after: null, limit: 1 })
  expect(event).toMatchObject({ activity: 'assign', agentId: editor.id, after: { assigneeId: checker.id, batch: done.batch } })
  expect(await undoMany(desk, editor, articleId, done.batch)).toEqual({ undone: 4, left: 0 })
  expect(await whose()).toEqual([kim.id, null, null, null, null])
  expect((await all())[0]!.dueOn).toBe('2026-04-01')
  await expect(undoMany(desk, editor, articleId, done.batch)).rejects.toThrow(NothingToUndo)
  expect((await checkDatabase(url)).problems).toEqual([])
})

it('what somebody took since it was seen stays theirs and is counted, as is what was decided', async () => {
  const { desk, kim, checker, whose, seen, assign, claims } = await setUp()
  const list = await seen()
  await takeClaim(desk, kim, claims[0]!.id)
  await dismissClaim(desk, kim, claims[1]!.id, 1)
  expect(await assign(list)).toMatchObject({ count: 3, taken: 1, left: 1 })
  expect(await whose()).toEqual([kim.id, null, checker.id, checker.id, checker.id])
  // Who has it already is not overtaken.
  await expect(assign(list.slice(2))).rejects.toThrow('works on these claims already')
  expect(await assign(list.slice(2), { dueOn: '2026-05-01' })).toMatchObject({ count: 3, taken: 0, same: 0 })
  await expect(assign([list[0]!])).rejects.toThrow('Others took all of these claims')
  await expect(assign([list[1]!, { id: 'none', from: null }])).rejects.toThrow('None of these claims')
})

it('left empty, a day that stands stays; what is so already gets no event, and a claim named twice one', async () => {
  const { desk, editor, kim, checker, all, assign, claims } = await setUp()
  const [first, second, third] = claims.map(({ id }) => id) as [string, string, string]
  await assignClaim(desk, editor, first, { assignee: kim.id, dueOn: '2026-04-01' })
  await assignClaim(desk, editor, second, { assignee: checker.id, dueOn: '2026-04-02' })
  const done = await assign([{ id: first, from: kim.id }, { id: second, from: checker.id }, { id: third, from: null }, { id: third, from: null }], { dueOn: '' })
  expect(done).toMatchObject({ count: 2, taken: 0, left: 0, same: 1 })
  expect((await all()).slice(0, 3)).toMatchObject([{ assigneeId: checker.id, dueOn: '2026-04-01' }, { assigneeId: checker.id, dueOn: '2026-04-02' }, { assigneeId: checker.id, dueOn: null }])
  for (const [id, events] of [[first, 2], [second, 1], [third, 1]] as const) {
    const { items } = await desk.store.trail.pageAbout([id], { after: null, limit: 10 }, { activities: ['assign'], without: [] })
    expect(items).toHaveLength(events)
  }
})

it('an undo gives nothing to somebody who may not sign in any more, and keeps the day', async () => {
  const { desk, editor, kim, admin, articleId, all, assign, claims } = await setUp(1)
  await assignClaim(desk, editor, claims[0]!.id, { assignee: kim.id, dueOn: '2026-04-01' })
  const { batch } = await assign([{ id: claims[0]!.id, from: kim.id }], { dueOn: '2026-05-01' })
  await disableUser(desk, admin, kim.id)
  expect(await undoMany(desk, editor, articleId, batch)).toEqual({ undone: 1, left: 0 })
  expect((await all())[0]).toMatchObject({ assigneeId: null, assigneeName: null, dueOn: '2026-04-01' })
})

it('an undo leaves what somebody took since, and what somebody else said', async () => {
  const { desk, editor, kim, checker, articleId, whose, seen, assign, claims } = await setUp()
  const { batch } = await assign(await seen())
  await assignClaim(desk, editor, claims[0]!.id, { assignee: kim.id })
  await expect(undoMany(desk, kim, articleId, batch)).rejects.toThrow(NothingToUndo)
  expect(await undoMany(desk, editor, articleId, batch)).toEqual({ undone: 4, left: 1 })
  expect(await whose()).toEqual([kim.id, null, null, null, null])
  expect(checker.id).not.toBe(kim.id)
})

it('asks for somebody who may sign in, a day that is one, and claims of this article; and tells of a bound', async () => {
  const { desk, editor, kim, admin, checker, seen, assign, whose } = await setUp()
  const list = await seen()
  await disableUser(desk, admin, kim.id)
  for (const input of [{ assignee: '' }, { assignee: 'nobody' }, { assignee: kim.id }, { dueOn: 'soon' }]) await expect(assign(list, input)).rejects.toThrow(InvalidInput)
  await expect(assign([])).rejects.toThrow(InvalidInput)
  const long = await buildLongArticle(desk, checker, MOST_AT_ONCE + 1)
  const many = await claimsToAssign(desk.store, editor, long.id, {})
  expect(many).toMatchObject({ isMore: true, left: 0 })
  expect(many.claims).toHaveLength(MOST_AT_ONCE)
  await expect(assign(many.claims.slice(0, 2).map(({ id }) => ({ id, from: null })))).rejects.toThrow('None of these claims')
  expect(await whose()).toEqual([null, null, null, null, null])
})
