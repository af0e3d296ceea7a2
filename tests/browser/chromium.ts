// A real Chromium, out of a package, for the tests of a file.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import type { Person } from '../../src/domain/permission.js'
import { PASSWORD } from '../factories.js'
import type { Site } from '../server.js'

let browser: Promise<Browser> | undefined
const contexts: BrowserContext[] = []
const complaints: string[] = []

afterEach(async () => {
  const found = complaints.splice(0)
  await Promise.all(contexts.splice(0).map((context) => context.close()))
  // A page whose script failed, or that its own policy blocked, passes no test.
  expect(found).toEqual([])
})
afterAll(async () => {
  await (await browser)?.close()
})

// The package is made for servers that run one page and end: in a single process, the first page closed takes the
// browser with it.
const args = chromium.args.filter((flag) => flag !== '--single-process')

async function launch(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true })
}

export interface Look extends BrowserContextOptions {
  as?: Person
}

/** openPage opens a page of the site in a browser of its own; signed in where a person is given. */
export async function openPage(site: Site, path: string, { as, ...options }: Look = {}): Promise<Page> {
  browser ??= launch()
  const context = await (await browser).newContext({ baseURL: site.url, viewport: { width: 1280, height: 900 }, ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The browser itself reports an answer of 4xx as an error; the tests of those look at the answer.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  if (as) {
    await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
    await page.getByLabel('E-mail').fill(as.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  } else await page.goto(path)
  return page
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeWindow {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> }
}

/** axeFindings runs axe on the page and answers what it found, a line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`))
}
