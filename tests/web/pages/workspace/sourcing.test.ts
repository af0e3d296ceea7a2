import { beforeAll, describe, expect, it } from 'vitest'
import { attributeClaim } from '../../../../src/desk/claims/attribute-claim.js'
import type { ChainsInput } from '../../../../src/desk/claims/chains-input.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import type { SourceKind } from '../../../../src/domain/source.js'
import { buildActor, buildLongArticle } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  atDesk = await signedIn(site, checker)
})

const KINDS: Record<string, SourceKind> = { 'CNN': 'publication', 'ABC News': 'publication', 'Harbour Gazette': 'publication', 'Ada Brandt': 'person' }
const chain = (words: string): ChainsInput['chains'][number] => ({
  hops: words.split(' → ').map((name) => ({ source: { name, kind: KINDS[name] ?? 'unnamed' }, mode: 'indirect' })),
})
/** An article of so many claims, each with these chains. */
async function sourced(...chains: string[][]): Promise<{ article: Article; claims: Claim[] }> {
  const article = await buildLongArticle(site.desk, checker, chains.length)
  const claims: Claim[] = []
  for (const [at, claim] of (await site.desk.store.claims.ofArticle(article.id)).entries()) {
    claims.push(chains[at]!.length === 0 ? claim : await attributeClaim(site.desk, checker, claim.id, claim.version, { chains: chains[at]!.map(chain) }))
  }
  return { article, claims }
}
const decoded = (text: string) => text.replace(/&#x3D;/g, '=').replace(/&amp;/g, '&')
const workspace = async ({ id }: Article, query = '') => decoded((await atDesk.get(`/desk/articles/${id}${query}`)).text)
const lines = (html: string) => [...html.matchAll(/<a class="flag" id="lit-([^"]+)"[^>]*><b>(\d+)<\/b><svg.*?<\/svg><span>(.*?)<\/span>/g)].map(([, lit, count, label]) => `${lit!.replace(/[0-9A-Z]{26}/, 'ID')} ${count} ${label}`)
const litCards = (html: string) => [...html.matchAll(/<article class="card" id="claim-([^"]+)"[^>]* data-lit>/g)].map(([, id]) => id)
const flagsOn = (html: string, { id }: Claim) => {
  const [, card = ''] = html.split(`id="claim-${id}"`)
  const [list = ''] = /<ul class="flags".*?<\/ul>/s.exec(card.split('<article')[0]!) ?? []
  return [...list.matchAll(/<span>(.*?)<\/span>/g)].map(([, words]) => words)
}

describe('the sourcing panel', () => {
  it('counts claims, sources and independent origins, and has a line for each flag that there is', async () => {
    const { article } = await sourced(['officials → CNN'], ['CNN'], ['Ada Brandt', 'CNN'], [], ['Harbour Gazette'])
    const html = await workspace(article)
    expect(html).toContain('5 claims, 4 sources, 2 independent origins')
    expect(lines(html)).toEqual([
      'origin-ID 2 All from one origin: CNN', 'unsourced 1 No source named', 'unnamed 1 Unnamed sources only', 'single 2 One origin only', 'itself 1 The article cites itself',
    ])
  })

  it('lights the claims of one line, in the text and in the list, until it is pressed again', async () => {
    const { article, claims } = await sourced(['officials → CNN'], ['officials → CNN'], [])
    const [line] = /\/desk\/articles\/[^"]+\?lit=origin-[^"#]+/.exec(await workspace(article)) ?? []
    const html = decoded((await atDesk.get(line!)).text)
    expect(lines(html)[0]).toBe('origin-ID 2 All from one origin: officials → CNN')
    expect(litCards(html)).toEqual([claims[0]!.id, claims[1]!.id])
    expect([...html.matchAll(/<a [^>]*class="mark"[^>]*data-claim="([^"]+)"[^>]* data-lit/g)].map(([, id]) => id)).toEqual([claims[0]!.id, claims[1]!.id])
    expect(html.match(/aria-current="true" data-claims/g)).toHaveLength(1)
    expect(html).toContain(`href="/desk/articles/${article.id}#sourcing"`)
    expect(litCards(await workspace(article, '?lit=unsourced'))).toEqual([claims[2]!.id])
  })

  it('stays on where a claim is chosen, filtered or acted on without JavaScript', async () => {
    const { article, claims } = await sourced(['CNN'], [])
    const html = await workspace(article, '?lit=unsourced')
    const href = `/desk/articles/${article.id}?lit=unsourced&claim=${claims[1]!.id}`
    expect(html).toContain(`href="${href}#claim-${claims[1]!.id}"`)
    expect(html).toContain(`href="/desk/articles/${article.id}?stage=proposed&lit=unsourced"`)
    const accepted = await atDesk.post(`/desk/claims/${claims[1]!.id}/acceptance?lit=unsourced`, { version: '1' })
    expect(accepted.location).toBe(`${href}#claim-${claims[1]!.id}`)
  })

  it('is of all claims that stand, whatever the page shows, and says how many are not on it', async () => {
    const { article, claims } = await sourced(['CNN'], [], [])
    await dismissClaim(site.desk, checker, claims[2]!.id, claims[2]!.version)
    const html = await workspace(article, '?sourcing=named&lit=unsourced')
    expect(html).toContain('2 claims, 1 source, 1 independent origin')
    expect(lines(html)[0]).toBe('unsourced 1 No source named <small>(1 of them is not on this page)</small>')
    expect(litCards(html)).toEqual([])
  })

  it('lights nothing for words that it does not know', async () => {
    const { article } = await sourced(['CNN'], [])
    for (const lit of ['nothing', '"><b>', 'origin-1', 'constructor']) {
      const html = await workspace(article, `?lit=${encodeURIComponent(lit)}`)
      expect(litCards(html)).toEqual([])
      expect(html).not.toContain('aria-current="true" data-claims')
    }
  })

  it('folds the origins past the third, and opens them where one of these is on', async () => {
    const { article } = await sourced(...['ab', 'cd', 'ef', 'gh', 'ij'].flatMap((name) => [[`the ${name}`], [`the ${name}`]]))
    const html = await workspace(article)
    expect(html).toContain('<details class="fold"><summary>2 more origins of several claims</summary>')
    expect(lines(html).filter((line) => line.startsWith('origin'))).toHaveLength(5)
    const last = [...html.matchAll(/lit=(origin-[0-9A-Z]{26})/g)].at(-1)![1]!
    expect(await workspace(article, `?lit=${last}`)).toContain('<details class="fold" open><summary>2 more origins')
  })

  it('is not there where no claim stands', async () => {
    const { article, claims } = await sourced([])
    await dismissClaim(site.desk, checker, claims[0]!.id, claims[0]!.version)
    expect(await workspace(article)).not.toContain('sourcing-panel')
    expect((await atDesk.get(`/desk/articles/${article.id}/sourcing`)).text.trim()).toBe('')
  })

  it('is answered to the page’s script with the claims of the line that is on', async () => {
    const { article, claims } = await sourced(['CNN'], [])
    const { status, text } = await atDesk.get(`/desk/articles/${article.id}/sourcing?lit=unsourced`)
    expect(status).toBe(200)
    expect(text).toMatch(/^<section class="sourcing-panel" id="sourcing"/)
    expect(text).toContain(`data-claims="${claims[1]!.id}"`)
    expect(text).not.toContain(claims[0]!.id)
  })
})

describe('a card', () => {
  it('says where its citations lead where there are more of them than origins, or all are unnamed', async () => {
    const { article, claims } = await sourced(['ABC News', 'ABC News → CNN', 'ABC News'], ['officials → CNN'], ['Ada Brandt'], ['Harbour Gazette'], ['Ada Brandt', 'CNN', 'officials → CNN'])
    const html = await workspace(article)
    expect(claims.map((claim) => flagsOn(html, claim))).toEqual([
      ['3 citations, 1 origin: all lead to ABC News'], ['Unnamed sources only'], [], ['1 citation, no origin: the article cites itself'], ['3 citations, 2 independent origins'],
    ])
  })

  it('that is open says it in any case', async () => {
    const { article, claims } = await sourced(['Ada Brandt'], [])
    expect(flagsOn(await workspace(article, `?claim=${claims[0]!.id}`), claims[0]!)).toEqual(['1 citation, 1 origin: Ada Brandt'])
    expect(flagsOn(await workspace(article, `?claim=${claims[1]!.id}`), claims[1]!)).toEqual([])
  })
})
