import { describe, expect, it } from 'vitest'
import { fitTogether, importArticle, importTogether, splitForImport } from '../../../src/desk/articles/import-article.js'
import { InvalidInput, SameText } from '../../../src/domain/errors.js'
import { split } from '../../../src/language/split.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../../factories.js'

describe('importing an article', () => {
  it('writes the text as its first revision and proposes its claims in article order', async () => {
    const desk = makeDesk(await makeStore())
    const article = await buildArticle(desk, await buildActor(desk))
    const revision = await desk.store.articles.newestRevision(article.id)
    const claims = await desk.store.claims.ofArticle(article.id)

    expect(revision).toMatchObject({ number: 1, text: HARBOUR })
    expect(claims.length).toBeGreaterThanOrEqual(3)
    expect(claims.map(({ stage }) => stage)).toEqual(claims.map(() => 'proposed'))
    expect(claims.map(({ position }) => position)).toEqual(claims.map(({ position }) => position).sort((a, b) => a - b))
  })

  it('anchors every claim to the words it came from, with their context', async () => {
    const desk = makeDesk(await makeStore())
    const text = `Zoë 🎻 Brandt’s report\r\n\r\n${HARBOUR}`
    const article = await buildArticle(desk, await buildActor(desk), { text })
    const stored = (await desk.store.articles.newestRevision(article.id))!.text
    expect(stored).toBe(text.replaceAll('\r\n', '\n'))
    for (const { anchors } of await desk.store.claims.ofArticle(article.id)) {
      expect(anchors.length).toBeGreaterThan(0)
      for (const { start, end, exact, prefix, suffix } of anchors) {
        expect(stored.slice(start, end)).toBe(exact)
        expect(stored.slice(0, start).endsWith(prefix)).toBe(true)
        expect(stored.slice(end).startsWith(suffix)).toBe(true)
      }
    }
  })

  it('links a relayed claim to its whole chain, origin first', async () => {
    const desk = makeDesk(await makeStore())
    const article = await buildArticle(desk, await buildActor(desk))
    const { attributions } = await claimSaying(desk, article.id, 'cracks')
    const hops = attributions[0]?.hops ?? []
    expect(hops.map(({ source }) => source.kind)).toEqual(['unnamed', 'publication'])
    expect(hops.map(({ standing }) => standing)).toEqual(['unnamed', 'second_hand'])
    expect(hops.map(({ cue }) => cue)).toEqual(['told', null])
    expect(hops[1]?.source.name).toMatch(/Harbour Times/)
  })

  it('keeps how sure the splitter was, and why, of the claim and of its chain', async () => {
    const desk = makeDesk(await makeStore())
    const article = await buildArticle(desk, await buildActor(desk))
    const claim = await claimSaying(desk, article.id, 'cracks')
    const found = split(HARBOUR)
    const told = found.attributions[found.claims.find(({ text }) => text === claim.splitText)!.attributions[0]!]!
    expect(claim.attributions[0]).toMatchObject({ confidence: told.confidence, why: told.why })
    expect(told.why).toContain('cue “told”')
    for (const { confidence, why } of [claim, ...claim.attributions]) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(why.length).toBeGreaterThan(0)
    }
  })

  it('shares a named source between articles and never an unnamed one', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const first = await claimSaying(desk, (await buildArticle(desk, checker)).id, 'cracks')
    const again = await buildArticle(desk, checker, { text: `${HARBOUR}\n\nA second look.` })
    const second = await claimSaying(desk, again.id, 'cracks')
    const sources = [first, second].map(({ attributions }) => attributions[0]!.hops.map(({ source }) => source.id))
    expect(sources[0]![1]).toBe(sources[1]![1])
    expect(sources[0]![0]).not.toBe(sources[1]![0])
  })

  it('shares a new source with an article that is brought in at the same time', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const texts = ['The pier closed in 2019, Kim Aas said.', 'The dam leaks in 31 places, Kim Aas said.']
    const articles = await Promise.all(texts.map((text) => buildArticle(desk, checker, { text })))
    const claims = await Promise.all(articles.map(({ id }) => desk.store.claims.ofArticle(id)))
    const [one, other] = claims.map(([claim]) => claim!.attributions[0]!.hops[0]!.source)
    expect(one!.name).toBe('Kim Aas')
    expect(other!.id).toBe(one!.id)
  })

  it('recognises the same text and names the article that has it', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const article = await buildArticle(desk, checker)
    const again = buildArticle(desk, checker, { title: 'Another title' })
    await expect(again).rejects.toThrow(SameText)
    await expect(again).rejects.toMatchObject({ articleId: article.id, title: 'Bridge to close' })
  })

  it('recognises the same text with other line ends', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    await buildArticle(desk, checker)
    await expect(buildArticle(desk, checker, { text: HARBOUR.replaceAll('\n', '\r\n') })).rejects.toThrow(SameText)
  })

  it('two imports of one text at once leave one article', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const outcomes = await Promise.allSettled([buildArticle(desk, checker), buildArticle(desk, checker)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await desk.store.articles.listByWork({ after: null, limit: 10 })).items).toHaveLength(1)
  })

  it('says what to mend in each field and writes nothing', async () => {
    const desk = makeDesk(await makeStore())
    const checker = await buildActor(desk)
    const input = {
      text: ' \n', title: ' ', byline: null, publisher: null, publishedOn: '31 February', url: 'not an address', format: 'plain' as const,
    }
    const failed = await importArticle(desk, checker, input).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(InvalidInput)
    expect(Object.keys((failed as InvalidInput).fields).sort()).toEqual(['publishedOn', 'text', 'title', 'url'])
    expect(await desk.store.articles.isEmpty()).toBe(true)
  })
})

describe('importing several articles together', () => {
  const numbered = (n: number) => ({ title: `Harbour ${n}`, text: `${HARBOUR}\n\nThe harbour counted ${n + 40} ships.`, format: 'plain' as const })

  it('writes each as if it were alone, with one source for what all of them name', async () => {
    const desk = makeDesk(await makeStore())
    const person = await buildActor(desk)
    const splits = await Promise.all([1, 2, 3].map((n) => splitForImport(desk, person, numbered(n))))
    expect(fitTogether(splits)).toBe(true)
    const together = await importTogether(desk, person, splits)
    expect(together.map(({ title }) => title)).toEqual(['Harbour 1', 'Harbour 2', 'Harbour 3'])

    const alone = makeDesk(await makeStore())
    const { articleId } = await importArticle(alone, await buildActor(alone), numbered(2))
    const wordsOf = async ({ store }: typeof desk, id: string) => (await store.claims.ofArticle(id)).map(({ text, attributions }) => ({ text, hops: attributions.flatMap(({ hops }) => hops.map(({ mention }) => mention)) }))
    expect(await wordsOf(desk, together[1]!.articleId)).toEqual(await wordsOf(alone, articleId))

    const sources = await Promise.all(together.map(async (one) => (await claimSaying(desk, one.articleId, 'cracks')).attributions[0]!.hops.map(({ source }) => source.id)))
    const [unnamed, named] = [0, 1].map((at) => new Set(sources.map((ids) => ids[at])).size)
    expect([unnamed, named]).toEqual([3, 1])
    for (const one of together) expect((await desk.store.trail.about([one.articleId])).map(({ activity, after }) => [activity, (after as { claims: number }).claims])).toEqual([['import', one.claimCount]])
  })

  it('writes none of them where one is here already', async () => {
    const desk = makeDesk(await makeStore())
    const person = await buildActor(desk)
    const splits = await Promise.all([1, 2].map((n) => splitForImport(desk, person, numbered(n))))
    await importArticle(desk, person, numbered(2))
    await expect(importTogether(desk, person, splits)).rejects.toThrow(SameText)
    expect(await desk.store.articles.findByText(splits[0]!.sha256)).toBeNull()
  })

  it('takes neither the same text twice, nor a long one, nor many', async () => {
    const desk = makeDesk(await makeStore())
    const person = await buildActor(desk)
    const [one, other] = await Promise.all([1, 2].map((n) => splitForImport(desk, person, numbered(n))))
    const text = Array.from({ length: 120 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
    const long = await splitForImport(desk, person, { title: 'Long', text, format: 'plain' })
    const many = await Promise.all(Array.from({ length: 80 }, (_, n) => splitForImport(desk, person, numbered(n))))
    const bare = { ...one!, parts: { ...one!.parts, claims: [] } }
    const manyBare = many.slice(0, 21).map(({ sha256 }) => ({ ...bare, sha256 }))
    const longBare = { ...bare, text: 'A'.repeat(200_001) }
    expect([[one!, one!], [one!, long], [long], many, manyBare, [longBare], [one!, other!], manyBare.slice(1)].map(fitTogether)).toEqual([
      false, false, false, false, false, false, true, true,
    ])
  })
})
