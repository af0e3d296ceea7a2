import { beforeEach, describe, expect, it } from 'vitest'
import { editDetails } from '../../src/desk/articles/edit-details.js'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../src/desk/claims/attribute-claim.js'
import { addComment } from '../../src/desk/claims/add-comment.js'
import type { Desk } from '../../src/desk/desk.js'
import { openStore, type Store } from '../../src/storage/store.js'
import { makeDatabase } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, buildPublishedClaim, claimSaying, HARBOUR, type PublishedClaim } from '../factories.js'

let desk: Desk
let store: Store
let url: string
let shown: PublishedClaim

beforeEach(async () => {
  ;({ store, url } = await makeDatabase())
  desk = makeDesk(store)
  shown = await buildPublishedClaim(desk)
})

const comment = (body: string) => addComment(desk, shown.checker, shown.claim.id, { body })

describe('the version of what readers see', () => {
  it('moves with what is done to something published, each time to another second', async () => {
    const versions = [await store.readersVersion()]
    for (const body of ['Once.', 'Twice.', 'Thrice.']) {
      await comment(body)
      versions.push(await store.readersVersion())
    }
    expect(new Set(versions).size).toBe(4)
    expect(versions).toEqual([...versions].sort((a, b) => a - b))
  })

  it('stays where it is while a draft is worked on, and while people come and go', async () => {
    const draft = await buildArticle(desk, shown.checker, { text: HARBOUR.replaceAll('bridge', 'lock') })
    const before = await store.readersVersion()
    const claim = await claimSaying(desk, draft.id, '4.2 million')
    await acceptClaim(desk, shown.checker, claim.id, claim.version)
    await editDetails(desk, shown.checker, draft.id, draft.version, { title: 'Another title' })
    await buildActor(desk, 'editor', 'Some Body')
    expect(await store.readersVersion()).toBe(before)
  })

  it('stays where it is while the chains of a draft change among sources that are known', async () => {
    const draft = await buildArticle(desk, shown.checker, { text: HARBOUR.replaceAll('bridge', 'lock') })
    const claim = await claimSaying(desk, draft.id, '4.2 million')
    const times = (await claimSaying(desk, draft.id, 'northern pier')).attributions[0]!.hops[1]!.source
    const before = await store.readersVersion()
    const changed = await attributeClaim(desk, shown.checker, claim.id, claim.version, { chains: [{ hops: [{ source: { id: times.id }, mode: 'direct' }] }] })
    await attributeClaim(desk, shown.checker, claim.id, changed.version, { chains: [{ hops: [{ source: { name: times.name }, mode: 'indirect' }] }] })
    expect(await store.readersVersion()).toBe(before)
  })

  it('moves with the sources that a draft brings in: a page of theirs may lead elsewhere by them', async () => {
    const before = await store.readersVersion()
    await buildArticle(desk, shown.checker, { text: 'The quay will open in May, captain Lena Vogt said.' })
    expect(await store.readersVersion()).toBeGreaterThan(before)
  })

  it('stays where it is where the change is taken back', async () => {
    const before = await store.readersVersion()
    const failed = store.write(async (tx) => {
      await tx.sources.insertAll([{ id: desk.newId(), name: 'Nobody', kind: 'person', articleId: null, version: 1 }], desk.now())
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await store.readersVersion()).toBe(before)
  })

  it('is the same in another process, at once', async () => {
    const other = await openStore(url)
    try {
      expect(await other.readersVersion()).toBe(await store.readersVersion())
      await comment('Look again.')
      expect(await other.readersVersion()).toBe(await store.readersVersion())
    } finally {
      await other.close()
    }
  })
})
