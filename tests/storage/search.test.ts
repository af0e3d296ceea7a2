import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { rewordClaim } from '../../src/desk/claims/reword-claim.js'
import { wordsOf } from '../../src/domain/search.js'
import { databaseFile, openStore, type Store } from '../../src/storage/store.js'
import { MOST_COUNTED } from '../../src/storage/counted.js'
import { checkDatabase } from '../check-database.js'
import { makeDatabase, makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle } from '../factories.js'

const first = (limit = 50) => ({ after: null, limit })

/** A store with a source of each of these names, which is the shortest way to text that is searched. */
async function withSources(names: string[]): Promise<{ store: Store; url: string; ids: string[] }> {
  const { store, url } = await makeDatabase()
  const { newId } = makeDesk(store)
  const sources = names.map((name) => ({ id: newId(), name, kind: 'organization' as const, articleId: null, version: 1 }))
  await store.write((tx) => tx.sources.insertAll(sources, new Date()))
  return { store, url, ids: sources.map(({ id }) => id) }
}

const namesIn = async (store: Store, words: string[]) => (await store.search.sources(words, first())).items.map(({ source }) => source.name)

describe('searching', () => {
  it('finds a word of any length wherever it stands, in any script, the newest first', async () => {
    const { store } = await withSources(['EU Office', 'Neue Zeitung', '東京新聞', 'Café Zürich', 'Газета', 'x', 'Agency 7', 'Ὀδυσσεύς'])
    expect(await namesIn(store, ['eu'])).toEqual(['Neue Zeitung', 'EU Office'])
    expect(await namesIn(store, ['新'])).toEqual(['東京新聞'])
    expect(await namesIn(store, ['京新'])).toEqual(['東京新聞'])
    expect(await namesIn(store, ['7'])).toEqual(['Agency 7'])
    expect(await namesIn(store, ['x'])).toEqual(['x'])
    expect(await namesIn(store, ['азет'])).toEqual(['Газета'])
    expect(await namesIn(store, ['cafe', 'ich'])).toEqual(['Café Zürich'])
    expect(await namesIn(store, ['zeit', 'q'])).toEqual([])
  })

  it('asks all words of one name of a source, and not of several', async () => {
    const { store, ids } = await withSources(['Harbour Office'])
    const { newId } = makeDesk(store)
    await store.write((tx) => tx.sources.addAliases([{ id: newId(), sourceId: ids[0]!, name: 'Port Bureau' }]))
    expect(await namesIn(store, ['port', 'bureau'])).toEqual(['Harbour Office'])
    expect(await namesIn(store, ['harbour', 'bureau'])).toEqual([])
    expect(await namesIn(store, ['our off'])).toEqual(['Harbour Office'])
  })

  const text = 'Of "NEAR(", a OR b* ^c {x:y} \\ 100% _under_ -dash +plus #1 @home; DROP TABLE 👩🏽‍🚒 was said.'
  it.each([
    '"near("', 'a or b*', '^c', '{x:y}', '\\', '100%', '_under_', '-dash', '+plus', '#1', '@home;', "drop table", '👩🏽‍🚒', '🏽', '"', '%', '_', '*', ':',
  ])('takes %s for what it is', async (typed) => {
    const store = await makeStore()
    const desk = makeDesk(store)
    const { id } = await buildArticle(desk, await buildActor(desk), { title: text, text: 'The pier leaks, Bo said.' })
    const words = wordsOf(typed)
    const found = words.length === 0 ? [] : (await store.search.articles(words, first())).items
    expect(found.map((article) => article.id)).toEqual(words.length === 0 ? [] : [id])
  })

  it.each(['"near"( and not', 'a*b*c', 'near/3', 'pieces:a', '\0', 'pier\0', '\ud800', '\u{e022}', "' OR 1=1 --", '^', '~', '`', '|'])('finds nothing for what stands nowhere: %j', async (word) => {
    const store = await makeStore()
    const desk = makeDesk(store)
    await buildArticle(desk, await buildActor(desk), { title: 'The pier leaks', text: 'The pier leaks, Bo said.' })
    for (const search of [store.search.articles, store.search.claims, store.search.sources]) {
      expect(await search([word], first())).toEqual({ items: [], next: null, total: 0, isMore: false })
      expect((await search(['pier', word], first())).items).toEqual([])
    }
  })

  it('compares all of a long search, also what the index is not asked for', async () => {
    const long = Array.from({ length: 150 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
    const { store } = await withSources([long])
    expect(await namesIn(store, [long])).toEqual([long])
    expect(await namesIn(store, [`${long.slice(0, -1)}a`])).toEqual([])
  })

  it.each([[MOST_COUNTED, false], [MOST_COUNTED + 1, true]])('counts as far as it says, of %i, and leads to all of them', async (count, isMore) => {
    const { store, ids } = await withSources(Array.from({ length: count }, (_, n) => `Walrus Watch ${n}`))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await store.search.sources(['walrus'], { after, limit: 100 })
      expect(page).toMatchObject({ total: MOST_COUNTED, isMore })
      seen.push(...page.items.map(({ source }) => source.id))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual([...ids].reverse())
  })

  it('what was written before there was an index is found after the next start, all of it', async () => {
    const { store, url } = await makeDatabase()
    const desk = makeDesk(store)
    const checker = await buildActor(desk)
    const lines = Array.from({ length: 620 }, (_, n) => `The walrus office counted ${n + 31} seals in week ${n + 1}.`)
    const { id } = await buildArticle(desk, checker, { title: 'Ökonomie der Robben', text: lines.join('\n\n') })
    const claims = await store.claims.ofArticle(id)
    expect(claims.length).toBeGreaterThan(500)
    const { total } = await store.search.sources(['office'], first())
    for (const table of [store.accounts.claimWords, store.accounts.articleWords, store.accounts.sourceWords]) await (table as typeof store.accounts.claimWords).deleteMany()
    expect((await store.search.claims(['walrus'], first(1))).total).toBe(0)
    const again = await openStore(url)
    expect((await again.search.claims(['walrus', 'seals'], first(1))).total).toBe(claims.length)
    expect((await again.search.articles(['okonomie'], first(1))).items).toMatchObject([{ id }])
    expect((await again.search.sources(['office'], first())).total).toBe(total)
    await again.close()
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('check names what is searched by other words than its own', async () => {
    const { store, url } = await makeDatabase()
    const desk = makeDesk(store)
    const checker = await buildActor(desk)
    const { id } = await buildArticle(desk, checker, { title: 'Lamps', text: 'The council bought 90 brass lamps for the old pier.' })
    const [claim] = await store.claims.ofArticle(id)
    await rewordClaim(desk, checker, claim!.id, claim!.version, { text: 'The council bought 91 brass lamps.' })
    expect((await store.search.claims(['91 brass'], first())).items.map(({ claim: { id: found } }) => found)).toEqual([claim!.id])
    expect((await store.search.claims(['90'], first())).items).toEqual([])
    await store.accounts.claimWords.update({ where: { claimId: claim!.id }, data: { folded: 'something else' } })
    await store.accounts.articleWords.delete({ where: { articleId: id } })
    expect((await checkDatabase(url)).problems).toEqual([
      `article ${id}: what it is searched by is not what it says`, `claim ${claim!.id}: what it is searched by is not what it says`,
    ])
  })
})

it('check names what the index of SQLite does not find, or has too much', async () => {
  const { store, url, ids } = await withSources(['Harbour Office', 'Port Bureau'])
  if (store.provider !== 'sqlite') return
  await store.close()
  const change = (sql: string) => {
    const database = new Database(databaseFile(url))
    database.exec(sql)
    database.close()
  }
  change(`DELETE FROM "SourcePieces" WHERE "rowid" = 1; INSERT INTO "SourcePieces" ("rowid", "pieces") VALUES (9, 'abc')`)
  expect((await checkDatabase(url)).problems).toEqual([
    `source ${ids[0]}: the index of the search does not say what its words are`, 'the index of the search has source 9, which is not there',
  ])
})
