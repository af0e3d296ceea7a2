import { beforeAll, expect, it } from 'vitest'
import { assignClaim } from '../../../../src/desk/claims/assign-claim.js'
import { embargoArticle } from '../../../../src/desk/articles/embargo-article.js'
import { askSecondCheck } from '../../../../src/desk/second-checks/ask-second-check.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../../src/desk/verdicts/return-verdict.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildLongArticle } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

const VERDICT = { status: 'false', rationale: 'Measured.', asOf: '2026-02-01', withoutEvidence: 'Seen on the spot.' }
let site: Site
let [robin, kim, editor]: Person[] = []
let asEditor: Visitor
let claims: Claim[]
beforeAll(async () => {
  site = await startSite()
  robin = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  kim = await buildActor(site.desk, 'fact-checker', 'Kim Other')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  asEditor = await signedIn(site, editor)
  const article = await buildLongArticle(site.desk, robin, 70, 'accepted')
  claims = await site.desk.store.claims.ofArticle(article.id)
  // 28 of Robin's and 12 of Kim's wait; 10 of Kim's were returned; 20 are Robin's to do, five of them due.
  for (const [n, claim] of claims.slice(0, 50).entries()) {
    const judged = await proposeVerdict(site.desk, n < 28 ? robin : kim, claim.id, claim.version, VERDICT)
    if (n >= 40) await returnVerdict(site.desk, editor, judged.verdicts[0]!.id, judged.version, { note: 'Where?' })
  }
  for (const [n, { id }] of claims.slice(50).entries()) await assignClaim(site.desk, editor, id, { assignee: robin.id, dueOn: n < 5 ? '2026-02-0' + String(n + 1) : null })
})

const piers = (html: string) => [...html.matchAll(/>Pier (\d+) /g)].map((match) => Number(match[1]))
const next = (html: string) => /<a[^>]* href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const read = async (queue: string, by: string, visitor = asEditor) => (await visitor.get(`/desk?queue=${queue}&by=${by}`)).text

it('a queue is seen by person, with its own count, page by page', async () => {
  const first = await read('awaiting', robin!.id)
  expect(first).toContain('28 verdicts')
  expect(first).toContain(`<option value="${robin!.id}" selected>Robin Check</option>`)
  expect(piers(first)).toEqual(numbers(1, 25))
  const second = (await asEditor.get(next(first)!)).text
  expect(second).toContain('28 verdicts')
  expect(piers(second)).toEqual(numbers(26, 28))
  expect(next(second)).toBeUndefined()
  expect(await read('awaiting', kim!.id)).toContain('12 verdicts')
  expect(piers(await read('returned-others', kim!.id))).toEqual(numbers(41, 50))
  expect(piers(await read('mine', robin!.id))).toEqual(numbers(51, 70))
  expect(piers(await read('due', robin!.id))).toEqual(numbers(51, 55))
  expect(await read('due', robin!.id)).toContain('Due and stale: Robin Check')
  expect(await read('due', kim!.id)).toContain('Nothing of Kim Other stands here.')
})

it('without a person it is everybody’s, and of one who is not there nobody’s; what is nobody’s offers no choice', async () => {
  expect(await read('awaiting', '')).toContain('40 verdicts')
  expect((await asEditor.get('/desk?queue=awaiting&by=nobody')).status).toBe(404)
  expect(await read('awaiting', 'nobody')).toContain('There is no such person.')
  expect(await read('unassigned', robin!.id)).not.toContain('name="by"')
})

it('tells who checks blind nothing of whose it is', async () => {
  const blind = await buildActor(site.desk, 'fact-checker', 'Second Pair')
  const [claim] = claims
  await askSecondCheck(site.desk, editor!, claim!.id, (await site.desk.store.claims.find(claim!.id))!.version, { checker: blind.id })
  await assignClaim(site.desk, editor!, claim!.id, { assignee: robin!.id, dueOn: '2026-02-01' })
  const visitor = await signedIn(site, blind)
  const text = await read('awaiting', robin!.id, visitor)
  expect(text).toContain('27 verdicts')
  expect(piers(text)).not.toContain(1)
  // As a claim that repeats the one that is checked.
  await site.desk.store.accounts.claim.update({ where: { id: claims[50]!.id }, data: { blindTo: blind.id } })
  for (const queue of ['due', 'mine']) {
    expect(piers(await read(queue, robin!.id, visitor))).not.toContain(51)
    expect(piers(await read(queue, robin!.id, visitor))).toContain(52)
    expect(piers(await read(queue, robin!.id))).toContain(51)
  }
  expect(await read('awaiting', robin!.id)).toContain('28 verdicts')
})

it('an article says beside its state until when it is embargoed', async () => {
  const article = await buildLongArticle(site.desk, robin!, 1)
  await embargoArticle(site.desk, editor!, article.id, article.version, { day: '2026-06-01', time: '06:00', zone: 'Europe/Berlin' })
  const { text } = await asEditor.get('/desk')
  expect(text).toMatch(/Embargoed until <time datetime="2026-06-01T04:00:00.000Z">1 June 2026, 06:00 Europe\/Berlin<\/time>/)
  expect(text.match(/Embargoed until/g)).toHaveLength(1)
})
