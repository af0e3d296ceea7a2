import { beforeAll, describe, expect, it } from 'vitest'
import { createSplitter } from '../../src/desk/split-text.js'
import { split } from '../../src/language/split.js'
import { presentSplitText } from '../../src/web/presenters/split-text.js'
import { buildActor, HARBOUR } from '../factories.js'
import { signedIn, startSite, visit, type Site } from '../server.js'

let site: Site
beforeAll(async () => {
  site = await startSite()
})

const split1 = (text: string, more: Record<string, string> = {}, on = site) => visit(on).post('/desk/split', { text, ...more })
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
    expect(text).toContain(`data-percent="${Math.round(parts.claims[0]!.confidence * 100)}"`)
    expect(text).toMatch(/sure \d+%/)
    expect(text).toContain('<li>cue “told”</li>')
    expect(text).toContain(`${parts.claims.length} claims`)
    expect(await site.desk.store.articles.isEmpty()).toBe(true)
  })

  it('shows the text whole, whatever stands in it', async () => {
    const text = `<b>Ada & Bo</b> said the "pier" is 40 metres long. ${HARBOUR}\n\n- One\n- Two\n\nZoë 🎻 left.`
    const { text: page } = await split1(text)
    expect(page).toContain('&lt;b&gt;')
    const shown = presentSplitText(text, split(text)).flatMap(({ lines }) =>
      lines.map(({ segments }) => segments.map((piece) => piece.text).join('')),
    )
    expect(shown.join(' ').replace(/\s+/g, ' ')).toBe(text.replace(/^- /gm, '').replace(/\s+/g, ' '))
  })

  it('splits an article of ours as an example', async () => {
    const { status, text } = await visit(site).get('/desk/split?example')
    expect(status).toBe(200)
    expect(textOf(text)).toContain('Two fishermen from São Telmo are missing')
    expect(text).toContain('id="claim-1"')
  })

  it('says so where there is no claim', async () => {
    expect((await split1('What now? Good morning!')).text).toContain('No claim was found in this text.')
  })

  it('folds away what is past a hundred claims', async () => {
    const text = Array.from({ length: 130 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
    const { text: page } = await split1(text)
    expect(page).toMatch(/<details class="fold more">\s*<summary>Claims 101 to \d+<\/summary>/)
    expect(page).toContain('id="claim-130"')
  })
})

describe('a text in another language', () => {
  it('is split into its sentences, and the page says what was left out', async () => {
    const german = 'Die Brücke über den Hafen wird im Mai für elf Wochen gesperrt, sagte die Ingenieurin am Montag. ' +
      'Der Stadtrat wusste seit dem Herbst von den Rissen im nördlichen Pfeiler. Die Reparatur kostet vier Millionen Kronen.'
    const { text } = await split1(german)
    expect(text).toContain('This text seems to be German: each sentence is taken as one claim, and no attribution is guessed.')
    expect(text).not.toContain('data-of="0"')
    expect((await split1(HARBOUR)).text).not.toContain('This text seems to be')
  })
})

describe('a text that cannot be split', () => {
  it.each([
    ['nothing', ' … ', {}, 'Paste a text first.'],
    ['too much', 'A pier. '.repeat(12_501).trim(), {}, 'This text has 100,007 characters; at most 100,000 are split here.'],
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
    const checker = await signedIn(strict, await buildActor(strict.desk))
    expect((await checker.post('/desk/split', { text: HARBOUR })).status).toBe(200)
  })

  it('comes back with when to try again where too many long texts wait', async () => {
    const busy = await startSite({}, { split: createSplitter({ threads: 0, waiting: 0 }) })
    const long = 'The pier is 400 metres long. '.repeat(800)
    const { status, text, headers } = await split1(long, {}, busy)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('30')
    expect(text).toContain(`${long}</textarea>`)
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
})
