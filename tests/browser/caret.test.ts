// Words of the article selected by keyboard, and what is done with them.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { rewordClaim } from '../../src/desk/claims/reword-claim.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

let site: Site
let checker: Person
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
})

async function workspace(query: (claim: Claim) => string = () => '', look = {}): Promise<{ page: Page; claim: Claim; articleId: string }> {
  articles += 1
  const { id } = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nThe council has met ${articles + 3} times this year.` })
  const claim = await claimSaying(site.desk, id, '4.2 million')
  const page = await openPage(site, `/desk/articles/${id}${query(claim)}`, { as: checker, ...look })
  return { page, claim, articleId: id }
}
const chosenOne = ({ id }: Claim) => `?claim=${id}`
const find = async ({ id }: Claim) => (await site.desk.store.claims.find(id))!
const quotes = async (claim: Claim) => (await find(claim)).anchors.map(({ exact }) => exact)
const selectedWords = (page: Page) => page.evaluate(() => document.getSelection()!.toString())
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const times = (count: number, key: string) => Array.from({ length: count }, () => key)
const hasCaret = (page: Page) => page.waitForFunction(() => document.activeElement?.matches('.serif[data-caret]') && document.querySelector('.caret:not([hidden])'))
const marked = (page: Page, { id }: Claim) => page.locator(`.review-text .mark[data-claim="${id}"]`).allTextContents()

describe('a caret in the text', () => {
  it('is put there by n, moved by keys, selects with Shift, and n again makes a claim of the words', async () => {
    const { page, articleId } = await workspace()
    await press(page, 'n')
    await hasCaret(page)
    // From the beginning of the first sentence: past “The harbour bridge”, to the words after it.
    await press(page, ...times(3, 'Control+ArrowRight'), ...times(3, 'Control+Shift+ArrowRight'))
    expect((await selectedWords(page)).trim()).toMatch(/^will close for/)
    await page.locator('#said', { hasText: 'Selected: “will close for' }).waitFor()
    await page.locator('#selection-bar').waitFor({ state: 'visible' })
    await Promise.all([page.waitForURL('**/claims/new**'), press(page, 'n')])
    expect((await page.getByLabel('Words of the article').inputValue()).trim()).toMatch(/^will close for/)
    await page.getByLabel('The claim').fill('The harbour bridge will close.')
    await Promise.all([page.waitForURL('**notice=claim_added**'), page.getByLabel('The claim').press('Control+Enter').then(() => page.getByRole('button', { name: 'Add claim' }).press('Enter'))])
    expect((await claimSaying(site.desk, articleId, 'The harbour bridge will close.')).anchors[0]!.exact).toMatch(/^will close for/)
  })

  it('goes by character, word, line, and to the ends of lines and of the text, through marks and never out of the text', async () => {
    const { page } = await workspace()
    const place = () => page.evaluate(() => {
      const { focusNode, focusOffset } = document.getSelection()!
      const range = document.createRange()
      range.setStart(document.querySelector('.review-text > .serif')!, 0)
      range.setEnd(focusNode!, focusOffset)
      return range.toString().trimStart().length
    })
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight')
    expect(await place()).toBe(2)
    await press(page, 'ArrowLeft')
    expect(await place()).toBe(1)
    await press(page, 'ArrowDown')
    const second = await place()
    expect(second).toBeGreaterThan(10)
    await press(page, 'ArrowUp')
    expect(await place()).toBe(1)
    await press(page, 'End')
    expect(await place()).toBeGreaterThan(10)
    await press(page, 'Home')
    expect(await place()).toBe(0)
    await press(page, ...times(4, 'ArrowUp'))
    await press(page, 'Control+End', ...times(4, 'ArrowRight'), ...times(3, 'ArrowDown'))
    expect(await page.evaluate(() => document.querySelector('.review-text > .serif')!.contains(document.getSelection()!.focusNode))).toBe(true)
    await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft')
    expect(await selectedWords(page)).toBe('r.')
  })

  it('begins at the words of the open claim, is seen there, and Escape gives the focus back where it was', async () => {
    const { page, claim } = await workspace(chosenOne)
    await page.locator(`#claim-${claim.id} .card-more`).waitFor()
    await page.locator(`#claim-${claim.id}`).focus()
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'Shift+End')
    expect(await selectedWords(page)).toMatch(/^The repair will cost/)
    await page.locator('#selection-bar').waitFor({ state: 'visible' })
    const [caret, line] = await page.evaluate(() => [document.querySelector('.caret')!, document.querySelector('#selection-bar')!].map((one) => one.getBoundingClientRect().top))
    expect(caret).toBeLessThan(line!)
    expect(await axeFindings(page)).toEqual([])
    await press(page, 'Escape')
    await page.waitForFunction((id) => document.activeElement?.id === id, `claim-${claim.id}`)
    expect(await selectedWords(page)).toBe('')
    expect(await page.locator('.caret').isVisible()).toBe(false)
  })

  it('is there by its button too; Tab leads to what can be done with the words, and Shift and Tab back', async () => {
    const { page } = await workspace()
    await page.getByRole('button', { name: 'Select words by keyboard' }).focus()
    await press(page, 'Enter')
    await hasCaret(page)
    await press(page, 'Control+Shift+ArrowRight', 'Tab')
    await page.waitForFunction(() => document.activeElement?.matches('#selection-bar button'))
    await press(page, 'Shift+Tab')
    await hasCaret(page)
    await press(page, 'Escape')
    await page.waitForFunction(() => document.activeElement?.id === 'begin-caret')
  })

  it('leads to the claim under it by Enter, and is gone where the focus goes elsewhere', async () => {
    const { page, claim } = await workspace(chosenOne)
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'ArrowRight', 'Enter')
    await page.waitForFunction((id) => document.activeElement?.id === id, `claim-${claim.id}`)
    expect(await page.locator('.caret').isVisible()).toBe(false)
  })
})

describe('words for the open claim', () => {
  const reach = async (page: Page) => {
    await press(page, 'n')
    await hasCaret(page)
    // The next paragraph's first three words: “The council has”.
    await press(page, 'Control+End', 'Home', ...times(3, 'Control+Shift+ArrowRight'))
  }

  it('+ adds them, r moves the claim there, u takes either back, and the marks follow', async () => {
    const { page, claim } = await workspace(chosenOne)
    const before = await find(claim)
    await page.locator(`#claim-${claim.id} .card-more`).waitFor()
    await reach(page)
    await page.locator('#selection-bar').getByRole('button', { name: 'Add to' }).waitFor()
    await press(page, '+')
    await page.locator('#said', { hasText: 'Added to the claim.' }).waitFor()
    expect((await quotes(claim)).map((words) => words.trim())).toEqual([...before.anchors.map(({ exact }) => exact), 'The council has'])
    await page.waitForFunction((id) => [...document.querySelectorAll(`.mark[data-claim="${id}"]`)].some((mark) => mark.textContent === 'The council has'), claim.id)
    // The caret stays where it was, after the words.
    await hasCaret(page)
    await press(page, 'Control+Shift+ArrowRight')
    expect((await selectedWords(page)).trim()).toBe('met')
    await press(page, 'r')
    await page.locator('#said', { hasText: 'The claim stands there now.' }).waitFor()
    expect(await quotes(claim)).toEqual(['met'])
    await page.waitForFunction((id) => document.querySelectorAll(`.mark[data-claim="${id}"]`).length === 1, claim.id)
    expect(await marked(page, claim)).toEqual(['met'])
    await press(page, 'u')
    await page.waitForFunction((id) => document.querySelectorAll(`.mark[data-claim="${id}"]`).length > 1, claim.id)
    await press(page, 'u')
    await page.waitForFunction((id) => document.querySelectorAll(`.mark[data-claim="${id}"]`).length === 1, claim.id)
    expect((await find(claim)).anchors).toEqual(before.anchors)
  })

  it('are asked about on the card where they stand in several places', async () => {
    articles += 1
    const { id } = await buildArticle(site.desk, checker, { text: `The port counted ${articles + 300} ships in May.\n\nThe lock was closed.\n\nThe lock was closed.` })
    const claim = await claimSaying(site.desk, id, 'ships in May')
    const page = await openPage(site, `/desk/articles/${id}?claim=${claim.id}`, { as: checker })
    await page.locator(`#claim-${claim.id} .card-more`).waitFor()
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'Control+End', 'Home', 'Shift+End', '+')
    const form = page.locator(`#claim-${claim.id} form[data-form="anchors"]`)
    await form.locator('.error-summary', { hasText: 'stands in 2 places' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('.error-summary'))
    expect(await axeFindings(page)).toEqual([])
    await form.getByRole('radio').last().check()
    await form.getByRole('button', { name: 'Add' }).click()
    await page.locator(`#claim-${claim.id} .count`, { hasText: '2' }).first().waitFor()
    expect((await find(claim)).anchors.map(({ exact }) => exact).at(-1)).toBe('The lock was closed.')
  })

  it('overtaken by somebody else show both, and go over what stands by one press', async () => {
    const { page, claim } = await workspace(chosenOne)
    await page.locator(`#claim-${claim.id} .card-more`).waitFor()
    await rewordClaim(site.desk, checker, claim.id, claim.version, { text: 'The repair is dear.' })
    await reach(page)
    await press(page, 'r')
    const conflict = page.locator(`#claim-${claim.id} .conflict`)
    await conflict.getByText('The council has').waitFor()
    await conflict.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect((await quotes(claim)).map((words) => words.trim())).toEqual(['The council has'])
  })

  it('say what is missing: words, or a claim', async () => {
    const { page } = await workspace()
    await press(page, '+')
    await page.locator('#said', { hasText: 'Select words in the text first' }).waitFor()
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'Control+Shift+ArrowRight')
    expect(await page.locator('#selection-bar').getByRole('button', { name: 'Add to' }).count()).toBe(0)
    await press(page, 'r')
    await page.locator('#said', { hasText: 'Choose a claim first' }).waitFor()
  })

  it('leave out the numbers that only the page puts behind a claim’s words', async () => {
    const { page, claim } = await workspace(chosenOne)
    await page.locator(`#claim-${claim.id} .card-more`).waitFor()
    await page.evaluate((id) => {
      const number = document.createElement('sup')
      number.className = 'n'
      number.setAttribute('aria-hidden', 'true')
      number.textContent = '17'
      document.querySelector(`.mark[data-claim="${id}"]`)!.append(number)
    }, claim.id)
    await press(page, 'n')
    await hasCaret(page)
    await press(page, 'Home', 'Shift+End', 'r')
    await page.locator('#said', { hasText: 'The claim stands there now.' }).waitFor()
    expect((await quotes(claim)).join()).toMatch(/^The repair will cost 4\.2 million crowns\. Will/)
  })
})

describe('without JavaScript', () => {
  it('the words are quoted in a form of the open claim', async () => {
    const { page, claim } = await workspace(chosenOne, { javaScriptEnabled: false })
    await page.locator('summary', { hasText: 'Passages' }).click()
    await page.getByLabel('Words in the article').fill('Nobody knows yet')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('summary', { hasText: 'Passages' }).click()
    await page.getByRole('button', { name: 'Remove “Nobody knows yet”' }).waitFor()
    expect(await quotes(claim)).toContain('Nobody knows yet')
    expect(await page.getByRole('button', { name: 'Select words by keyboard' }).count()).toBe(0)
  })
})
