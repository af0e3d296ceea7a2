import { beforeEach, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { listSources, useOfSource } from '../../../src/desk/reading/source-pages.js'
import { editSource, type SourceInput } from '../../../src/desk/sources/edit-source.js'
import { mergeSources, unmergeSource } from '../../../src/desk/sources/merge-sources.js'
import { InvalidInput, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import type { Person } from '../../../src/domain/permission.js'
import type { SourceDetails, SourceKind } from '../../../src/domain/source.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, buildPublishedClaim, claimSaying } from '../../factories.js'

let desk: Desk
let database: Awaited<ReturnType<typeof makeDatabase>>
let checker: Person
let articles = 0
beforeEach(async () => {
  database = await makeDatabase()
  desk = makeDesk(database.store)
  checker = await buildActor(desk)
})

/** The source of a claim of a new article. */
async function saidBy(name: string, kind: SourceKind): Promise<SourceDetails> {
  articles += 1
  const article = await buildArticle(desk, checker, { text: `The ferry sank ${articles} boats in the bay.` })
  const [claim] = await desk.store.claims.ofArticle(article.id)
  const { attributions } = await attributeClaim(desk, checker, claim!.id, claim!.version, { chains: [{ hops: [{ source: { name, kind }, mode: 'indirect' }] }] })
  return now(attributions[0]!.hops[0]!.source.id)
}
const now = async (id: string) => (await desk.store.sources.details(id))!

/** Changes these of a source, and leaves the rest as it is. */
async function edit(source: SourceDetails, change: Partial<SourceInput>, actor = checker): Promise<SourceDetails> {
  const { name, kind, role, sameAs, reliability } = await now(source.id)
  const aliases = (await desk.store.sources.otherNames(source.id)).map((other) => other.name)
  await editSource(desk, actor, source.id, source.version, { name, kind, role, sameAs, reliability, aliases, ...change })
  return now(source.id)
}

describe('a source that is edited', () => {
  it('keeps what was typed, tidied', async () => {
    const source = await saidBy('Kim Aas', 'person')
    expect(await edit(source, {
      role: ' mayor  of Vellbridge ', sameAs: 'https://www.wikidata.org/wiki/Q1', reliability: 'Has been\nwrong before. ', aliases: ['K. Aas', '', 'k aas', 'Kim Aas'],
    })).toMatchObject({ role: 'mayor of Vellbridge', sameAs: 'https://www.wikidata.org/wiki/Q1', reliability: 'Has been\nwrong before.', version: 2 })
    expect((await desk.store.sources.otherNames(source.id)).map(({ name }) => name)).toEqual(['k aas'])
    expect((await desk.store.trail.about([source.id]))[0]).toMatchObject({
      chain: 'desk', activity: 'edit_source', subjectType: 'source', before: { role: null }, after: { role: 'mayor of Vellbridge', aliases: ['k aas'] },
    })
  })

  it('has another name everywhere at once, and is found by the old one', async () => {
    const source = await saidBy('Harbour Times', 'publication')
    const renamed = await edit(source, { name: 'Vellbridge Times' })
    const page = await desk.store.claims.ofSource(source.id, 'desk', { after: null, limit: 5 })
    expect(page.items[0]!.claim.attributions[0]!.hops[0]).toMatchObject({ source: { name: 'Vellbridge Times' }, mention: 'Harbour Times' })
    expect((await saidBy('The Harbour Times', 'publication')).id).toBe(source.id)
    for (const typed of ['harbour times', 'vellbridge']) {
      expect((await listSources(desk.store, checker, { typed, kind: null, after: null })).items.map((item) => item.source.id)).toEqual([source.id])
    }
    const back = await edit(renamed, { name: 'Harbour Times', aliases: [] })
    expect((await desk.store.sources.otherNames(back.id)).map(({ name }) => name)).toEqual(['Vellbridge Times'])
    expect((await checkDatabase(database.url)).problems).toEqual([])
  })

  it('as another kind is found as both', async () => {
    const source = await saidBy('Harbour Times', 'organization')
    const changed = await edit(source, { kind: 'publication' })
    for (const kind of ['organization', 'publication'] as const) expect((await saidBy('Harbour Times', kind)).id).toBe(source.id)
    await edit(changed, { kind: 'organization' })
    for (const kind of ['organization', 'publication'] as const) expect((await saidBy('Harbour Times', kind)).id).toBe(source.id)
    expect((await checkDatabase(database.url)).problems).toEqual([])
  })

  it('as another kind and then by another name is found by the old name as what it was', async () => {
    const source = await saidBy('Harbour Times', 'organization')
    const renamed = await edit(await edit(source, { kind: 'publication' }), { name: 'Vellbridge Times' })
    expect((await saidBy('Harbour Times', 'publication')).id).toBe(source.id)
    await edit(renamed, { name: 'Harbour Times' })
    expect((await saidBy('Vellbridge Times', 'publication')).id).toBe(source.id)
    expect((await checkDatabase(database.url)).problems).toEqual([])
  })

  it('is at no other version without a change, and is refused from an older one', async () => {
    const source = await saidBy('Kim Aas', 'person')
    expect((await edit(source, {})).version).toBe(1)
    await edit(source, { role: 'mayor' })
    await expect(edit(source, { role: 'baker' })).rejects.toThrow(StaleVersion)
    expect(await now(source.id)).toMatchObject({ role: 'mayor', version: 2 })
  })

  it.each<[string, Partial<SourceInput>, string]>([
    ['no name', { name: ' ' }, 'name'], ['too long a role', { role: 'r'.repeat(301) }, 'role'], ['an address without https', { sameAs: 'http://example.org' }, 'sameAs'],
    ['a script as an address', { sameAs: 'javascript:alert(1)' }, 'sameAs'], ['too many names', { aliases: Array.from({ length: 51 }, (_, n) => `Name ${n}`) }, 'aliases'],
    ['the name of another', { name: 'Ada Brandt' }, 'name'], ['no kind of ours', { kind: 'ghost' as SourceKind }, 'kind'], ['an unnamed one', { kind: 'unnamed' }, 'kind'],
    ['half of a character', { reliability: 'a\ud800' }, 'reliability'],
  ])('is refused with %s', async (_what, change, field) => {
    await saidBy('Ada Brandt', 'person')
    const source = await saidBy('Kim Aas', 'person')
    const error = await edit(source, change).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InvalidInput)
    expect(Object.keys((error as InvalidInput).fields)[0]).toContain(field)
    expect((await now(source.id)).version).toBe(1)
  })

  it('that nobody names tells no address and no other name', async () => {
    const source = await saidBy('two officials', 'unnamed')
    await expect(edit(source, { sameAs: 'https://example.org/kim' })).rejects.toThrow(InvalidInput)
    await expect(edit(source, { aliases: ['Kim Aas'] })).rejects.toThrow(InvalidInput)
    await expect(edit(source, { kind: 'person' })).rejects.toThrow(InvalidInput)
    const changed = await edit(source, { name: 'two city officials', reliability: 'They know the budget.' })
    expect(changed).toMatchObject({ name: 'two city officials', reliability: 'They know the budget.' })
    expect((await desk.store.trail.about([source.id]))[0]!.chain).toBe(source.articleId)
  })

  it('that readers could see is an editor’s to rename, and everybody’s to note about', async () => {
    const { editor, article } = await buildPublishedClaim(desk)
    const claim = await claimSaying(desk, article.id, 'eleven weeks')
    const { source: { id } } = claim.attributions[0]!.hops[0]!
    await acceptClaim(desk, editor, claim.id, claim.version)
    const source = await now(id)
    await expect(edit(source, { role: 'engineer' })).rejects.toThrow(NotAllowed)
    const noted = await edit(source, { reliability: 'Knows bridges.' })
    expect(await edit(noted, { name: 'Ada M. Brandt', role: 'engineer' }, editor)).toMatchObject({ name: 'Ada M. Brandt', version: 3 })
  })

  it('keeps the names that came with another one', async () => {
    const [kept, other] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    await mergeSources(desk, checker, kept.id, 1, { id: other.id, version: 1 })
    await edit(await now(kept.id), { aliases: [] })
    expect((await desk.store.sources.otherNames(kept.id)).map(({ name }) => name)).toEqual(['US Treasury'])
    await expect(edit(await now(other.id), { name: 'Fisc' })).rejects.toThrow(InvalidInput)
  })

  it('keeps a name that somebody gave it, also where that came with another one', async () => {
    const [kept, other] = [await saidBy('Treasury Department', 'organization'), await saidBy('US Treasury', 'organization')]
    await mergeSources(desk, checker, kept.id, 1, { id: other.id, version: 1 })
    const named = await edit(await now(kept.id), { aliases: ['US Treasury'] })
    expect(await desk.store.sources.otherNames(kept.id)).toEqual([{ name: 'US Treasury', kind: null, mergedFromId: null }])
    await unmergeSource(desk, checker, kept.id, named.version, { id: other.id, version: 2 })
    expect((await desk.store.sources.otherNames(kept.id)).map(({ name }) => name)).toEqual(['US Treasury'])
    expect((await checkDatabase(database.url)).problems).toEqual([])
  })
})

describe('the list of sources', () => {
  it('is by name, a page at a time, with how many claims each stands in', async () => {
    for (const name of ['Zora Quist', 'Kim Aas', 'Ada Brandt']) await saidBy(name, 'person')
    await saidBy('Kim Aas', 'person')
    await saidBy('two officials', 'unnamed')
    await saidBy('Brandt', 'person')
    const names: [string, number][] = []
    let after: string | null = null
    do {
      const page = await desk.store.sources.list({ words: [], kind: 'person' }, { after, limit: 2 })
      expect(page).toMatchObject({ total: 3, isMore: false })
      names.push(...page.items.map(({ source, claimCount }): [string, number] => [source.name, claimCount]))
      after = page.next
    } while (after !== null)
    expect(names).toEqual([['Ada Brandt', 1], ['Kim Aas', 2], ['Zora Quist', 1]])
    expect((await desk.store.sources.list({ words: [], kind: 'dataset' }, { after: null, limit: 2 })).items).toEqual([])
    expect((await listSources(desk.store, checker, { typed: 'QUIST', kind: 'person', after: null })).items).toHaveLength(1)
    expect((await listSources(desk.store, checker, { typed: 'QUIST', kind: 'group', after: null })).items).toEqual([])
    await expect(listSources(desk.store, null, { typed: '', kind: null, after: null })).rejects.toThrow(NotAllowed)
    await expect(listSources(desk.store, checker, { typed: 'q'.repeat(201), kind: null, after: null })).rejects.toThrow(InvalidInput)
  })
})

it('how a source is used counts articles that do not depend on each other', async () => {
  const article = await buildArticle(desk, checker, { text: 'The ferry sank 3 boats in the bay.\n\nThe lock lost 9 crates on Monday.' })
  const claims = await desk.store.claims.ofArticle(article.id)
  for (const { id, version } of claims) await attributeClaim(desk, checker, id, version, { chains: [{ hops: [{ source: { name: 'Kim Aas', kind: 'person' }, mode: 'indirect' }] }] })
  const other = await buildArticle(desk, checker, { text: 'The dock lost 12 crates on Monday.', publisher: 'Quill Times' })
  const [third] = await desk.store.claims.ofArticle(other.id)
  const { attributions } = await attributeClaim(desk, checker, third!.id, third!.version, {
    chains: [{ hops: [{ source: { name: 'Ada Brandt', kind: 'person' }, mode: 'indirect' }, { source: { name: 'Kim Aas', kind: 'person' }, mode: 'indirect' }] }],
  })
  expect(claims).toHaveLength(2)
  expect(await useOfSource(desk.store, checker, attributions[0]!.hops[1]!.source.id)).toEqual({
    claims: 3, articles: 2, outlets: 2, origins: 2, independent: 1, onRecord: 2, isMore: false,
  })
})
