import { expect, test } from 'vitest'
import { anchorAt } from '../../../src/domain/anchor.js'
import { facetsOf } from '../../../src/domain/claim.js'
import { presentHeading } from '../../../src/web/parts/article-heading.js'
import { presentCard } from '../../../src/web/pages/workspace/card.js'
import { articleOrigins } from '../../../src/domain/origins.js'
import { presentChains } from '../../../src/web/parts/chains.js'
import { presentClaim } from '../../../src/web/pages/claims/present-claim.js'
import { presentDay, presentInstant } from '../../../src/web/parts/dates.js'
import { presentField, summariseErrors } from '../../../src/web/parts/fields.js'
import { presentQuotes } from '../../../src/web/parts/quote.js'
import { presentTally } from '../../../src/web/parts/tally.js'
import { presentWorkspace, type ShownClaims } from '../../../src/web/pages/workspace/present-workspace.js'
import { filterQuery, presentFilter } from '../../../src/web/pages/workspace/workspace-filter.js'
import { chainOf, checker, editor, noon, sampleArticle, sampleClaim, sampleEvent, sampleRevision, sampleText, sampleVerdict } from './sample-claims.js'

const boat = 'The old boat took forty minutes'
const cost = 'The new one cost 3 million crowns'
const ferry = 'The ferry now crosses the sound in twenty minutes'
const reader = { actor: null, path: '/' }
const desk = { actor: editor, path: '/desk', today: '2026-03-02' }

test('readers see the status of the newest approved verdict, and never one that is only proposed', () => {
  const claim = sampleClaim('c', boat, {
    status: 'false',
    verdicts: [
      sampleVerdict({ id: 'v1', number: 1, status: 'misleading', decision: 'approved' }),
      sampleVerdict({ id: 'v2', number: 2, status: 'verified', decision: 'approved' }),
      sampleVerdict({ id: 'v3', number: 3, status: 'false', decision: null, rationale: 'secret' }),
    ],
  })
  const model = presentClaim({ frame: reader, article: sampleArticle(), revision: sampleRevision(), claim, history: { items: [], next: null } })
  expect(model.claim.status.name).toBe('verified')
  expect(model.verdict?.id).toBe('v2')
  expect(model.earlier.map(({ id }) => id)).toEqual(['v1'])
  expect(JSON.stringify(model)).not.toContain('secret')
})

test('a history tells what each act changed, in the order given', () => {
  const items = [
    sampleEvent({ activity: 'approve', after: { status: 'verified' } }),
    sampleEvent({ activity: 'reword', before: { text: 'old' }, after: { text: 'new' } }),
  ]
  const model = presentClaim({
    frame: reader, article: sampleArticle(), revision: sampleRevision(), claim: sampleClaim('c', boat), history: { items, next: null },
  })
  expect(model.trail.map(({ act }) => act)).toEqual(['approved the verdict', 'reworded the claim'])
  expect(model.trail[0]?.status?.name).toBe('verified')
  expect(model.trail[1]?.change).toMatchObject({ before: 'old', after: 'new' })
})

test('a claim is quoted in its sentence with those beside it, never past its line', () => {
  const [start, end] = [sampleText.indexOf(cost), sampleText.indexOf(cost) + cost.length]
  const [quote] = presentQuotes(sampleText, [anchorAt(sampleText, start, end)])
  expect(quote).toEqual([
    { text: 'The old boat took forty minutes. ', marked: false }, { text: cost, marked: true }, { text: '.', marked: false },
  ])
})

test('words in two paragraphs are quoted in two', () => {
  const at = (words: string) => anchorAt(sampleText, sampleText.indexOf(words), sampleText.indexOf(words) + words.length)
  expect(presentQuotes(sampleText, [at(boat), at(ferry)]).map((parts) => parts.find(({ marked }) => marked)?.text)).toEqual([ferry, boat])
})

test('a lost anchor is quoted as it once stood', () => {
  const anchor = { ...anchorAt(sampleText, 0, 9), state: 'lost' as const, prefix: 'before ', exact: 'the words', suffix: ' after' }
  expect(presentQuotes('Another text.', [anchor])).toEqual([[
    { text: '…before ', marked: false }, { text: 'the words', marked: true }, { text: ' after…', marked: false },
  ]])
})

test('a chain reads from its origin to the article, and says who has no name', () => {
  const [chain] = presentChains([chainOf(['harbour officials', 'unnamed'], ['Coast Herald', 'publication'])])
  expect(chain?.label).toBe('Said by harbour officials, passed on by Coast Herald')
  expect(chain?.hops.map(({ unnamed, cue }) => [unnamed, cue])).toEqual([[true, 'told'], [false, null]])
  expect(presentChains([chainOf()])).toEqual([])
})

test('the summary counts statuses and sources, and its bar is as wide as the whole', () => {
  const tally = presentTally([
    { status: 'unverified', sourcing: 'named', count: 1 },
    { status: 'false', sourcing: 'unnamed', count: 1 },
    { status: 'false', sourcing: 'none', count: 14_000 },
  ])
  expect(tally.label).toBe('1 unverified, 14,001 false')
  expect(tally.sourcing.map(({ count }) => count)).toEqual(['1', '1', '14,000'])
  expect(tally.statuses.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
})

test('an address that is not of the web is no link', () => {
  expect(presentHeading(sampleArticle({ url: 'javascript:alert(1)' })).link).toBeNull()
  expect(presentHeading(sampleArticle()).link).toEqual({ href: 'https://www.coastherald.example/ferry', host: 'coastherald.example' })
})

test('dates are written out in UTC, and what is no date stays as it is', () => {
  expect(presentDay('2026-03-01').label).toBe('1 March 2026')
  expect(presentDay('early spring').label).toBe('early spring')
  expect(presentInstant(noon)).toEqual({ iso: '2026-03-02T12:00:00.000Z', label: '2 March 2026, 12:00 UTC' })
})

test('a field is tied to its hint and its error, and the summary links to it', () => {
  const field = presentField('import', { name: 'title', label: 'Title', hint: 'As printed' }, { title: 'x' }, { title: 'Too short.' })
  expect(field.describedBy).toBe('import-title-hint import-title-error')
  expect(summariseErrors([field], { title: 'Too short.', version: 'Reload.' })).toEqual({
    errors: [{ href: '#import-title', message: 'Too short.' }, { href: '#import-title', message: 'Reload.' }],
  })
  expect(summariseErrors([field], {})?.errors).toHaveLength(1)
})

const claims = [
  sampleClaim('a', ferry, { stage: 'proposed', attributions: [chainOf(['officials', 'unnamed'])] }),
  sampleClaim('b', boat, { stage: 'proposed' }),
  sampleClaim('c', cost, { stage: 'dismissed' }),
]

const counts = (of: typeof claims) => of.map((claim) => ({ ...facetsOf(claim), count: 1 }))

test('each filter says how many claims it would show beside the other choices', () => {
  const view = presentFilter('/desk/articles/1', counts(claims), { stage: 'proposed' })
  const shown = (name: string) =>
    Object.fromEntries(view.groups.find((group) => group.name === name)!.options.map(({ value, count }) => [value || 'all', count]))
  expect(shown('stage')).toEqual({ all: 3, proposed: 2, dismissed: 1 })
  expect(shown('sourcing')).toEqual({ all: 2, unnamed: 1, none: 1 })
  expect(view.summary).toBe('2 of 3 claims')
  expect(view.clearHref).toBe('/desk/articles/1')
})

test('filters add up in the address', () => {
  expect(filterQuery({ stage: 'proposed', sourcing: 'none' }, 'c1')).toBe('?stage=proposed&sourcing=none&claim=c1')
  expect(filterQuery({})).toBe('')
})

const shownOf = (some: typeof claims, place: Partial<ShownClaims> = {}): ShownClaims =>
  ({ claims: some, before: 0, total: some.length, previous: null, next: null, ...place })
const workspace = (change: Partial<Parameters<typeof presentWorkspace>[0]>) =>
  presentWorkspace({
    frame: desk, article: sampleArticle(), revision: sampleRevision(), shown: shownOf(claims), counts: counts(claims), origins: articleOrigins([], null), filter: {},
    selected: null, ...change,
  })
const markedIn = (model: ReturnType<typeof workspace>) =>
  model.blocks.flatMap((block) => block.lines.flatMap((line) => line.segments.flatMap(({ link }) => (link ? [link.claim] : []))))

test('a dismissed claim keeps its card and loses its mark, unless dismissed claims are asked for', () => {
  expect(workspace({}).cards.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(markedIn(workspace({}))).toEqual(['a', 'b'])
  expect(markedIn(workspace({ filter: { stage: 'dismissed' }, shown: shownOf([claims[2]!]) }))).toEqual(['c'])
})

test('a filter with no such word is left out', () => {
  expect(workspace({ filter: { status: 'nonsense' } }).filter.clearHref).toBeNull()
})

test('a page of more claims than one holds says where it stands, leads on, and shows the text of its claims only', () => {
  expect(workspace({}).pager).toBeNull()
  const shown = shownOf([claims[1]!, claims[2]!], { before: 200, total: 450, previous: '99-X', next: '110-Y' })
  const model = workspace({ shown, filter: { stage: 'proposed' } })
  expect(model.pager).toEqual({
    label: 'Claims 201 to 202 of 450',
    previousHref: '/desk/articles/article-1?stage=proposed&before=99-X#claims',
    nextHref: '/desk/articles/article-1?stage=proposed&after=110-Y#claims',
  })
  const text = JSON.stringify(model.blocks)
  expect(text).toContain('forty minutes')
  expect(text).not.toContain('harbour officials')
})

test('where nothing matches, the page says what to do', () => {
  expect(workspace({ filter: { stage: 'approved' }, shown: shownOf([]) }).empty).toEqual({
    message: 'No claims match.', href: '/desk/articles/article-1', action: 'Clear the filters',
  })
  expect(workspace({ shown: shownOf([]), counts: [] }).empty).toMatchObject({ href: '/desk/articles/article-1/claims/new', action: 'Add one yourself' })
})

test('only editors are offered to publish and retract', () => {
  const draft = sampleArticle({ publication: 'draft' })
  expect(workspace({ article: draft }).publish).toMatchObject({ href: '/desk/articles/article-1/publication', isMain: true })
  expect(workspace({ article: draft, frame: { ...desk, actor: checker } }).publish).toBeNull()
  expect(workspace({}).retract?.action).toBe('/desk/articles/article-1/retraction')
})

const cardOf = (claim: (typeof claims)[number], frame = desk, form = null as Parameters<typeof presentCard>[0]['selected']) =>
  presentCard({ frame, article: sampleArticle(), articleText: sampleText, claim, counts: counts(claims), filter: { stage: 'proposed' }, selected: form }).card

test('a card offers the moves that its stage allows, and keeps the filter in their addresses', () => {
  expect(cardOf(claims[0]!).moves.map(({ name }) => name)).toEqual(['accept', 'dismiss'])
  expect(cardOf(claims[2]!).moves.map(({ name }) => name)).toEqual(['accept', 'restore'])
  expect(cardOf(claims[0]!).moves[0]!.action).toBe('/desk/claims/a/acceptance?stage=proposed')
})

const awaiting = sampleClaim('w', boat, { stage: 'awaiting_approval', verdicts: [sampleVerdict({ authorId: checker.id })] })
const selected = { claim: awaiting, history: { items: [], count: 0 }, threads: { items: [], count: { comments: 0, open: 0, resolved: 0 } }, alike: [], merged: [], people: [], sourceNames: [], evidence: [], form: null }

test('an editor decides on another person’s verdict, nobody on their own, and the card says who does', () => {
  expect(cardOf(awaiting, desk, selected).details?.decision?.may?.approval).toBe('/desk/verdicts/verdict-1/approval?stage=proposed')
  const own = { ...awaiting, verdicts: [sampleVerdict({ authorId: editor.id })] }
  expect(cardOf(own, desk, { ...selected, claim: own }).details?.decision).toMatchObject({
    may: null, waitsFor: 'Another editor decides on your verdict.',
  })
  expect(cardOf(awaiting, { ...desk, actor: checker }, selected).details?.decision?.may).toBeNull()
})

test('a verdict that could not be taken comes back as typed, with its errors and its preview', () => {
  const form = {
    kind: 'verdict' as const,
    values: { rationale: 'I *saw* it', asOf: '2026-02-30', preview: '1' },
    errors: { status: 'Choose a status.', asOf: 'There is no such day.' },
  }
  const verdict = cardOf(awaiting, desk, { ...selected, form }).details?.verdict
  expect(verdict?.rationale.value).toBe('I *saw* it')
  expect(verdict?.preview).toContain('<em>saw</em>')
  expect(verdict?.errors?.errors.map(({ href }) => href)).toEqual(['#verdict-w-status-unverified', '#verdict-w-asOf'])
})

test('a new verdict starts from today', () => {
  expect(cardOf(awaiting, desk, selected).details?.verdict?.asOf.value).toBe('2026-03-02')
})
