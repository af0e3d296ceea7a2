import { describe, expect, it } from 'vitest'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { facetsOf } from '../../../src/domain/claim.js'
import { InvalidInput, NotFound } from '../../../src/domain/errors.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

const TEXT = `The ferry office sold 40 tickets on Monday. The harbour office sold “no more than” 40 tickets, too.

The harbour office closed at noon.`

async function setUp() {
  const desk = makeDesk(await makeStore())
  const [checker, editor] = [await buildActor(desk), await buildActor(desk, 'editor')]
  return { desk, checker, editor, article: await buildArticle(desk, checker, { text: TEXT }) }
}
const quote = (exact: string, start: number | null = null) => ({ exact, start })
const mistakes = (adding: Promise<unknown>) => adding.then(() => ({}), (error: unknown) => (error as InvalidInput).fields)

describe('adding a claim', () => {
  it('writes it as accepted, where its words stand, with a line in the trail', async () => {
    const { desk, checker, article } = await setUp()
    const added = await addClaim(desk, checker, article.id, {
      text: ' The harbour office\n sold no more than 40 tickets. ', anchors: [quote('sold "no more than" 40 tickets'), quote('The  harbour office closed')],
    })
    expect(added).toEqual(await desk.store.claims.find(added.id))
    expect(added).toMatchObject({ text: 'The harbour office sold no more than 40 tickets.', stage: 'accepted', origin: 'person', confidence: null, version: 1, publicSince: null })
    expect(added.anchors.map(({ start, end, exact }) => [TEXT.slice(start, end), exact])).toEqual(Array.from([
      'sold “no more than” 40 tickets', 'The harbour office closed',
    ], (words) => [words, words]))
    expect(added.position).toBe(added.anchors[0]!.start)
    expect(added.checkworthiness).toBeGreaterThan(0)
    const [event] = await desk.store.trail.about([added.id])
    expect(event).toMatchObject({ activity: 'add_claim', agentId: checker.id, after: { text: 'The harbour office sold no more than 40 tickets.', stage: 'accepted' } })
  })

  it('stands among the others in the order of the text', async () => {
    const { desk, checker, article } = await setUp()
    const added = await addClaim(desk, checker, article.id, { text: 'Forty tickets were sold too.', anchors: [quote('too')] })
    const positions = (await desk.store.claims.ofArticle(article.id)).map(({ position }) => position)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(positions).toContain(added.position)
  })

  it('of a published article is seen by readers once an editor says so', async () => {
    const { desk, checker, editor, article } = await setUp()
    await publishArticle(desk, editor, article.id, article.version)
    const added = await addClaim(desk, editor, article.id, { text: 'It closed at noon.', anchors: [quote('closed at noon')] })
    expect(added).toMatchObject({ stage: 'accepted', publicSince: added.createdAt })
    const proposed = await addClaim(desk, checker, article.id, { text: 'It was closed.', anchors: [quote('closed at noon')] })
    expect(proposed).toMatchObject({ stage: 'proposed', publicSince: null })
  })

  it('asks which is meant where the words stand in several places, and takes the one that is said', async () => {
    const { desk, checker, article } = await setUp()
    const text = 'The office sold 40 tickets.'
    expect(await mistakes(addClaim(desk, checker, article.id, { text, anchors: [quote('40 tickets')] }))).toEqual({ anchors: '“40 tickets” stands in 2 places. Say which is meant.' })
    const second = TEXT.lastIndexOf('40 tickets')
    const added = await addClaim(desk, checker, article.id, { text, anchors: [quote('40 tickets', second)] })
    expect(added.anchors[0]).toMatchObject({ start: second, exact: '40 tickets' })
  })

  it('takes the one place of words that were quoted anew, whatever was chosen for others', async () => {
    const { desk, checker, article } = await setUp()
    const added = await addClaim(desk, checker, article.id, { text: 'It closed.', anchors: [quote('closed at noon', 4)] })
    expect(added.anchors[0]).toMatchObject({ exact: 'closed at noon' })
  })

  it('says to readers that it is not clear who says it, for nobody has said', async () => {
    const { desk, checker, article } = await setUp()
    const added = await addClaim(desk, checker, article.id, { text: 'It closed.', anchors: [quote('closed at noon')] })
    expect(facetsOf(added).sourcing).toBe('unsure')
  })

  it.each<[what: string, input: { text: string; anchors: { exact: string; start: number | null }[] }, fields: Record<string, RegExp>]>([
    ['words that the article does not have', { text: 'It did.', anchors: [quote('The harbour office closed at one')] }, { anchors: /does not stand.*nearest there is: “The harbour office closed at noon.”/ }],
    ['words that nothing is near to', { text: 'It did.', anchors: [quote('Penguins escaped')] }, { anchors: /Copy the words/ }],
    ['a place where the words do not stand', { text: 'It did.', anchors: [quote('40 tickets', 3)] }, { anchors: /does not stand/ }],
    ['no passage', { text: 'It did.', anchors: [quote(' \n')] }, { anchors: /Quote the words/ }],
    ['passages that overlap', { text: 'It did.', anchors: [quote('closed at noon'), quote('harbour office closed')] }, { anchors: /overlap/ }],
    ['no wording', { text: ' ', anchors: [quote('closed at noon')] }, { text: /one sentence/ }],
    ['too long a wording', { text: 'x'.repeat(2_001), anchors: [quote('closed at noon')] }, { text: /2,000/ }],
    ['too many passages', { text: 'It did.', anchors: Array.from({ length: 21 }, () => quote('noon')) }, { anchors: /20 passages/ }],
  ])('refuses %s in words, and writes nothing', async (_what, input, fields) => {
    const { desk, checker, article } = await setUp()
    const before = await desk.store.claims.ofArticle(article.id)
    const told = await mistakes(addClaim(desk, checker, article.id, input))
    expect(Object.keys(told)).toEqual(Object.keys(fields))
    for (const [name, words] of Object.entries(fields)) expect(told[name as keyof typeof told]).toMatch(words)
    expect(await desk.store.claims.ofArticle(article.id)).toEqual(before)
  })

  it('refuses a claim that is there in these words already, unless it was dismissed', async () => {
    const { desk, checker, article } = await setUp()
    const input = { text: 'The office closed.', anchors: [quote('office closed')] }
    const added = await addClaim(desk, checker, article.id, input)
    expect(await mistakes(addClaim(desk, checker, article.id, input))).toEqual({ text: 'The article has a claim of these words already.' })
    await dismissClaim(desk, checker, added.id, added.version)
    expect(await addClaim(desk, checker, article.id, input)).toMatchObject({ stage: 'accepted' })
  })

  it('knows no article of another id', async () => {
    const { desk, checker } = await setUp()
    await expect(addClaim(desk, checker, 'none', { text: 'It did.', anchors: [quote('it')] })).rejects.toThrow(NotFound)
  })
})
