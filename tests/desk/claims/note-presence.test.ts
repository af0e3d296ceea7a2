import { describe, expect, it } from 'vitest'
import { notePresence } from '../../../src/desk/claims/note-presence.js'
import type { Desk } from '../../../src/desk/desk.js'
import { presenceIn } from '../../../src/desk/reading/presence.js'
import { askSecondCheck } from '../../../src/desk/second-checks/ask-second-check.js'
import { tidyUp } from '../../../src/desk/tidy-up.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { NotAllowed, NotFound } from '../../../src/domain/errors.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying } from '../../factories.js'

async function setUp() {
  const desk = makeDesk(await makeStore())
  const [ana, bo, editor] = [await buildActor(desk, 'fact-checker', 'Ana Lind'), await buildActor(desk, 'fact-checker', 'Bo Kern'), await buildActor(desk, 'editor')]
  const article = await buildArticle(desk, ana)
  const [claim, other] = [await claimSaying(desk, article.id, '4.2 million'), await claimSaying(desk, article.id, 'northern pier')]
  return { desk, ana, bo, editor, article, claim, other }
}
const later = (desk: Desk, seconds: number): Desk => ({ ...desk, now: () => new Date(Date.now() + seconds * 1_000) })

describe('who types on a claim', () => {
  it('is told to the others, not to themselves, for 45 seconds, and is no event', async () => {
    const { desk, ana, bo, article, claim } = await setUp()
    const before = await desk.store.trail.ofChain(article.id, { after: null, limit: 100 })
    await notePresence(desk, ana, claim.id, true)
    expect(await presenceIn(desk, bo, article.id)).toEqual([{ claimId: claim.id, name: 'Ana Lind' }])
    expect(await presenceIn(desk, ana, article.id)).toEqual([])
    expect(await presenceIn(later(desk, 46), bo, article.id)).toEqual([])
    expect(await desk.store.claims.find(claim.id)).toEqual(claim)
    expect(await desk.store.trail.ofChain(article.id, { after: null, limit: 100 })).toEqual(before)
  })

  it('is one claim at a time, and over when they say so, of that claim', async () => {
    const { desk, ana, bo, article, claim, other } = await setUp()
    await notePresence(desk, ana, claim.id, true)
    await notePresence(desk, ana, other.id, true)
    expect(await presenceIn(desk, bo, article.id)).toEqual([{ claimId: other.id, name: 'Ana Lind' }])
    // What comes late of the claim before takes nothing back of this one.
    await notePresence(desk, ana, claim.id, false)
    expect(await presenceIn(desk, bo, article.id)).toHaveLength(1)
    await notePresence(desk, ana, other.id, false)
    expect(await presenceIn(desk, bo, article.id)).toEqual([])
  })

  it('never grows past one row a person, and what is over is tidied away', async () => {
    const { desk, ana, bo, claim, other } = await setUp()
    for (const { id } of [claim, other, claim]) for (const person of [ana, bo]) await notePresence(desk, person, id, true)
    expect(await desk.store.accounts.presence.count()).toBe(2)
    await tidyUp(desk, PROGRAM)
    expect(await desk.store.accounts.presence.count()).toBe(2)
    await tidyUp(later(desk, 46), PROGRAM)
    expect(await desk.store.accounts.presence.count()).toBe(0)
  })

  it('is not told to who checks the claim blind, nor of them', async () => {
    const { desk, ana, bo, editor, article, claim } = await setUp()
    const waiting = await proposeVerdict(desk, ana, claim.id, claim.version, { status: 'false', rationale: 'Less.', asOf: '2026-02-28', withoutEvidence: 'Seen.' })
    await notePresence(desk, ana, claim.id, true)
    await notePresence(desk, bo, claim.id, true)
    await askSecondCheck(desk, editor, claim.id, waiting.version, { checker: bo.id })
    expect(await presenceIn(desk, bo, article.id)).toEqual([])
    expect(await presenceIn(desk, editor, article.id)).toEqual([{ claimId: claim.id, name: 'Ana Lind' }])
    await expect(notePresence(desk, bo, claim.id, true)).rejects.toThrow(NotAllowed)
  })

  it('is for people at a desk, of a claim and an article that there are', async () => {
    const { desk, ana, article, claim } = await setUp()
    await expect(notePresence(desk, PROGRAM, claim.id, true)).rejects.toThrow(NotAllowed)
    await expect(notePresence(desk, ana, 'none', true)).rejects.toThrow(NotFound)
    await expect(presenceIn(desk, PROGRAM, article.id)).rejects.toThrow(NotAllowed)
    await expect(presenceIn(desk, ana, 'none')).rejects.toThrow(NotFound)
  })
})
