import { describe, expect, it } from 'vitest'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { actOnMany, claimsFor, MOST_AT_ONCE, seenOf, type ManyAct } from '../../../src/desk/claims/act-on-many.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { manyToUndo, undoMany } from '../../../src/desk/claims/undo-many.js'
import type { ClaimFilter } from '../../../src/domain/listing.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, NotFound, NothingToUndo } from '../../../src/domain/errors.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

async function setUp(count = 6) {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const [checker, other] = [await buildActor(desk), await buildActor(desk, 'editor')]
  const text = Array.from({ length: count }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
  const { id: articleId } = await buildArticle(desk, checker, { text })
  const all = () => desk.store.claims.ofArticle(articleId)
  return { desk, url, checker, other, articleId, all, claims: await all() }
}

/** As somebody does it who looks at the list just before. */
async function decide({ desk, checker, articleId }: Pick<Awaited<ReturnType<typeof setUp>>, 'desk' | 'checker' | 'articleId'>, act: ManyAct, { filter = {}, reason = null }: { filter?: ClaimFilter; reason?: string | null } = {}) {
  const { claims } = await claimsFor(desk.store, checker, articleId, act, filter)
  return actOnMany(desk, checker, articleId, act, { filter, seen: seenOf(claims), reason })
}

const stagesOf = (claims: Claim[]) => claims.map(({ stage }) => stage)
const asItWas = ({ version: _version, updatedAt: _at, ...claim }: Claim) => claim

describe('many claims at once', () => {
  it('are accepted or dismissed where nobody decided yet, each with an event of its own', async () => {
    const scene = await setUp()
    const { desk, url, checker, all, claims } = scene
    await acceptClaim(desk, checker, claims[0]!.id, 1)
    await dismissClaim(desk, checker, claims[1]!.id, 1, { reason: 'opinion' })
    expect(await decide(scene, 'dismiss', { reason: 'not_checkable' })).toMatchObject({ count: 4 })
    const after = await all()
    expect(stagesOf(after)).toEqual(['accepted', 'dismissed', 'dismissed', 'dismissed', 'dismissed', 'dismissed'])
    expect(after.map(({ dismissedAs }) => dismissedAs)).toEqual([null, 'opinion', 'not_checkable', 'not_checkable', 'not_checkable', 'not_checkable'])
    const { items: [event] } = await desk.store.trail.pageAbout([claims[2]!.id], { after: null, limit: 1 })
    expect(event).toMatchObject({ activity: 'dismiss', agentId: checker.id, after: { reason: 'not_checkable' } })
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('are those that a filter keeps; what was decided is decided anew only where the filter names its stage', async () => {
    const scene = await setUp()
    const { desk, checker, articleId, all, claims } = scene
    for (const { id } of claims.slice(0, 2)) await dismissClaim(desk, checker, id, 1)
    expect((await claimsFor(desk.store, checker, articleId, 'accept', { status: 'verified' })).claims).toEqual([])
    await decide(scene, 'accept', { filter: { stage: 'dismissed' } })
    expect(stagesOf(await all())).toEqual(['accepted', 'accepted', 'proposed', 'proposed', 'proposed', 'proposed'])
  })

  it('are left alone where they are others than were seen, in whatever way, or none', async () => {
    const scene = await setUp()
    const { desk, checker, other, articleId, all, claims } = scene
    const seen = seenOf((await claimsFor(desk.store, checker, articleId, 'accept', {})).claims)
    const accept = (input: object = {}) => actOnMany(desk, checker, articleId, 'accept', { filter: {}, seen, ...input })
    await rewordClaim(desk, other, claims[0]!.id, 1, { text: 'They counted many ships.' })
    await expect(accept()).rejects.toThrow('Somebody changed the list')
    await expect(accept({ filter: { stage: 'in_check' } })).rejects.toThrow('None of these claims')
    await expect(accept({ seen: '' })).rejects.toThrow(InvalidInput)
    await expect(actOnMany(desk, checker, 'none', 'accept', { filter: {}, seen })).rejects.toThrow(NotFound)
    await expect(decide(scene, 'dismiss', { reason: 'duplicate' })).rejects.toThrow('Choose one of the reasons')
    expect(new Set(stagesOf(await all()))).toEqual(new Set(['proposed']))
  })

  it('of very many are the first, whatever was decided before them', async () => {
    const scene = await setUp(MOST_AT_ONCE + 2)
    const { desk, checker, articleId, claims, all } = scene
    expect(claims).toHaveLength(MOST_AT_ONCE + 2)
    expect(await claimsFor(desk.store, checker, articleId, 'accept', {})).toMatchObject({ left: 0, isMore: true })
    expect(await decide(scene, 'accept')).toMatchObject({ count: MOST_AT_ONCE })
    expect(stagesOf(await all()).slice(-3)).toEqual(['accepted', 'proposed', 'proposed'])
    expect(await decide(scene, 'dismiss')).toMatchObject({ count: 2 })
  })
})

describe('undoing what was done to many', () => {
  it('gives all of them back as they were: that which is named, and nothing else', async () => {
    const scene = await setUp()
    const { desk, url, checker, articleId, all, claims } = scene
    await dismissClaim(desk, checker, claims[0]!.id, 1, { reason: 'opinion' })
    const before = await all()
    const first = await decide(scene, 'accept')
    const second = await decide(scene, 'accept', { filter: { stage: 'dismissed' } })
    expect(await undoMany(desk, checker, articleId, second.batch)).toEqual({ undone: 1, left: 0 })
    await expect(undoMany(desk, checker, articleId, second.batch)).rejects.toThrow(NothingToUndo)
    expect(stagesOf(await all()).filter((stage) => stage === 'accepted')).toHaveLength(5)
    expect(await undoMany(desk, checker, articleId, first.batch)).toEqual({ undone: 5, left: 0 })
    expect((await all()).map(asItWas)).toEqual(before.map(asItWas))
    await expect(undoMany(desk, checker, articleId, 'none')).rejects.toThrow(NothingToUndo)
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('leaves what was touched since, by whomever; one of them is undone by itself as well', async () => {
    const scene = await setUp()
    const { desk, checker, other, articleId, all, claims } = scene
    const { batch } = await decide(scene, 'accept')
    await rewordClaim(desk, other, claims[0]!.id, 2, { text: 'They counted many ships.' })
    await undoAct(desk, checker, claims[1]!.id, 2)
    await expect(undoMany(desk, other, articleId, batch)).rejects.toThrow(NothingToUndo)
    expect(await undoMany(desk, checker, articleId, batch)).toEqual({ undone: 4, left: 2 })
    expect(stagesOf(await all())).toEqual(['accepted', 'proposed', 'proposed', 'proposed', 'proposed', 'proposed'])
    expect(await manyToUndo(desk.store, checker, articleId, batch)).toBeNull()
  })

  it('says why where readers saw them at once', async () => {
    const scene = await setUp()
    const { desk, checker, other, articleId } = scene
    const { batch } = await decide(scene, 'accept')
    await publishArticle(desk, other, articleId, 1)
    await expect(undoMany(desk, checker, articleId, batch)).rejects.toThrow('Readers could see this')
  })
})
