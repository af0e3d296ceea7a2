import { beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { deskClaim, historyOf, readableClaim } from '../../../src/desk/reading/claims.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { NotAllowed, NotFound } from '../../../src/domain/errors.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildPublishedClaim, claimSaying, type PublishedClaim } from '../../factories.js'

let desk: Desk
let published: PublishedClaim
beforeAll(async () => {
  desk = makeDesk(await makeStore())
  published = await buildPublishedClaim(desk)
})

describe('a claim', () => {
  it('tells readers of acts that were decided, and the desk of proposals and comments too', async () => {
    const { checker, claim } = published
    const later = await proposeVerdict(desk, checker, claim.id, claim.version, { status: 'false', rationale: 'A later bill.', asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' })
    await addComment(desk, checker, claim.id, { body: 'The clerk rang.' })
    const acts = async (audience: 'readers' | 'desk') => (await historyOf(desk.store, checker, later, audience, { after: null, limit: 20 })).items.map(({ activity }) => activity)
    expect(await acts('readers')).toEqual(['approve', 'accept'])
    expect(await acts('desk')).toEqual(['comment', 'propose_verdict', 'approve', 'propose_verdict', 'accept'])
  })

  it('that nobody accepted is for the desk only', async () => {
    const { article, checker } = published
    const proposed = await claimSaying(desk, article.id, 'eleven weeks')
    await expect(readableClaim(desk.store, null, proposed.id, 'readers')).rejects.toThrow(NotFound)
    await expect(deskClaim(desk.store, null, proposed.id)).rejects.toThrow(NotAllowed)
    expect((await deskClaim(desk.store, checker, proposed.id)).id).toBe(proposed.id)
    await rewordClaim(desk, checker, proposed.id, proposed.version, { text: 'The harbour bridge closes in May.' })
    expect((await deskClaim(desk.store, checker, proposed.id)).text).toBe('The harbour bridge closes in May.')
  })
})
