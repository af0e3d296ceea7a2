import { beforeEach, expect, it } from 'vitest'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../src/desk/articles/retract-article.js'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { restoreClaim } from '../../src/desk/claims/restore-claim.js'
import { reinstateClaim, withdrawClaim } from '../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../src/desk/desk.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../src/desk/verdicts/return-verdict.js'
import { sourcingOf } from '../../src/domain/attribution.js'
import { isPublicStage } from '../../src/domain/stage.js'
import { publicVerdict } from '../../src/domain/verdict.js'
import { checkDatabase } from '../check-database.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, claimSaying } from '../factories.js'

let desk: Desk
let url: string
beforeEach(async () => {
  const made = await makeDatabase()
  desk = makeDesk(made.store)
  url = made.url
})

/** What is kept of sources, and what the claims say. */
async function compared(articleIds: string[]): Promise<{ kept: string[]; said: string[] }> {
  const rows = await desk.store.accounts.mention.findMany()
  const said: string[] = []
  for (const id of articleIds) {
    const article = (await desk.store.articles.find(id))!
    for (const claim of await desk.store.claims.ofArticle(id)) {
      const isPublic = article.publication === 'published' && isPublicStage(claim.stage)
      const told = [isPublic, publicVerdict(claim.verdicts)?.status ?? 'unverified', sourcingOf(claim)]
      const sources = new Set(claim.attributions.flatMap(({ hops }) => hops.map(({ source }) => source.id)))
      for (const source of sources) said.push([source, claim.id, ...told].join(' '))
    }
  }
  await expectCounted()
  const kept = rows.map((row) => [row.sourceId, row.claimId, row.isPublic, row.status, row.sourcing].join(' '))
  return { kept: kept.sort(), said: said.sort() }
}

/** Each source is counted as often as it is kept. */
async function expectCounted(): Promise<void> {
  const keyOf = (row: { sourceId: string; status: string; sourcing: string }) => [row.sourceId, row.status, row.sourcing].join(' ')
  const counted = new Map<string, [number, number]>()
  for (const row of await desk.store.accounts.mention.findMany()) {
    const [all, ofReaders] = counted.get(keyOf(row)) ?? [0, 0]
    counted.set(keyOf(row), [all + 1, ofReaders + (row.isPublic ? 1 : 0)])
  }
  const kept = (await desk.store.accounts.mentionCount.findMany({ where: { count: { not: 0 } } }))
    .map((row): [string, [number, number]] => [keyOf(row), [row.count, row.publicCount]])
  expect(new Map(kept)).toEqual(counted)
}

it('what is kept of a source follows every act on its claims and their article', async () => {
  const [checker, editor] = [await buildActor(desk), await buildActor(desk, 'editor')]
  const { id } = await buildArticle(desk, checker)
  const claim = () => claimSaying(desk, id, 'cracks')
  const verdict = { status: 'verified', rationale: 'Seen.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' }
  const version = async () => (await desk.store.articles.find(id))!.version
  const act = async (work: (claimId: string, seen: number) => Promise<unknown>) => {
    const { id: claimId, version: seen } = await claim()
    return work(claimId, seen)
  }
  const newest = async () => (await claim()).verdicts.at(-1)!.id
  const steps: (() => Promise<unknown>)[] = [
    () => act((claimId, seen) => dismissClaim(desk, checker, claimId, seen)),
    () => act((claimId, seen) => restoreClaim(desk, checker, claimId, seen)),
    () => act((claimId, seen) => acceptClaim(desk, checker, claimId, seen)),
    async () => publishArticle(desk, editor, id, await version()),
    () => act((claimId, seen) => proposeVerdict(desk, checker, claimId, seen, verdict)),
    () => act(async (_claimId, seen) => returnVerdict(desk, editor, await newest(), seen, { note: 'Why?' })),
    () => act((claimId, seen) => proposeVerdict(desk, checker, claimId, seen, { ...verdict, status: 'false' })),
    () => act(async (_claimId, seen) => approveVerdict(desk, editor, await newest(), seen, { note: '' })),
    () => act((claimId, seen) => withdrawClaim(desk, editor, claimId, seen, { note: 'Misread.' })),
    () => act((claimId, seen) => reinstateClaim(desk, editor, claimId, seen, { note: 'It stands.' })),
    async () => retractArticle(desk, editor, id, await version(), { reason: 'Wrong.' }),
    async () => publishArticle(desk, editor, id, await version()),
  ]
  const seen = new Set<string>()
  for (const step of steps) {
    await step()
    const { kept, said } = await compared([id])
    expect(kept.length).toBeGreaterThan(2)
    expect(kept).toEqual(said)
    seen.add(kept.join())
  }
  // Not public, public, judged, and judged but withdrawn or retracted.
  expect(seen.size).toBe(4)
  expect((await checkDatabase(url)).problems).toEqual([])
})

it('what is kept of a source is there for a long article too', async () => {
  const text = Array.from({ length: 130 }, (_, n) => `Ada Brandt said the harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
  const { articleId } = await importArticle(desk, await buildActor(desk), { title: 'Ships', text, format: 'plain' })
  const { kept, said } = await compared([articleId])
  expect(kept.length).toBeGreaterThanOrEqual(130)
  expect(kept).toEqual(said)
})

it('check names what is kept wrongly, and what is not kept', async () => {
  await buildArticle(desk, await buildActor(desk))
  const { mention } = desk.store.accounts
  const [one, other] = await mention.findMany({ orderBy: { claimId: 'asc' } })
  await mention.updateMany({ where: { sourceId: one!.sourceId, claimId: one!.claimId }, data: { status: 'false' } })
  await mention.deleteMany({ where: { sourceId: other!.sourceId, claimId: other!.claimId } })
  const { problems } = await checkDatabase(url)
  expect(problems.filter((problem) => problem.includes('in claim'))).toHaveLength(2)
  expect(problems.filter((problem) => problem.includes('how many claims')).join()).toContain(one!.sourceId)
  expect(problems.join()).toContain(`claim ${one!.claimId} is not what the claim says`)
})

it('check names a source that is counted wrongly', async () => {
  await buildArticle(desk, await buildActor(desk))
  const { mentionCount } = desk.store.accounts
  const { sourceId } = (await mentionCount.findFirst())!
  await mentionCount.updateMany({ where: { sourceId }, data: { count: 7 } })
  expect((await checkDatabase(url)).problems).toEqual([`source ${sourceId}: what is kept of how many claims it stands in is not what they say`])
})
