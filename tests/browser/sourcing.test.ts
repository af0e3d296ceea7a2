import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildLongArticle } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage, type Look } from './chromium.js'

let site: Site
let checker: Person
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
})

/** An article of four claims: two rest on what officials told CNN, two name no source. */
async function article(look: Look = {}): Promise<{ page: Page; claims: Claim[] }> {
  const { id } = await buildLongArticle(site.desk, checker, 4)
  const claims = await site.desk.store.claims.ofArticle(id)
  const hops = [{ source: { name: 'two officials', kind: 'unnamed' as const }, mode: 'indirect' as const }, { source: { name: 'CNN', kind: 'publication' as const }, mode: 'indirect' as const }]
  for (const claim of claims.slice(0, 2)) await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: [{ hops }] })
  return { page: await openPage(site, `/desk/articles/${id}`, { as: checker, ...look }), claims }
}
const lit = (page: Page) => page.evaluate(() => ['.card', '.mark'].map((kind) => [...document.querySelectorAll<HTMLElement>(`${kind}[data-lit]`)].map((one) => one.dataset['claim'] ?? one.id.slice('claim-'.length))))
const line = (page: Page, name: string) => page.locator('.sourcing-panel').getByRole('link', { name })

it('a line lights its claims in the text and in the list without a reload, one line at a time, by keyboard', async () => {
  const { page, claims } = await article()
  const [one, two, three, four] = claims.map(({ id }) => id)
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
  await line(page, 'All from one origin: two officials → CNN').press('Enter')
  await page.locator('#said', { hasText: '2 lit.' }).waitFor()
  expect(await lit(page)).toEqual([[one, two], [one, two]])
  expect(page.url()).toContain('lit=origin-')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('true')
  await line(page, 'No source named').press('Enter')
  await page.waitForFunction((id) => document.getElementById(`claim-${id}`)?.hasAttribute('data-lit'), three)
  expect(await lit(page)).toEqual([[three, four], [three, four]])
  await line(page, 'No source named').press('Enter')
  await page.locator('#said', { hasText: 'No claim is lit.' }).waitFor()
  expect(await lit(page)).toEqual([[], []])
  expect(page.url()).not.toContain('lit=')
  expect(await page.locator('body[data-same-page]').count()).toBe(1)
})

it('the panel follows what is done: a claim that is dismissed or attributed, and keeps the light on', async () => {
  const { page, claims } = await article()
  await line(page, 'No source named').click()
  await page.locator('#said', { hasText: '2 lit.' }).waitFor()
  await page.locator(`#claim-${claims[3]!.id}`).getByRole('button', { name: 'Dismiss', exact: true }).click()
  await page.locator('.sourcing-panel', { hasText: '3 claims' }).waitFor()
  expect((await lit(page))[0]).toEqual([claims[2]!.id])
  await page.locator(`#claim-${claims[2]!.id} .wording`).click()
  await page.keyboard.press('h')
  await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
  await page.keyboard.type('CNN')
  await page.keyboard.press('Control+Enter')
  await line(page, 'All from one origin: CNN').waitFor()
  expect(await page.locator('.sourcing-panel h2').textContent()).toContain('3 claims, 2 sources, 1 independent origin')
  expect(await lit(page)).toEqual([[], []])
})

it('without JavaScript a line is a link that lights them', async () => {
  const { page, claims } = await article({ javaScriptEnabled: false })
  await line(page, 'No source named').click()
  expect(await page.locator('.card[data-lit]').count()).toBe(2)
  expect(await page.locator(`#claim-${claims[2]!.id}[data-lit]`).count()).toBe(1)
  await line(page, 'No source named').click()
  expect(await page.locator('.card[data-lit]').count()).toBe(0)
})

it.each([
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
])('axe finds nothing on lit claims, %s, and the panel does not scroll sideways', async (_name, look) => {
  const { page } = await article(look)
  await line(page, 'Unnamed sources only').click()
  await page.locator('#said', { hasText: '2 lit.' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})
