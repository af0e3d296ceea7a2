// A new person comes to the desk by a link, with a script and without; an admin in an emergency; and many claims are given to somebody.
import { describe, expect, it } from 'vitest'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import { buildActor, buildArticle, claimSaying, PASSWORD } from '../factories.js'
import { startSite } from '../server.js'
import { openPage } from './chromium.js'

describe.each([['with a script', true], ['without a script', false]])('%s', (_how, javaScriptEnabled) => {
  it('a person is invited, follows the link in another browser, and works at the desk', async () => {
    const site = await startSite({}, { start: new Date() })
    const admin = await buildActor(site.desk, 'admin', 'Ines Admin')
    const atDesk = await openPage(site, '/desk/people', { as: admin, javaScriptEnabled })
    await atDesk.getByRole('link', { name: 'Invite by a link' }).click()
    await atDesk.getByLabel('Name, as it stands in the trail').fill('Nova Guest')
    await atDesk.getByLabel('E-mail').fill('nova@example.org')
    await atDesk.getByLabel('Role').selectOption('editor')
    await atDesk.getByRole('button', { name: 'Make the link' }).click()
    const link = new URL((await atDesk.locator('code.secret').textContent())!)
    const guest = await openPage(site, link.pathname, { javaScriptEnabled })
    await guest.getByText('Ines Admin invites you').waitFor()
    await guest.getByLabel('Choose your password').fill('short')
    await guest.getByRole('button', { name: 'Make the account and sign in' }).click()
    await guest.getByRole('link', { name: 'A password has 10 characters or more.' }).waitFor()
    await guest.getByLabel('Choose your password').fill(PASSWORD)
    await guest.getByRole('button', { name: 'Make the account and sign in' }).click()
    await guest.waitForURL(/\/desk\?/)
    await guest.getByText('Your account is made. Welcome.').waitFor()
    expect(await guest.getByRole('banner').textContent()).toContain('Nova Guest')
    await guest.goto(link.pathname)
    await guest.getByText('This invitation was accepted already').waitFor()
  })

  it('an admin approves their own verdict in an emergency, and the card says so', async () => {
    const site = await startSite()
    const admin = await buildActor(site.desk, 'admin', 'Ines Admin')
    const { id } = await buildArticle(site.desk, admin)
    const claim = await claimSaying(site.desk, id, '4.2 million')
    await proposeVerdict(site.desk, admin, claim.id, claim.version, { status: 'verified', rationale: 'The log.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' })
    const page = await openPage(site, `/desk/articles/${id}?claim=${claim.id}`, { as: admin, javaScriptEnabled })
    const card = page.locator(`#claim-${claim.id}`)
    await card.getByText('An emergency: nobody else can decide').click()
    await card.getByLabel('Why no other editor can decide on it now').fill('The flood is on.')
    await card.getByRole('button', { name: 'Approve my own verdict' }).click()
    await card.getByText('Approved by its proposer, in an emergency', { exact: true }).waitFor()
    expect((await site.desk.store.claims.find(claim.id))!.verdicts).toMatchObject([{ decision: 'approved', selfApproval: 'The flood is on.' }])
    if (javaScriptEnabled) expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })

  it('many claims are given to somebody, and taken back with one press', async () => {
    const site = await startSite()
    const editor = await buildActor(site.desk, 'editor', 'Maren Edit')
    const kim = await buildActor(site.desk, 'fact-checker', 'Kim Other')
    const { id } = await buildArticle(site.desk, editor)
    const page = await openPage(site, `/desk/articles/${id}`, { as: editor, javaScriptEnabled })
    await page.locator('#many > summary').click()
    await page.getByRole('link', { name: 'Assign them …' }).click()
    await page.getByLabel('Who is to work on them').selectOption({ label: 'Kim Other' })
    await page.getByRole('button', { name: /^Assign \d+ claims$/ }).click()
    await page.getByText('Kim Other works on them.').waitFor()
    const whose = async () => new Set((await site.desk.store.claims.ofArticle(id)).map(({ assigneeId }) => assigneeId))
    expect(await whose()).toEqual(new Set([kim.id]))
    await page.getByRole('button', { name: 'Undo all of it' }).click()
    await page.getByText('All of it is undone.').waitFor()
    expect(await whose()).toEqual(new Set([null]))
  })
})
