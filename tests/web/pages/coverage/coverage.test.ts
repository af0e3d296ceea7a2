import { beforeAll, describe, expect, it } from 'vitest'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { coverageOf } from '../../../../src/desk/reading/coverage.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { SENTENCES_SHOWN } from '../../../../src/web/pages/coverage/present-coverage.js'
import { buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

const TEXT = [
  'The harbour bridge will close for eleven weeks from May, engineer Ada Brandt said on Monday.',
  'The repair will cost 4.2 million crowns. Will the ferries take over? It is a shameful waste.',
  'So it goes. The pier was painted in 2019.',
].join('\n\n')

let site: Site
let checker: Person
let atDesk: Visitor
let article: Article
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  atDesk = await signedIn(site, checker)
  article = await buildArticle(site.desk, checker, { text: TEXT })
})

const kinds = async () => {
  const { revision, sentences } = await coverageOf(site.desk.store, checker, article.id)
  return Object.fromEntries(sentences.map(({ start, end, kind }) => [revision.text.slice(start, end), kind]))
}
const startOf = (words: string) => String(TEXT.indexOf(words))
const mark = (words: string, kind: string) => atDesk.post(`/desk/articles/${article.id}/sentences`, { start: startOf(words), kind, from: '0' })

describe('the coverage of an article', () => {
  it('says of every sentence what it is', async () => {
    expect(await kinds()).toMatchObject({
      'The repair will cost 4.2 million crowns.': 'claim', 'Will the ferries take over?': 'question', 'It is a shameful waste.': 'opinion',
    })
    const page = (await atDesk.get(`/desk/articles/${article.id}/coverage`)).text
    expect(page).toMatch(/<b>\d of \d sentences, \d+%<\/b> looked at/)
    expect((await atDesk.get(`/desk/articles/${article.id}`)).text).toContain(`/desk/articles/${article.id}/coverage`)
    expect((await visit(site).get(`/desk/articles/${article.id}/coverage`)).status).toBe(303)
  })

  it('follows a claim that is dismissed, and what somebody says of the sentence, which stands in the trail', async () => {
    const words = 'The pier was painted in 2019.'
    const claim = await claimSaying(site.desk, article.id, 'painted')
    await dismissClaim(site.desk, checker, claim.id, claim.version, { reason: 'opinion', duplicateOf: null })
    expect((await kinds())[words]).toBe('opinion')
    const said = await mark(words, 'elsewhere')
    expect(said.status).toBe(303)
    expect((await kinds())[words]).toBe('elsewhere')
    expect((await atDesk.get(`/desk/articles/${article.id}/coverage`)).text).toContain('Attributed elsewhere, Robin Check')
    await mark(words, 'nothing')
    await mark(words, 'nothing')
    await mark(words, '')
    expect((await kinds())[words]).toBe('opinion')
    const told = (await site.desk.store.trail.about([article.id])).filter(({ activity }) => activity === 'mark_sentence')
    expect(told.map(({ before, after }) => [before, after])).toMatchObject([
      [{ kind: null }, { kind: 'elsewhere', words }], [{ kind: 'elsewhere' }, { kind: 'nothing' }], [{ kind: 'nothing' }, { kind: null }],
    ])
  })

  it('takes a sentence whose words cannot be cut anywhere', async () => {
    const words = `The ${'x'.repeat(115)}😀 pier was painted again, they say, and it goes`
    const odd = await buildArticle(site.desk, checker, { text: `So it goes. ${words}.\n\nThe lock is old.` })
    const { sentences } = await coverageOf(site.desk.store, checker, odd.id)
    for (const { start, kind } of sentences) {
      if (kind !== 'claim') expect((await atDesk.post(`/desk/articles/${odd.id}/sentences`, { start: String(start), kind: 'nothing', from: '0' })).status).toBe(303)
    }
  })

  it('is told in the trail of the article, in words', async () => {
    const { text } = await atDesk.get(`/desk/articles/${article.id}/record`)
    expect(text).toContain('said of “The pier was painted in 2019.”: attributed elsewhere')
    expect(text).toContain('said that nobody has looked at “The pier was painted in 2019.”')
  })

  it('refuses in words what is no sentence, no kind, or a sentence with a claim', async () => {
    expect(await mark('The repair will', 'nothing')).toMatchObject({ status: 422, text: expect.stringContaining('A claim stands in this sentence') })
    expect(await mark('repair will', 'nothing')).toMatchObject({ status: 422, text: expect.stringContaining('There is no such sentence') })
    expect((await mark('Will the ferries', 'nonsense')).status).toBe(422)
    expect((await atDesk.post(`/desk/articles/${article.id}/sentences`, {})).status).toBe(422)
    expect((await visit(site).post(`/desk/articles/${article.id}/sentences`, { start: '0', kind: 'nothing' })).status).toBe(401)
  })

  it('is led through by page where it is long, with counts of all of it', async () => {
    const long = await buildArticle(site.desk, checker, { text: Array.from({ length: SENTENCES_SHOWN + 5 }, (_, n) => `Is berth ${n} free?`).join('\n\n') })
    const path = `/desk/articles/${long.id}/coverage`
    const first = (await atDesk.get(path)).text
    expect(first).toContain(`${SENTENCES_SHOWN + 5} of ${SENTENCES_SHOWN + 5} sentences, 100%`)
    expect(first.match(/class="cell" data-kind="question" href/g)).toHaveLength(SENTENCES_SHOWN)
    const next = /href="[^"]*from&#x3D;(\d+)" rel="next"/.exec(first)![1]!
    const second = (await atDesk.get(`${path}?from=${next}`)).text
    expect(second.match(/class="cell" data-kind="question" href/g)).toHaveLength(5)
    expect(second).not.toContain('rel="next"')
    expect(second).toContain('rel="prev"')
  })
})
