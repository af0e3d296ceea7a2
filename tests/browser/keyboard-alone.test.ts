// One fact-check from first read to the last proposal, by keyboard alone: what it takes in keys, and how often a page loads.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Claim } from '../../src/domain/claim.js'
import { buildActor, buildArticle, LEDGER } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { openPage } from './chromium.js'

const SENTENCES = [
  'The harbour bridge will close for eleven weeks from May, engineer Ada Brandt said on Monday.',
  'Two officials told the Harbour Times that the city council knew about cracks in the northern pier last autumn.',
  'The repair will cost 4.2 million crowns.',
  'The port counted 310 ships in January.',
  'The council met nine times last year.',
  'The ferry carries 400 passengers an hour, the port office said.',
  'The old lock was built in 1931.',
  'The tender was opened on 3 February, according to the city treasurer.',
]

/** Hands is a person at the keyboard: `keys` counts what is pressed, of words that are typed only that they were. */
class Hands {
  keys = 0
  loads = 0
  constructor(readonly page: Page) {
    page.on('load', () => void (this.loads += 1))
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text)
  }

  /** Tabs on until what has the focus is this. */
  async tabTo(selector: string): Promise<void> {
    for (let n = 0; n < 60; n += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
      await this.press('Tab')
    }
    throw new Error(`no way by Tab to ${selector}`)
  }

  async isIn(selector: string): Promise<void> {
    await this.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector)
  }

  async saved(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelectorAll('.card[aria-busy]').length === 0)
  }
}

async function claimsOf(site: Site, articleId: string): Promise<Claim[]> {
  return site.desk.store.claims.ofArticle(articleId)
}

it('a fact-check is done without a mouse', async () => {
  const site = await startSite()
  const checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  const { id } = await buildArticle(site.desk, checker, { text: SENTENCES.join('\n\n') })
  const before = await claimsOf(site, id)
  expect(before.length).toBeGreaterThanOrEqual(7)
  const page = await openPage(site, `/desk/articles/${id}`, { as: checker })
  const hands = new Hands(page)
  const at = (words: string) => before.findIndex(({ text }) => text.includes(words))
  let place = -1
  const goTo = async (words: string) => {
    const wanted = at(words)
    expect(wanted, words).toBeGreaterThanOrEqual(0)
    while (place !== wanted) {
      await hands.press(place < wanted ? 'j' : 'k')
      place += place < wanted ? 1 : -1
    }
    await page.locator(`#claim-${before[wanted]!.id} .card-more`).waitFor()
  }
  const open = async (words: string) => {
    await page.goto(`/desk/articles/${id}?claim=${before[at(words)]!.id}`)
    place = at(words)
  }

  // All that is well: one key each.
  await hands.press('j')
  place = 0
  for (let n = 0; n < before.length; n += 1) await hands.press('a')
  place = before.length - 1
  await hands.saved()
  expect((await claimsOf(site, id)).map(({ stage }) => stage)).toEqual(before.map(() => 'accepted'))

  // Two wordings.
  for (const [words, better] of [['310 ships', 'The port counted 310 ships in January 2026.'], ['built in 1931', 'The old lock of the harbour was built in 1931.']] as const) {
    await goTo(words)
    await hands.press('e')
    await hands.isIn('form[data-form="wording"] textarea')
    await hands.press('Control+a')
    await hands.type(better)
    await hands.press('Control+Enter')
    await hands.saved()
  }

  // One chain: the port office has it from the engineer.
  await goTo('400 passengers')
  await hands.press('h')
  await hands.isIn('[data-begin]')
  await hands.type('Ada Brandt')
  await hands.press('Control+Enter')
  await hands.saved()

  // Evidence, and verdicts on three.
  await goTo('4.2 million')
  await hands.press('v')
  await hands.isIn('form[data-form="evidence"] [name="stance"]')
  await hands.press('Space', 'Tab')
  await hands.type('the repair of the northern pier at 4.2 million crowns')
  await hands.tabTo('textarea[name="document"]')
  await hands.type(LEDGER)
  await hands.press('Control+Enter')
  await page.locator(`#claim-${before[at('4.2 million')]!.id} .evidence-list blockquote`).waitFor()
  await hands.press('1')
  await hands.isIn('form[data-form="verdict"] [name="status"]')
  await hands.press('Tab')
  await hands.type('The ledger of the port has the sum.')
  await hands.press('Control+Enter')
  await hands.saved()
  for (const words of ['nine times', '3 February']) {
    await goTo(words)
    await hands.press('5')
    await hands.isIn('form[data-form="verdict"] [name="status"]')
    await hands.press('Tab')
    await hands.type('Nobody keeps a list.')
    await hands.press('Control+Enter')
    await hands.saved()
  }

  // One is split, two are one, and one was missed: each leads on to a page.
  await goTo('eleven weeks')
  await hands.press('s')
  await hands.isIn('form[data-form="split"] textarea')
  await hands.press('Control+a')
  await hands.type('The harbour bridge will close.\nThe closure of the harbour bridge will last eleven weeks.')
  await Promise.all([page.waitForEvent('load'), hands.press('Control+Enter')])
  await open('northern pier')
  await page.locator(`#claim-${before[at('northern pier')]!.id} .card-more`).waitFor()
  await Promise.all([page.waitForURL('**/merge'), hands.press('m')])
  await hands.tabTo('input[type="checkbox"]')
  await hands.press('Space')
  await hands.tabTo('textarea[name="text"]')
  await hands.press('Control+a')
  await hands.type('The council knew about cracks in the northern pier, of which the repair is dear.')
  await hands.tabTo('main form button.primary')
  await Promise.all([page.waitForURL('**notice=claims_merged**'), hands.press('Enter')])
  await Promise.all([page.waitForURL('**/claims/new**'), hands.press('n', 'n')])
  await hands.tabTo('textarea[name="quote"]')
  await hands.type('Two officials told the Harbour Times')
  await hands.tabTo('textarea[name="text"]')
  await hands.type('Two officials spoke to the Harbour Times.')
  await hands.tabTo('main form button.primary')
  await Promise.all([page.waitForURL('**notice=claim_added**'), hands.press('Enter')])

  const after = await claimsOf(site, id)
  const now = (words: string) => after.find(({ text }) => text.includes(words))
  expect(now('in January 2026')).toBeDefined()
  expect(now('lock of the harbour')).toBeDefined()
  expect(now('400 passengers')?.attributions.some(({ hops }) => hops.some(({ source }) => source.name === 'Ada Brandt'))).toBe(true)
  expect(after.filter(({ stage }) => stage === 'awaiting_approval').length).toBeGreaterThanOrEqual(2)
  expect(after.filter(({ dismissedAs }) => dismissedAs === 'split')).toHaveLength(1)
  expect(after.filter(({ dismissedAs }) => dismissedAs === 'merged')).toHaveLength(1)
  expect(now('officials spoke')).toMatchObject({ stage: 'accepted', origin: 'person' })
  // It took 100 keys and 6 pages: many more would be a step back.
  expect(hands.keys).toBeLessThan(130)
  expect(hands.loads).toBeLessThan(9)
}, 180_000)
