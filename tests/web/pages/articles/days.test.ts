// A day is the day that the document wrote, whatever its offset: on its way through intake, claims, pages and the API.
import { beforeAll, describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'
import { readDate } from '../../../../src/intake/publication-date.js'
import type { Person } from '../../../../src/domain/permission.js'
import { presentDay } from '../../../../src/web/parts/dates.js'
import { buildActor } from '../../../factories.js'
import { callApi, signedIn, startSite, type Site, type Visitor } from '../../../server.js'

const OFFSETS = ['Z', '-12:00', '-11:00', '-09:30', '-08:00', '-03:30', '-00:30', '+00:30', '+02:00', '+05:45', '+09:00', '+12:45', '+14:00']
const CLOCKS = ['00:00:00', '00:30:00', '11:59:59', '12:00:00', '23:30:00', '23:59:59']
// Each with the day before it: ends of months and years, leap days, and a day in the middle.
const DAYS: [day: string, before: string][] = [
  ['2031-05-04', '2031-05-03'], ['2031-05-01', '2031-04-30'], ['2031-05-31', '2031-05-30'], ['2031-01-01', '2030-12-31'],
  ['2031-12-31', '2031-12-30'], ['2028-02-29', '2028-02-28'], ['2028-03-01', '2028-02-29'], ['2031-03-01', '2031-02-28'], ['2100-03-01', '2100-02-28'],
]
const every = DAYS.flatMap(([day, before]) => CLOCKS.flatMap((clock) => OFFSETS.map((offset) => ({ iso: `${day}T${clock}${offset}`, day, before }))))

describe('a document’s instant', () => {
  it('keeps its day and its offset when it is read, is shown as that day, and is the day that “yesterday” counts from', () => {
    expect(every).toHaveLength(DAYS.length * CLOCKS.length * OFFSETS.length)
    for (const { iso, day } of every) {
      expect(readDate(iso)).toBe(iso)
      expect(presentDay(iso)).toEqual({ iso, label: presentDay(day).label })
    }
    for (const { iso, before } of every.filter((_, index) => index % 7 === 0)) {
      expect(split('The clinic closed 24 beds yesterday.', { publishedAt: iso }).claims[0]?.times, iso).toMatchObject([{ start: before, end: before }])
    }
  })

  it('is the day that is written where the hour has no offset, and where there is no hour', () => {
    for (const iso of ['2031-05-04', '2031-05-04T00:30:00', '2031-05-04T23:30', '2031-05-04 23:59:59']) {
      expect(readDate(iso)).toBe('2031-05-04')
      expect(presentDay(iso).label).toBe('4 May 2031')
      expect(split('The clinic closed 24 beds yesterday.', { publishedAt: iso }).claims[0]?.times).toMatchObject([{ start: '2031-05-03' }])
    }
  })
})

describe('the way of a day through the program', () => {
  let site: Site
  let atDesk: Visitor
  let checker: Person
  beforeAll(async () => {
    site = await startSite()
    checker = await buildActor(site.desk)
    atDesk = await signedIn(site, checker)
  })

  const body = (name: string) => `The clinic of ${name} closed 24 beds yesterday, Ana Reyes told Reuters. The ministry said 9 nurses resigned today. The strike will cost 4 million crowns.`
  const page = (head: string, inside: string, name: string) =>
    `<html lang="en"><head><title>Clinic</title>${head}</head><body><article><h1>Clinic</h1>${inside}<p>${body(name)}</p></article></body></html>`
  const documents: Record<string, (iso: string, name: string) => { format: string; text: string }> = {
    'JSON-LD': (iso, name) => ({
      format: 'html', text: page(`<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Clinic', datePublished: iso })}</script>`, '', name),
    }),
    'a meta element': (iso, name) => ({ format: 'html', text: page(`<meta property="article:published_time" content="${iso}">`, '', name) }),
    'a time element': (iso, name) => ({ format: 'html', text: page('', `<p><time datetime="${iso}">today</time></p>`, name) }),
    'front matter': (iso, name) => ({ format: 'markdown', text: `---\ntitle: Clinic\ndate: ${iso}\n---\n\n${body(name)}` }),
    'a line of its own': (iso, name) => ({ format: 'plain', text: `Clinic\n\nDate: ${iso}\n\n${body(name)}` }),
  }
  const told: [iso: string, yesterday: string, today: string, label: string][] = [
    ['2026-02-28T23:30:00-08:00', '2026-02-27', '2026-02-28', '28 February 2026'],
    ['2026-07-01T06:10:00+09:00', '2026-06-30', '2026-07-01', '1 July 2026'],
    ['2031-05-04T00:30:00+02:00', '2031-05-03', '2031-05-04', '4 May 2031'],
    ['2031-05-03T23:30:00-07:00', '2031-05-02', '2031-05-03', '3 May 2031'],
    ['2028-02-29T23:59:00-12:00', '2028-02-28', '2028-02-29', '29 February 2028'],
    ['2030-01-01T00:00:00+14:00', '2029-12-31', '2030-01-01', '1 January 2030'],
    ['2031-05-04T23:59:00Z', '2031-05-03', '2031-05-04', '4 May 2031'],
  ]

  it.each(told.flatMap((one) => Object.keys(documents).map((kind) => [kind, ...one] as const)))(
    'by %s: %s', async (kind, iso, yesterday, today, label) => {
      const { format, text } = documents[kind]!(iso, `${kind} ${iso.replaceAll(/\D/g, '')}`)
      const preview = await atDesk.upload('/desk/articles/preview', { text, format })
      expect(preview.text).toContain(`value="${iso}"`)
      const { json } = await callApi(site, 'POST', '/articles', { as: checker, body: { text, format } })
      expect(json).toMatchObject({ publishedOn: iso })
      const claims = await site.desk.store.claims.ofArticle(json.id)
      const times = claims.flatMap((claim) => claim.times.map(({ start, end }) => [start, end]))
      expect(times).toEqual([[yesterday, yesterday], [today, today]])
      const shown = (await atDesk.get(`/articles/${json.id}`)).text
      expect(shown).toContain(`<time datetime="${iso}">${label}</time>`)
    })

  it('by the details as typed, and by the API for a text that is only split', async () => {
    for (const [iso, yesterday, today, label] of told) {
      const text = body(`Hall ${iso.replaceAll(/\D/g, '')}`)
      const saved = await atDesk.upload('/desk/articles', { title: 'Clinic', publishedOn: iso, format: 'plain', text })
      expect((await atDesk.get(saved.location!)).text).toContain(`<time datetime="${iso}">${label}</time>`)
      const { json } = await callApi(site, 'POST', '/split', { body: { text, date: iso } })
      expect(json.claims.flatMap((claim: { times: { start: string }[] }) => claim.times.map(({ start }) => start))).toEqual([yesterday, today])
    }
  })
})
