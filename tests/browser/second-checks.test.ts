import { beforeAll, expect, it } from 'vitest'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

let site: Site
let [author, editor, checker]: Person[] = []
let workspace = ''
let claimId = ''
beforeAll(async () => {
  site = await startSite()
  const { desk } = site
  ;[author, editor, checker] = [await buildActor(desk, 'fact-checker', 'Robin First'), await buildActor(desk, 'editor', 'Maren Edit'), await buildActor(desk, 'fact-checker', 'Ana Second')]
  const article = await buildArticle(desk, author!)
  const { id, version } = await claimSaying(desk, article.id, '4.2 million')
  await proposeVerdict(desk, author!, id, version, { status: 'false', rationale: 'The ledger says less.', asOf: '2026-02-27', withoutEvidence: 'Seen on the spot.' })
  claimId = id
  workspace = `/desk/articles/${article.id}?claim=${id}`
})

it('a second check is asked for, written and decided on by keyboard alone', async () => {
  const asking = await openPage(site, workspace, { as: editor! })
  await asking.getByRole('link', { name: 'Ask for a blind second check' }).focus()
  await asking.keyboard.press('Enter')
  await asking.getByRole('radio', { name: 'Ana Second' }).focus()
  await asking.keyboard.press('Space')
  await asking.keyboard.press('Enter')
  await asking.getByText('Maren Edit asked Ana Second').waitFor()

  const page = await openPage(site, '/desk', { as: checker! })
  await page.getByRole('region', { name: 'Second checks for you' }).getByRole('link', { name: 'The repair will cost' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What you find' }).waitFor()
  // A figure chooses a status wherever one is, but not while one writes.
  await page.keyboard.press('2')
  expect(await page.getByRole('radio', { name: 'Disputed' }).isChecked()).toBe(true)
  await page.keyboard.press('1')
  expect(await page.getByRole('radio', { name: 'Verified', exact: true }).isChecked()).toBe(true)
  await page.getByLabel('Rationale').focus()
  await page.keyboard.type('All 3 say so.')
  expect(await page.getByRole('radio', { name: 'Verified', exact: true }).isChecked()).toBe(true)
  await page.keyboard.press('Control+Enter')
  await page.getByText('First: Robin First').waitFor()

  await asking.reload()
  await asking.getByRole('radio', { name: /Take the second/ }).focus()
  await asking.keyboard.press('Space')
  await asking.getByLabel('Why').focus()
  await asking.keyboard.type('Three know it.')
  await asking.getByRole('button', { name: 'Decide' }).focus()
  await asking.keyboard.press('Enter')
  await asking.getByText('Maren Edit took the second').waitFor()
  expect(await site.desk.store.claims.find(claimId)).toMatchObject({ stage: 'awaiting_approval', status: 'verified', secondCheckId: null })
})
