// The claims as lines beside the text: the number that leads to the words, the folds, and the palette.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../src/desk/verdicts/return-verdict.js'
import type { Article } from '../../src/domain/article.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, HARBOUR, longText } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage, type Look } from './chromium.js'

let site: Site
let checker: Person
let editor: Person
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
})

async function article(text = `${HARBOUR}\n\nThe council has met ${(articles += 1) + 30} times this year.`): Promise<{ article: Article; claims: Claim[]; path: string }> {
  const made = await buildArticle(site.desk, checker, { text })
  return { article: made, claims: await site.desk.store.claims.ofArticle(made.id), path: `/desk/articles/${made.id}` }
}
const open = (path: string, look: Look = {}) => openPage(site, path, { as: checker, ...look })
const line = (page: Page, { id }: Claim) => page.locator(`#claim-${id}`)
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id)

describe('the number of a claim', () => {
  it('stands after its words, leads from the line to them and from them to the line, and is no part of what is selected', async () => {
    const { claims, path } = await article()
    const page = await open(path)
    const [, second] = claims as [Claim, Claim]
    const tag = page.locator(`.tag[data-claim="${second.id}"]`)
    expect(await tag.evaluate((element) => getComputedStyle(element, '::before').content)).toContain('2" / ')
    await line(page, second).getByRole('link', { name: 'Claim 2', exact: true }).click()
    await page.waitForFunction((id) => document.activeElement?.getAttribute('data-claim') === id, second.id)
    await page.locator(`#claim-${second.id}[aria-current="true"]`).waitFor()
    await page.locator(`.tag[data-claim="${claims[0]!.id}"]`).click()
    await page.locator(`#claim-${claims[0]!.id}[aria-current="true"]`).waitFor()
    const [selected, written] = await page.evaluate(() => {
      const text = document.querySelector('.review-text > .serif')!
      document.getSelection()!.selectAllChildren(text)
      return [document.getSelection()!.toString(), text.textContent!]
    })
    for (const words of [selected, written]) expect(words!.replace(/\s+/g, ' ').trim()).toBe((await textOf(claims[0]!)).replace(/\s+/g, ' ').trim())
  })
})

async function textOf({ articleId }: Claim): Promise<string> {
  return (await site.desk.store.articles.newestRevision(articleId))!.text
}

describe('a line', () => {
  it('has the two keys while it is to be decided; decided it folds to one line, and opens again', async () => {
    const { claims, path } = await article()
    const page = await open(path)
    const [first, second] = claims as [Claim, Claim]
    expect(await line(page, first).getByRole('button').allTextContents()).toEqual(['Accept', 'Dismiss'])
    const height = async () => (await line(page, second).boundingBox())!.height
    const before = await height()
    await line(page, second).getByRole('button', { name: 'Dismiss' }).click()
    await page.locator(`#claim-${second.id}[data-stage="dismissed"]`).waitFor()
    expect(await height()).toBeLessThan(before)
    expect(await line(page, second).getByRole('button').count()).toBe(0)
    await line(page, second).locator('.wording').click()
    await line(page, second).getByRole('button', { name: 'Accept' }).waitFor()
  })

  it('of a returned claim has the note, and answers from there', async () => {
    const { claims, path } = await article()
    const [first] = claims as [Claim]
    const accepted = await acceptClaim(site.desk, checker, first.id, 1)
    const judged = await proposeVerdict(site.desk, checker, first.id, accepted.version, { status: 'unverifiable', rationale: 'Nobody knows.', asOf: '2026-02-28' })
    await returnVerdict(site.desk, editor, judged.verdicts[0]!.id, judged.version, { note: 'The harbour master knows.' })
    const page = await open(path)
    await line(page, first).getByText('Maren Edit returned “Unverifiable” to A fact-checker').waitFor()
    await line(page, first).getByText('The harbour master knows.').waitFor()
    await line(page, first).getByRole('link', { name: 'Reply' }).click()
    await page.waitForFunction((id) => document.activeElement?.id === `comment-${id}-body`, first.id)
    expect(await page.getByRole('list', { name: 'Which claims' }).getByRole('link').allTextContents()).toEqual([
      `All ${claims.length}`, `To decide ${claims.length - 1}`, 'Returned 1', 'To approve 0',
    ])
  })

  it('decides nothing twice where a key goes on to none: the last one of the list, and what others decided meanwhile', async () => {
    const { claims, path } = await article()
    const page = await open(`${path}?claim=${claims.at(-2)!.id}`)
    await acceptClaim(site.desk, checker, claims[0]!.id, 1)
    for (const key of ['a', 'd', 'd', 'a']) await page.keyboard.press(key)
    await page.getByText('All saved').waitFor()
    const stages = (await site.desk.store.claims.ofArticle(claims[0]!.articleId)).map(({ stage }) => stage)
    expect(stages.slice(-2)).toEqual(['accepted', 'dismissed'])
  })

  it('Escape folds what is open, with the focus at its line; j goes on from there', async () => {
    const { claims, path } = await article()
    const page = await open(path)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await line(page, claims[1]!).locator('.card-more').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.card[aria-current]').count()).toBe(0)
    expect(await line(page, claims[1]!).locator('.card-more').isVisible()).toBe(false)
    expect(await focusedId(page)).toBe(`claim-${claims[1]!.id}`)
    await page.keyboard.press('j')
    await page.locator(`#claim-${claims[2]!.id}[aria-current="true"]`).waitFor()
    await page.locator('#claims').getByRole('button', { name: 'Previous' }).click()
    await page.locator(`#claim-${claims[1]!.id}[aria-current="true"]`).waitFor()
    await line(page, claims[1]!).getByRole('button', { name: 'Fold claim 2' }).click()
    expect(await focusedId(page)).toBe(`claim-${claims[1]!.id}`)
  })
})

describe('the filters', () => {
  it.each([1000, 1280, 1600])('stand in one row at %i px, fold and all', async (width) => {
    const { path } = await article()
    const page = await open(path, { viewport: { width, height: 900 } })
    const tops = await page.locator('#counts').evaluate((row) => [...row.children].map((child) => Math.round(child.getBoundingClientRect().top + child.getBoundingClientRect().height / 2)))
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(2)
    const box = await page.locator('#counts').evaluate((row) => row.scrollWidth - row.clientWidth)
    expect(box).toBe(0)
    await page.locator('#filter > summary').click()
    await page.getByRole('navigation', { name: 'Source' }).getByRole('link').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('#filter').getAttribute('open')).toBeNull()
    expect(await page.evaluate(() => document.activeElement?.matches('#filter > summary'))).toBe(true)
  })
})

describe('the palette', () => {
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Find a claim, a source or an act' })
  const options = (page: Page) => dialog(page).getByRole('option')

  it('/ finds an act on the open claim, with its key, and does it; Escape gives the focus back', async () => {
    const { claims, path } = await article()
    const page = await open(path)
    await page.keyboard.press('j')
    await page.keyboard.press('/')
    await page.keyboard.type('acc')
    expect(await options(page).allTextContents()).toEqual(['Acceptclaim 1a'])
    await page.keyboard.press('Escape')
    await page.waitForFunction((id) => document.activeElement?.id === `claim-${id}`, claims[0]!.id)
    await page.locator('#find').click()
    await page.keyboard.type('accept')
    await page.keyboard.press('Enter')
    await page.locator(`#claim-${claims[0]!.id}[data-stage="accepted"]`).waitFor()
  })

  it('finds a claim by its number or its words, on this page of the list and on another', async () => {
    const { claims, path } = await article(longText(60, 700))
    const page = await open(path)
    await page.keyboard.press('/')
    await page.keyboard.type('3')
    await options(page).filter({ hasText: claims[2]!.text }).waitFor()
    expect(await dialog(page).getByRole('combobox').getAttribute('aria-activedescendant')).toBe(await options(page).first().getAttribute('id'))
    await page.keyboard.press('Enter')
    await page.locator(`#claim-${claims[2]!.id}[aria-current="true"]`).waitFor()
    expect(await focusedId(page)).toBe(`claim-${claims[2]!.id}`)
    await page.keyboard.press('/')
    await page.keyboard.type('ships')
    await dialog(page).getByText('The first 20 claims are listed: there are more. Type more of it.').waitFor()
    await dialog(page).getByRole('combobox').fill('week 760')
    await options(page).filter({ hasText: claims[59]!.text }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator(`#claim-${claims[59]!.id}[aria-current="true"]`).waitFor()
  })

  it('does no act that is not named: a number means its claim, also beside an open one', async () => {
    const { claims, path } = await article()
    const [first] = claims as [Claim]
    const page = await open(`${path}?claim=${first.id}`)
    await page.keyboard.press('/')
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: new RegExp(first.text.slice(0, 20)) }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction((id) => document.activeElement?.id === `claim-${id}`, first.id)
    expect((await site.desk.store.claims.find(first.id))!.version).toBe(1)
  })

  it('finds a source, and leads to the claims that it stands behind', async () => {
    const { path } = await article()
    const page = await open(path)
    await page.keyboard.press('/')
    await page.keyboard.type('brandt')
    await options(page).filter({ hasText: 'Ada Brandt' }).click()
    await page.locator('#filter > summary', { hasText: 'Filter: Ada Brandt' }).waitFor()
    expect(await page.locator('.card').count()).toBe(1)
    expect(await page.locator('.card .chain').textContent()).toContain('Ada Brandt')
  })

  it('is axe clean, and without JavaScript a page', async () => {
    const { claims, path } = await article()
    const page = await open(path)
    await page.keyboard.press('/')
    await page.keyboard.type('the')
    await options(page).filter({ hasText: claims[0]!.text }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const plain = await open(path, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await plain.locator('#find').click()
    await plain.getByLabel('A claim or a source').fill('2')
    await plain.getByRole('button', { name: 'Find' }).click()
    await plain.getByRole('link', { name: claims[1]!.text }).click()
    await plain.locator(`#claim-${claims[1]!.id}[aria-current="true"] .card-more`).waitFor()
  })
})
