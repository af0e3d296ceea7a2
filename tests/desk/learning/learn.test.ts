import { beforeEach, describe, expect, it } from 'vitest'
import { WITH_ACCOUNT } from '../../../src/domain/asker.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { learnFromDecisions } from '../../../src/desk/learning/learn.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import type { Claim, NewClaim } from '../../../src/domain/claim.js'
import { PROGRAM, type Person } from '../../../src/domain/permission.js'
import { rowsOfClaims } from '../../../src/storage/rows-of-claims.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle } from '../../factories.js'

const towns = ['Ashford', 'Oldbury', 'Lindow', 'Westmere', 'Brill', 'Tarn', 'Selby Moor', 'Hythe']
const teams = ['Rovers', 'United', 'Wanderers', 'Albion']
const isSport = ({ text }: Claim): boolean => /goals|striker/.test(text)

// Every article has as many sentences on the council as on the match, all of them with figures.
function articleText(number: number): string {
  const sentences = towns.flatMap((town, at) => {
    const amount = ((number * 13 + at * 7) % 80) + 3
    return at % 2 === 0
      ? [`The council of ${town} spent ${amount} million crowns on roads in ${1990 + (amount % 30)}.`]
      : [`The ${teams[(number + at) % 4]} beat ${town} by ${(amount % 6) + 2} goals in ${1990 + (amount % 30)}.`]
  })
  return sentences.join(' ')
}

let desk: Desk
let checker: Person

beforeEach(async () => {
  desk = makeDesk(await makeStore())
  checker = await buildActor(desk)
})

async function decideOn(articles: number, isKept: (claim: Claim, index: number) => boolean): Promise<void> {
  let index = 0
  for (let number = 0; number < articles; number += 1) {
    const { id } = await buildArticle(desk, checker, { title: `Article ${number}`, text: articleText(number) })
    for (const claim of await desk.store.claims.ofArticle(id)) {
      await (isKept(claim, index) ? acceptClaim : dismissClaim)(desk, checker, claim.id, claim.version)
      index += 1
    }
  }
}

async function worthOf(text: string): Promise<number> {
  return (await desk.split(text, {}, WITH_ACCOUNT)).claims[0]!.checkworthiness
}

describe('learning from the desk', () => {
  it('learns what this desk dismisses, and the next text is split so', async () => {
    const [council, match] = ['The council of Dunmore spent 12 million crowns on roads in 2004.', 'The Rovers beat Dunmore by 4 goals in 2004.']
    await decideOn(26, (claim) => !isSport(claim))
    const before = { council: await worthOf(council), match: await worthOf(match) }
    const [report] = await learnFromDecisions(desk, PROGRAM)

    expect(report).toMatchObject({ name: 'check-worthiness', articles: 26, outcome: 'replaced' })
    expect(report!.measured!.after.logLoss).toBeLessThan(report!.measured!.before.logLoss)
    expect(report!.measured!.after.averagePrecision).toBeGreaterThanOrEqual(report!.measured!.before.averagePrecision)
    const after = { council: await worthOf(council), match: await worthOf(match) }
    expect(after.match).toBeLessThan(0.2)
    expect(after.council).toBeGreaterThan(0.8)
    expect(before.match).toBeGreaterThan(after.match)

    const { id } = await buildArticle(desk, checker, { title: 'Another', text: `${council} ${match}` })
    expect((await desk.store.claims.ofArticle(id)).map(({ checkworthiness }) => checkworthiness)).toEqual([after.council, after.match])
    expect(await desk.store.learntModels.newest('check-worthiness')).toMatchObject({
      createdByName: PROGRAM.name, createdById: null, decisions: report!.measured!.learntFrom, heldOut: report!.measured!.heldOut,
    })
  })

  it('learns nothing more from the same decisions a second time', async () => {
    await decideOn(26, (claim) => !isSport(claim))
    await learnFromDecisions(desk, PROGRAM)
    const inUse = await desk.store.learntModels.newestId('check-worthiness')
    expect((await learnFromDecisions(desk, PROGRAM))[0]!.outcome).toBe('not better')
    expect(await desk.store.learntModels.newestId('check-worthiness')).toBe(inUse)
  })

  it('keeps the weights in use where decisions follow nothing', async () => {
    await decideOn(26, (_claim, index) => ((index * 7919) >> 4) % 2 === 0)
    const [report] = await learnFromDecisions(desk, PROGRAM)
    const { before, after } = report!.measured!
    const noWorse = after.logLoss < before.logLoss && after.averagePrecision >= before.averagePrecision && after.f1 >= before.f1
    expect(report!.outcome).toBe(noWorse ? 'replaced' : 'not better')
    expect(after.averagePrecision).toBeLessThan(0.7)
  })

  it('changes nothing in a dry run', async () => {
    await decideOn(26, (claim) => !isSport(claim))
    expect((await learnFromDecisions(desk, PROGRAM, { dryRun: true }))[0]!.outcome).toBe('would replace')
    expect(await desk.store.learntModels.newest('check-worthiness')).toBeNull()
  })

  it('says how many decisions are missing', async () => {
    await decideOn(1, (claim) => !isSport(claim))
    const [report] = await learnFromDecisions(desk, PROGRAM)
    expect(report).toMatchObject({ outcome: 'too few', articles: 1, right: 4, wrong: 4 })
    expect(report!.missing).toEqual({ decisions: 192, right: 26, wrong: 26 })
  })

  it('takes a claim that was reworded for one worth keeping, and an undecided one for none', async () => {
    const { id } = await buildArticle(desk, checker, { text: articleText(1) })
    const [first] = await desk.store.claims.ofArticle(id)
    await rewordClaim(desk, checker, first!.id, first!.version, { text: 'The council paid for roads.' })
    expect((await learnFromDecisions(desk, PROGRAM))[0]).toMatchObject({ right: 1, wrong: 0, articles: 1 })
  })
})

describe('learning the acceptance of attributions', () => {
  const speakers = ['Ana Ruiz', 'Jon Tarn', 'Mia Holt', 'Leo Brandt']
  const place = (number: number, at: number): string => towns[(number + at) % towns.length]!

  // In half of the sentences this desk takes the words for the article's own: it dismisses the claim and writes one without a source.
  async function correct(articles: number): Promise<void> {
    for (let number = 0; number < articles; number += 1) {
      const text = speakers.flatMap((speaker, at) => [
        `${speaker} said the council of ${place(number, at)} sold ${number + at + 2} schools in 2014.`,
        `${speaker} insisted that the museum of ${place(number, at)} bought ${number + at + 2} paintings in 2015.`,
      ]).join(' ')
      const { id } = await buildArticle(desk, checker, { title: `Article ${number}`, text })
      const revision = (await desk.store.articles.newestRevision(id))!
      for (const claim of await desk.store.claims.ofArticle(id)) {
        const isWrong = claim.text.includes('paintings')
        await (isWrong ? dismissClaim : acceptClaim)(desk, checker, claim.id, claim.version)
        if (!isWrong) continue
        const { number: _number, ...same } = claim
        const own: NewClaim = { ...same, id: desk.newId(), origin: 'person', stage: 'accepted', attributions: [], parts: [] }
        const rows = await rowsOfClaims([own], revision.id, desk.newId)
        await desk.store.write((tx) => tx.claims.insertAll(rows))
      }
    }
  }

  it('leaves out attributions like those that the desk did without', async () => {
    const text = 'Ruth Alder said the council of Dunmore sold 4 schools in 2014. Ruth Alder insisted that the museum of Dunmore bought 4 paintings in 2015.'
    expect((await desk.split(text, {}, WITH_ACCOUNT)).attributions).toHaveLength(2)
    await correct(26)
    const [, report] = await learnFromDecisions(desk, PROGRAM)
    expect(report).toMatchObject({ name: 'acceptance', outcome: 'replaced', right: 104, wrong: 104 })
    const { attributions } = await desk.split(text, {}, WITH_ACCOUNT)
    expect(attributions).toHaveLength(1)
    expect(text.slice(...attributions[0]!.cue[0]!)).toBe('said')
    expect(attributions[0]!.confidence).toBeGreaterThan(0.8)
  })

  it.each([
    ['that somebody passed on', 'Ruth Alder said the council of Dunmore sold 4 schools in 2014, the Harbour Times reported.'],
    ['of nobody in particular', 'There are rumours that the dam of Dunmore leaks in two places.'],
  ])('finds words %s again by their chain, once', async (_what, text) => {
    const { id } = await buildArticle(desk, checker, { text })
    const claims = await desk.store.claims.ofArticle(id)
    expect(claims.flatMap(({ attributions }) => attributions)).toHaveLength(1)
    for (const claim of claims) await acceptClaim(desk, checker, claim.id, claim.version)
    expect((await learnFromDecisions(desk, PROGRAM))[1]).toMatchObject({ name: 'acceptance', right: 1, wrong: 0 })
  })

  it('does not take a chain for right whose source a person corrected', async () => {
    const { id } = await buildArticle(desk, checker, { text: 'Ruth Alder said the council of Dunmore sold 4 schools in 2014.' })
    const [claim] = await desk.store.claims.ofArticle(id)
    const [hop] = claim!.attributions[0]!.hops
    const changed = await attributeClaim(desk, checker, claim!.id, claim!.version, {
      chains: [{ hops: [{ source: { name: 'Council of Dunmore', kind: 'organization' }, cue: hop!.cue, mode: hop!.mode }] }],
    })
    await acceptClaim(desk, checker, changed.id, changed.version)
    expect((await learnFromDecisions(desk, PROGRAM))[1]).toMatchObject({ name: 'acceptance', right: 0, wrong: 0 })
  })

  it('does not take a dismissed claim alone for one with a wrong source', async () => {
    const { id } = await buildArticle(desk, checker, { text: 'Ruth Alder said the council of Dunmore sold 4 schools in 2014.' })
    for (const claim of await desk.store.claims.ofArticle(id)) await dismissClaim(desk, checker, claim.id, claim.version)
    expect((await learnFromDecisions(desk, PROGRAM))[1]).toMatchObject({ name: 'acceptance', right: 0, wrong: 0 })
  })
})
