// The desk's queues by keyboard alone.
import { beforeAll, describe, expect, it } from 'vitest'
import { assignClaim } from '../../src/desk/claims/assign-claim.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Article } from '../../src/domain/article.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

let site: Site
let robin: Person
let maren: Person
let article: Article
let claims: Claim[]
beforeAll(async () => {
  site = await startSite()
  robin = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  maren = await buildActor(site.desk, 'editor', 'Maren Edit')
  article = await buildArticle(site.desk, robin)
  claims = await site.desk.store.claims.ofArticle(article.id)
})

describe('the desk', () => {
  it('is worked by keys: from queue to queue, to a claim, and the next one is taken', async () => {
    await assignClaim(site.desk, maren, claims[0]!.id, { assignee: robin.id, dueOn: '2026-02-01' })
    const page = await openPage(site, '/desk', { as: robin })
    await page.getByRole('heading', { name: 'Your desk' }).waitFor()
    const tabs = await page.locator('.tabs a').allTextContents()
    await page.keyboard.press(String(tabs.findIndex((words) => words.startsWith('Yours')) + 1))
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe(claims[0]!.text)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await focused()).toBe(claims[0]!.text)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
    await page.keyboard.press('Escape')
    await page.evaluate(() => { (document.activeElement as HTMLElement).blur() })
    await page.keyboard.press('t')
    await page.waitForURL(/\?claim=/)
    const taken = await site.desk.store.claims.queues(new Map([['mine', { after: null, limit: 9 }]]), { personId: robin.id, today: '2026-02-01' })
    expect(taken.get('mine')!.items).toHaveLength(2)
    expect(await page.locator('.card[aria-current] .assignee').textContent()).toContain('You')
  })

  it('lets a claim be taken and given by keys in the workspace, and says who has it', async () => {
    const free = (await site.desk.store.claims.ofArticle(article.id)).find(({ assigneeId }) => assigneeId === null)!
    const page = await openPage(site, `/desk/articles/${article.id}?claim=${free.id}`, { as: maren })
    const card = page.locator(`#claim-${free.id}`)
    await page.keyboard.press('t')
    await expect.poll(() => card.locator('.assignee').textContent()).toContain('You')
    await page.keyboard.press('t')
    await expect.poll(() => page.locator('#said').textContent()).toBe('You work on this claim already.')
    await page.keyboard.press('g')
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('assignee')
    await page.locator('.assignment select').selectOption({ label: 'Robin Check' })
    await page.getByLabel('By when').fill('2026-02-02')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => card.locator('.assignee').textContent()).toContain('Robin Check')
    expect(await site.desk.store.claims.find(free.id)).toMatchObject({ assigneeName: 'Robin Check', dueOn: '2026-02-02' })
    expect(await axeFindings(page)).toEqual([])
  })

  it('leads an editor to the next verdict', async () => {
    const claim = (await site.desk.store.claims.find(claims[1]!.id))!
    await proposeVerdict(site.desk, robin, claim.id, claim.version, { status: 'unverifiable', rationale: 'No record.', asOf: '2026-02-01' })
    const page = await openPage(site, '/desk', { as: maren })
    await page.getByRole('heading', { name: 'The editor’s desk' }).waitFor()
    await page.keyboard.press('t')
    await page.waitForURL((url) => url.searchParams.get('claim') === claim.id)
  })

  it.each([['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }], ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }]])('shows one queue by itself: %s', async (_look, look) => {
    const page = await openPage(site, '/desk?queue=mine', { ...look, as: robin })
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  })
})
