// Two people at one article: each sees on which claim the other types.
import { expect, it } from 'vitest'
import { buildActor, buildArticle, claimSaying } from '../factories.js'
import { startSite } from '../server.js'
import { openPage } from './chromium.js'
import type { Page } from 'playwright-core'

/** Coming back to a page, one sees at once who types. */
const look = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))

it('typing on a claim shows to the other with a name, until it is saved', async () => {
  const site = await startSite()
  const [ana, bo] = [await buildActor(site.desk, 'fact-checker', 'Ana Lind'), await buildActor(site.desk, 'fact-checker', 'Bo Kern')]
  const { id } = await buildArticle(site.desk, ana)
  const claim = await claimSaying(site.desk, id, '4.2 million')
  const [hers, his] = [await openPage(site, `/desk/articles/${id}?claim=${claim.id}`, { as: ana }), await openPage(site, `/desk/articles/${id}`, { as: bo })]
  const told = (state: string) => hers.waitForResponse((response) => response.url().endsWith(`/desk/claims/${claim.id}/presence`) && response.request().postData() === `state=${state}`)
  const card = hers.locator(`#claim-${claim.id}`)
  await card.getByLabel('Add a comment').waitFor()
  await Promise.all([told('editing'), card.getByLabel('Add a comment').fill('Is that with tax?')])
  const line = his.locator(`#claim-${claim.id} .presence`, { hasText: 'Ana Lind is editing this' })
  await look(his)
  await line.waitFor()
  // It stays on the card that is drawn anew, and on hers there is none of her own.
  await his.locator(`#claim-${claim.id} .wording`).click()
  await his.locator(`#claim-${claim.id} .card-more`).waitFor()
  expect(await line.count()).toBe(1)
  await look(hers)
  expect(await hers.locator('.presence').count()).toBe(0)
  await Promise.all([told('over'), card.getByRole('button', { name: 'Comment', exact: true }).click()])
  await look(his)
  await line.waitFor({ state: 'detached' })
})

it('leaving the page ends it', async () => {
  const site = await startSite()
  const [ana, bo] = [await buildActor(site.desk, 'fact-checker', 'Ana Lind'), await buildActor(site.desk, 'fact-checker', 'Bo Kern')]
  const { id } = await buildArticle(site.desk, ana)
  const claim = await claimSaying(site.desk, id, '4.2 million')
  const [hers, his] = [await openPage(site, `/desk/articles/${id}?claim=${claim.id}`, { as: ana }), await openPage(site, `/desk/articles/${id}`, { as: bo })]
  await Promise.all([hers.waitForResponse((response) => response.url().endsWith('/presence') && response.status() === 204), hers.locator(`#claim-${claim.id}`).getByLabel('Add a comment').focus()])
  await look(his)
  await his.locator('.presence').waitFor()
  await hers.goto('/desk')
  await expect.poll(async () => site.desk.store.accounts.presence.count()).toBe(0)
  await look(his)
  await his.locator('.presence').waitFor({ state: 'detached' })
})
