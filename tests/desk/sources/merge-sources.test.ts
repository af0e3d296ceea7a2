import { beforeEach, describe, expect, it } from 'vitest'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import type { Desk } from '../../../src/desk/desk.js'
import { likelySame, deskSource } from '../../../src/desk/reading/source-pages.js'
import { search } from '../../../src/desk/reading/search.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { sourceFinder } from '../../../src/desk/sources/find-source.js'
import { mergeSources, unmergeSource } from '../../../src/desk/sources/merge-sources.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import type { Person } from '../../../src/domain/permission.js'
import type { SourceDetails, SourceKind } from '../../../src/domain/source.js'
import { mendStore } from '../../../src/storage/store.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'

let desk: Desk
let database: Awaited<ReturnType<typeof makeDatabase>>
let checker: Person
let editor: Person
let articles = 0
beforeEach(async () => {
  database = await makeDatabase()
  desk = makeDesk(database.store)
  checker = await buildActor(desk)
  editor = await buildActor(desk, 'editor')
})

/** A claim of a new article that this source says. */
async function saidBy(name: string, kind: SourceKind): Promise<{ claim: Claim; source: SourceDetails }> {
  articles += 1
  const article = await buildArticle(desk, checker, { text: `The ferry sank ${articles} boats in the bay.` })
  const [claim] = await desk.store.claims.ofArticle(article.id)
  const changed = await attributeClaim(desk, checker, claim!.id, claim!.version, { chains: [{ hops: [{ source: { name, kind }, mode: 'indirect' }] }] })
  return { claim: changed, source: await now(changed.attributions[0]!.hops[0]!.source.id) }
}
const now = async (id: string) => (await desk.store.sources.details(id))!
const merge = async (kept: string, other: string, actor = checker) =>
  mergeSources(desk, actor, kept, (await now(kept)).version, { id: other, version: (await now(other)).version })
const separate = async (kept: string, other: string, actor = checker) =>
  unmergeSource(desk, actor, kept, (await now(kept)).version, { id: other, version: (await now(other)).version })

/** All rows that a merge changes, but for versions and the ids of aliases. */
async function rowsOfSources(): Promise<unknown> {
  const { source, sourceAlias, sourceWords, hop, mention, mentionCount } = desk.store.accounts
  return {
    sources: (await source.findMany({ orderBy: { id: 'asc' } })).map(({ version: _version, ...row }) => row),
    aliases: (await sourceAlias.findMany({ orderBy: [{ sourceId: 'asc' }, { folded: 'asc' }] })).map(({ id: _id, ...row }) => row),
    words: (await sourceWords.findMany({ orderBy: { number: 'asc' } })),
    hops: await hop.findMany({ orderBy: { id: 'asc' } }),
    mentions: await mention.findMany({ orderBy: [{ sourceId: 'asc' }, { claimId: 'asc' }] }),
    counts: await mentionCount.findMany({ where: { count: { not: 0 } }, orderBy: [{ sourceId: 'asc' }, { status: 'asc' }, { sourcing: 'asc' }] }),
  }
}

async function isSound(): Promise<void> {
  expect((await checkDatabase(database.url)).problems).toEqual([])
}

describe('merged sources', () => {
  it('are one everywhere: chains, counts, names, search', async () => {
    const treasury = await saidBy('Treasury Department', 'organization')
    const us = await saidBy('US Treasury', 'organization')
    await merge(treasury.source.id, us.source.id)
    const claim = (await desk.store.claims.find(us.claim.id))!
    expect(claim.attributions[0]!.hops[0]).toMatchObject({ source: { id: treasury.source.id, name: 'Treasury Department' }, mention: 'US Treasury', mergedFromId: us.source.id })
    expect(await desk.store.claims.tallyOfSource(treasury.source.id, 'desk', null)).toMatchObject([{ count: 2 }])
    expect(await desk.store.claims.tallyOfSource(us.source.id, 'desk', null)).toEqual([])
    const found = await search(desk.store, checker, 'us treasury', 'sources', { after: null, limit: 10 })
    expect(found.sources!.items.map(({ source }) => source.id)).toEqual([treasury.source.id])
    expect(await now(us.source.id)).toMatchObject({ mergedIntoId: treasury.source.id, version: 2 })
    await isSound()
  })

  it.each<[name: string, kind: SourceKind]>([['US Treasury', 'organization'], ['Fisc Office', 'publication'], ['Fiscal Gazette', 'publication']])(
    'are found by the next article that names %s as %s', async (name, kind) => {
      const kept = await saidBy('Treasury Department', 'organization')
      const us = await saidBy('US Treasury', 'organization')
      const office = await saidBy('Fisc Office', 'publication')
      const gazette = await saidBy('Fiscal Gazette', 'publication')
      await merge(office.source.id, gazette.source.id)
      await merge(kept.source.id, us.source.id)
      await merge(kept.source.id, office.source.id)
      expect((await saidBy(name, kind)).source.id).toBe(kept.source.id)
    })

  it('of the same name as two kinds are found as both', async () => {
    const paper = await saidBy('Harbour Post', 'publication')
    const firm = await saidBy('Harbour Post', 'organization')
    expect(firm.source.id).not.toBe(paper.source.id)
    await merge(paper.source.id, firm.source.id)
    expect((await saidBy('Harbour Post', 'organization')).source.id).toBe(paper.source.id)
    expect((await saidBy('Harbour Post', 'publication')).source.id).toBe(paper.source.id)
    await isSound()
  })

  it('that one claim names both count it once', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const us = await saidBy('US Treasury', 'organization')
    await attributeClaim(desk, checker, us.claim.id, us.claim.version, { chains: [
      { hops: [{ source: { id: us.source.id }, mode: 'indirect' }] }, { hops: [{ source: { id: kept.source.id }, mode: 'direct' }] },
    ] })
    const before = await rowsOfSources()
    await merge(kept.source.id, us.source.id)
    expect(await desk.store.claims.tallyOfSource(kept.source.id, 'desk', null)).toMatchObject([{ count: 2 }])
    await isSound()
    await separate(kept.source.id, us.source.id)
    expect(await rowsOfSources()).toEqual(before)
  })
})

it('an article that found a source which was merged before it was written looks again', async () => {
  const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
  const finder = await sourceFinder(desk, desk.store, ['US Treasury'])
  expect(finder.in('an article')('US Treasury', 'organization', 'US Treasury')).toMatchObject({ source: { id: us.source.id }, mergedFromId: null })
  expect(await desk.store.write((tx) => finder.isOvertaken(tx))).toBe(false)
  await merge(kept.source.id, us.source.id)
  expect(await desk.store.write((tx) => finder.isOvertaken(tx))).toBe(true)
  const again = await sourceFinder(desk, desk.store, ['US Treasury'])
  expect(again.in('an article')('US Treasury', 'organization', 'US Treasury')).toMatchObject({ source: { id: kept.source.id }, mergedFromId: us.source.id })
  await separate(kept.source.id, us.source.id)
  expect(await desk.store.write((tx) => again.isOvertaken(tx))).toBe(true)
})

describe('a source that is taken out again', () => {
  it('is as it was before, and so is the other, whatever was merged in between', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const us = await saidBy('US Treasury', 'organization')
    const old = await saidBy('Old Treasury', 'organization')
    await desk.store.write((tx) => tx.sources.addAliases([
      { id: desk.newId(), sourceId: us.source.id, name: 'UST' }, { id: desk.newId(), sourceId: old.source.id, name: 'UST' },
    ]))
    const apart = await rowsOfSources()
    await merge(us.source.id, old.source.id)
    const nested = await rowsOfSources()
    await merge(kept.source.id, us.source.id)
    await isSound()
    expect((await desk.store.sources.mergedInto(kept.source.id))).toMatchObject([{ source: { id: us.source.id }, claimCount: 2, with: ['Old Treasury'] }])
    await separate(kept.source.id, us.source.id)
    expect(await rowsOfSources()).toEqual(nested)
    await separate(us.source.id, old.source.id)
    expect(await rowsOfSources()).toEqual(apart)
    await isSound()
  })

  it('leaves a name with the kept one that another merged one has too', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const [us, old] = [await saidBy('US Treasury', 'organization'), await saidBy('Old Treasury', 'organization')]
    for (const { source } of [us, old]) await desk.store.write((tx) => tx.sources.addAliases([{ id: desk.newId(), sourceId: source.id, name: 'UST' }]))
    await merge(kept.source.id, us.source.id)
    await merge(kept.source.id, old.source.id)
    await separate(kept.source.id, us.source.id)
    expect((await desk.store.sources.otherNames(kept.source.id)).map(({ name }) => name)).toEqual(['Old Treasury', 'UST'])
    await isSound()
  })

  it('has its places back also where its chain was written anew meanwhile, or what was undone named it', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const us = await saidBy('US Treasury', 'organization')
    const hop = { source: { id: us.source.id }, mode: 'indirect' as const }
    const direct = await attributeClaim(desk, checker, us.claim.id, us.claim.version, { chains: [{ hops: [{ ...hop, mode: 'direct' }] }] })
    await merge(kept.source.id, us.source.id)
    // From a form that was drawn before: by the id that it was drawn with.
    const edited = await attributeClaim(desk, checker, us.claim.id, direct.version, { chains: [{ hops: [{ ...hop, cue: 'said', mention: 'US Treasury' }] }] })
    expect(edited.attributions[0]!.hops[0]).toMatchObject({ source: { id: kept.source.id }, mergedFromId: us.source.id })
    const { claim: once } = await undoAct(desk, checker, us.claim.id, edited.version)
    const { claim: twice } = await undoAct(desk, checker, us.claim.id, once.version)
    expect(twice.attributions[0]!.hops[0]).toMatchObject({ source: { id: kept.source.id, name: 'Treasury Department' }, mode: 'indirect', mergedFromId: us.source.id })
    await isSound()
    await separate(kept.source.id, us.source.id)
    expect((await desk.store.claims.find(us.claim.id))!.attributions[0]!.hops[0]).toMatchObject({ source: { id: us.source.id }, mergedFromId: null })
    await isSound()
  })
})

describe('what names a merged source', () => {
  const hopOf = async (claimId: string) => (await desk.store.claims.find(claimId))!.attributions[0]!.hops[0]!
  /** The claim of a new article in which this person says it. */
  async function imported(name: string, crates: number): Promise<Claim> {
    const article = await buildArticle(desk, checker, { text: `The ferry lost ${crates} crates, ${name} said on Monday.` })
    return claimSaying(desk, article.id, `${crates} crates`)
  }

  it('in an article of later, or typed into a chain, goes back with it', async () => {
    const [kept, other] = [await saidBy('Kim Aas', 'person'), await saidBy('Kim Berit Aas', 'person')]
    await merge(kept.source.id, other.source.id)
    const found = await imported('Kim Berit Aas', 70)
    const { claim: typed } = await saidBy('Kim Berit Aas', 'person')
    const own = await imported('Kim Aas', 71)
    for (const { id } of [found, typed]) expect(await hopOf(id)).toMatchObject({ source: { id: kept.source.id }, mergedFromId: other.source.id })
    await isSound()
    await separate(kept.source.id, other.source.id)
    for (const { id } of [found, typed]) expect(await hopOf(id)).toMatchObject({ source: { id: other.source.id }, mergedFromId: null })
    expect(await hopOf(own.id)).toMatchObject({ source: { id: kept.source.id }, mergedFromId: null })
    await isSound()
  })

  it('by a name of one that had been merged into it before goes back to that one', async () => {
    const [kept, us, old] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization'), await saidBy('Old Treasury', 'organization')]
    await desk.store.write((tx) => tx.sources.addAliases([{ id: desk.newId(), sourceId: old.source.id, name: 'Fisc Office' }]))
    await merge(us.source.id, old.source.id)
    await merge(kept.source.id, us.source.id)
    const claims = [(await saidBy('Old Treasury', 'organization')).claim, (await saidBy('Fisc Office', 'organization')).claim]
    for (const { id } of claims) expect(await hopOf(id)).toMatchObject({ source: { id: kept.source.id }, mergedFromId: old.source.id })
    await separate(kept.source.id, us.source.id)
    await separate(us.source.id, old.source.id)
    for (const { id } of claims) expect(await hopOf(id)).toMatchObject({ source: { id: old.source.id }, mergedFromId: null })
    await isSound()
  })

  it('by a name that the kept one has too stays with that one', async () => {
    const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    for (const { source } of [kept, us]) await desk.store.write((tx) => tx.sources.addAliases([{ id: desk.newId(), sourceId: source.id, name: 'Fisc Office' }]))
    await merge(kept.source.id, us.source.id)
    const { claim } = await saidBy('Fisc Office', 'organization')
    await separate(kept.source.id, us.source.id)
    expect(await hopOf(claim.id)).toMatchObject({ source: { id: kept.source.id }, mergedFromId: null })
    await isSound()
  })

  it('and other words in the chain of a claim that named it are those of whom they name', async () => {
    const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    await merge(kept.source.id, us.source.id)
    const chain = (source: { id?: string; name?: string; kind?: SourceKind }, mention: string) => ({ chains: [{ hops: [{ source, mention, mode: 'indirect' as const }] }] })
    const again = await attributeClaim(desk, checker, us.claim.id, us.claim.version, chain({ id: kept.source.id }, 'the department'))
    expect(again.attributions[0]!.hops[0]).toMatchObject({ source: { id: kept.source.id }, mergedFromId: null })
    const named = await attributeClaim(desk, checker, us.claim.id, again.version, chain({ id: us.source.id }, 'the office'))
    expect(named.attributions[0]!.hops[0]).toMatchObject({ source: { id: kept.source.id }, mergedFromId: us.source.id })
    const kind = await attributeClaim(desk, checker, us.claim.id, named.version, chain({ id: kept.source.id }, 'the office'))
    expect(kind.attributions[0]!.hops[0]).toMatchObject({ mergedFromId: us.source.id })
    await isSound()
  })
})

describe('merging', () => {
  it('is refused of what somebody changed meanwhile, and changes nothing', async () => {
    const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    const before = await rowsOfSources()
    await expect(mergeSources(desk, checker, kept.source.id, 1, { id: us.source.id, version: 9 })).rejects.toThrow(StaleVersion)
    await expect(mergeSources(desk, checker, kept.source.id, 9, { id: us.source.id, version: 1 })).rejects.toThrow(StaleVersion)
    expect(await rowsOfSources()).toEqual(before)
    await merge(kept.source.id, us.source.id)
    await expect(separate(us.source.id, kept.source.id)).rejects.toThrow(InvalidInput)
    await expect(merge(us.source.id, kept.source.id)).rejects.toThrow(InvalidInput)
  })

  it('is refused of unnamed sources, of those of one article, and of one with itself', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const unnamed = await saidBy('two officials', 'unnamed')
    const brandt = await saidBy('Brandt', 'person')
    for (const { source } of [unnamed, brandt, kept]) {
      await expect(merge(kept.source.id, source.id)).rejects.toThrow(InvalidInput)
      await expect(merge(source.id, kept.source.id)).rejects.toThrow(InvalidInput)
    }
  })

  it('of what readers saw is an editor’s', async () => {
    const kept = await saidBy('Treasury Department', 'organization')
    const article = await buildArticle(desk, checker, { text: 'The ferry lost 70 crates, Kim Aas said on Monday.' })
    const claim = await claimSaying(desk, article.id, '70 crates')
    await acceptClaim(desk, checker, claim.id, claim.version)
    await publishArticle(desk, editor, article.id, article.version)
    const said = claim.attributions[0]!.hops[0]!.source.id
    await expect(merge(kept.source.id, said)).rejects.toThrow(NotAllowed)
    await expect(merge(said, kept.source.id)).rejects.toThrow(NotAllowed)
    await merge(kept.source.id, said, editor)
    await expect(separate(kept.source.id, said)).rejects.toThrow(NotAllowed)
    await separate(kept.source.id, said, editor)
  })

  it('stands in the trail of both', async () => {
    const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    await merge(kept.source.id, us.source.id)
    await separate(kept.source.id, us.source.id)
    for (const [own, other] of [[kept, us], [us, kept]]) {
      const events = await desk.store.trail.about([own!.source.id])
      expect(events.map(({ activity, chain, subjectType }) => [activity, chain, subjectType])).toEqual([['merge_sources', 'desk', 'source'], ['unmerge_source', 'desk', 'source']])
      expect(events[0]!.after).toMatchObject({ name: other!.source.name })
    }
  })

  it('and mending leave nothing to mend', async () => {
    const [kept, us] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    await merge(kept.source.id, us.source.id)
    expect(await mendStore(database.url)).toMatchObject({ words: 0, mentions: 0, counts: 0 })
  })
})

describe('likely the same', () => {
  it.each<[name: string, kind: SourceKind, other: string, otherKind: SourceKind, likeness: string]>([
    ['Harbour Post', 'publication', 'Harbour Post', 'organization', 'same_name'],
    ['Kim Aas', 'person', 'Kim Aas Jr', 'person', 'generation'],
    ['Kim Aas Jr', 'person', 'Kim Aas', 'person', 'generation'],
    ['Port Office', 'organization', 'Vellbridge Port Office', 'organization', 'within'],
    ['Harbour Times', 'publication', 'Harbor Times', 'publication', 'spelling'],
    ['Mara Elison', 'person', 'Mara Ellison', 'person', 'spelling'],
  ])('as %s (%s) is %s (%s), it says why', async (name, kind, other, otherKind, likeness) => {
    const one = await saidBy(name, kind)
    const two = await saidBy(other, otherKind)
    await saidBy('Office Supplies', 'organization')
    await saidBy('Ada Brandt', 'person')
    const { found } = await likelySame(desk.store, checker, await deskSource(desk.store, checker, one.source.id))
    expect(found.map(({ source, likeness: why }) => [source.id, why])).toEqual([[two.source.id, likeness]])
  })

  it.each([['Group 31', 'Group 32'], ['KBNA', 'KBNB'], ['Harbour Times', 'Hartour Tines']])('is not %s and %s', async (name, other) => {
    const one = await saidBy(name, 'organization')
    await saidBy(other, 'organization')
    const { found } = await likelySame(desk.store, checker, await deskSource(desk.store, checker, one.source.id))
    expect(found).toEqual([])
  })

  it('is what goes by the name of the other', async () => {
    const bureau = await saidBy('Federal Bureau of Investigation', 'organization')
    const short = await saidBy('FBI', 'organization')
    await desk.store.write((tx) => tx.sources.addAliases([{ id: desk.newId(), sourceId: bureau.source.id, name: 'FBI' }]))
    for (const [own, other] of [[bureau, short], [short, bureau]]) {
      const { found } = await likelySame(desk.store, checker, await deskSource(desk.store, checker, own!.source.id))
      expect(found.map(({ source, likeness }) => [source.id, likeness])).toEqual([[other!.source.id, 'other_name']])
    }
  })
})
