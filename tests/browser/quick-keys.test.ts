// Keys pressed faster than the server answers: every request takes 200 ms more here, as over a bad line, and where a test
// is about what is pressed meanwhile, none goes through before all is pressed.
import { setTimeout as pass } from 'node:timers/promises'
import type { Page, Route } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { rewordClaim } from '../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../src/desk/claims/split-claim.js'
import { approveVerdict } from '../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

let site: Site
let checker: Person
let editor: Person
let articles = 0
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  editor = await buildActor(site.desk, 'editor')
})

const find = async ({ id }: Claim) => (await site.desk.store.claims.find(id))!
const trailOf = async (articleId: string) =>
  (await site.desk.store.trail.ofChain(articleId, { after: null, limit: 100 })).items.map(({ activity, subjectId }) => ({ activity, subjectId }))

async function workspace(count: number, as = checker): Promise<{ page: Page; claims: Claim[]; articleId: string }> {
  articles += 1
  const text = Array.from({ length: count }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + articles * 100}.`).join('\n\n')
  const { id } = await buildArticle(site.desk, checker, { text, title: `Ships ${articles}` })
  const claims = await site.desk.store.claims.ofArticle(id)
  const page = await openPage(site, `/desk/articles/${id}`, { as })
  await page.route('**/desk/claims/**', async (route) => {
    await pass(200)
    await route.fallback()
  })
  return { page, claims, articleId: id }
}

/** hold lets no act through until the function that it answers is called. */
async function hold(page: Page): Promise<() => Promise<void>> {
  let open = () => {}
  const opened = new Promise<void>((resolve) => { open = resolve })
  await page.route('**/desk/claims/**', async (route) => {
    if (route.request().method() === 'POST') await opened
    await route.fallback()
  })
  return async () => {
    open()
    await allSaved(page)
  }
}

const cardOf = (page: Page, { id }: Claim) => page.locator(`#claim-${id}`)
const allSaved = (page: Page) => page.waitForFunction(() => document.querySelectorAll('.card[aria-busy]').length === 0)
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('.card, .conflict')?.id ?? document.activeElement?.tagName)
const press = async (page: Page, keys: string) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('keys faster than the answers', () => {
  it('20 alternating a and d each do their claim, in order, and the next one is chosen at once', async () => {
    const { page, claims, articleId } = await workspace(21)
    const letThrough = await hold(page)
    expect(claims.length).toBeGreaterThanOrEqual(21)
    await page.keyboard.press('j')
    for (let n = 0; n < 20; n += 1) {
      await page.keyboard.press(n % 2 === 0 ? 'a' : 'd')
      expect(await focused(page)).toBe(`claim-${claims[n + 1]!.id}`)
    }
    expect(await page.locator('#saving').textContent()).toBe('20 on their way. ')
    await letThrough()
    const stages = (await Promise.all(claims.slice(0, 20).map(find))).map(({ stage }) => stage)
    expect(stages).toEqual(claims.slice(0, 20).map((_, n) => (n % 2 === 0 ? 'accepted' : 'dismissed')))
    const acts = (await trailOf(articleId)).filter(({ activity }) => activity === 'accept' || activity === 'dismiss')
    expect(acts.map(({ subjectId }) => subjectId)).toEqual(claims.slice(0, 20).map(({ id }) => id))
    expect(await page.locator('.card[data-stage="accepted"]').count()).toBe(10)
    expect(await page.locator('#saving').textContent()).toBe('All saved')
  }, 120_000)

  it('two acts on one claim, and undo after it, are all done, each on what the one before made of it', async () => {
    const { page, claims, articleId } = await workspace(3)
    const [first] = claims as [Claim]
    const letThrough = await hold(page)
    await press(page, 'jakd')
    await letThrough()
    expect(await find(first)).toMatchObject({ stage: 'dismissed', version: 3 })
    await press(page, 'kauu')
    await allSaved(page)
    expect(await find(first)).toMatchObject({ stage: 'accepted' })
    const acts = (await trailOf(articleId)).map(({ activity }) => activity)
    expect(acts).toEqual(['import', 'accept', 'dismiss', 'accept', 'undo', 'undo'])
  })

  it('the same key pressed twice on a claim decides once; held down, it decides no other claim', async () => {
    const { page, claims } = await workspace(3)
    const letThrough = await hold(page)
    await press(page, 'jaka')
    await letThrough()
    expect(await find(claims[0]!)).toMatchObject({ stage: 'accepted', version: 2 })
    await press(page, 'jj')
    await page.keyboard.down('d')
    for (let n = 0; n < 5; n += 1) await page.keyboard.down('d')
    await page.keyboard.up('d')
    await allSaved(page)
    expect((await Promise.all(claims.map(find))).map(({ stage }) => stage)).toEqual(['accepted', 'proposed', 'dismissed'])
  })

  it('leaving with something on its way asks first; once all is saved it does not', async () => {
    const { page, claims } = await workspace(3)
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    const letThrough = await hold(page)
    await press(page, 'ja')
    await page.getByRole('link', { name: 'Desk', exact: true }).click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await letThrough()
    expect(await find(claims[0]!)).toMatchObject({ stage: 'accepted' })
    await page.getByRole('link', { name: 'Desk', exact: true }).click()
    await page.waitForURL('**/desk')
  })
})

describe('undo', () => {
  it('takes back words, a verdict and a decision, one after the other, also after a reload', async () => {
    const { page, claims } = await workspace(3)
    const [first, second] = claims as [Claim, Claim]
    const card = cardOf(page, first)
    await press(page, 'je')
    await page.waitForFunction(() => document.activeElement?.matches('form[data-form="wording"] textarea'))
    await page.keyboard.type('Again: ')
    await card.getByRole('button', { name: 'Save wording' }).click()
    await page.locator('#said', { hasText: 'Saved. Press u to undo.' }).waitFor()
    await press(page, 'a')
    await allSaved(page)
    await press(page, 'd')
    await allSaved(page)
    expect((await Promise.all([first, second].map(find))).map(({ stage }) => stage)).toEqual(['accepted', 'dismissed'])
    await press(page, 'uu')
    await allSaved(page)
    expect((await Promise.all([first, second].map(find))).map(({ stage }) => stage)).toEqual(['proposed', 'proposed'])
    expect(await focused(page)).toBe(`claim-${first.id}`)
    await page.reload()
    await page.keyboard.press('u')
    await page.locator('#said', { hasText: 'Undone.' }).waitFor()
    expect(await find(first)).toMatchObject({ text: first.text })
    expect(await card.locator('.wording').textContent()).toBe(first.text)
    await page.keyboard.press('u')
    await page.locator('#said', { hasText: 'There is nothing to undo on this claim.' }).waitFor()
  })

  it('by its button is over: u goes on to what was done before it', async () => {
    const { page, claims } = await workspace(3)
    const [first, second] = claims as [Claim, Claim]
    await rewordClaim(site.desk, checker, second.id, 1, { text: 'Reworded the day before.' })
    await page.reload()
    await press(page, 'jaa')
    await allSaved(page)
    await page.keyboard.press('k')
    await cardOf(page, second).locator('.card-more').waitFor()
    await cardOf(page, second).getByRole('button', { name: 'Undo' }).click()
    await page.locator('#said', { hasText: 'Undone.' }).waitFor()
    await page.keyboard.press('u')
    await page.locator(`#claim-${first.id}[data-stage="proposed"]`).waitFor()
    expect(await find(second)).toMatchObject({ stage: 'proposed', text: 'Reworded the day before.' })
  })

  it('of a split puts every card of it right', async () => {
    const { page, claims } = await workspace(2)
    const [claim] = claims as [Claim]
    const { claims: parts } = await splitClaim(site.desk, checker, claim.id, 1, { texts: ['The office counted ships.', 'There is an office.'] })
    await page.reload()
    await cardOf(page, parts[1]!).locator('.wording').click()
    await page.keyboard.press('u')
    await page.locator(`#claim-${claim.id}[data-stage="proposed"]`).waitFor()
    for (const part of parts) expect(await cardOf(page, part).getAttribute('data-stage')).toBe('dismissed')
  })
})

describe('a failure', () => {
  it('of a stale version stands at its own claim with both sides; the others go through', async () => {
    const { page, claims } = await workspace(4)
    const [first, second, third, fourth] = claims as [Claim, Claim, Claim, Claim]
    await page.keyboard.press('j')
    await rewordClaim(site.desk, editor, second.id, second.version, { text: 'Theirs came first.' })
    const letThrough = await hold(page)
    await press(page, 'ada')
    await letThrough()
    const stages = (await Promise.all([first, second, third].map(find))).map(({ stage }) => stage)
    expect(stages).toEqual(['accepted', 'proposed', 'accepted'])
    expect(await focused(page)).toBe(`claim-${fourth.id}`)
    const conflict = cardOf(page, second).locator('.conflict')
    expect(await conflict.getByRole('alert').textContent()).toContain('Somebody changed this claim')
    expect(await conflict.locator('.sides').textContent()).toMatch(/Dismiss[^]*Theirs came first\./)
    await page.locator('#saving a').click()
    expect(await focused(page)).toBe(`claim-${second.id}`)
    await conflict.getByRole('button', { name: 'Do it all the same' }).click()
    await page.locator(`#claim-${second.id}[data-stage="dismissed"]`).waitFor()
    expect(await conflict.count()).toBe(0)
    expect(await page.locator('#saving').textContent()).toBe('All saved')
    expect(await focused(page)).toBe(`claim-${second.id}`)
  })

  it.each([
    ['of the line', (route: Route) => route.abort(), 'The server cannot be reached'],
    ['of a busy server', (route: Route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'Too busy just now.' }), 'Too busy just now.'],
  ])('%s stands at its own claim, and what was asked after it on that claim is not sent', async (_what, fail, words) => {
    const { page, claims } = await workspace(3)
    const [first, second, third] = claims as [Claim, Claim, Claim]
    await page.route(`**/desk/claims/${second.id}/acceptance`, fail)
    const letThrough = await hold(page)
    await press(page, 'jaakda')
    await letThrough()
    expect((await Promise.all([first, second, third].map(find))).map(({ stage }) => stage)).toEqual(['accepted', 'proposed', 'accepted'])
    const alert = cardOf(page, second).getByRole('alert')
    expect(await alert.textContent()).toContain(`Not accepted. ${words}`)
    expect(await alert.textContent()).toContain('Not dismissed. It was not sent')
    expect(await page.locator('#saving').textContent()).toBe('1 failed: claim 2, try again')
    await page.locator('#saving a').click()
    await cardOf(page, second).locator('.card-more').waitFor()
    expect(await alert.textContent()).toContain(words)
    await page.unroute(`**/desk/claims/${second.id}/acceptance`)
    await page.keyboard.press('a')
    await page.locator(`#claim-${second.id}[data-stage="accepted"]`).waitFor()
    expect(await cardOf(page, second).locator('.card-message').textContent()).toBe('')
  })
})

describe('the focus after a save', () => {
  it.each([
    ['the wording', 'wording', 'e', 'Save wording', 'The office counted ships.'],
    ['a comment', 'comment', null, 'Comment', 'Who counted?'],
    ['a verdict', 'verdict', '0', 'Propose this verdict', 'The log says so.'],
  ])('of %s is on the card', async (_what, form, key, button, words) => {
    const { page, claims } = await workspace(2)
    const card = cardOf(page, claims[0]!)
    await page.keyboard.press('j')
    await card.locator('.card-more').waitFor()
    if (key) {
      await page.keyboard.press(key)
      await page.waitForFunction((name) => document.activeElement?.closest('form')?.dataset['form'] === name, form)
    }
    await card.locator(`form[data-form="${form}"] textarea`).first().fill(words)
    await card.getByRole('button', { name: button, exact: true }).focus()
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe(`claim-${claims[0]!.id}`)
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${claims[0]!.id}`)
    await page.keyboard.press('j')
    expect(await focused(page)).toBe(`claim-${claims[1]!.id}`)
  })

  it('of an approval, of an accept by its button, and of a form that is refused is in the card', async () => {
    const { page, claims } = await workspace(2, editor)
    const card = cardOf(page, claims[0]!)
    await card.getByRole('button', { name: 'Accept' }).click()
    await page.locator(`#claim-${claims[0]!.id}[data-stage="accepted"]`).waitFor()
    expect(await focused(page)).toBe(`claim-${claims[0]!.id}`)
    await page.keyboard.press('j')
    await card.locator('.card-more').waitFor()
    await card.getByLabel('Add a comment').fill(' ')
    await card.getByRole('button', { name: 'Comment', exact: true }).click()
    await card.locator('.error-summary').waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
  })

  it('stays where the person went meanwhile, with the caret', async () => {
    const { page, claims } = await workspace(2)
    const card = cardOf(page, claims[0]!)
    await press(page, 'je')
    await page.waitForFunction(() => document.activeElement?.matches('form[data-form="wording"] textarea'))
    await page.keyboard.type('Again: ')
    const letThrough = await hold(page)
    await card.getByRole('button', { name: 'Save wording' }).click()
    const comment = card.getByLabel('Add a comment')
    await comment.fill('ac')
    await comment.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(1, 1))
    await letThrough()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    await page.keyboard.type('b')
    expect(await comment.inputValue()).toBe('abc')
  })
})

describe('a stale save', () => {
  it('shows both texts in the card; mine goes over theirs with what I changed since', async () => {
    const { page, claims } = await workspace(2)
    const [claim] = claims as [Claim]
    const card = cardOf(page, claim)
    await press(page, 'je')
    const field = card.locator('form[data-form="wording"] textarea')
    await field.fill('My own wording.')
    await rewordClaim(site.desk, editor, claim.id, claim.version, { text: 'Theirs came first.' })
    await card.getByRole('button', { name: 'Save wording' }).click()
    await card.locator('.conflict .sides', { hasText: 'My own wording.' }).waitFor()
    expect(await card.locator('.conflict .sides').textContent()).toContain('Theirs came first.')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('conflict')
    expect(await field.inputValue()).toBe('My own wording.')
    await field.fill('My own wording, and theirs.')
    await card.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator('#said', { hasText: 'Saved.' }).waitFor()
    expect(await find(claim)).toMatchObject({ text: 'My own wording, and theirs.', version: 3 })
    expect(await card.locator('.conflict').count()).toBe(0)
    expect(await focused(page)).toBe(`claim-${claim.id}`)
  })

  it('keeps theirs and gives up mine where I say so; until then it outlives other acts on the claim', async () => {
    const { page, claims } = await workspace(2)
    const [claim] = claims as [Claim]
    const card = cardOf(page, claim)
    await press(page, 'je')
    const field = card.locator('form[data-form="wording"] textarea')
    await field.fill('My own wording.')
    await rewordClaim(site.desk, editor, claim.id, claim.version, { text: 'Theirs came first.' })
    await card.getByRole('button', { name: 'Save wording' }).click()
    await card.locator('.conflict').waitFor()
    await card.getByRole('button', { name: 'Accept' }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"] .conflict`).waitFor()
    await card.getByRole('button', { name: 'Keep what stands now' }).click()
    expect(await card.locator('.conflict').count()).toBe(0)
    expect(await field.inputValue()).toBe('Theirs came first.')
    expect(await find(claim)).toMatchObject({ text: 'Theirs came first.', stage: 'accepted' })
    expect(await page.locator('#saving').textContent()).toBe('All saved')
    expect(await focused(page)).toBe(`claim-${claim.id}`)
  })

  it('of a verdict on a claim dismissed meanwhile keeps the rationale', async () => {
    const { page, claims } = await workspace(2)
    const [claim] = claims as [Claim]
    const card = cardOf(page, claim)
    await press(page, 'j0')
    await page.waitForFunction(() => document.activeElement?.matches('[name="status"]:checked'))
    await card.getByLabel('Rationale').fill('The log says so.')
    await dismissClaim(site.desk, editor, claim.id, claim.version)
    await card.getByRole('button', { name: 'Propose this verdict' }).click()
    await card.locator('.conflict .sides', { hasText: 'The log says so.' }).waitFor()
    await card.getByRole('button', { name: 'Accept' }).click()
    await page.locator(`#claim-${claim.id}[data-stage="accepted"]`).waitFor()
    await card.getByRole('button', { name: 'Save mine over it' }).click()
    await page.locator(`#claim-${claim.id}[data-stage="awaiting_approval"]`).waitFor()
    expect((await find(claim)).verdicts[0]).toMatchObject({ rationale: 'The log says so.' })
  })
})

describe('a key that does nothing says why', () => {
  it('where no claim is chosen, at either end, and where the claim is already so', async () => {
    const { page } = await workspace(2)
    const said = page.locator('#said')
    for (const key of 'adev3') {
      await page.keyboard.press(key)
      expect(await said.textContent()).toBe('Choose a claim first: press j.')
      await page.keyboard.press('u')
      expect(await said.textContent()).toBe('Nothing to undo.')
    }
    await press(page, 'jk')
    expect(await said.textContent()).toBe('This is the first claim.')
    await press(page, 'jj')
    expect(await said.textContent()).toBe('This is the last claim.')
    await page.keyboard.press('d')
    await allSaved(page)
    await page.keyboard.press('d')
    expect(await said.textContent()).toBe('This claim is dismissed already.')
    await page.keyboard.press('v')
    await page.locator('#said', { hasText: 'This claim is dismissed: bring it back before you pin evidence to it.' }).waitFor()
    await page.keyboard.press('3')
    await page.locator('#said', { hasText: 'This claim is dismissed: accept it before you set a verdict.' }).waitFor()
  })

  it('e on words that an editor approved a verdict on says who may reword them', async () => {
    const { page, claims } = await workspace(2)
    const [claim] = claims as [Claim]
    const accepted = await acceptClaim(site.desk, checker, claim.id, claim.version)
    const judged = await proposeVerdict(site.desk, checker, claim.id, accepted.version, { status: 'verified', rationale: 'The log.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.' })
    await approveVerdict(site.desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
    await page.reload()
    await press(page, 'je')
    await page.locator('#said', { hasText: 'only editors reword this claim now. Ask an editor.' }).waitFor()
    expect(await page.locator('#said').getAttribute('role')).toBe('status')
    expect(await focused(page)).toBe(`claim-${claim.id}`)
    await page.keyboard.press('a')
    expect(await page.locator('#said').textContent()).toBe('This claim is approved: it was accepted before.')
  })
})
