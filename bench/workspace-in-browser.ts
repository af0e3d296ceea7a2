// The workspace of a long article in a real Chromium: what it weighs, when it shows, when it takes keys, and how soon a key is answered.
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core'

const LOADS = 7
// Twice so many claims are on a page of the list: past it the browser loads the next.
const PRESSES = 18

/** InBrowser is what was measured: bytes uncompressed; milliseconds, the median of the loads, or of all presses of a key. */
export interface InBrowser {
  pageBytes: number
  listBytes: number
  firstPaint: number
  takesKeys: number
  /** From the press until the page has changed, at the median and at p95. */
  keys: { key: string; p50: number; p95: number }[]
}

/** measureInBrowser opens the page at this address as whoever has this cookie (as requests send it). */
export async function measureInBrowser(url: string, path: string, cookie: string): Promise<InBrowser> {
  const args = chromium.args.filter((flag) => flag !== '--single-process')
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true })
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } })
    await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url })))
    const loads = []
    for (let n = 0; n < LOADS; n += 1) loads.push(await load(context, path))
    const page = await context.newPage()
    await page.goto(path)
    // As it comes: a claim that is opened by a key is drawn into it.
    const list = await page.locator('#claims').evaluate((section) => section.outerHTML)
    const keys = []
    for (const key of ['j', 'a']) keys.push({ key, ...(await press(page, key)) })
    const html = await (await context.request.get(path)).text()
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
    return {
      pageBytes: Buffer.byteLength(html), listBytes: Buffer.byteLength(list),
      firstPaint: median(loads.map(({ firstPaint }) => firstPaint)), takesKeys: median(loads.map(({ takesKeys }) => takesKeys)), keys,
    }
  } finally {
    await browser.close()
  }
}

// Its scripts are modules: they have run, and listen, when the document is loaded.
async function load(context: BrowserContext, path: string): Promise<{ firstPaint: number; takesKeys: number }> {
  const page = await context.newPage()
  await page.goto(path)
  const times = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    return { firstPaint: paint?.startTime ?? NaN, takesKeys: navigation?.domContentLoadedEventEnd ?? NaN }
  })
  await page.close()
  return times
}

// Until another claim is marked as the chosen one: what comes from the server comes after.
async function press(page: Page, key: string): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = 0; n < PRESSES; n += 1) {
    const watch = await page.evaluateHandle(() => ({ answered: new Promise<number>((resolve) => {
      let pressed = NaN
      addEventListener('keydown', (event) => { pressed = event.timeStamp }, { capture: true, once: true })
      const observer = new MutationObserver((changes) => {
        // What was opened before is drawn meanwhile.
        if (Number.isNaN(pressed) || !changes.some(({ target }) => (target as Element).getAttribute('aria-current') === 'true')) return
        observer.disconnect()
        resolve(performance.now() - pressed)
      })
      observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-current'] })
    }) }))
    await page.keyboard.press(key)
    times.push(await watch.evaluate(({ answered }) => answered))
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! }
}
