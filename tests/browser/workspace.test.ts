import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/article.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

let site: Site
let checker: Person
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
})

async function workspace(): Promise<{ page: Page; article: Article }> {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nThe council has met ${articles + 3} times this year.` })
  return { page: await openPage(site, `/desk/articles/${article.id}`, { as: checker }), article }
}
const chosen = (page: Page) => page.locator('.card[aria-current="true"]')

describe('by keyboard alone', () => {
  it('j and k move, a accepts and goes on, u takes it back', async () => {
    const { page, article } = await workspace()
    const [first, second] = await site.desk.store.claims.ofArticle(article.id)
    await page.keyboard.press('j')
    await page.locator(`#claim-${first!.id}[aria-current="true"]`).waitFor()
    await page.keyboard.press('j')
    await page.locator(`#claim-${second!.id}[aria-current="true"]`).waitFor()
    await page.keyboard.press('k')
    await page.locator(`#claim-${first!.id}[aria-current="true"]`).waitFor()
    await page.keyboard.press('a')
    await page.locator(`#claim-${first!.id}[data-stage="accepted"]`).waitFor()
    await page.locator(`#claim-${second!.id}[aria-current="true"]`).waitFor()
    await page.keyboard.press('u')
    await page.locator(`#claim-${first!.id}[data-stage="proposed"]`).waitFor()
    expect(await site.desk.store.claims.find(first!.id)).toMatchObject({ stage: 'proposed' })
  })

  it('u pressed again takes back the act before', async () => {
    const { page, article } = await workspace()
    const [first, second] = await site.desk.store.claims.ofArticle(article.id)
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.locator(`#claim-${second!.id}[aria-current="true"]`).waitFor()
    await page.keyboard.press('d')
    await page.locator(`#claim-${second!.id}[data-stage="dismissed"]`).waitFor()
    await page.keyboard.press('u')
    await page.locator(`#claim-${second!.id}[data-stage="proposed"]`).waitFor()
    await page.keyboard.press('u')
    await page.locator(`#claim-${first!.id}[data-stage="proposed"]`).waitFor()
    await page.keyboard.press('u')
    await page.locator('#said', { hasText: 'There is nothing to undo on this claim.' }).waitFor()
    expect(await page.locator('#saving').textContent()).toBe('All saved')
  })

  it('d dismisses and the count follows', async () => {
    const { page, article } = await workspace()
    const [first] = await site.desk.store.claims.ofArticle(article.id)
    await page.keyboard.press('j')
    await page.keyboard.press('d')
    await page.locator('#counts', { hasText: 'Dismissed 1' }).waitFor()
    expect(await site.desk.store.claims.find(first!.id)).toMatchObject({ stage: 'dismissed' })
  })

  it('e opens the wording; letters typed there are letters', async () => {
    const { page, article } = await workspace()
    const [first] = await site.desk.store.claims.ofArticle(article.id)
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    const field = chosen(page).locator('form[data-form="wording"] textarea')
    await field.waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('form[data-form="wording"] textarea'))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Jade dams are kept.')
    await chosen(page).getByRole('button', { name: 'Save wording' }).click()
    await page.locator(`#claim-${first!.id} h3`, { hasText: 'Jade dams are kept.' }).waitFor()
    expect(await site.desk.store.claims.find(first!.id)).toMatchObject({ text: 'Jade dams are kept.', stage: 'proposed' })
  })

  it('? lists the keys and Escape closes the list', async () => {
    const { page } = await workspace()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('choosing', () => {
  it('words in the text show their card, without a reload', async () => {
    const { page, article } = await workspace()
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await page.locator(`.mark[data-claim="${claim.id}"]`).first().click()
    await page.locator(`#claim-${claim.id}[aria-current="true"] .card-more`).waitFor()
    expect(page.url()).toContain(claim.id)
    expect(await page.locator('body[data-same-page]').count()).toBe(1)
  })
})

describe('nothing typed is lost', () => {
  it('a session that ended is told where it is seen, and the same form goes through after signing in again', async () => {
    const { page, article } = await workspace()
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const card = page.locator(`#claim-${claim.id}`)
    await card.getByRole('link', { name: 'The repair will cost' }).click()
    await card.getByLabel('Add a comment').fill('Typed for an hour.')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await card.getByRole('button', { name: 'Comment', exact: true }).click()
    await card.locator('.card-message', { hasText: 'You are signed out.' }).waitFor()
    expect(await card.getByLabel('Add a comment').inputValue()).toBe('Typed for an hour.')
    await page.context().addCookies(cookies)
    await card.getByRole('button', { name: 'Comment', exact: true }).click()
    await card.locator('.comment', { hasText: 'Typed for an hour.' }).waitFor()
  })

  it('without JavaScript the browser still has the form, and sends it again on a reload', async () => {
    const { article } = await workspace()
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const path = `/desk/articles/${article.id}?claim=${claim.id}`
    const page = await openPage(site, path, { as: checker, javaScriptEnabled: false })
    await page.getByLabel('Add a comment').fill('Typed for an hour.')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await page.context().addCookies(cookies)
    await page.reload()
    await page.locator('.comment', { hasText: 'Typed for an hour.' }).waitFor()
  })

  it('a verdict without a rationale keeps the chosen status and says what is missing', async () => {
    const { page, article } = await workspace()
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const card = page.locator(`#claim-${claim.id}`)
    await card.locator('.wording').click()
    await card.getByLabel('False', { exact: true }).check({ force: true })
    await card.getByLabel('Rationale').fill(' ')
    await card.getByLabel('Why there is no evidence').fill('Seen on the spot.')
    await card.getByRole('button', { name: 'Propose this verdict' }).click()
    await card.getByText('Say why').first().waitFor()
    expect(await card.getByLabel('False', { exact: true }).isChecked()).toBe(true)
  })
})

describe('an article of 300 claims', () => {
  it('opens and moves through its cards', async () => {
    const text = Array.from({ length: 310 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
    const article = await buildArticle(site.desk, checker, { text, title: 'Many ships' })
    const claims = await site.desk.store.claims.ofArticle(article.id)
    expect(claims.length).toBeGreaterThanOrEqual(300)
    const last = await openPage(site, `/desk/articles/${article.id}?claim=${claims[159]!.id}`, { as: checker })
    expect(await last.locator('.card').count()).toBe(40)
    await last.keyboard.press('j')
    await last.locator(`#claim-${claims[160]!.id}`).waitFor()
    await last.locator(`.mark[data-claim="${claims[165]!.id}"]`).first().click()
    await last.locator(`#claim-${claims[165]!.id}[aria-current="true"]`).waitFor()
    // More of the text is there than of the list: its other claims lead to the page of the list that they stand on.
    await last.locator(`.mark[data-claim="${claims[20]!.id}"]`).first().click()
    await last.locator(`#claim-${claims[20]!.id}[aria-current="true"] .card-more`).waitFor()
    const page = await openPage(site, `/desk/articles/${article.id}?claim=${claims[150]!.id}`, { as: checker })
    await page.keyboard.press('j')
    await page.locator(`#claim-${claims[151]!.id}[aria-current="true"] .card-more`).waitFor()
    await page.keyboard.press('a')
    await page.locator(`#claim-${claims[151]!.id}[data-stage="accepted"]`).waitFor()
  })
})

describe('adding a claim', () => {
  const select = (page: Page, words: string) => page.evaluate((looked) => {
    const text = document.querySelector('.review-text > .serif')!
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(looked)
      if (at === -1) continue
      document.getSelection()!.setBaseAndExtent(node, at, node, at + looked.length)
      return
    }
    throw new Error(`no ${looked}`)
  }, words)

  it('of words that are selected, by the bar under them: the form has them, and their place', async () => {
    const { page, article } = await workspace()
    await select(page, 'this year')
    const bar = page.locator('#selection-bar')
    await bar.getByRole('button', { name: 'Add claim' }).click()
    await page.getByRole('heading', { name: 'Add a claim' }).waitFor()
    expect(await page.getByLabel('Words of the article').inputValue()).toBe('this year')
    await page.getByLabel('The claim').fill('The council met this year.')
    await page.getByRole('button', { name: 'Add claim' }).click()
    await chosen(page).locator('h3', { hasText: 'The council met this year.' }).waitFor()
    const added = (await site.desk.store.claims.ofArticle(article.id)).find(({ text }) => text === 'The council met this year.')!
    expect(added.anchors.map(({ exact }) => exact)).toEqual(['this year'])
    await page.locator(`.mark[data-claim="${added.id}"]`).first().waitFor()
  })

  it('n does it by keyboard, pressed again; with nothing selected the form is empty', async () => {
    const { page } = await workspace()
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'Add a claim' }).waitFor()
    expect(await page.getByLabel('Words of the article').inputValue()).toBe('')
  })

  it('words over a mark are selected with the mouse, and lead nowhere', async () => {
    const { page } = await workspace()
    const mark = page.locator('.review-text .mark').first()
    const box = await mark.evaluate((element) => element.getClientRects()[0]!.toJSON() as DOMRect)
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + 4, y)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, y, { steps: 6 })
    await page.mouse.up()
    expect((await page.evaluate(() => document.getSelection()!.toString())).length).toBeGreaterThan(3)
    await page.locator('#selection-bar').waitFor({ state: 'visible' })
    expect(await chosen(page).count()).toBe(0)
  })
})

describe('splitting a claim', () => {
  it('s opens its form; the new claims stand in the list, and the first is chosen', async () => {
    const { page, article } = await workspace()
    const [first] = await site.desk.store.claims.ofArticle(article.id)
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    const field = chosen(page).locator('form[data-form="split"] textarea')
    await page.waitForFunction(() => document.activeElement?.matches('form[data-form="split"] textarea'))
    expect((await field.inputValue()).split('\n')[0]).toBe(first!.text)
    await field.fill('The bridge will close in May.\nThe bridge will open again in July.')
    await chosen(page).getByRole('button', { name: 'Split', exact: true }).click()
    await chosen(page).locator('h3', { hasText: 'The bridge will close in May.' }).waitFor()
    await page.locator('.card h3', { hasText: 'The bridge will open again in July.' }).waitFor()
    expect(await site.desk.store.claims.find(first!.id)).toMatchObject({ stage: 'dismissed' })
  })

  it('what cannot be taken comes back as it was typed', async () => {
    const { page } = await workspace()
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    const field = chosen(page).locator('form[data-form="split"] textarea')
    await page.waitForFunction(() => document.activeElement?.matches('form[data-form="split"] textarea'))
    await field.fill('Only one claim.')
    await chosen(page).getByRole('button', { name: 'Split', exact: true }).click()
    await chosen(page).locator('.error-summary', { hasText: 'Write two claims at least' }).waitFor()
    expect(await field.inputValue()).toBe('Only one claim.')
  })
})
