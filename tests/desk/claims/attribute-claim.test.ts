import { beforeEach, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import { chainsOfRecord } from '../../../src/desk/claims/chain-record.js'
import type { ChainsInput } from '../../../src/desk/claims/chains-input.js'
import { withdrawClaim } from '../../../src/desk/claims/withdraw-claim.js'
import type { Desk } from '../../../src/desk/desk.js'
import type { Article } from '../../../src/domain/article.js'
import { sourcingOf } from '../../../src/domain/attribution.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import type { Json } from '../../../src/domain/event.js'
import type { Person } from '../../../src/domain/permission.js'
import { split } from '../../../src/language/split.js'
import type { Range, Split } from '../../../src/language/split-result.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying, CLINIC, HARBOUR, splitOfClinic } from '../../factories.js'

let desk: Desk
let url: string
let checker: Person
let editor: Person
let article: Article
let claim: Claim
beforeEach(async () => {
  const made = await makeDatabase()
  url = made.url
  desk = makeDesk(made.store, { split: (text) => Promise.resolve(text === CLINIC ? splitOfClinic() : text === WRAPPED ? splitOfWrapped() : split(text)) })
  checker = await buildActor(desk)
  editor = await buildActor(desk, 'editor')
  article = await buildArticle(desk, checker, { text: CLINIC })
  claim = await claimSaying(desk, article.id, 'which it opened')
})

// As a mail breaks its lines; the cue of its origin runs on for more than may be typed.
const LONG = 'so she told us '.repeat(30).trim()
const WRAPPED = `${CLINIC.replace('Ada Brandt', 'Ada\nBrandt').replace('Harbour Times reported', 'Harbour\nTimes\nreported')}\n\n${LONG}`
function splitOfWrapped(): Split {
  const range = (words: string): Range => [WRAPPED.indexOf(words), WRAPPED.indexOf(words) + words.length]
  const found = splitOfClinic()
  return { ...found, attributions: found.attributions.map((one) => ({
    ...one,
    hops: one.hops.map((hop, at) => ({ ...hop, mention: range(at === 0 ? 'Ada\nBrandt' : 'Harbour\nTimes'), cue: range(at === 0 ? LONG : 'Times\nreported') })),
  })) }
}

type ChainInput = ChainsInput['chains'][number]
type HopInput = ChainInput['hops'][number]
/** The chains that a claim has, as they are sent back. */
const asSent = ({ attributions }: Claim): ChainInput[] => attributions.map(({ hops }) => ({
  hops: hops.map(({ source: { id }, mention, cue, mode, standing }): HopInput => ({ source: { id }, mention, cue, mode, standing })),
}))
const named = (name: string, kind: 'person' | 'organization' | 'publication' | 'unnamed', cue: string | null = null): HopInput =>
  ({ source: { name, kind }, cue, mode: 'indirect' })
const attribute = (input: ChainsInput, actor = checker, to = claim) => attributeClaim(desk, actor, to.id, to.version, input)
const refusal = (input: ChainsInput): Promise<unknown> => attribute(input).catch((error: unknown) => error)
const names = ({ attributions }: Claim) => attributions.map(({ hops }) => hops.map(({ source }) => source.name).join(' → '))
const place = (words: string) => ({ start: CLINIC.indexOf(words), end: CLINIC.indexOf(words) + words.length })

describe('saying who says a claim', () => {
  it('writes the chain, as it is read again, of people: nobody is sure of it by a number', async () => {
    const changed = await attribute({ chains: [{ hops: [named('Health Board', 'organization', 'said'), named('Harbour Times', 'publication', 'reported')] }] })
    expect(changed).toEqual(await desk.store.claims.find(claim.id))
    expect(names(changed)).toEqual(['Health Board → Harbour Times'])
    expect(changed).toMatchObject({ version: claim.version + 1, attributions: [{ confidence: null, why: [], decidedBy: null, mode: 'indirect' }] })
    expect(changed.attributions[0]!.hops.map(({ standing }) => standing)).toEqual(['on_record', 'second_hand'])
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('finds the words of a new hop in the sentence of the claim, where they stand there once', async () => {
    const { attributions } = await attribute({ chains: [{ hops: [named('Ada Brandt', 'person', 'it'), named('Port Office', 'organization', 'reported')] }] })
    const [ada, office] = attributions[0]!.hops
    expect(ada).toMatchObject({ mentionStart: place('Ada Brandt').start, mentionEnd: place('Ada Brandt').end, cue: 'it', cueStart: place('it opened').start })
    // The office stands in another sentence only.
    expect(office).toMatchObject({ mentionStart: null, mentionEnd: null, cueStart: place('reported').start, cueEnd: place('reported').end })
    const twice = await attribute({ chains: [{ hops: [named('the', 'unnamed')] }] }, checker, (await desk.store.claims.find(claim.id))!)
    expect(twice.attributions[0]!.hops[0]).toMatchObject({ mention: 'the', mentionStart: null })
  })

  it('keeps all of a chain that did not change, in another order too', async () => {
    const [own] = claim.attributions
    const changed = await attribute({ chains: [{ hops: [named('Port Office', 'organization')] }, ...asSent(claim)] })
    expect(names(changed)).toEqual(['Port Office', 'Ada Brandt → Harbour Times'])
    expect(changed.attributions[1]).toEqual(own)
    const turned = await attribute({ chains: asSent(changed).reverse() }, checker, changed)
    expect(turned.attributions).toEqual([...changed.attributions].reverse())
  })

  it('of a chain that changed, keeps where the hops stand that did not', async () => {
    const [sent] = asSent(claim)
    const changed = await attribute({ chains: [{ hops: sent!.hops.slice(1) }] })
    const { mention, mentionStart, mentionEnd, cueStart } = claim.attributions[0]!.hops[1]!
    expect(changed.attributions[0]).toMatchObject({ confidence: null, hops: [{ mention, mentionStart, mentionEnd, cueStart }] })
    expect(changed.attributions[0]!.id).not.toBe(claim.attributions[0]!.id)
  })

  it('does nothing where nothing changed', async () => {
    expect(await attribute({ chains: asSent(claim) })).toEqual(claim)
    expect(await desk.store.trail.about([claim.id])).toEqual([])
  })

  it('of words on several lines, as a form sends them on one, keeps words and place, of a cue that is too long to type too', async () => {
    const wrapped = await claimSaying(desk, (await buildArticle(desk, checker, { text: WRAPPED })).id, 'which it opened')
    const sent = asSent(wrapped).map(({ hops }) => ({ hops: hops.map((hop) => ({ ...hop, mention: hop.mention!.replace('\n', ' '), cue: hop.cue!.replace('\n', ' ') })) }))
    expect(await attribute({ chains: sent }, checker, wrapped)).toEqual(wrapped)
    const [ada, times] = sent[0]!.hops
    const changed = await attribute({ chains: [{ hops: [{ ...ada!, standing: 'unnamed' }, times!] }] }, checker, wrapped)
    expect(changed.attributions[0]!.hops).toEqual(wrapped.attributions[0]!.hops.map((hop, at) => (at === 0 ? { ...hop, standing: 'unnamed' } : hop)))
    const typed = await attribute({ chains: [{ hops: [{ ...ada!, cue: `${LONG}!` }] }] }, checker, changed).catch((error: unknown) => error)
    expect((typed as InvalidInput).fields['chains.0.hops.0.cue']).toMatch(/at most 300/)
  })

  it('without a chain, the article itself says it, or nobody has said who does', async () => {
    const own = await attribute({ chains: [], noSource: true })
    expect(own).toMatchObject({ attributions: [], sourceSearch: 'searched' })
    expect(sourcingOf(own)).toBe('none')
    const open = await attribute({ chains: [] }, checker, own)
    expect(sourcingOf(open)).toBe('unsure')
    expect(open).toEqual(await desk.store.claims.find(claim.id))
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('has the trail hold all of what was and is, so that it can be given back exactly', async () => {
    const changed = await attribute({ chains: [], noSource: true })
    const [event] = await desk.store.trail.about([claim.id])
    expect(event).toMatchObject({ activity: 'attribute', agentName: checker.name, after: { chains: [], sourceSearch: 'searched' } })
    const before = event!.before as { chains: Json; sourceSearch: string }
    expect(before.sourceSearch).toBe(claim.sourceSearch)
    expect(chainsOfRecord(before.chains)).toEqual(claim.attributions)
    await desk.store.write((tx) => tx.claims.replaceChains(claim.id, chainsOfRecord(before.chains), desk.newId))
    expect((await desk.store.claims.find(claim.id))!.attributions).toEqual(claim.attributions)
    expect(changed.version).toBe(claim.version + 1)
    expect((await checkDatabase(url)).problems).toEqual([])
  })

  it('is followed by what is kept of the sources, those that lose the claim too', async () => {
    const other = await buildArticle(desk, checker, { text: HARBOUR })
    const cited = await claimSaying(desk, other.id, 'northern pier')
    const times = cited.attributions[0]!.hops[1]!.source
    expect(claim.attributions[0]!.hops[1]!.source.id).toBe(times.id)
    const ada = claim.attributions[0]!.hops[0]!.source
    await attribute({ chains: [{ hops: [{ source: { id: times.id }, mode: 'direct' }] }] })
    const page = { after: null, limit: 10 }
    expect((await desk.store.claims.ofSource(ada.id, 'desk', page)).items.map((one) => one.claim.id)).not.toContain(claim.id)
    expect((await desk.store.claims.tallyOfSource(times.id, 'desk', null)).reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect((await checkDatabase(url)).problems).toEqual([])
  })
})

describe('the source of a name', () => {
  it('is the one that an import finds, and the article’s own where its name says no more', async () => {
    const other = await buildArticle(desk, checker, { text: HARBOUR })
    const cited = await claimSaying(desk, other.id, 'northern pier')
    const [officials, times] = cited.attributions[0]!.hops.map(({ source }) => source)
    const here = await attribute({ chains: [{ hops: [named('Two officials', 'unnamed'), named('HARBOUR TIMES', 'publication')] }] })
    const [own, known] = here.attributions[0]!.hops.map(({ source }) => source)
    expect(known).toEqual(times)
    // Another article’s officials may be others.
    expect(own!.id).not.toBe(officials!.id)
    expect(own!.articleId).toBe(article.id)
    const there = await attribute({ chains: [{ hops: [named('two officials', 'unnamed')] }] }, checker, await claimSaying(desk, other.id, '4.2 million'))
    expect(there.attributions[0]!.hops[0]!.source).toEqual(officials)
  })

  it('needs no kind where one source has the name', async () => {
    const found = await attribute({ chains: [{ hops: [{ source: { name: 'Ada Brandt' }, mode: 'direct' }] }] })
    expect(found.attributions[0]!.hops[0]!.source).toEqual(claim.attributions[0]!.hops[0]!.source)
    const refused = await attribute({ chains: [{ hops: [{ source: { name: 'Nobody Known' }, mode: 'direct' }] }] }, checker, found).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect((refused as InvalidInput).fields['chains.0.hops.0.source.name']).toContain('No source called “Nobody Known” is known yet')
  })

  it('of which there are several kinds is asked for', async () => {
    const both = await attribute({ chains: [{ hops: [named('Quill Office', 'person')] }, { hops: [named('Quill Office', 'organization')] }] })
    const refused = await attribute({ chains: [{ hops: [{ source: { name: 'Quill Office' }, mode: 'direct' }] }] }, checker, both).catch((error: unknown) => error)
    expect(String(refused)).toContain('Several sources are called “Quill Office”')
  })

  it('that two claims bring in at once is one', async () => {
    const other = await claimSaying(desk, article.id, 'met on Monday')
    const both = await Promise.all([claim, other].map((one) => attribute({ chains: [{ hops: [named('Quill Office', 'organization')] }] }, checker, one)))
    expect(new Set(both.map(({ attributions }) => attributions[0]!.hops[0]!.source.id)).size).toBe(1)
  })

  it('is in no other article what somebody says it is called here', async () => {
    const bureau = { name: 'Federal Bureau of Investigation', kind: 'organization' as const }
    const changed = await attribute({ chains: [{ hops: [{ source: bureau, mention: 'CIA', mode: 'direct' }] }] })
    expect(changed.attributions[0]!.hops[0]).toMatchObject({ mention: 'CIA', source: bureau })
    expect(await desk.store.sources.knownAs(['CIA'])).toEqual([])
    expect(await desk.store.sources.knownAs([bureau.name])).toHaveLength(1)
  })

  it('that only another article knows cannot be meant', async () => {
    const other = await buildArticle(desk, checker, { text: HARBOUR })
    const { source } = (await claimSaying(desk, other.id, 'northern pier')).attributions[0]!.hops[0]!
    const refused = await refusal({ chains: [{ hops: [{ source: { id: source.id }, mode: 'direct' }] }] })
    expect(String(refused)).toContain('known in another article only')
    expect(String(await refusal({ chains: [{ hops: [{ source: { id: 'none' }, mode: 'direct' }] }] }))).toContain('not there any more')
  })
})

describe('a chain that cannot be', () => {
  const hop = named('Port Office', 'organization')
  const many = (count: number) => Array.from({ length: count }, () => hop)
  it.each<[what: string, input: ChainsInput, field: string, words: RegExp]>([
    ['without a hop', { chains: [{ hops: [] }] }, 'chains.0.hops', /one hop at least/],
    ['of eleven hops', { chains: [{ hops: many(11) }] }, 'chains.0.hops', /at most 10 hops/],
    ['beside twenty others', { chains: many(21).map((one) => ({ hops: [one] })) }, 'chains', /at most 20 chains/],
    ['with a hop that names nobody', { chains: [{ hops: [hop, named(' ', 'person')] }] }, 'chains.0.hops.1.source.name', /Name the source/],
    ['with a name of 301 characters', { chains: [{ hops: [named('n'.repeat(301), 'person')] }] }, 'chains.0.hops.0.source.name', /at most 300/],
    ['with a cue of 301 characters', { chains: [{ hops: [named('Ada', 'person', 'c'.repeat(301))] }] }, 'chains.0.hops.0.cue', /at most 300/],
    ['with half of a character', { chains: [{ hops: [named('Half \ud83d', 'person')] }] }, 'chains', /half of a character/],
    ['of a claim that the article itself makes', { chains: [{ hops: [hop] }], noSource: true }, 'chains', /the article itself/],
  ])('%s is refused in words, and nothing is written', async (_what, input, field, words) => {
    const refused = await refusal(input)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect((refused as InvalidInput).fields[field]).toMatch(words)
    expect(await desk.store.claims.find(claim.id)).toEqual(claim)
    expect(await desk.store.accounts.source.count({ where: { name: { in: ['Port Office', 'Ada'] } } })).toBe(0)
  })

  it('is not: ten hops, twenty chains, three hundred characters', async () => {
    const name = 'n'.repeat(300)
    const changed = await attribute({ chains: Array.from({ length: 20 }, () => ({ hops: Array.from({ length: 10 }, () => named(name, 'unnamed', 'c'.repeat(300))) })) })
    expect(changed.attributions.map(({ hops }) => hops.length)).toEqual(Array.from({ length: 20 }, () => 10))
  })
})

describe('who may', () => {
  it('is an editor, of a claim that readers could see', async () => {
    const accepted = await acceptClaim(desk, checker, claim.id, claim.version)
    await publishArticle(desk, editor, article.id, article.version)
    const shown = (await desk.store.claims.find(accepted.id))!
    await expect(attribute({ chains: [], noSource: true }, checker, shown)).rejects.toThrow(NotAllowed)
    await expect(attribute({ chains: [], noSource: true }, checker, shown)).rejects.toThrow(/Readers could see who says this/)
    const changed = await attribute({ chains: [], noSource: true }, editor, shown)
    const withdrawn = await withdrawClaim(desk, editor, changed.id, changed.version, { note: 'Misread.' })
    await expect(attribute({ chains: [] }, editor, withdrawn)).rejects.toThrow(InvalidTransition)
  })

  it('must have seen the claim as it is', async () => {
    await attribute({ chains: [], noSource: true })
    await expect(attribute({ chains: [] })).rejects.toThrow(StaleVersion)
  })
})
