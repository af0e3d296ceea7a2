import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, CLINIC, splitOfClinic } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage, type Look } from './chromium.js'

let site: Site
let checker: Person
beforeAll(async () => {
  site = await startSite({}, { split: () => Promise.resolve(splitOfClinic()) })
  checker = await buildActor(site.desk)
})

let articles = 0
async function clinic(look: Look = {}): Promise<{ page: Page; claim: Claim; card: ReturnType<Page['locator']> }> {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${CLINIC}\n\nThis was edition ${articles}.` })
  const claim = await claimSaying(site.desk, article.id, 'which it opened')
  const page = await openPage(site, `/desk/articles/${article.id}?claim=${claim.id}`, { as: checker, ...look })
  return { page, claim, card: page.locator(`#claim-${claim.id}`) }
}
const names = async ({ id }: Claim) => (await site.desk.store.claims.find(id))!.attributions.map(({ hops }) => hops.map(({ source }) => source.name).join(' → '))
const chips = (page: Page) => page.locator('.card[aria-current="true"] summary.hop')
const held = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

describe('by keyboard alone', () => {
  it('arrows go from chip to chip, Enter opens one, and Ctrl+Enter saves and comes back to it', async () => {
    const { page, claim } = await clinic()
    await chips(page).first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await held(page)).toContain('Harbour Times')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('insisted')
    await page.keyboard.press('Control+Enter')
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect((await site.desk.store.claims.find(claim.id))!.attributions[0]!.hops[0]!.cue).toBe('insisted')
    expect(await held(page)).toContain('insisted')
  })

  it('h adds a hop with the caret in it, and the type-ahead finds a source by arrows and Enter', async () => {
    const { page, claim } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('harb')
    const field = page.locator('[data-begin]')
    await page.getByRole('option', { name: 'Harbour Times' }).waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[aria-selected="true"]').textContent()).toContain('Harbour Times')
    expect(await field.getAttribute('aria-activedescendant')).toBe(await page.locator('[aria-selected="true"]').getAttribute('id'))
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('Harbour Times')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Control+Enter')
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times → Harbour Times'])
    expect((await site.desk.store.claims.find(claim.id))!.attributions[0]!.hops[2]!.source.id).toBe(claim.attributions[0]!.hops[1]!.source.id)
  })

  it('a hop that is only added is no act that u takes back', async () => {
    const { page, claim } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    expect(await page.locator('#said').textContent()).toBe('Fill in the new hop.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('u')
    await page.locator('#said', { hasText: 'There is nothing to undo on this claim.' }).waitFor()
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times'])
  })

  it('Escape closes the list first, and then leaves the field', async () => {
    const { page, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('ada')
    await page.getByRole('option', { name: 'Ada Brandt' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: 'Ada Brandt' }).waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.matches('[data-begin]'))).toBe(true)
    await page.keyboard.press('Escape')
    expect(await card.evaluate((one) => document.activeElement === one)).toBe(true)
  })

  it('a hop is moved twice without looking for it again', async () => {
    const { page, claim } = await clinic()
    await chips(page).first().press('Enter')
    await page.getByRole('button', { name: 'Move later' }).press('Enter')
    await page.locator('#said', { hasText: 'Moved.' }).waitFor()
    expect(await names(claim)).toEqual(['Harbour Times → Ada Brandt'])
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Ada Brandt'))
    await page.keyboard.press('Enter')
    await page.locator('.hop-edit[open]').getByRole('button', { name: 'Move earlier' }).press('Enter')
    await page.waitForFunction(() => document.querySelector('.card[aria-current] summary.hop')?.textContent?.includes('Ada Brandt'))
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times'])
  })

  it('h says why it cannot add a hop to what readers could see', async () => {
    const { page, claim } = await clinic()
    const accepted = await acceptClaim(site.desk, checker, claim.id, claim.version)
    await site.desk.store.accounts.claim.update({ where: { id: accepted.id }, data: { publicSince: new Date() } })
    await page.reload()
    await page.keyboard.press('h')
    await page.locator('#said', { hasText: 'only editors change its chain of sources' }).waitFor()
  })
})

describe('what is typed and not saved', () => {
  it('stays when the card is drawn anew, with the hop that was added', async () => {
    const { page, claim, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('two clerks')
    await card.getByRole('button', { name: 'Accept', exact: true }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"]`).waitFor()
    expect(await card.locator('[data-begin]').inputValue()).toBe('two clerks')
    await card.locator('.hop-edit[open]').getByLabel('What it is').selectOption('unnamed')
    await card.locator('.hop-edit[open]').getByRole('button', { name: 'Save' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times → two clerks'])
  })

  it('comes back with what is wrong at its field, and is kept while somebody else saves', async () => {
    const { page, claim, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('Nobody Known')
    await page.keyboard.press('Control+Enter')
    await card.locator('.error-summary').waitFor()
    const field = card.locator('.hop-edit[open] input[data-sources]')
    expect(await field.inputValue()).toBe('Nobody Known')
    await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: [], noSource: true })
    await card.locator('.hop-edit[open]').getByLabel('What it is').selectOption('person')
    await card.locator('.hop-edit[open]').getByRole('button', { name: 'Save' }).click()
    await card.locator('.conflict').waitFor()
    expect(await card.locator('.conflict').textContent()).toContain('Ada Brandt → Harbour Times → Nobody Known')
    await card.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times → Nobody Known'])
  })

  it('a button that was overtaken does what it was pressed for, and not to the chains that came since', async () => {
    const { page, claim, card } = await clinic()
    const clerk = (name: string) => ({ hops: [{ source: { name, kind: 'person' as const }, mode: 'direct' as const }] })
    const before = await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: [clerk('Xan Own'), clerk('Yara Own')] })
    await page.reload()
    await attributeClaim(site.desk, checker, claim.id, before.version, { chains: [clerk('Zoe New'), clerk('Xan Own'), clerk('Yara Own')] })
    await card.getByRole('button', { name: 'Remove chain' }).last().click()
    await card.locator('.conflict').waitFor()
    await card.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await names(claim)).toEqual(['Xan Own'])
  })

  it('does not go unseen over what somebody else saved before the card was drawn anew', async () => {
    const { page, claim, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('Ada Brandt')
    await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: [{ hops: [{ source: { name: 'Zoe New', kind: 'person' }, mode: 'direct' }] }] })
    await card.getByRole('button', { name: 'Accept', exact: true }).click()
    expect(await card.locator('.conflict[data-conflict="accept"]').textContent()).toContain('Zoe New')
    await card.locator('.conflict').getByRole('button', { name: 'Keep what stands now' }).click()
    await card.locator('.hop-edit[open]').getByRole('button', { name: 'Save' }).click()
    const conflict = card.locator('.conflict[data-conflict="attribution"]')
    expect(await conflict.textContent()).toContain('Zoe New')
    expect(await names(claim)).toEqual(['Zoe New'])
    await conflict.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times → Ada Brandt'])
  })

  it('is no conflict where only this page saved meanwhile', async () => {
    const { page, claim, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await page.keyboard.type('Ada Brandt')
    await page.keyboard.press('Escape')
    await card.getByRole('button', { name: 'Accept', exact: true }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"]`).waitFor()
    await card.locator('.hop-edit[open]').getByRole('button', { name: 'Save' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    await card.locator('summary.hop').first().click()
    await card.locator('.hop-edit[open]').getByLabel('Cue').fill('insisted')
    await page.keyboard.press('Control+Enter')
    await card.locator('summary.hop', { hasText: 'insisted' }).waitFor()
    expect(await card.locator('.conflict').count()).toBe(0)
  })

  it('is given up where what stands now is kept', async () => {
    const { page, claim, card } = await clinic()
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.activeElement?.matches('[data-begin]'))
    await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: [], noSource: true })
    await page.keyboard.type('Ada Brandt')
    await page.keyboard.press('Control+Enter')
    await card.locator('.conflict').waitFor()
    await card.getByRole('button', { name: 'Keep what stands now' }).click()
    await card.getByRole('button', { name: 'Add a source' }).waitFor()
    expect(await chips(page).count()).toBe(0)
    expect(await names(claim)).toEqual([])
  })
})

it('without JavaScript a hop is opened, added from the list of names, and saved', async () => {
  const { page, claim } = await clinic({ javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Hop', exact: true }).click()
  const hop = page.locator('.hop-edit[open]')
  expect(await hop.getByLabel('Source', { exact: true }).getAttribute('list')).toBe(`sources-${claim.id}`)
  await hop.getByLabel('Source', { exact: true }).fill('Ada Brandt')
  await hop.getByRole('button', { name: 'Save' }).click()
  expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times → Ada Brandt'])
  await chips(page).last().click()
  await page.locator('.hop-edit[open]').getByRole('button', { name: 'Remove', exact: true }).click()
  expect(await names(claim)).toEqual(['Ada Brandt → Harbour Times'])
  await page.getByRole('button', { name: 'The article itself says it' }).click()
  expect(await names(claim)).toEqual([])
})

it.each([
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
])('axe finds nothing on chains that are edited, %s, and they do not scroll sideways', async (_name, look) => {
  const { page, card } = await clinic(look)
  await chips(page).first().click()
  expect(await axeFindings(page)).toEqual([])
  await card.locator('input[data-sources]').first().fill('harbour')
  await page.getByRole('option', { name: 'Harbour Times' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await card.locator('input[data-sources]').first().fill('Never Heard Of')
  await card.locator('.hop-edit[open]').getByRole('button', { name: 'Save' }).click()
  await card.locator('.error-summary').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})
