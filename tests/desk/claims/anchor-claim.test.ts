import { describe, expect, it } from 'vitest'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { anchorClaim, type AnchorsInput } from '../../../src/desk/claims/anchor-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { withdrawClaim } from '../../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { coverageOf } from '../../../src/desk/reading/coverage.js'
import { historyOf } from '../../../src/desk/reading/claims.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, NotFound, NothingToUndo, StaleVersion } from '../../../src/domain/errors.js'
import { presentTrail } from '../../../src/web/parts/trail.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

const TEXT = `The ferry office sold 40 tickets on Monday. The harbour office sold 40 tickets, too.

The harbour office closed at noon. Nobody was asked about the tickets.`

async function setUp() {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const [checker, editor] = [await buildActor(desk), await buildActor(desk, 'editor')]
  const article = await buildArticle(desk, checker, { text: TEXT })
  const claim = await addClaim(desk, checker, article.id, { text: 'Nobody worked after noon.', anchors: [{ exact: 'closed at noon', start: null }] })
  return { desk, url, checker, editor, article, claim }
}
const quote = (exact: string, start: number | null = null) => ({ exact, start })
const wordsOf = ({ anchors }: Claim) => anchors.map(({ exact }) => exact)
const fieldsOf = (acting: Promise<unknown>) => acting.then(() => ({}), (error: unknown) => (error as InvalidInput).fields)
const asItWas = ({ version: _version, updatedAt: _at, ...claim }: Claim) => claim
const eventOf = async (desk: Desk, { id }: Claim) => (await desk.store.trail.pageAbout([id], { after: null, limit: 1 })).items[0]!

describe('where a claim stands', () => {
  it('is moved to other words: its place in the list, its marks and the coverage follow, and its wording stays', async () => {
    const { desk, url, checker, article, claim } = await setUp()
    const moved = await anchorClaim(desk, checker, claim.id, claim.version, { anchors: [quote('Nobody was asked about the tickets')] })
    expect(moved).toEqual(await desk.store.claims.find(claim.id))
    expect(moved).toMatchObject({ text: claim.text, stage: claim.stage, version: claim.version + 1, position: TEXT.indexOf('Nobody') })
    expect(moved.anchors).toMatchObject([{ exact: 'Nobody was asked about the tickets', start: TEXT.indexOf('Nobody'), state: 'intact', score: 1 }])
    const { sentences } = await coverageOf(desk.store, checker, article.id)
    expect(sentences.find(({ start }) => start === TEXT.indexOf('Nobody'))!.kind).toBe('claim')
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('grows by further passages in the order of the text, and by words that overlap or follow one that it has', async () => {
    const { desk, checker, claim } = await setUp()
    const apart = await anchorClaim(desk, checker, claim.id, claim.version, { anchors: [quote('Nobody was asked'), quote('The ferry office')], how: 'extend' })
    expect(wordsOf(apart)).toEqual(['The ferry office', 'closed at noon', 'Nobody was asked'])
    expect(apart.position).toBe(0)
    const longer = await anchorClaim(desk, checker, claim.id, apart.version, { anchors: [quote('office closed'), quote('sold 40 tickets on Monday')], how: 'extend' })
    expect(wordsOf(longer)).toEqual(['The ferry office sold 40 tickets on Monday', 'office closed at noon', 'Nobody was asked'])
    expect(wordsOf(await anchorClaim(desk, checker, claim.id, longer.version, { anchors: [quote('at noon')], how: 'extend' }))).toEqual(wordsOf(longer))
    expect(await desk.store.claims.find(claim.id)).toMatchObject({ version: longer.version })
  })

  it('keeps the passages that stay word for word, and loses those that are left out', async () => {
    const { desk, checker, claim } = await setUp()
    const second = TEXT.lastIndexOf('40 tickets')
    const two = await anchorClaim(desk, checker, claim.id, claim.version, { anchors: [quote('40 tickets', second)], how: 'extend' })
    const one = await anchorClaim(desk, checker, claim.id, two.version, { anchors: two.anchors.slice(0, 1).map(({ exact, start }) => ({ exact, start })) })
    expect(one.anchors).toEqual(two.anchors.slice(0, 1))
    expect(one.position).toBe(second)
  })

  it('is found by the words before it, where the same words stand in several places', async () => {
    const { desk, checker, claim } = await setUp()
    const input = { anchors: [{ exact: '40 tickets', start: null, prefix: 'The harbour office sold ' }] }
    expect((await anchorClaim(desk, checker, claim.id, claim.version, input)).anchors[0]!.start).toBe(TEXT.lastIndexOf('40 tickets'))
  })

  it('is undone exactly, and stands in the trail with the words before and after', async () => {
    const { desk, url, checker, claim } = await setUp()
    const moved = await anchorClaim(desk, checker, claim.id, claim.version, { anchors: [quote('The ferry office')] })
    const event = await eventOf(desk, claim)
    expect(event).toMatchObject({ activity: 'anchor', agentId: checker.id, before: { anchors: [{ exact: 'closed at noon' }] }, after: { anchors: [{ exact: 'The ferry office', start: 0 }] } })
    expect(presentTrail([event])[0]).toMatchObject({ act: 'moved the claim to other words of the article', change: { before: 'closed at noon', after: 'The ferry office' } })
    const { claim: undone } = await undoAct(desk, checker, claim.id, moved.version)
    expect(asItWas(undone)).toEqual(asItWas(claim))
    expect(undone).toEqual(await desk.store.claims.find(claim.id))
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('says in the trail whether words were added or taken off', async () => {
    const { desk, checker, claim } = await setUp()
    const more = await anchorClaim(desk, checker, claim.id, claim.version, { anchors: [quote('Nobody was asked')], how: 'extend' })
    const act = async () => presentTrail([await eventOf(desk, claim)])[0]!.act
    expect(await act()).toBe('added words of the article to the claim')
    await anchorClaim(desk, checker, claim.id, more.version, { anchors: [quote('closed at noon')] })
    expect(await act()).toBe('took words of the article off the claim')
  })

  it.each<[what: string, input: AnchorsInput, fields: Record<string, RegExp>]>([
    ['words that the article does not have', { anchors: [quote('The harbour office closed at one')] }, { anchors: /does not stand.*nearest there is: “The harbour office closed at noon.”/ }],
    ['words that stand in several places', { anchors: [quote('40 tickets')] }, { anchors: /stands in 2 places/ }],
    ['no words', { anchors: [quote(' ')] }, { anchors: /Quote the words/ }],
    ['passages that overlap', { anchors: [quote('closed at noon'), quote('office closed')] }, { anchors: /overlap/ }],
    ['too many', { anchors: Array.from({ length: 21 }, () => quote('noon')) }, { anchors: /20 passages/ }],
    ['a passage that is too long', { anchors: [quote('noon '.repeat(2_001))] }, { anchors: /10,000/ }],
    ['half of a character', { anchors: [quote('noon \ud800')] }, { anchors: /half of a character/ }],
  ])('refuses %s in words, and writes nothing', async (_what, input, fields) => {
    const { desk, checker, claim } = await setUp()
    const told = await fieldsOf(anchorClaim(desk, checker, claim.id, claim.version, input))
    expect(Object.keys(told)).toEqual(Object.keys(fields))
    for (const [name, words] of Object.entries(fields)) expect(told[name as keyof typeof told]).toMatch(words)
    expect(await desk.store.claims.find(claim.id)).toEqual(claim)
  })

  it('refuses more passages than a claim can have in all', async () => {
    const { desk, checker, claim } = await setUp()
    // Each parted from the next by a word that is left out.
    const text = Array.from({ length: 22 }, (_, n) => `tide ${n} rose`).join(' again ')
    const article = await buildArticle(desk, checker, { text: `${text}.` })
    const passage = (n: number) => quote(`tide ${n} rose`)
    const added = await addClaim(desk, checker, article.id, { text: 'Tides rose.', anchors: Array.from({ length: 19 }, (_, n) => passage(n)) })
    const full = await anchorClaim(desk, checker, added.id, added.version, { anchors: [passage(19)], how: 'extend' })
    expect(full.anchors).toHaveLength(20)
    expect(await fieldsOf(anchorClaim(desk, checker, added.id, full.version, { anchors: [passage(20)], how: 'extend' }))).toEqual({ anchors: 'A claim can stand in at most 20 passages.' })
    expect(wordsOf((await desk.store.claims.find(claim.id))!)).toEqual(['closed at noon'])
  })

  it('is not changed over somebody’s head, of what is withdrawn, or of a claim that there is not', async () => {
    const { desk, checker, editor, article, claim } = await setUp()
    const anchors = [quote('The ferry office')]
    await expect(anchorClaim(desk, checker, claim.id, claim.version + 1, { anchors: [quote('nowhere')] })).rejects.toThrow(StaleVersion)
    await expect(anchorClaim(desk, checker, 'none', 1, { anchors })).rejects.toThrow(NotFound)
    await publishArticle(desk, editor, article.id, (await desk.store.articles.find(article.id))!.version)
    const shown = (await desk.store.claims.find(claim.id))!
    const gone = await withdrawClaim(desk, editor, claim.id, shown.version, { note: 'Misread.' })
    await expect(anchorClaim(desk, editor, claim.id, gone.version, { anchors, note: 'Elsewhere.' })).rejects.toThrow(InvalidTransition)
  })
})

describe('what readers saw', () => {
  it('is moved by an editor alone, with a note for them, and not undone', async () => {
    const { desk, checker, editor, article, claim } = await setUp()
    const now = (await desk.store.articles.find(article.id))!
    await publishArticle(desk, editor, article.id, now.version)
    const { version } = (await desk.store.claims.find(claim.id))!
    const anchors = [quote('The harbour office closed at noon')]
    await expect(anchorClaim(desk, checker, claim.id, version, { anchors, note: 'Whole.' })).rejects.toThrow(NotAllowed)
    expect(await fieldsOf(anchorClaim(desk, editor, claim.id, version, { anchors }))).toEqual({ note: 'Say why it stands elsewhere: readers will see this.' })
    const moved = await anchorClaim(desk, editor, claim.id, version, { anchors, note: 'The whole sentence says it.' })
    expect(wordsOf(moved)).toEqual(['The harbour office closed at noon'])
    const { items } = await historyOf(desk.store, null, moved, 'readers', { after: null, limit: 10 })
    expect(presentTrail(items)[0]).toMatchObject({ note: 'The whole sentence says it.', change: { before: 'closed at noon' } })
    await expect(undoAct(desk, editor, claim.id, moved.version)).rejects.toThrow(NothingToUndo)
  })
})
