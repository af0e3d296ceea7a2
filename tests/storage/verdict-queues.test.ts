import { beforeEach, describe, expect, it } from 'vitest'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../src/desk/articles/retract-article.js'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { restoreClaim } from '../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../src/desk/claims/reword-claim.js'
import { reinstateClaim, withdrawClaim } from '../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../src/desk/desk.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../src/desk/verdicts/return-verdict.js'
import type { PageRequest } from '../../src/domain/page.js'
import type { Person } from '../../src/domain/permission.js'
import { MOST_COUNTED } from '../../src/storage/counted.js'
import type { ReturnedTo } from '../../src/storage/verdict-queues.js'
import { checkDatabase } from '../check-database.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, buildLongArticle, buildWaiting, claimSaying } from '../factories.js'

const VERDICT = { status: 'verified', rationale: 'Seen.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' }

let desk: Desk
let url: string
let checker: Person
let editor: Person
beforeEach(async () => {
  const made = await makeDatabase()
  desk = makeDesk(made.store)
  url = made.url
  checker = await buildActor(desk)
  editor = await buildActor(desk, 'editor')
})

const all: PageRequest = { after: null, limit: 100 }

/** What the queues say of the one claim that has verdicts: "awaiting", "awaiting, retracted", "returned", or nothing. */
async function queued(): Promise<string> {
  const { claims } = desk.store
  const { listed, retracted } = await claims.countAwaiting(null)
  const [own, others] = [await claims.countReturned({ personId: checker.id, own: true }), await claims.countReturned({ personId: checker.id, own: false })]
  expect((await claims.awaitingApproval(null, all)).items).toHaveLength(listed.total)
  expect((await claims.returned({ personId: checker.id, own: true }, all)).items).toHaveLength(own.total)
  expect(others).toEqual({ total: 0, isMore: false })
  const said = [...Array(listed.total).fill('awaiting'), ...Array(retracted.total).fill('awaiting, retracted'), ...Array(own.total).fill('returned')]
  return said.join('; ')
}

it('the queues follow every act on a claim and its article', async () => {
  const { id } = await buildArticle(desk, checker)
  const act = (work: (claimId: string, seen: number, newest: string) => Promise<unknown>) => async () => {
    const { id: claimId, version, verdicts } = await claimSaying(desk, id, 'cracks')
    await work(claimId, version, verdicts.at(-1)?.id ?? '')
  }
  const version = async () => (await desk.store.articles.find(id))!.version
  const propose = act((claimId, seen) => proposeVerdict(desk, checker, claimId, seen, VERDICT))
  const giveBack = act((_claimId, seen, newest) => returnVerdict(desk, editor, newest, seen, { note: 'Why?' }))
  const dismiss = act((claimId, seen) => dismissClaim(desk, checker, claimId, seen))
  const restore = act((claimId, seen) => restoreClaim(desk, checker, claimId, seen))
  const publish = async () => publishArticle(desk, editor, id, await version())
  const retract = async () => retractArticle(desk, editor, id, await version(), { reason: 'Wrong.' })
  const withdraw = act((claimId, seen) => withdrawClaim(desk, editor, claimId, seen, { note: 'Misread.' }))
  const reinstate = act((claimId, seen) => reinstateClaim(desk, editor, claimId, seen, { note: 'It stands.' }))
  const steps: [queue: string, act: () => Promise<unknown>][] = [
    ['', act((claimId, seen) => acceptClaim(desk, checker, claimId, seen))],
    ['awaiting', propose],
    ['awaiting', act((claimId, seen) => rewordClaim(desk, checker, claimId, seen, { text: 'The pier has cracks.' }))],
    ['', dismiss], ['awaiting', restore],
    ['returned', giveBack],
    ['', dismiss], ['returned', act((claimId, seen) => acceptClaim(desk, checker, claimId, seen))],
    ['awaiting', propose], ['returned', giveBack],
    ['returned', publish], ['', retract], ['returned', publish],
    ['', withdraw], ['returned', reinstate],
    ['awaiting', propose], ['awaiting, retracted', retract], ['awaiting', publish],
    ['', act((_claimId, seen, newest) => approveVerdict(desk, editor, newest, seen, { note: '' }))],
    ['awaiting', propose], ['', withdraw], ['awaiting', reinstate], ['returned', giveBack],
  ]
  const followed: string[] = []
  for (const [, step] of steps) {
    await step()
    followed.push(await queued())
    expect((await checkDatabase(url)).problems).toEqual([])
  }
  expect(followed).toEqual(steps.map(([queue]) => queue))
})

it('a queue is in the order in which its verdicts were proposed, whatever was done to their claims since', async () => {
  const { id } = await buildLongArticle(desk, checker, 3, 'accepted')
  const claims = await desk.store.claims.ofArticle(id)
  const judged = []
  for (const { id: claimId, version } of [...claims].reverse()) judged.push(await proposeVerdict(desk, checker, claimId, version, VERDICT))
  await rewordClaim(desk, checker, judged[0]!.id, judged[0]!.version, { text: 'The first to wait.' })
  const waiting = await desk.store.claims.awaitingApproval(null, all)
  expect(waiting.items.map(({ claim }) => claim.id)).toEqual(judged.map((claim) => claim.id))
})

describe('queues are counted as far as is said, and lead to all that waits', () => {
  const toAuthor = (personId: string): ReturnedTo => ({ personId, own: true })
  const toOthers = { personId: 'somebody else', own: false }

  it.each([[MOST_COUNTED, false], [MOST_COUNTED + 1, true]])('of %i', async (count, isMore) => {
    const { claims } = desk.store
    await buildWaiting(desk, checker, count, 'approval')
    await buildWaiting(desk, checker, count, 'returned')
    const counted = { total: MOST_COUNTED, isMore }
    expect(await claims.countAwaiting(null)).toEqual({ listed: counted, retracted: { total: 0, isMore: false } })
    expect(await claims.countReturned(toAuthor(checker.id))).toEqual(counted)
    expect(await claims.countReturned(toOthers)).toEqual(counted)
    expect(await claims.countReturned({ personId: checker.id, own: false })).toEqual({ total: 0, isMore: false })
    for (const list of [(request: PageRequest) => claims.awaitingApproval(null, request), (request: PageRequest) => claims.returned(toAuthor(checker.id), request), (request: PageRequest) => claims.returned(toOthers, request)]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page = await list({ ...all, after })
        seen.push(...page.items.map(({ claim }) => claim.verdicts[0]!.id))
        after = page.next
      } while (after !== null)
      expect(new Set(seen).size).toBe(count)
      expect(seen).toEqual([...seen].sort())
    }
  })
})

it('check names what is kept of a queue wrongly, and what is not kept', async () => {
  await buildWaiting(desk, checker, 4, 'approval')
  const { waitingVerdict, claim } = desk.store.accounts
  const [missing, retracted, gone] = await waitingVerdict.findMany({ orderBy: { verdictId: 'asc' } })
  await waitingVerdict.delete({ where: { claimId: missing!.claimId } })
  await waitingVerdict.update({ where: { claimId: retracted!.claimId }, data: { isRetracted: true } })
  await claim.update({ where: { id: gone!.claimId }, data: { stage: 'accepted' } })
  const told = (await checkDatabase(url)).problems.filter((line) => line.includes('waits'))
  expect(told).toHaveLength(3)
  for (const { claimId } of [missing!, retracted!, gone!]) expect(told.join()).toContain(`claim ${claimId}:`)
})
