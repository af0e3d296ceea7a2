import { beforeAll, describe, expect, it } from 'vitest'
import { HARBOUR } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

let site: Site
beforeAll(async () => {
  site = await startSite()
})

const told = 'a[data-claim].mark:has-text("cracks")'

describe('splitting a pasted text', () => {
  it('choosing a claim lights up its words, its card, and who said it', async () => {
    const page = await openPage(site, '/desk/split')
    await page.getByRole('textbox', { name: 'Text' }).fill(HARBOUR)
    await page.getByRole('button', { name: 'Split' }).click()
    await page.locator(told).first().click()
    const claim = await page.locator(told).first().getAttribute('data-claim')
    await page.locator(`#claim-${claim}[aria-current="true"]`).waitFor()
    expect(await page.locator(`.mark[data-claim="${claim}"]:not([data-chosen])`).count()).toBe(0)
    await page.locator('[data-roles="source"][data-lit]', { hasText: 'Two officials' }).waitFor()
    const other = page.locator('.card .wording', { hasText: '4.2 million' })
    await other.click()
    expect(await page.locator(`#claim-${claim}[aria-current]`).count()).toBe(0)
    expect(await page.locator('.mark[data-chosen]', { hasText: '4.2 million' }).count()).toBe(1)
    expect(await page.locator('[data-lit]').count()).toBe(0)
  })

  it('without JavaScript the text comes back, and its claims and their cards lead to each other', async () => {
    const page = await openPage(site, '/desk/split', { javaScriptEnabled: false })
    await page.getByRole('textbox', { name: 'Text' }).fill(HARBOUR)
    await page.getByRole('button', { name: 'Split' }).click()
    await page.locator(told).first().click()
    expect(new URL(page.url()).hash).toMatch(/^#claim-\d+$/)
    await page.locator('.card', { hasText: 'cracks' }).locator('summary').first().click()
    expect(await page.getByText('cue “told”').first().isVisible()).toBe(true)
    await page.getByText('Change the text').click()
    expect((await page.getByRole('textbox', { name: 'Text' }).inputValue()).trim()).toBe(HARBOUR)
  })

  it('in a long text with hundreds of claims, the last one leads to its card', async () => {
    const text = Array.from({ length: 150 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}, its head Ada Brandt told the Harbour Times.\n\n${n} ships left. Will they be back?`)
    const page = await openPage(site, '/desk/split')
    await page.getByRole('textbox', { name: 'Text' }).fill(`${text.join('\n\n').slice(0, 24_000)}\n\nThe old pier burned down in May.`)
    await page.getByRole('button', { name: 'Split' }).click()
    const last = page.locator('a.mark').last()
    await last.click()
    await page.locator(`#claim-${await last.getAttribute('data-claim')}[aria-current="true"]`).waitFor()
  })
})
