import { beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, buildEvidence, claimSaying, HARBOUR, LEDGER } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage, type Look } from './chromium.js'

let site: Site
let checker: Person
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
})

async function workspace(look: Look = {}): Promise<{ page: Page; claim: Claim }> {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nThe council has met ${articles + 3} times this year.` })
  const claim = await claimSaying(site.desk, article.id, '4.2 million')
  return { page: await openPage(site, `/desk/articles/${article.id}?claim=${claim.id}`, { as: checker, ...look }), claim }
}

/** published is a claim of a published article whose verdict was approved with two pieces of evidence. */
async function published(): Promise<Claim> {
  const { desk } = site
  const editor = await buildActor(desk, 'editor', `Editor ${'I'.repeat((articles += 1))}`)
  const article = await buildArticle(desk, checker, { text: `${HARBOUR}\n\nThe council has met ${articles + 3} times this year.` })
  const one = await buildEvidence(desk, checker, await claimSaying(desk, article.id, '4.2 million'))
  const two = await buildEvidence(desk, checker, one.claim, { stance: 'context', url: '', title: 'Ledger of works, as printed', quote: 'No bid had come in' })
  const judged = await proposeVerdict(desk, checker, two.claim.id, two.claim.version, { status: 'verified', rationale: 'The ledger says so.', asOf: '2026-03-01' })
  const claim = await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
  await publishArticle(desk, editor, article.id, 1)
  return claim
}

const cardOf = (page: Page, { id }: Claim) => page.locator(`#claim-${id}`)
const pinned = ({ id }: Claim) => site.desk.store.evidence.ofClaim(id)
const inForm = (page: Page) => page.waitForFunction(() => document.activeElement?.matches('form[data-form="evidence"] [name="stance"]'))
const WRONG = 'the repair of the northern pier at 5 million crowns, without tax'
const RIGHT = 'the repair of the northern pier at 4.2 million crowns'

describe('evidence by keyboard alone', () => {
  it('v opens the form; what is not in the page is refused in place, and the nearest passage taken', async () => {
    const { page, claim } = await workspace()
    const card = cardOf(page, claim)
    await page.keyboard.press('v')
    await inForm(page)
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type(WRONG)
    await page.keyboard.press('Tab')
    await page.keyboard.type('https://port.example.org/ledger')
    await card.getByLabel('The page', { exact: true }).fill(LEDGER)
    await card.getByRole('button', { name: 'Pin this evidence' }).focus()
    await page.keyboard.press('Enter')
    await card.locator('.nearest').waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
    expect(await card.getByLabel('The words that it rests on').inputValue()).toBe(WRONG)
    expect(await card.locator('.nearest ins').allTextContents()).toContain('4.2')
    await card.getByRole('button', { name: 'Take it' }).focus()
    await page.keyboard.press('Enter')
    await card.locator('.evidence blockquote').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${claim.id}`)
    expect((await pinned(claim))[0]).toMatchObject({ stance: 'supports', url: 'https://port.example.org/ledger', quote: expect.stringContaining(RIGHT) })
  })

  it('a number opens the verdict with its status chosen, in the order of the choices', async () => {
    const { page, claim } = await workspace()
    for (const [key, status] of [['0', 'unverified'], ['4', 'false'], ['6', 'outdated']] as const) {
      await page.keyboard.press(key)
      await page.waitForFunction((value) => document.activeElement?.matches(`[name="status"][value="${value}"]:checked`), status)
      await page.keyboard.press('Escape')
    }
    expect(await cardOf(page, claim).locator('[name="status"]:checked').count()).toBe(1)
  })
})

describe('a file of evidence', () => {
  it('is sent in place, stays chosen while the card is drawn anew by another act, and is taken off again', async () => {
    const { page, claim } = await workspace()
    const card = cardOf(page, claim)
    await page.keyboard.press('v')
    await inForm(page)
    await page.keyboard.press('Space')
    await card.getByLabel('The words that it rests on').fill(RIGHT)
    await card.getByLabel('Or its file').setInputFiles({ name: 'ledger.txt', mimeType: 'text/plain', buffer: Buffer.from(LEDGER) })
    await card.getByRole('button', { name: 'Accept' }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"]`).waitFor()
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await card.locator('.evidence blockquote', { hasText: RIGHT }).waitFor()
    expect(await pinned(claim)).toHaveLength(1)
    await card.getByRole('button', { name: 'Take it off' }).click()
    await card.locator('.evidence').waitFor({ state: 'detached' })
    expect(await pinned(claim)).toEqual([])
  })
})

describe('a page that is kept for a form that failed', () => {
  it('stays with it, and the word that it is the one, while the card is drawn anew by another act', async () => {
    const { page, claim } = await workspace()
    const card = cardOf(page, claim)
    await page.keyboard.press('v')
    await inForm(page)
    await page.keyboard.press('Space')
    await card.getByLabel('The words that it rests on').fill('Forgot your password')
    await card.getByLabel('The page', { exact: true }).fill('Log in to continue reading with your account. Forgot your password? You don’t have an account? Create an account.')
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await card.getByLabel('It is the page that is meant').check()
    await card.getByRole('button', { name: 'Accept' }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"]`).waitFor()
    await card.getByText('The page is kept').waitFor()
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await card.locator('.evidence blockquote', { hasText: 'Forgot your password' }).waitFor()
    expect((await pinned(claim))[0]!.doubt).toBe('sign_in')
  })
})

describe('evidence without JavaScript', () => {
  it('is pinned by a form that comes back with what was typed and keeps the page that was sent', async () => {
    const { page, claim } = await workspace({ javaScriptEnabled: false })
    const card = cardOf(page, claim)
    await card.getByText('Pin evidence', { exact: true }).click()
    await card.getByLabel('Refutes').check({ force: true })
    await card.getByLabel('The words that it rests on').fill(WRONG)
    await card.getByLabel('Or its file').setInputFiles({ name: 'ledger.txt', mimeType: 'text/plain', buffer: Buffer.from(LEDGER) })
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await page.getByText('The page is kept').waitFor()
    expect(await card.getByLabel('Refutes').isChecked()).toBe(true)
    await card.getByLabel('The words that it rests on').fill(RIGHT)
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await card.locator('.evidence blockquote', { hasText: RIGHT }).waitFor()
    await card.getByRole('link', { name: 'read it' }).click()
    await page.locator('mark', { hasText: RIGHT }).waitFor()
    expect((await pinned(claim))[0]).toMatchObject({ stance: 'refutes' })
  })
})

describe('evidence, looked at by axe', () => {
  it.each([['light', 1280], ['dark', 390]] as const)('on the readers’ page, %s, %d pixels wide: nothing is found', async (colorScheme, width) => {
    const claim = await published()
    const page = await openPage(site, `/claims/${claim.id}`, { colorScheme, viewport: { width, height: 900 } })
    await page.getByRole('heading', { name: 'What it rests on' }).waitFor()
    await page.getByText('Ledger of works, as printed').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })

  it.each([
    ['on a desk, light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
    ['on a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('%s: nothing is found in the list, the form, a form that failed and the page of a snapshot', async (_where, look) => {
    const { page, claim } = await workspace(look)
    const { evidence } = await buildEvidence(site.desk, checker, claim, { note: 'Page 4 of 31.' })
    await page.reload()
    const card = cardOf(page, claim)
    await card.getByText('Pin evidence', { exact: true }).click()
    expect(await axeFindings(page)).toEqual([])
    await card.getByLabel('Context').check({ force: true })
    await card.getByLabel('The words that it rests on').fill(WRONG)
    await card.getByLabel('The page', { exact: true }).fill(LEDGER)
    await card.getByRole('button', { name: 'Pin this evidence' }).click()
    await card.locator('.nearest').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.goto(`/desk/snapshots/${evidence.snapshotHash}?evidence=${evidence.id}`)
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})
