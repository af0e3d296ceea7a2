import { beforeAll, expect, it } from 'vitest'
import { addClaim } from '../../src/desk/claims/add-claim.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../src/desk/claims/merge-claims.js'
import { splitClaim } from '../../src/desk/claims/split-claim.js'
import type { Desk } from '../../src/desk/desk.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, buildLongArticle, HARBOUR } from '../factories.js'

let desk: Desk
let checker: Person
beforeAll(async () => {
  desk = makeDesk(await makeStore())
  checker = await buildActor(desk)
})

const ofArticle = (id: string): Promise<Claim[]> => desk.store.claims.ofArticle(id)
const numbers = async (id: string) => (await ofArticle(id)).map(({ number }) => number)
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)
let added = 0
const add = (articleId: string, exact: string) => addClaim(desk, checker, articleId, { text: `Somebody says ${exact} (${(added += 1)}).`, anchors: [{ exact, start: null }] })
/** As a server of the version before writes it: without a number. */
const unnumber = (ids: string[]) => desk.store.accounts.claim.updateMany({ where: { id: { in: ids } }, data: { number: null } })

it('claims are numbered in the order of the text as they come, in each article from 1, also a long one written in steps', async () => {
  for (const { id } of [await buildArticle(desk, checker), await buildArticle(desk, checker, { text: `${HARBOUR}\n\nThere was an edition before.` })]) {
    expect(await numbers(id)).toEqual(upTo((await ofArticle(id)).length))
  }
  const long = await buildLongArticle(desk, checker, 230)
  expect(await numbers(long.id)).toEqual(upTo(230))
})

it('what is added gets the next number, wherever it stands, and no number ever jumps', async () => {
  const { id } = await buildLongArticle(desk, checker, 6)
  const first = await add(id, 'Pier 2 of the port')
  expect(first.number).toBe(7)
  const before = await ofArticle(id)
  const at = (number: number) => before.find((claim) => claim.number === number)!
  await dismissClaim(desk, checker, at(4).id, 1)
  await mergeClaims(desk, checker, at(1).id, 1, { text: 'Two piers are long.', others: [{ id: at(2).id, version: 1 }] })
  const { claims } = await splitClaim(desk, checker, at(3).id, 1, { texts: ['Pier 3 is long.', 'Pier 3 is of the port.'] })
  expect(claims.map(({ number }) => number)).toEqual([8, 9])
  expect((await add(id, 'Pier 5 of the port')).number).toBe(10)
  const after = new Map((await ofArticle(id)).map((claim) => [claim.id, claim.number]))
  for (const claim of before) expect(after.get(claim.id)).toBe(claim.number)
  expect([...after.values()].sort((a, b) => a - b)).toEqual(upTo(10))
})

it('what a server of the version before wrote has a number wherever it is read, and keeps it', async () => {
  const { id } = await buildLongArticle(desk, checker, 5)
  const late = [await add(id, 'Pier 4 of the port'), await add(id, 'Pier 1 of the port')]
  await unnumber(late.map((claim) => claim.id))
  const shown = async () => Promise.all(late.map(async (claim) => (await desk.store.claims.find(claim.id))!.number))
  expect(await shown()).toEqual([6, 7])
  expect(new Set(await numbers(id)).size).toBe(7)
  const near = await desk.store.claims.nearTo({ id: 'another', articleId: id, position: 0 }, 20)
  expect(near.map(({ number }) => number).sort()).toEqual(upTo(7))
  expect((await desk.store.claims.citations(id)).map(({ number }) => number).sort()).toEqual(upTo(7))
  expect((await desk.store.search.claimsIn(id, ['7'], 5)).items[0]).toMatchObject({ id: late[1]!.id, number: 7 })
  expect((await add(id, 'Pier 3 of the port')).number).toBe(8)
  expect(await shown()).toEqual([6, 7])
  expect(await desk.store.accounts.claim.count({ where: { number: null } })).toBe(0)
})

it('two who add a claim at once get two numbers', async () => {
  const { id } = await buildLongArticle(desk, checker, 3)
  const both = await Promise.all([add(id, 'Pier 1 of the port'), add(id, 'Pier 2 of the port')])
  expect(both.map(({ number }) => number).sort()).toEqual([4, 5])
})
