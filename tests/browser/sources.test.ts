import { beforeEach, describe, expect, it } from 'vitest'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

let site: Site
let checker: Person
let ids: string[]
beforeEach(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  ids = []
  for (const [n, name] of ['Port Office', 'Vellbridge Port Office'].entries()) {
    const article = await buildArticle(site.desk, checker, { text: `The ferry sank ${n + 2} boats in the bay.` })
    const [claim] = await site.desk.store.claims.ofArticle(article.id)
    const { attributions } = await attributeClaim(site.desk, checker, claim!.id, claim!.version, { chains: [{ hops: [{ source: { name, kind: 'organization' }, mode: 'indirect' }] }] })
    ids.push(attributions[0]!.hops[0]!.source.id)
  }
})

describe.each([
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const, javaScriptEnabled: true }],
  ['narrow and dark, without JavaScript', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const, javaScriptEnabled: false }],
])('%s', (_name, look) => {
  it('two sources are made one, and two again, by keyboard alone', async () => {
    const page = await openPage(site, '/desk/sources', { ...look, as: checker })
    const axe = async () => {
      if (look.javaScriptEnabled) expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth).catch(() => 0)).toBe(0)
    }
    const press = async (role: 'link' | 'button', name: string | RegExp) => {
      await page.getByRole('main').getByRole(role, { name, exact: typeof name === 'string' }).focus()
      await page.keyboard.press('Enter')
    }
    await press('link', 'Port Office')
    await page.getByRole('heading', { level: 1, name: 'Port Office' }).waitFor()
    await page.getByText('Change it').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Role').focus()
    await page.keyboard.type('office of the port')
    await press('button', 'Save the source')
    await page.getByText('Saved.').waitFor()
    await page.getByText('office of the port').first().waitFor()
    await axe()
    await press('link', /^Compare/)
    await page.getByText('1 claim of “Vellbridge Port Office” will be attributed to “Port Office”').waitFor()
    await axe()
    await press('button', 'Merge them')
    await page.getByText('The sources are one now.').waitFor()
    await page.getByText('2 claims in 2 articles').waitFor()
    await axe()
    await press('button', /^Take it out again/)
    await page.getByText('They are two sources again').waitFor()
    await page.getByText('1 claim in 1 article').waitFor()
  })
})
