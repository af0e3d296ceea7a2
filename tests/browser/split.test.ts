import { beforeAll, describe, expect, it } from 'vitest'
import { HARBOUR } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

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

  it('words that somebody says stand in their lines', async () => {
    const page = await openPage(site, '/desk/split?example')
    const astray = await page.locator('.told').evaluateAll((all) => all.filter((words) => {
      const [own, line] = [words, words.parentElement!].map((element) => element.getBoundingClientRect())
      return own!.top < line!.top - own!.height || own!.bottom > line!.bottom + own!.height
    }).map((words) => words.textContent))
    expect(await page.locator('.told').count()).toBeGreaterThan(5)
    expect(astray).toEqual([])
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

  it('by keyboard a claim leads to its card and back, and the claims are two steps from the top', async () => {
    const page = await openPage(site, '/desk/split')
    await page.getByRole('textbox', { name: 'Text' }).fill(HARBOUR)
    await page.getByRole('button', { name: 'Split' }).focus()
    await page.keyboard.press('Enter')
    const link = page.locator(told).first()
    const claim = await link.getAttribute('data-claim')
    await page.locator(`a.mark[data-claim="${claim}"]`).first().focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${claim}`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['claim'])).toBe(claim)
    await page.locator('.split summary').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const toClaims = page.getByRole('link', { name: /^Claims/ })
    expect(await toClaims.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().height > 24)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.card')?.id)).toBe('claim-1')
  })

  it.each([
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
    ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('a text of 100,000 characters comes in parts, light enough for axe to find nothing on: %s', async (_name, look) => {
    // What is said twice is one claim: each time with other numbers.
    const text = Array.from({ length: 400 }, (_, n) => HARBOUR.replace('eleven', `${n + 11}`).replace('cracks', `${n + 12} cracks`).replace('4.2', `${n}.2`))
      .join('\n\n').slice(0, 100_000)
    const page = await openPage(site, '/desk/split', look)
    await page.getByRole('textbox', { name: 'Text' }).fill(text)
    await page.getByRole('button', { name: 'Split' }).click()
    await page.getByRole('button', { name: 'Part 3: claims' }).click()
    await page.getByText(/^Part 3 of/).waitFor()
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(12_000)
    const last = page.locator('a.mark').last()
    // By keyboard: the middle of words that wrap lies on other words.
    await last.press('Enter')
    await page.locator(`#claim-${await last.getAttribute('data-claim')}[aria-current="true"]`).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  })

  it('the next part comes without JavaScript too', async () => {
    const text = Array.from({ length: 500 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
    const page = await openPage(site, '/desk/split', { javaScriptEnabled: false })
    await page.getByRole('textbox', { name: 'Text' }).fill(text)
    await page.getByRole('button', { name: 'Split' }).click()
    await page.locator('.next-page button').click()
    await page.getByText(/^Part 2 of/).waitFor()
    expect(new URL(page.url()).hash).toBe('#parts')
    expect(await page.getByRole('textbox', { name: 'Text', includeHidden: true }).inputValue()).toContain('in week 1.')
  })

  it('in a long text with hundreds of claims, the last one leads to its card', async () => {
    const text = Array.from({ length: 150 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}, its head Ada Brandt told the Harbour Times.\n\n${n} ships left. Will they be back?`)
    const page = await openPage(site, '/desk/split')
    await page.getByRole('textbox', { name: 'Text' }).fill(`${text.join('\n\n').slice(0, 24_000)}\n\nThe old pier burned down in May.`)
    await page.getByRole('button', { name: 'Split' }).click()
    const last = page.locator('a.mark').last()
    // By keyboard: the middle of words that wrap lies on other words.
    await last.press('Enter')
    await page.locator(`#claim-${await last.getAttribute('data-claim')}[aria-current="true"]`).waitFor()
  })
})
