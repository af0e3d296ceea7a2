import { describe, expect, it } from 'vitest'
import { importArticle } from '../../../src/desk/articles/import-article.js'
import { STANDS_STILL_MS } from '../../../src/desk/articles/write-article.js'
import type { Desk } from '../../../src/desk/desk.js'
import { tidyUp } from '../../../src/desk/tidy-up.js'
import { SameText, StoreBusy } from '../../../src/domain/errors.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import type { Split } from '../../../src/language/split-result.js'
import type { Store, Transaction } from '../../../src/storage/store.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { HARBOUR } from '../../factories.js'

// Far more claims than are written in one transaction, with sources that only this article knows and one that all could.
const LONG = [
  HARBOUR,
  ...Array.from({ length: 250 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}, two officials told the Harbour Times.`),
].join('\n\n')
const FIRST_PAGE = { after: null, limit: 20 }

async function makeParts(): Promise<{ desk: Desk; url: string }> {
  const { store, url } = await makeDatabase()
  return { desk: makeDesk(store), url }
}

const bringIn = (desk: Desk, text = LONG) => importArticle(desk, PROGRAM, { title: 'A long count', text, format: 'plain' })

/** The desk with something that happens at each of its transactions, counted from one. */
function atEach(desk: Desk, happen: (count: number) => Promise<void> | void): Desk {
  let count = 0
  const write: Store['write'] = async (work) => {
    count += 1
    await happen(count)
    return desk.store.write(work)
  }
  return { ...desk, store: { ...desk.store, write } }
}

/** All that readers and the desk could see of an article by lists, searches and addresses. */
async function seen({ store }: Desk, { articleId, claimIds, sourceIds }: Remains): Promise<unknown[]> {
  const { articles, claims, search } = store
  const lists = [
    await articles.listByWork(FIRST_PAGE), await articles.listPublished(FIRST_PAGE), await search.articles(['count'], FIRST_PAGE),
    await search.claims(['ships'], FIRST_PAGE), await search.sources(['officials'], FIRST_PAGE),
    ...(await Promise.all(sourceIds.map((id) => claims.ofSource(id, 'desk', FIRST_PAGE)))),
    ...(await Promise.all(sourceIds.map((id) => claims.ofSource(id, 'readers', FIRST_PAGE)))),
  ]
  const tallies = await Promise.all(sourceIds.map((id) => claims.tallyOfSource(id, 'desk', null)))
  const found = [await articles.find(articleId), ...(await Promise.all(claimIds.map((id) => claims.find(id))))]
  return [...lists.flatMap((list): unknown[] => list.items), ...tallies.flat(), ...found.filter((one) => one !== null)]
}

interface Remains {
  articleId: string
  claimIds: string[]
  sourceIds: string[]
}

async function remainsIn({ store }: Desk): Promise<Remains> {
  const { article, claim, hop } = store.accounts
  const [one] = await article.findMany({ where: { publication: 'importing' } })
  return {
    articleId: one?.id ?? '',
    claimIds: (await claim.findMany({ select: { id: true } })).map(({ id }) => id),
    sourceIds: [...new Set((await hop.findMany({ select: { sourceId: true } })).map(({ sourceId }) => sourceId))],
  }
}

/** The desk's database as it is when the program is killed half-way. */
async function killedHalfWay(): Promise<{ desk: Desk; url: string; remains: Remains }> {
  const { desk, url } = await makeParts()
  const never = new Promise<void>(() => undefined)
  await new Promise<void>((resolve) => {
    const dying = atEach(desk, (count) => {
      if (count < 4) return undefined
      resolve()
      return never
    })
    void bringIn(dying)
  })
  return { desk, url, remains: await remainsIn(desk) }
}

const passes = (desk: Desk, ms: number): Desk => ({ ...desk, now: () => new Date(desk.now().getTime() + ms) })

describe('a long article', () => {
  it('is written in steps, and all of it is there, with one line in its trail', async () => {
    const { desk, url } = await makeParts()
    let steps = 0
    const { articleId, claimCount } = await bringIn(atEach(desk, () => void (steps += 1)))
    expect(claimCount).toBeGreaterThan(250)
    // The article, its few sources, its claims, and its appearance.
    expect(steps).toBe(3 + Math.ceil(claimCount / 100))
    expect(await desk.store.claims.ofArticle(articleId)).toHaveLength(claimCount)
    expect((await desk.store.articles.find(articleId))!.publication).toBe('draft')
    expect(await desk.store.trail.about([articleId])).toHaveLength(1)
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('lets other changes in between', async () => {
    const { desk } = await makeParts()
    const order: string[] = []
    const importing = atEach(desk, (count) => void order.push(`step ${count}`))
    const others = atEach(importing, async (count) => {
      if (count === 2) await desk.store.write(() => Promise.resolve(void order.push('another')))
    })
    await bringIn(others)
    expect(order.slice(0, 4)).toEqual(['step 1', 'another', 'step 2', 'step 3'])
  })

  it('of which a step fails leaves nothing, and comes in at the next try', async () => {
    const { desk } = await makeParts()
    const failing = atEach(desk, (count) => {
      if (count === 4) throw new StoreBusy()
    })
    await expect(bringIn(failing)).rejects.toThrow(StoreBusy)
    const { accounts } = desk.store
    const left = [accounts.article, accounts.revision, accounts.claim, accounts.claimWords, accounts.anchor, accounts.part, accounts.attribution, accounts.hop, accounts.mention]
    for (const table of left) expect(await (table as { count(): Promise<number> }).count()).toBe(0)
    expect(await accounts.source.count()).toBe(0)
    expect((await bringIn(desk)).claimCount).toBeGreaterThan(250)
  })

  it('that comes in twice at once is there once, and the other is told which', async () => {
    const { desk } = await makeParts()
    const results = await Promise.allSettled([bringIn(desk), bringIn(desk)])
    const [here] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const [refused] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    expect(refused).toBeInstanceOf(SameText)
    expect((refused as SameText).articleId).toBe(here!.articleId)
    expect((await desk.store.articles.listByWork(FIRST_PAGE)).items).toHaveLength(1)
    expect(await desk.store.accounts.claim.count()).toBe(here!.claimCount)
  })

  it('writes thousands of sources some at a time, and shares them at the end', async () => {
    const { desk } = await makeParts()
    const { sourceCount, text, split } = manySources()
    const written: number[] = []
    const counting = atEach({ ...desk, split: () => Promise.resolve(split) }, async () => void written.push(await desk.store.accounts.source.count()))
    await bringIn(counting, text)
    const growth = written.map((count, at) => count - (written[at - 1] ?? 0))
    expect(Math.max(...growth)).toBe(500)
    expect(await desk.store.accounts.source.count({ where: { articleId: null } })).toBe(sourceCount)
    expect((await desk.store.search.sources(['witness 7 of'], FIRST_PAGE)).total).toBe(1)
  })

  it('shares a new source with an article that came in while it was written, and leaves nothing of its first try', async () => {
    const { desk } = await makeParts()
    let other = ''
    const overtaken = atEach(desk, async (count) => {
      if (count === 5) other = (await bringIn(desk, 'The pier closed in 2019, two officials told the Harbour Times.')).articleId
    })
    const { articleId, claimCount } = await bringIn(overtaken)
    const ofOther = await desk.store.claims.ofArticle(other)
    const sourceOf = (claims: typeof ofOther) => {
      const hops = claims.flatMap(({ attributions }) => attributions.flatMap((chain) => chain.hops))
      return [...new Set(hops.filter(({ source }) => source.name.endsWith('Harbour Times')).map(({ source }) => source.id))]
    }
    expect(sourceOf(ofOther)).toHaveLength(1)
    expect(sourceOf(await desk.store.claims.ofArticle(articleId))).toEqual(sourceOf(ofOther))
    expect(await desk.store.accounts.claim.count()).toBe(claimCount + ofOther.length)
    expect(await desk.store.accounts.article.count()).toBe(2)
  })
})

/** A text in which each of 600 claims has a source of its own. */
function manySources() {
  const sourceCount = 600
  const sentences = Array.from({ length: sourceCount }, (_, n) => `Boat ${n + 1} left.`)
  const starts = sentences.map((_, n) => sentences.slice(0, n).join(' ').length + (n === 0 ? 0 : 1))
  const spans = sentences.map((sentence, n) => ({ start: starts[n]!, end: starts[n]! + sentence.length }))
  const shared = { kind: 'event' as const, checkworthiness: 0.6, confidence: 0.9, why: [], quantities: [], times: [], parts: [], open: [], sourceSearch: 'searched' as const }
  const said = { content: [], cue: [], source: [], mode: 'indirect' as const, confidence: 0.9, why: [], decidedBy: 'rule verb' }
  const split: Split = {
    language: 'en',
    sentences: spans.map((span) => ({ ...span, type: 'statement' as const })),
    claims: spans.map((span, n) => ({ ...shared, text: sentences[n]!, anchors: [span], attributions: [n] })),
    attributions: sentences.map((_, n) => ({ ...said, hops: [{ name: `Witness ${n + 1} of Harbour`, kind: 'person' as const, mention: null, cue: null }] })),
  }
  return { sourceCount, text: sentences.join(' '), split }
}

describe('an import that was broken off', () => {
  it('is seen by nobody, anywhere, and is nothing wrong with the database', async () => {
    const { desk, url, remains } = await killedHalfWay()
    expect(remains.claimIds.length).toBeGreaterThanOrEqual(100)
    expect(remains.sourceIds.length).toBeGreaterThanOrEqual(2)
    expect(await seen(desk, remains)).toEqual([])
    expect(await desk.store.articles.isEmpty()).toBe(true)
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('does not keep the same text out', async () => {
    const { desk, remains } = await killedHalfWay()
    const { articleId } = await bringIn(desk)
    expect(await seen(desk, { ...remains, articleId })).not.toEqual([])
  })

  it('that only slept is not finished once it was taken away, nor while it is', async () => {
    const { desk } = await makeParts()
    const sleeping = atEach(desk, async (count) => {
      if (count !== 5) return
      const { articleId } = await remainsIn(desk)
      await desk.store.write((tx) => tx.imports.takeBack(articleId, 10))
    })
    await expect(bringIn(sleeping)).rejects.toThrow(StoreBusy)
    expect((await remainsIn(desk)).claimIds).toEqual([])
    expect(await desk.store.articles.isEmpty()).toBe(true)
  })

  it('is taken away once it stood still for long, and not before', async () => {
    const { desk, remains } = await killedHalfWay()
    await tidyUp(passes(desk, STANDS_STILL_MS / 2), PROGRAM)
    expect((await remainsIn(desk)).articleId).toBe(remains.articleId)
    await tidyUp(passes(desk, STANDS_STILL_MS), PROGRAM)
    const left = await remainsIn(desk)
    expect(left.articleId).toBe('')
    expect(left.claimIds.filter((id) => remains.claimIds.includes(id))).toEqual([])
    expect(await desk.store.accounts.source.findMany({ where: { id: { in: remains.sourceIds } } })).toEqual([])
  })
})

it('an article whose sources others keep bringing in is given up in words', async () => {
  const { desk } = await makeParts()
  const takeAway = async (where: { id: string | { not: string }; name?: string }) => {
    await desk.store.accounts.sourceWords.deleteMany({ where: { source: where } })
    await desk.store.accounts.source.deleteMany({ where })
  }
  let rounds = 0
  const overtaken = atEach(desk, async () => {
    rounds += 1
    const source = { id: desk.newId(), name: 'Ada Brandt', kind: 'person', articleId: null, version: 1 } as const
    await desk.store.write((tx: Transaction) => tx.sources.insertAll([source], desk.now()))
    await takeAway({ name: 'Ada Brandt', id: { not: source.id } })
    forget = source.id
  })
  let forget = ''
  const knownAs: Store['sources']['knownAs'] = async (names) => {
    if (forget) await takeAway({ id: forget })
    return desk.store.sources.knownAs(names)
  }
  const forgetful = { ...overtaken, store: { ...overtaken.store, sources: { ...desk.store.sources, knownAs } } }
  await expect(bringIn(forgetful, HARBOUR)).rejects.toThrow(StoreBusy)
  expect(rounds).toBe(5)
})
