import { describe, expect, it } from 'vitest'
import type { Desk } from '../../../src/desk/desk.js'
import type { ArticleContext } from '../../../src/language/article.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, CLINIC, claimSaying, splitOfClinic } from '../../factories.js'

async function clinicDesk(given: ArticleContext[] = []): Promise<Desk> {
  return makeDesk(await makeStore(), {
    split: (_text, context = {}) => {
      given.push(context)
      return Promise.resolve(splitOfClinic())
    },
  })
}

async function closedClinic() {
  const desk = await clinicDesk()
  const { id } = await buildArticle(desk, await buildActor(desk), { text: CLINIC })
  return { desk, claim: await claimSaying(desk, id, 'The agency closed') }
}

describe('what the splitter found, kept', () => {
  it('a claim keeps its parts in order, each with its own words, and its own anchors stay its own', async () => {
    const { claim } = await closedClinic()
    const words = (anchors: { exact: string }[]) => anchors.map(({ exact }) => exact)
    expect(claim.parts.map(({ text, anchors }) => [text, words(anchors)])).toEqual([
      ['It opened the clinic in 1986.', ['the clinic', 'it opened in 1986']],
      ['There was a clinic.', ['clinic']],
    ])
    expect(words(claim.anchors)).toEqual(['The agency closed the clinic', 'which it opened in 1986'])
    for (const { start, end, exact } of claim.parts.flatMap(({ anchors }) => anchors)) expect(CLINIC.slice(start, end)).toBe(exact)
  })

  it('a claim keeps what is open in it, with the likeliest candidate first', async () => {
    const { claim } = await closedClinic()
    expect(claim.open).toEqual([
      { words: 'The agency', candidates: ['the Health Board', 'the Port Office'] }, { words: 'it', candidates: [] },
    ])
  })

  it('each hop keeps its own cue and where it stands, and the chain what settled it', async () => {
    const { claim } = await closedClinic()
    const [chain] = claim.attributions
    expect(chain?.decidedBy).toBe('rule verb')
    expect(chain?.hops.map(({ source, cue }) => [source.name, cue])).toEqual([['Ada Brandt', 'said'], ['Harbour Times', 'reported']])
    for (const { cue, cueStart, cueEnd } of chain!.hops) expect(CLINIC.slice(cueStart!, cueEnd!)).toBe(cue)
  })

  it('a hop without a cue of its own keeps none', async () => {
    const desk = makeDesk(await makeStore())
    const { id } = await buildArticle(desk, await buildActor(desk))
    const { attributions } = await claimSaying(desk, id, 'cracks')
    expect(attributions[0]!.hops.map(({ cue, cueStart, cueEnd }) => [cue, cueStart === null, cueEnd === null]))
      .toEqual([['told', false, false], [null, true, true]])
  })

  it('the splitter is told the date that the article gives itself', async () => {
    const given: ArticleContext[] = []
    const desk = await clinicDesk(given)
    await buildArticle(desk, await buildActor(desk), { text: CLINIC, publishedOn: '2026-02-27' })
    expect(given).toEqual([{ publisher: 'Harbour Gazette', publishedAt: '2026-02-27' }])
  })

  it('claims in one list come with the parts that each of them has', async () => {
    const { desk, claim } = await closedClinic()
    const all = await desk.store.claims.ofArticle(claim.articleId)
    expect(all.map(({ parts, open }) => [parts.length, open.length])).toEqual([[0, 0], [2, 2]])
    const { items } = await desk.store.claims.pageOfArticle(claim.articleId, 'desk', { after: null, limit: 10 })
    expect(items).toEqual(all)
  })
})
