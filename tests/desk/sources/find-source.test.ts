import { beforeEach, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { sourceFinder } from '../../../src/desk/sources/find-source.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import type { Person } from '../../../src/domain/permission.js'
import type { Source, SourceKind } from '../../../src/domain/source.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

let desk: Desk
let editor: Person
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  editor = await buildActor(desk, 'editor')
})

let articles = 0
/** The source that a new article finds for each name, with the words it mentions it by. */
async function found(...names: [name: string, kind: SourceKind, mention?: string][]): Promise<Source[]> {
  articles += 1
  const { id } = await buildArticle(desk, editor, { text: `The ferry sank ${articles} boats.` })
  const finder = await sourceFinder(desk, desk.store, names.map(([name]) => name))
  const sources = names.map(([name, kind, mention = name]) => finder.in(id)(name, kind, mention).source)
  await desk.store.write(async (tx) => {
    await tx.sources.insertAll(finder.unshared(), desk.now())
    await finder.share(tx)
  })
  return sources
}

describe('sources of two articles', () => {
  it.each<[string, SourceKind, string]>([
    ['Harbour Times', 'publication', 'The Harbour Times'],
    ['Kim Aas', 'person', 'KIM AAS'],
    ['CNN', 'publication', 'CNN'],
    ['Bank of England', 'organization', 'the Bank of England'],
    ['新华社', 'organization', '新华社'],
  ])('named %s are one', async (name, kind, again) => {
    expect((await found([again, kind]))[0]!.id).toBe((await found([name, kind]))[0]!.id)
  })

  it.each<[string, SourceKind]>([
    ['the company', 'organization'], ['Company', 'organization'], ['The Ministry', 'organization'], ['Brandt', 'person'],
    ['a study', 'document'], ['Residents', 'group'], ['Our newspaper', 'publication'], ['city officials', 'group'], ['It', 'organization'],
    ['officials', 'unnamed'],
  ])('called only %j are two', async (name, kind) => {
    const [first, again] = await found([name, kind], [name, kind])
    expect(again!.id).toBe(first!.id)
    expect((await found([name, kind]))[0]!.id).not.toBe(first!.id)
  })
})

describe('another name of a source', () => {
  it('is known to the next article where it means the source everywhere', async () => {
    const [bureau] = await found(['Federal Bureau of Investigation', 'organization', 'The FBI'])
    expect((await found(['F.B.I.', 'organization']))[0]!.id).toBe(bureau!.id)
  })

  it.each(['the Bureau', 'Investigation', 'It', 'the agency'])('is not %j, which others are called too', async (mention) => {
    const [bureau] = await found(['Federal Bureau of Investigation', 'organization', mention])
    expect((await found([mention, 'organization']))[0]!.id).not.toBe(bureau!.id)
  })

  it('finds none of two that share it', async () => {
    const two = await found(
      ['Harbour Port Authority', 'organization', 'HPA'], ['Highland Parks Association', 'organization', 'HPA'],
    )
    const [third] = await found(['HPA', 'organization'])
    expect(two.map(({ id }) => id)).not.toContain(third!.id)
  })

  it('is told to readers once an article that they can read calls it so', async () => {
    const text = 'The Federal Bureau of Investigation said the dam leaks.\n\nThe FBI said 31 houses are empty.'
    const article = await buildArticle(desk, editor, { text })
    const claims = await desk.store.claims.ofArticle(article.id)
    const hops = claims.flatMap((claim) => claim.attributions.flatMap((attribution) => attribution.hops))
    const bureau = hops.find(({ mention }) => mention === 'FBI' || mention === 'The FBI')
    expect(bureau?.source.name).toBe('Federal Bureau of Investigation')
    expect(await desk.store.sources.aliasesOf(bureau!.source.id)).toEqual([])
    for (const { id, version } of claims) await acceptClaim(desk, editor, id, version)
    await publishArticle(desk, editor, article.id, 1)
    expect(await desk.store.sources.aliasesOf(bureau!.source.id)).toEqual([bureau!.mention])
  })
})

it('what is attributed to a source is paged, newest first, each claim once', async () => {
  const { id } = await buildArticle(desk, editor, {
    text: 'Kim Aas said the dam leaks. Kim Aas said 31 houses are empty. Kim Aas told the Harbour Times that the road is closed.',
  })
  const claims = await desk.store.claims.ofArticle(id)
  const source = claims[0]!.attributions[0]!.hops[0]!.source
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof desk.store.claims.ofSource>> = await desk.store.claims.ofSource(source.id, 'desk', { after, limit: 1 })
    seen.push(...page.items.map(({ claim }) => claim.id))
    after = page.next
  } while (after)
  expect(seen).toEqual(claims.map((claim) => claim.id).sort().reverse())
  expect(seen.length).toBeGreaterThanOrEqual(3)
  expect((await desk.store.claims.ofSource(source.id, 'readers', { after: null, limit: 10 })).items).toEqual([])
})

it('a name that two sources share as another one is brought in once, and not looked for for ever', async () => {
  await found(['Harbour Port Authority', 'organization', 'HPA'], ['Highland Parks Association', 'organization', 'HPA'])
  const finder = await sourceFinder(desk, desk.store, ['HPA'])
  finder.in('an article')('HPA', 'organization', 'HPA')
  expect(await finder.isOvertaken(desk.store)).toBe(false)
  await found(['HPA', 'organization'])
  expect(await finder.isOvertaken(desk.store)).toBe(true)
})
