import { beforeEach, expect, it } from 'vitest'
import { assignClaim, takeClaim } from '../../../src/desk/claims/assign-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { resolveComment } from '../../../src/desk/claims/resolve-comment.js'
import type { Desk } from '../../../src/desk/desk.js'
import { digestOf } from '../../../src/desk/reading/digest.js'
import { askSecondCheck } from '../../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../src/desk/second-checks/cancel-second-check.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import type { Claim } from '../../../src/domain/claim.js'
import type { Person } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'

const VERDICT = { status: 'false', rationale: 'Measured.', asOf: '2026-02-01', withoutEvidence: 'Seen on the spot.' }
let desk: Desk
let [checker, kim, editor]: Person[] = []
let [bridge, pier, cost]: Claim[] = []
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  checker = await buildActor(desk, 'fact-checker', 'Robin Check')
  kim = await buildActor(desk, 'fact-checker', 'Kim Other')
  editor = await buildActor(desk, 'editor', 'Maren Edit')
  const { id } = await buildArticle(desk, checker)
  bridge = await claimSaying(desk, id, 'eleven weeks')
  pier = await claimSaying(desk, id, 'northern pier')
  cost = await claimSaying(desk, id, '4.2 million')
})
const waits = async (person: Person, given: { from?: Date; upTo?: Date; limit?: number } = {}) =>
  digestOf(desk.store, person, { from: new Date(0), upTo: desk.now(), limit: 50, ...given })
const told = async (person: Person) => (await waits(person)).items.map(({ kind, by, claim }) => [kind, by, claim.id])

it('tells what mentions, waits for or was returned to a person, the newest first, and no longer than it does', async () => {
  expect(await told(checker!)).toEqual([])
  const { id: comment } = await addComment(desk, editor!, bridge!.id, { body: '@Robin Check, who was asked?' })
  await assignClaim(desk, editor!, pier!.id, { assignee: checker!.id })
  const judged = await proposeVerdict(desk, checker!, cost!.id, cost!.version, VERDICT)
  expect(await told(editor!)).toEqual([['approval', 'Robin Check', cost!.id]])
  const returned = await returnVerdict(desk, editor!, judged.verdicts[0]!.id, judged.version, { note: 'Name the page.' })
  expect(await told(checker!)).toEqual([['returned', 'Maren Edit', cost!.id], ['assigned', 'Maren Edit', pier!.id], ['mention', 'Maren Edit', bridge!.id]])
  expect(await told(kim!)).toEqual([])
  expect(await told(editor!)).toEqual([])
  await resolveComment(desk, editor!, comment, 1)
  await proposeVerdict(desk, checker!, cost!.id, returned.version, VERDICT)
  await dismissClaim(desk, editor!, pier!.id, pier!.version)
  expect(await told(checker!)).toEqual([])
})

it('tells nothing of what somebody did themselves: what they took, and their own verdict', async () => {
  await takeClaim(desk, editor!, pier!.id)
  await assignClaim(desk, editor!, bridge!.id, { assignee: editor!.id })
  await proposeVerdict(desk, editor!, cost!.id, cost!.version, VERDICT)
  expect(await told(editor!)).toEqual([])
  await assignClaim(desk, kim!, pier!.id, { assignee: editor!.id, dueOn: '2026-04-01' })
  expect(await told(editor!)).toEqual([['assigned', 'Kim Other', pier!.id]])
})

it('of a claim that somebody checks blind tells only that they are asked to', async () => {
  await addComment(desk, editor!, cost!.id, { body: '@Kim Other, is it so?' })
  await assignClaim(desk, editor!, cost!.id, { assignee: kim!.id })
  const judged = await proposeVerdict(desk, checker!, cost!.id, cost!.version, VERDICT)
  const other = await buildActor(desk, 'editor', 'Second Editor')
  await askSecondCheck(desk, editor!, cost!.id, judged.version, { checker: other.id })
  await addComment(desk, checker!, cost!.id, { body: '@Second Editor, look at my ledger.' })
  expect(await told(other)).toEqual([['second_check', 'Maren Edit', cost!.id]])
  expect((await waits(other)).items[0]!.claim).toMatchObject({ text: cost!.text })
  // Whose verdict waits is not worked on now.
  expect((await told(kim!)).map(([kind]) => kind)).toEqual(['mention'])
})

it('what was hidden while its time passed is told once it is seen', async () => {
  const judged = await proposeVerdict(desk, checker!, cost!.id, cost!.version, VERDICT)
  const other = await buildActor(desk, 'editor', 'Second Editor')
  const asked = await askSecondCheck(desk, editor!, cost!.id, judged.version, { checker: other.id })
  await addComment(desk, checker!, cost!.id, { body: '@Second Editor, look at my ledger.' })
  const passed = desk.now()
  expect((await waits(other, { from: passed })).items).toEqual([])
  await cancelSecondCheck(desk, editor!, asked.check.id, asked.claim.version)
  const { items } = await waits(other, { from: passed })
  expect(items.map(({ kind, by }) => [kind, by])).toEqual([['mention', 'Robin Check'], ['approval', 'Robin Check']])
  expect((await waits(other, { from: desk.now() })).items).toEqual([])
})

it('is of a stretch of time, and says where there is more than asked for', async () => {
  const [first, second, third] = await Promise.all([0, 0, 0].map(() => addComment(desk, editor!, bridge!.id, { body: '@Robin Check, and this?' })))
  const times = [first!, second!, third!].map(({ createdAt }) => createdAt).sort((one, other) => one.getTime() - other.getTime())
  expect((await waits(checker!, { from: times[0]! })).items).toHaveLength(2)
  expect((await waits(checker!, { upTo: times[1]! })).items).toHaveLength(2)
  expect(await waits(checker!, { limit: 3 })).toMatchObject({ isMore: false })
  const bounded = await waits(checker!, { limit: 2 })
  expect(bounded.isMore).toBe(true)
  expect(bounded.items.map(({ at }) => at)).toEqual([times[2], times[1]])
})
