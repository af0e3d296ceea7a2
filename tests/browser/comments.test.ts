import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { addComment } from '../../src/desk/claims/add-comment.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildLongArticle } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage, type Look } from './chromium.js'

let site: Site
let checker: Person
let editor: Person
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  await buildActor(site.desk, 'editor', 'Maren Lund')
})

async function thread(look: Look = {}): Promise<{ page: Page; claim: Claim; id: string }> {
  const article = await buildLongArticle(site.desk, checker, 2)
  const [claim] = await site.desk.store.claims.ofArticle(article.id)
  const { id } = await addComment(site.desk, editor, claim!.id, { body: 'Who counted?' })
  return { page: await openPage(site, `/desk/articles/${article.id}?claim=${claim!.id}`, { as: checker, ...look }), claim: claim!, id }
}
const threads = async ({ id }: Claim) => (await site.desk.store.comments.threadsOn(id, { after: null, limit: 10 })).items

it('a colleague is found behind an @ by keyboard, and the answer goes to its thread without a reload', async () => {
  const { page, claim, id } = await thread()
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
  await page.getByText('Reply to Maren Edit').click()
  const field = page.locator(`#reply-${id}-body`)
  await field.pressSequentially('Ask @mar')
  const list = page.getByRole('listbox', { name: 'People' })
  await list.waitFor()
  expect(await list.getByRole('option').allTextContents().then((all) => all.map((one) => one.trim()))).toEqual(['Maren Edit', 'Maren Lund'])
  expect(await axeFindings(page)).toEqual([])
  await field.press('ArrowDown')
  await field.press('ArrowDown')
  await field.press('Enter')
  expect(await field.inputValue()).toBe('Ask @Maren Lund ')
  await field.pressSequentially('first.')
  await field.press('Control+Enter')
  await page.locator('.replies', { hasText: 'Ask @Maren Lund first.' }).waitFor()
  expect((await threads(claim))[0]!.replies).toMatchObject([{ body: 'Ask @Maren Lund first.' }])
  expect(await page.locator('body[data-same-page]').count()).toBe(1)
  expect(await page.locator('#said').textContent()).toBe('Saved.')
})

it('Escape closes the list and no more, and what is no name offers none', async () => {
  const { page, id } = await thread()
  await page.getByText('Reply to Maren Edit').click()
  const field = page.locator(`#reply-${id}-body`)
  await field.pressSequentially('@mar')
  const list = page.getByRole('listbox', { name: 'People' })
  await list.waitFor()
  await field.press('Escape')
  await list.waitFor({ state: 'hidden' })
  expect(await field.inputValue()).toBe('@mar')
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await field.fill('')
  await field.pressSequentially('mail a@b, they met @ 5 pm.')
  await field.fill('Ask @maren')
  await field.press('End')
  await field.pressSequentially(' l')
  await list.waitFor()
  expect(asked.filter((path) => path === '/desk/names')).toHaveLength(1)
})

it('a thread is resolved in place, and one that went on meanwhile shows both sides', async () => {
  const { page, claim, id } = await thread()
  await addComment(site.desk, editor, claim.id, { body: 'Not the port.', replyTo: id })
  await page.getByRole('button', { name: 'Resolve the thread of Maren Edit' }).click()
  await page.locator('.conflict', { hasText: 'Not the port.' }).waitFor()
  expect((await threads(claim))[0]!.resolved).toBeNull()
  await page.getByRole('button', { name: 'Do it all the same' }).click()
  await page.getByText('1 resolved thread').waitFor()
  expect((await threads(claim))[0]!.resolved?.by).toBe('Robin Check')
  expect(await axeFindings(page)).toEqual([])
})

it('without JavaScript a thread is answered and a name that nobody has is told', async () => {
  const { page, claim, id } = await thread({ javaScriptEnabled: false })
  await page.getByText('Reply to Maren Edit').click()
  const field = page.locator(`#reply-${id}-body`)
  await field.fill('@Zed Zill knows.')
  await page.locator(`form[data-form="reply-${id}"]`).getByRole('button').click()
  await page.getByText('Nobody here is called “Zed Zill”.').first().waitFor()
  expect(await field.inputValue()).toBe('@Zed Zill knows.')
  await field.fill('@Maren Lund knows.')
  await page.locator(`form[data-form="reply-${id}"]`).getByRole('button').click()
  await page.locator('.replies', { hasText: '@Maren Lund knows.' }).waitFor()
  expect((await threads(claim))[0]!.replies).toHaveLength(1)
})
