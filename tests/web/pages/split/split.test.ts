import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text as textFrom } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { WITH_ACCOUNT } from '../../../../src/domain/asker.js'
import { SplitterBusy } from '../../../../src/domain/errors.js'
import { createThreads } from '../../../../src/threads/threads.js'
import { split } from '../../../../src/language/split.js'
import type { Split } from '../../../../src/language/split-result.js'
import { cutIntoParts, type TextPart } from '../../../../src/web/pages/split/split-parts.js'
import { presentConfidence } from '../../../../src/web/parts/confidence.js'
import { presentSplitText } from '../../../../src/web/pages/split/split-text.js'
import { buildActor, CLINIC, HARBOUR, splitOfClinic } from '../../../factories.js'
import { callApi, signedIn, startAgain, startSite, visit, type Site } from '../../../server.js'

let site: Site
beforeAll(async () => {
  site = await startSite()
})

const split1 = (text: string, more: Record<string, string> = {}, on = site) => visit(on).post('/desk/split', { text, ...more })
const wordsOf = (text: string, parts: Split, cut: TextPart[]) =>
  cut
    .flatMap((part) => presentSplitText(text, parts, part))
    .flatMap(({ lines }) => lines.map(({ segments }) => segments.map((piece) => piece.text).join('')))
    .join(' ')
    .replace(/\s+/g, ' ')
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('&#x27;', '’').replace(/\s+/g, ' ')

describe('the page that splits a text', () => {
  it('is for anyone, and readers are led to it', async () => {
    expect((await visit(site).get('/')).text).toContain('href="/desk/split"')
    const page = await visit(site).get('/desk/split')
    expect(page.status).toBe(200)
    expect(page.text).toContain('<textarea')
    expect(page.text).not.toContain('Import as an article')
  })

  it('draws sentences, claims, sources, cues, contents, chains and confidences, and keeps nothing', async () => {
    const { status, text } = await split1(HARBOUR)
    expect(status).toBe(200)
    const parts = split(HARBOUR)
    for (const number of parts.claims.keys()) expect(text).toContain(`id="claim-${number + 1}"`)
    expect(text).toMatch(/data-roles="source"[^>]*>Two officials</)
    expect(text).toMatch(/data-roles="cue"[^>]*>told</)
    expect(text).toMatch(/data-roles="content"/)
    expect(text).toMatch(/data-type="question">Question: </)
    expect(text).toMatch(/aria-label="Said by [^"]*officials, passed on by [^"]*Harbour Times"/)
    const { words, percent } = presentConfidence(parts.claims[0]!.confidence)
    expect(text).toContain(`title="Claim 1: ${words}, ${percent}%"`)
    for (const number of parts.claims.keys()) expect(text.split(`data-ends="${number + 1}"`)).toHaveLength(2)
    expect(text).toMatch(/sure \d+%/)
    expect(text).toContain('<li>cue “told”</li>')
    expect(text).toContain(`${parts.claims.length} claims`)
    expect(await site.desk.store.articles.isEmpty()).toBe(true)
  })

  it('shows the text whole, whatever stands in it', async () => {
    const text = `<b>Ada & Bo</b> said the "pier" is 40 metres long. ${HARBOUR}\n\n- One\n- Two\n\nZoë 🎻 left.`
    const { text: page } = await split1(text)
    expect(page).toContain('&lt;b&gt;')
    const parts = split(text)
    expect(wordsOf(text, parts, cutIntoParts(text, parts))).toBe(text.replace(/^- /gm, '').replace(/\s+/g, ' '))
  })

  it('splits an article of ours as an example', async () => {
    const { status, text } = await visit(site).get('/desk/split?example')
    expect(status).toBe(200)
    expect(textOf(text)).toContain('Two fishermen from São Telmo are missing')
    expect(text).toContain('id="claim-1"')
  })

  it('splits the example once, however many ask for it, and before every stranger', async () => {
    const threads = createThreads()
    const asked: unknown[] = []
    const quiet = await startSite({}, { ...threads, split: (text, context, asks, learnt) => {
      asked.push(asks)
      return threads.split(text, context, asks, learnt)
    } })
    const answers = await Promise.all(Array.from({ length: 5 }, () => visit(quiet).get('/desk/split?example')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await visit(quiet).get('/desk/split?example')
    expect(asked).toEqual([WITH_ACCOUNT])
  })

  it('tries the example again where it failed once', async () => {
    const threads = createThreads()
    let isBusy = true
    const site = await startSite({}, { ...threads, split: (...asked) => (isBusy ? Promise.reject(new SplitterBusy()) : threads.split(...asked)) })
    expect((await visit(site).get('/desk/split?example')).status).toBe(503)
    isBusy = false
    expect((await visit(site).get('/desk/split?example')).status).toBe(200)
  })

  it('says so where there is no claim', async () => {
    expect((await split1('What now? Good morning!')).text).toContain('No claim was found in this text.')
  })

  it('says what numbers and days a claim states', async () => {
    const { text } = await split1('The harbour office counted 31 ships on Tuesday.', { publishedOn: '2026-02-27' })
    expect(text).toMatch(/aria-label="Numbers and dates as understood"><li>31 ships?<\/li><li>24 February 2026<\/li>/)
  })

  it('the keyboard stops once for each claim, however often its words are cut', async () => {
    const { text } = await split1(HARBOUR)
    for (const number of split(HARBOUR).claims.keys()) {
      const links = [...text.matchAll(new RegExp(`<a href="#claim-${number + 1}"[^>]*>`, 'g'))].map(([link]) => link)
      if (links.length > 0) expect(links.filter((link) => !link.includes('tabindex="-1"'))).toEqual([links[0]])
    }
  })

  it('a claim’s line stays at its depth when the one above it ends', () => {
    const text = 'aaaa bbbb cccc'
    const claim = (...anchors: { start: number; end: number }[]) => ({
      text, kind: 'other' as const, checkworthiness: 0.5, confidence: 0.9, why: [], quantities: [], times: [], anchors, attributions: [], sourceSearch: 'searched' as const, parts: [], open: [],
    })
    const claims = [claim({ start: 0, end: 9 }), claim({ start: 5, end: 14 })]
    const parts: Split = { language: 'en', sentences: [{ start: 0, end: 14, type: 'statement' }], claims, attributions: [] }
    const [block] = presentSplitText(text, parts, { start: 0, end: 14, claims: [0, 1] })
    const marks = block!.lines[0]!.segments.map(({ outer, link }) => [...outer, link!].map((mark) => [mark.claim, mark.depth, mark.ends]))
    expect(marks).toEqual([[[1, 1, false]], [[1, 1, true], [2, 2, false]], [[2, 2, true]]])
  })

  it('every claim can be led to, however many stand at the same words', async () => {
    const text = 'aaaa bbbb.'
    const claim = {
      text, kind: 'other' as const, checkworthiness: 0.5, confidence: 0.9, why: [], quantities: [], times: [], anchors: [{ start: 0, end: 9 }], attributions: [], sourceSearch: 'searched' as const, parts: [], open: [],
    }
    const claims = Array.from({ length: 6 }, () => claim)
    const found: Split = { language: 'en', sentences: [{ start: 0, end: 10, type: 'statement' }], claims, attributions: [] }
    const site = await startSite({}, { ...createThreads(), split: () => Promise.resolve(found) })
    const page = await visit(site).post('/desk/split', { text })
    const targets = [...page.text.matchAll(/ id="(mark-\d+)"/g)].map(([, id]) => id)
    expect(targets.sort()).toEqual(claims.map((_, n) => `mark-${n + 1}`))
  })

  it('a heading is not called one a second time', async () => {
    const { text } = await split1(`A bridge closes\n\n${HARBOUR}`)
    expect(text).toMatch(/<h3[^>]*><span class="sentence" data-type="heading"><\/span>/)
  })
})

describe('a text that is too long for one page', () => {
  const paragraphs = Array.from({ length: 600 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}. Ada Brandt praised it.`)

  it.each([
    ['in paragraphs', '\n\n', /^The harbour office/],
    ['without paragraphs', ' ', /^(The harbour office|Ada Brandt)/],
  ])('%s: is cut into parts of whole sentences that lose nothing', (_how, gap, beginning) => {
    const text = paragraphs.join(gap)
    const parts = split(text)
    const cut = cutIntoParts(text, parts)
    expect(cut.length).toBeGreaterThan(2)
    expect(wordsOf(text, parts, cut)).toBe(text.replace(/\s+/g, ' '))
    expect(cut.flatMap(({ claims }) => claims)).toEqual([...parts.claims.keys()])
    for (const { start, end, claims } of cut) {
      expect(end - start).toBeLessThan(24_000)
      expect(claims.length).toBeLessThan(350)
      expect(parts.sentences.some((sentence) => sentence.start < start && sentence.end > start)).toBe(false)
      expect(text.slice(start, end)).toMatch(beginning)
    }
  })

  it('one sentence that fills a page, or none, is one part', () => {
    const nothing = { language: 'en', sentences: [], claims: [], attributions: [] }
    expect(cutIntoParts('…'.repeat(40_000), nothing)).toEqual([{ start: 0, end: 40_000, claims: [] }])
    const one = { ...nothing, sentences: [{ start: 0, end: 40_000, type: 'statement' as const }] }
    expect(cutIntoParts('a'.repeat(40_000), one)).toEqual([{ start: 0, end: 40_000, claims: [] }])
  })

  it('shows the part that was asked for, with the numbers of the whole, and leads to the others', async () => {
    const text = paragraphs.join('\n\n')
    const parts = split(text)
    const cut = cutIntoParts(text, parts)
    const { text: first } = await split1(text)
    expect(textOf(first)).toContain(`Part 1 of ${cut.length}`)
    expect(first).toContain(`${parts.claims.length.toLocaleString('en-GB')} claims`)
    const [from, to] = [cut[1]!.claims[0]! + 1, cut[1]!.claims.at(-1)! + 1]
    expect(first).toContain(`value="2">Part 2: claims ${from} to ${to}</button>`)
    expect(first).not.toContain(`id="claim-${from}"`)
    const { text: second } = await split1(text, { part: '2' })
    expect(second).toContain(`id="claim-${from}"`)
    expect(second).toContain(`href="#claim-${from}"`)
    expect(second).not.toContain('id="claim-1"')
    expect(second).toContain('The harbour office counted 31 ships in week 1. Ada Brandt praised it.')
    const { text: last } = await split1(text, { part: '99' })
    expect(textOf(last)).toContain(`Part ${cut.length} of ${cut.length}`)
    expect((await split1(HARBOUR, { part: 'x' })).text).not.toContain('Parts of the text')
  })
})

describe('a text in another language', () => {
  it('is split into its sentences, and the page says what was left out', async () => {
    const german = 'Die Brücke über den Hafen wird im Mai für elf Wochen gesperrt, sagte die Ingenieurin am Montag. ' +
      'Der Stadtrat wusste seit dem Herbst von den Rissen im nördlichen Pfeiler. Die Reparatur kostet vier Millionen Kronen.'
    const { text } = await split1(german)
    expect(text).toContain('This text seems to be German: each sentence is taken as one claim, and no attribution is guessed.')
    expect(text).not.toContain('data-of="0"')
    expect(text).not.toContain('No source named')
    expect(text).not.toContain('0 attributions')
    expect(text).toContain('<div class="serif" lang="de" dir="ltr">')
    expect(text).toContain('<h3 lang="de" dir="ltr"><a class="wording"')
    expect((await split1(HARBOUR)).text).not.toContain('This text seems to be')
  })
})

describe('a text that cannot be split', () => {
  it.each([
    ['nothing', ' … ', {}, 'Paste a text first.'],
    ['a day that is none', 'The pier is long.', { publishedOn: 'Tuesday' }, 'Write the day as 2026-03-01.'],
  ])('%s: says what to mend and keeps what was typed', async (_what, typed, more, words) => {
    const { status, text } = await split1(typed, more)
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(text).toContain(`\n${typed}</textarea>`)
    for (const value of Object.values(more)) expect(text).toContain(`value="${value}"`)
  })

  it('one too many in a minute comes back as it was typed; people of the desk are not counted', async () => {
    const strict = await startSite({ splitsPerMinute: 1 })
    expect((await split1(HARBOUR, {}, strict)).status).toBe(200)
    const { status, text } = await split1('The pier is long.', {}, strict)
    expect(status).toBe(429)
    expect(text).toContain('Too many texts in one minute.')
    expect(text).toContain('The pier is long.</textarea>')
    const longest = HARBOUR.padEnd(20_000, '…')
    expect((await split1(longest, {}, strict)).text).toContain(`${longest}</textarea>`)
    const checker = await signedIn(strict, await buildActor(strict.desk))
    expect((await checker.post('/desk/split', { text: HARBOUR })).status).toBe(200)
  })

  it('one too many in a minute is one too many wherever the others were sent: all servers of a database count together', async () => {
    const here = await startSite({ splitsPerMinute: 2 })
    const there = await startAgain(here, { splitsPerMinute: 2 })
    expect((await split1(HARBOUR, {}, here)).status).toBe(200)
    expect((await callApi(there, 'POST', '/split', { body: { text: HARBOUR } })).status).toBe(200)
    expect((await split1(HARBOUR, {}, here)).status).toBe(429)
    expect((await split1(HARBOUR, {}, there)).status).toBe(429)
    expect(JSON.stringify(await here.desk.store.accounts.attemptCount.findMany())).not.toContain('127.0.0.1')
  })

  it('comes back with when to try again where too many long texts wait', async () => {
    const busy = await startSite({}, createThreads({ threads: 0, waiting: 0 }))
    const long = 'The pier is 400 metres long. '.repeat(800)
    const { status, text, headers } = await split1(long, { publishedOn: '2026-02-27' }, busy)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('30')
    expect(text).toContain('A text of 23,200 characters is too long to be sent back to you, but your browser still has it')
    expect(text).toContain('value="2026-02-27"')
    expect(text).not.toContain('400 metres')
    const atDesk = await signedIn(busy, await buildActor(busy.desk))
    const theirs = await atDesk.post('/desk/split', { text: long })
    expect(theirs.status).toBe(503)
    expect(theirs.text).toContain(`${long}</textarea>`)
  })

  it('a refused long text is not sent back whole', async () => {
    const tooLong = await split1('A pier. '.repeat(12_501).trim())
    expect(tooLong.status).toBe(422)
    expect(tooLong.text).toContain('This text has 100,007 characters; at most 100,000 are split here.')
    expect(tooLong.text).toContain('go back one page to find it')
    expect(tooLong.text.length).toBeLessThan(20_000)
    const wrongDay = await split1('A pier. '.repeat(3_000), { publishedOn: 'Tuesday' })
    expect(wrongDay.text).toContain('Write the day as 2026-03-01.')
    expect(wrongDay.text.length).toBeLessThan(20_000)
  })

  it('one too many is refused before it is read', async () => {
    const strict = await startSite({ splitsPerMinute: 1 })
    expect((await split1(HARBOUR, {}, strict)).status).toBe(200)
    const { hostname, port } = new URL(strict.url)
    // Announces a megabyte and sends nothing of it: who reads first waits for ever.
    const asking = request({ hostname, port, path: '/desk/split', method: 'POST', headers: {
      'content-type': 'application/x-www-form-urlencoded', 'content-length': 900_000,
    } })
    asking.flushHeaders()
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(429)
    expect(await textFrom(answer)).toContain('Too many texts in one minute.')
    asking.destroy()
  })

  it('a form from another site is refused', async () => {
    const answer = await visit(site).post('/desk/split', { text: HARBOUR }, { origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
  })
})

describe('from a split to an article', () => {
  it('people of the desk import the same text with its day', async () => {
    const checker = await signedIn(site, await buildActor(site.desk))
    const page = await checker.post('/desk/split', { text: HARBOUR, publishedOn: '2026-02-27' })
    expect(page.text).toContain('formaction="/desk/articles/preview"')
    const preview = await checker.upload('/desk/articles/preview', { text: HARBOUR, publishedOn: '2026-02-27', format: 'plain' })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('value="2026-02-27"')
    expect(preview.text).toContain('Two officials told the Harbour Times')
  })

  it('the preview counts what will be found with the article’s date and publisher, not without', async () => {
    const given: unknown[] = []
    const told = await startSite({}, { split: (_text, context) => {
      given.push(context)
      return Promise.resolve(splitOfClinic())
    } })
    const checker = await signedIn(told, await buildActor(told.desk))
    const preview = await checker.upload('/desk/articles/preview', { text: CLINIC, publishedOn: '2026-02-27', format: 'plain' })
    expect(preview.text).toContain('2 sentences, 2 claims found')
    expect(given).toEqual([{ publishedAt: '2026-02-27' }])
  })
})
