import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, HARBOUR } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

let site: Site
let checker: Person
let editor: Person
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
})

// The whole way, once with the script and once without: pasted, checked, approved, published, read.
describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('from paste to published claim page, %s', (name, javaScriptEnabled) => {
  it('goes all the way', async () => {
    const look = { javaScriptEnabled }
    const desk = await openPage(site, '/desk/articles/new', { ...look, as: checker })
    await desk.getByLabel('Text of the article').fill(`Bridge to close, ${name}\n\nBy Jo Marsh\n\n${HARBOUR}\n\nThis was written ${name}.`)
    await desk.getByRole('button', { name: 'Continue' }).click()
    await desk.getByLabel('Title').waitFor()
    expect(await desk.getByLabel('Title').inputValue()).toBe(`Bridge to close, ${name}`)
    expect(await desk.getByLabel('Byline').inputValue()).toContain('Jo Marsh')
    await desk.getByRole('button', { name: 'Save and find its claims' }).click()
    await desk.waitForURL(/\/desk\/articles\/\w{26}/)

    const card = desk.locator('.card', { hasText: '4.2 million' })
    await card.getByRole('button', { name: 'Accept' }).click()
    await desk.locator('.card[data-stage="accepted"]', { hasText: '4.2 million' }).waitFor()
    await card.getByRole('link', { name: 'The repair will cost' }).click()
    await card.getByLabel('Verified', { exact: true }).check({ force: true })
    await card.getByLabel('Rationale').fill('The **tender** says so.')
    await card.getByLabel('Why there is no evidence').fill('Seen on the spot.')
    await card.getByRole('button', { name: 'Preview' }).click()
    await card.locator('.preview strong', { hasText: 'tender' }).waitFor()
    await card.getByRole('button', { name: 'Propose this verdict' }).click()
    await desk.locator('.card[data-stage="awaiting_approval"]', { hasText: '4.2 million' }).waitFor()

    const address = new URL(desk.url())
    const review = await openPage(site, address.pathname + address.search, { ...look, as: editor })
    const waiting = review.locator('.card', { hasText: '4.2 million' })
    await waiting.getByRole('button', { name: 'Approve' }).click()
    await review.locator('.card[data-stage="approved"]', { hasText: '4.2 million' }).waitFor()
    await review.getByRole('link', { name: 'Publish …' }).click()
    await review.getByRole('button', { name: 'Publish' }).click()
    await review.getByText('Readers can see the accepted claims').waitFor()

    const reader = await openPage(site, '/', look)
    await reader.getByRole('link', { name: `Bridge to close, ${name}` }).click()
    await reader.waitForURL(/\/articles\/\w{26}/)
    await reader.getByRole('link', { name: /The repair will cost 4\.2 million crowns/ }).first().click()
    await reader.waitForURL(/\/claims\/\w{26}/)
    await reader.getByText('Verified').first().waitFor()
    expect(await reader.locator('strong', { hasText: 'tender' }).count()).toBe(1)
    expect(await reader.getByRole('main').innerText()).toContain('Maren Edit')
  })
})
