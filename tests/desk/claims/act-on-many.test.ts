import { describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { actOnMany, claimsFor, MOST_AT_ONCE } from '../../../src/desk/claims/act-on-many.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import { manyToUndo, undoMany } from '../../../src/desk/claims/undo-many.js'
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

const stagesOf = (claims: Claim[]) => claims.map(({ stage }) => stage)
const asItWas = ({ version: _version, updatedAt: _at, ...claim }: Claim) => claim

describe('many claims at once', () => {
  it('are accepted or dismissed where nobody decided yet, each with an event of its own', async () => {
    const { desk, url, checker, articleId, all, claims } = await setUp()
    await acceptClaim(desk, checker, claims[0]!.id, 1)
    await dismissClaim(desk, checker, claims[1]!.id, 1, { reason: 'opinion' })
    const { claims: meant, left } = await claimsFor(desk.store, checker, articleId, 'dismiss', {})
    expect([meant.map(({ id }) => id), left]).toEqual([claims.slice(2).map(({ id }) => id), 2])
    expect(await actOnMany(desk, checker, articleId, 'dismiss', { filter: {}, count: 4, reason: 'not_checkable' })).toBe(4)
    const after = await all()
    expect(stagesOf(after)).toEqual(['accepted', 'dismissed', 'dismissed', 'dismissed', 'dismissed', 'dismissed'])
    expect(after.map(({ dismissedAs }) => dismissedAs)).toEqual([null, 'opinion', 'not_checkable', 'not_checkable', 'not_checkable', 'not_checkable'])
    const { items: [event] } = await desk.store.trail.pageAbout([claims[2]!.id], { after: null, limit: 1 })
    expect(event).toMatchObject({ activity: 'dismiss', agentId: checker.id, after: { reason: 'not_checkable' } })
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('are those that a filter keeps; what was decided is decided anew only where the filter names its stage', async () => {
    const { desk, checker, articleId, all, claims } = await setUp()
    for (const { id } of claims.slice(0, 2)) await dismissClaim(desk, checker, id, 1)
    expect((await claimsFor(desk.store, checker, articleId, 'accept', { status: 'verified' })).claims).toEqual([])
    await actOnMany(desk, checker, articleId, 'accept', { filter: { stage: 'dismissed' }, count: 2 })
    expect(stagesOf(await all())).toEqual(['accepted', 'accepted', 'proposed', 'proposed', 'proposed', 'proposed'])
  })

  it('are left alone where they are not as many as were seen, or none, or too many', async () => {
    const { desk, checker, articleId, all } = await setUp()
    const accept = (input: object) => actOnMany(desk, checker, articleId, 'accept', { filter: {}, count: 6, ...input })
    await expect(accept({ count: 5 })).rejects.toThrow('these are 6 claims now, not 5')
    await expect(accept({ count: 0, filter: { stage: 'in_check' } })).rejects.toThrow('None of these claims')
    await expect(accept({ count: Number.NaN })).rejects.toThrow(InvalidInput)
    await expect(actOnMany(desk, checker, 'none', 'accept', { filter: {}, count: 1 })).rejects.toThrow(NotFound)
    await expect(actOnMany(desk, checker, articleId, 'dismiss', { filter: {}, count: 6, reason: 'duplicate' })).rejects.toThrow('Choose one of the reasons')
    expect(new Set(stagesOf(await all()))).toEqual(new Set(['proposed']))
    const long = await setUp(MOST_AT_ONCE + 1)
    expect(long.claims.length).toBeGreaterThan(MOST_AT_ONCE)
    await expect(claimsFor(long.desk.store, long.checker, long.articleId, 'accept', {})).rejects.toThrow(`more than ${MOST_AT_ONCE} claims`)
  })
})

describe('undoing what was done to many', () => {
  it('gives all of them back as they were, and then what was done before it', async () => {
    const { desk, url, checker, articleId, all, claims } = await setUp()
    await dismissClaim(desk, checker, claims[0]!.id, 1, { reason: 'opinion' })
    const before = await all()
    await actOnMany(desk, checker, articleId, 'accept', { filter: {}, count: 5 })
    await actOnMany(desk, checker, articleId, 'accept', { filter: { stage: 'dismissed' }, count: 1 })
    expect(await undoMany(desk, checker, articleId)).toEqual({ undone: 1, left: 0 })
    expect(await undoMany(desk, checker, articleId)).toEqual({ undone: 5, left: 0 })
    expect((await all()).map(asItWas)).toEqual(before.map(asItWas))
    await expect(undoMany(desk, checker, articleId)).rejects.toThrow(NothingToUndo)
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('leaves what was touched since, by whomever; one of them is undone by itself as well', async () => {
    const { desk, checker, other, articleId, all, claims } = await setUp()
    await actOnMany(desk, checker, articleId, 'accept', { filter: {}, count: 6 })
    await rewordClaim(desk, other, claims[0]!.id, 2, { text: 'They counted many ships.' })
    await undoAct(desk, checker, claims[1]!.id, 2)
    await expect(undoMany(desk, other, articleId)).rejects.toThrow(NothingToUndo)
    expect(await undoMany(desk, checker, articleId)).toEqual({ undone: 4, left: 2 })
    expect(stagesOf(await all())).toEqual(['accepted', 'proposed', 'proposed', 'proposed', 'proposed', 'proposed'])
    expect(await manyToUndo(desk.store, checker, articleId)).toBeNull()
  })
})
