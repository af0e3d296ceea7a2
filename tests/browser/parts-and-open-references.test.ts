import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { publishArticle } from '../../src/desk/articles/publish-article.js'
import type { Article } from '../../src/domain/article.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, CLINIC, claimSaying, splitOfClinic } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

let site: Site
let editor: Person
let article: Article
let claim: Claim
beforeAll(async () => {
  site = await startSite({}, { split: () => Promise.resolve(splitOfClinic()) })
  editor = await buildActor(site.desk, 'editor')
  article = await buildArticle(site.desk, editor, { text: CLINIC })
  claim = await claimSaying(site.desk, article.id, 'The agency closed')
  await acceptClaim(site.desk, editor, claim.id, claim.version)
  await publishArticle(site.desk, editor, article.id, article.version)
})

const part = 'It opened the clinic in 1986.'
const looks = [
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark, without JavaScript', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const, javaScriptEnabled: false }],
] as const

describe.each(looks)('%s', (_name, look) => {
  it('a card in the workspace says what is unclear, and folds the parts under their claim', async () => {
    const page = await openPage(site, `/desk/articles/${article.id}`, { ...look, as: editor })
    const card = page.locator(`#claim-${claim.id}`)
    await card.getByText('Unclear: “The agency”, “it”').waitFor()
    await card.getByText('2 parts', { exact: true }).waitFor()
    await card.locator('.wording').click()
    await card.getByText('Unclear: “The agency” – may be the Health Board, the Port Office').waitFor()
    await card.getByText('Unclear: “it” – the claim alone does not tell who or what is meant').waitFor()
    await card.getByText('The Health Board and the Port Office met on Monday.').waitFor()
    expect(await card.getByText(part).isVisible()).toBe(false)
    await card.getByText('Also in this claim').click()
    expect(await card.getByText(part).isVisible()).toBe(true)
  })

  it('so does a text that was only split', async () => {
    const page = await openPage(site, '/desk/split', look)
    await page.getByRole('textbox', { name: 'Text' }).fill(CLINIC)
    await page.getByRole('button', { name: 'Split' }).click()
    const card = page.locator('#claim-2')
    await card.getByText('Unclear: “The agency” – may be the Health Board').waitFor()
    await card.getByText('Also in this claim').click()
    expect(await card.getByText(part).isVisible()).toBe(true)
    await card.getByText('Why?').click()
    expect(await card.getByText('settled by the rule “verb”').isVisible()).toBe(true)
    expect(await card.locator('.cue').allTextContents()).toEqual(['said', 'reported'])
  })

  it('readers unfold the parts on the claim’s page, and see no guess', async () => {
    const page = await openPage(site, `/claims/${claim.id}`, look)
    await page.getByText('Also in this claim').click()
    expect(await page.getByText(part).isVisible()).toBe(true)
    expect(await page.getByText('may be the Health Board').count()).toBe(0)
  })
})

it('axe finds nothing on an unfolded card, on paper or in the dark, and it does not scroll sideways', async () => {
  for (const [viewport, colorScheme] of [[{ width: 1280, height: 900 }, 'light'], [{ width: 390, height: 844 }, 'dark']] as const) {
    for (const path of [`/desk/articles/${article.id}?claim=${claim.id}`, `/claims/${claim.id}`]) {
      const page = await openPage(site, path, { viewport, colorScheme, as: editor })
      for (const fold of await page.getByText('Also in this claim').all()) await fold.click()
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    }
  }
})
