// What an import has written is seen by nobody before all of it is there.
import { expect, it } from 'vitest'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { takeBackBrokenOff } from '../../src/desk/articles/write-article.js'
import type { Desk } from '../../src/desk/desk.js'
import { StoreBusy } from '../../src/domain/errors.js'
import { queueNames } from '../../src/domain/listing.js'
import { textHash } from '../../src/intake/normalise.js'
import type { Reader } from '../../src/storage/store.js'
import { makeStore } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor } from '../factories.js'

const page = { after: null, limit: 50 }
const at = new Date('2026-03-01T10:00:00Z')
const LATER = new Date('2100-01-01T00:00:00Z')
const text = Array.from({ length: 220 }, (_, n) => `The walrus ${n + 2} left, two keepers told the Quill Times.`).join('\n\n')

/** What an unfinished import wrote, and a person. */
interface Half {
  articleId: string
  revisionId: string
  claimId: string
  shared: string
  unnamed: string
  personId: string
  email: string
}
type Read = (reader: Reader, half: Half) => Promise<unknown>

// A row for every way to read: the compiler asks for one where the store gets another.
type Reads = { [Room in keyof Reader]: Record<keyof Reader[Room], Read> }

// Asked by who takes imports away, and by nobody else.
const OF_IMPORTS = ['imports.brokenOff']

const READS: Reads = {
  articles: {
    find: ({ articles }, { articleId }) => articles.find(articleId),
    newestRevision: ({ articles }, { articleId }) => articles.newestRevision(articleId),
    findByText: ({ articles }) => articles.findByText(textHash(text)),
    listPublished: ({ articles }) => articles.listPublished(page),
    listByWork: ({ articles }) => articles.listByWork(page),
    isEmpty: ({ articles }) => articles.isEmpty(),
  },
  attempts: { opensAt: ({ attempts }, { articleId }) => attempts.opensAt([articleId], at) },
  claims: {
    find: ({ claims }, { claimId }) => claims.find(claimId),
    articleOf: ({ claims }, { claimId }) => claims.articleOf(claimId),
    withText: async ({ claims }, { articleId, claimId }) => claims.withText(articleId, (await claims.find(claimId))?.text ?? text.split('\n')[0]!),
    mergedInto: ({ claims }, { articleId, claimId }) => claims.mergedInto({ id: claimId, articleId }, 10),
    nearTo: ({ claims }, { articleId }) => claims.nearTo({ id: 'another', articleId, position: 0 }, 10),
    findVerdict: ({ claims }, { claimId }) => claims.findVerdict(claimId),
    articlesWithDecisions: ({ claims }) => claims.articlesWithDecisions('', 100),
    ofSource: async ({ claims }, { shared, unnamed }) => [await claims.ofSource(shared, 'desk', page), await claims.ofSource(unnamed, 'readers', page)],
    tallyOfSource: async ({ claims }, { shared, unnamed }) => [await claims.tallyOfSource(shared, 'desk', null), await claims.tallyOfSource(unnamed, 'readers', null)],
    tally: async ({ claims }, { articleId, shared }) => [await claims.tally(articleId, null), await claims.tally(articleId, null, shared)].flat(),
    publicTally: ({ claims }, { articleId }) => claims.publicTally(articleId, null),
    citations: ({ claims }, { articleId }) => claims.citations(articleId),
    ofArticle: ({ claims }, { articleId }) => claims.ofArticle(articleId),
    pageOfArticle: async ({ claims }, { articleId }) => [
      await claims.pageOfArticle(articleId, 'desk', page), await claims.pageOfArticle(articleId, 'readers', page),
    ],
    filtered: ({ claims }, { articleId }) => claims.filtered(articleId, null, {}, 10),
    pageOfWorkspace: async ({ claims }, { articleId, claimId }) => [
      await claims.pageOfWorkspace(articleId, { viewer: null, filter: {} }), await claims.pageOfWorkspace(articleId, { viewer: null, filter: { stage: 'in_check' }, chosen: claimId }),
    ],
    publicPositions: ({ claims }, { articleId }) => claims.publicPositions(articleId),
    publicClaimsIn: ({ claims }, { articleId, revisionId }) => claims.publicClaimsIn(articleId, revisionId, { start: 0, end: text.length }),
    behind: ({ claims }, { articleId }) => claims.behind([articleId, 'another']),
    awaitingApproval: ({ claims }) => claims.awaitingApproval(null, page),
    countAwaiting: ({ claims }) => claims.countAwaiting(null),
    returned: ({ claims }, { personId }) => claims.returned({ personId, own: false }, page),
    countReturned: ({ claims }, { personId }) => claims.countReturned({ personId, own: false }),
    assignedTo: ({ claims }, { personId }) => claims.assignedTo(personId, page),
    countAssignedTo: ({ claims }, { personId }) => claims.countAssignedTo(personId),
    unassigned: ({ claims }) => claims.unassigned(page),
    countUnassigned: ({ claims }) => claims.countUnassigned(),
    due: ({ claims }) => claims.due('9999-12-31', page),
    countDue: ({ claims }) => claims.countDue('9999-12-31'),
    countStaleIn: ({ claims }, { articleId }) => claims.countStaleIn(articleId, '9999-12-31'),
    countOfAuthor: ({ claims }, { personId }) => claims.countOfAuthor('approval', { authorId: personId, viewer: '' }),
    countWorkOf: ({ claims }, { personId }) => claims.countWorkOf({ personId, viewer: '' }),
    countDueOf: ({ claims }, { personId }) => claims.countDueOf({ personId, viewer: '', day: '9999-12-31' }),
    queueOf: async ({ claims }, { personId }) => [await claims.queueOf('mine', personId, { personId, today: '9999-12-31' }, page), await claims.queueOf('due', personId, { personId, today: '9999-12-31' }, page)],
    queues: async ({ claims }, { personId }) => [...await claims.queues(new Map(queueNames.map((name) => [name, page])), { personId, today: '9999-12-31' })],
  },
  // What is said stands beside claims that were seen.
  comments: {
    find: ({ comments }, { claimId }) => comments.find(claimId),
    saidIn: ({ comments }, { claimId }) => comments.saidIn({
      id: claimId, chain: claimId, sequence: 1, at, activity: 'comment', agentId: claimId, agentName: '', subjectType: 'claim', subjectId: claimId,
      before: null, after: { body: 'Look again.' }, previousHash: '', hash: '',
    }),
    threadOf: ({ comments }, { claimId }) => comments.threadOf(claimId),
    threadsOn: ({ comments }, { claimId }) => comments.threadsOn(claimId, page),
    countOn: ({ comments }, { claimId }) => comments.countOn(claimId),
    countOpen: async ({ comments }, { claimId }) => [...(await comments.countOpen([claimId]))],
    mentionsOf: ({ comments }, { personId }) => comments.mentionsOf(personId, page),
    countMentionsOf: ({ comments }, { personId }) => comments.countMentionsOf(personId),
  },
  digests: {
    find: ({ digests }, { personId }) => digests.find(personId),
    personByFeed: ({ digests }, { articleId }) => digests.personByFeed(articleId),
    due: ({ digests }) => digests.due(LATER, '', 10),
    waiting: async ({ digests }, { personId }) => {
      const since = { personId, from: new Date(0), upTo: LATER, limit: 10 }
      return [await digests.waiting('mention', since), await digests.waiting('approval', since), await digests.waiting('assigned', since)]
    },
  },
  invitations: {
    find: ({ invitations }, { articleId }) => invitations.find(articleId),
    findByHash: ({ invitations }, { articleId }) => invitations.findByHash(articleId),
    open: ({ invitations }) => invitations.open(at, page),
    countOpen: ({ invitations }) => invitations.countOpen(at),
    ofUser: ({ invitations }, { personId }) => invitations.ofUser(personId),
  },
  // What is pinned stands beside claims that were seen.
  evidence: {
    ofClaim: ({ evidence }, { claimId }) => evidence.ofClaim(claimId),
    find: ({ evidence }, { claimId }) => evidence.find(claimId),
    countOf: ({ evidence }, { claimId }) => evidence.countOf(claimId),
  },
  imports: { brokenOff: ({ imports }) => imports.brokenOff(LATER, 10) },
  jobs: {
    find: ({ jobs }, { articleId }) => jobs.find(articleId),
    withKeys: async ({ jobs }, { articleId }) => [...(await jobs.withKeys([articleId])).keys()],
    isDue: ({ jobs }) => jobs.isDue(['import'], LATER),
    untakenSince: async ({ jobs }) => (await jobs.untakenSince(['import'], LATER))?.getTime(),
    countBefore: ({ jobs }, { articleId }) => jobs.countBefore({
      id: articleId, kind: 'import', key: null, state: 'waiting', attempts: 0, dueAt: LATER, failure: null, failedAt: null,
      createdById: null, createdByName: '', createdAt: at,
    }, LATER),
    counts: ({ jobs }) => jobs.counts(),
    failed: ({ jobs }) => jobs.failed(page),
  },
  learntModels: {
    newestId: ({ learntModels }) => learntModels.newestId('acceptance'),
    newest: ({ learntModels }) => learntModels.newest('acceptance'),
  },
  embargoes: { ofArticles: async ({ embargoes }, { articleId }) => [...await embargoes.ofArticles([articleId])], ofArticle: ({ embargoes }, { articleId }) => embargoes.ofArticle(articleId) },
  presence: { inArticle: ({ presence }, { articleId, personId }) => presence.inArticle(articleId, personId, at) },
  publicationRules: { inForce: async ({ publicationRules }) => [...await publicationRules.inForce()] },
  pendingImports: {
    find: ({ pendingImports }, { articleId }) => pendingImports.find(articleId),
    inputOf: ({ pendingImports }, { articleId }) => pendingImports.inputOf(articleId),
    findByText: ({ pendingImports }) => pendingImports.findByText(textHash(text)),
    ofPerson: ({ pendingImports }, { personId }) => pendingImports.ofPerson(personId),
  },
  search: {
    articles: ({ search }) => search.articles(['unheard'], page),
    claims: ({ search }) => search.claims(['walrus'], page),
    sourcesFor: async ({ search }, { articleId }) => [await search.sourcesFor(articleId, ['keepers'], 5), await search.sourcesFor(articleId, ['quill'], 5)],
    claimsIn: async ({ search }, { articleId }) => [await search.claimsIn(articleId, ['walrus'], 5), await search.claimsIn(articleId, ['1'], 5)],
    sourcesIn: async ({ search }, { articleId }) => [await search.sourcesIn(articleId, ['keepers'], 5), await search.sourcesIn(articleId, ['quill'], 5)],
    sources: async ({ search }) => [await search.sources(['quill times'], page), await search.sources(['keepers'], page)],
  },
  secondChecks: {
    find: ({ secondChecks }, { claimId }) => secondChecks.find(claimId),
    withClaim: ({ secondChecks }, { claimId }) => secondChecks.withClaim(claimId),
    askedOf: ({ secondChecks }, { personId }) => secondChecks.askedOf(personId, page),
    countAskedOf: ({ secondChecks }, { personId }) => secondChecks.countAskedOf(personId),
    inState: ({ secondChecks }) => secondChecks.inState('asked', page),
    countIn: ({ secondChecks }) => secondChecks.countIn('asked'),
    closed: ({ secondChecks }) => secondChecks.closed(page),
    askedAbout: ({ secondChecks }, { claimId }) => secondChecks.askedAbout(claimId),
    isHiddenFrom: ({ secondChecks }, { personId }) => secondChecks.isHiddenFrom(personId, textHash(text)),
    isAskedIn: ({ secondChecks }, { articleId, personId }) => secondChecks.isAskedIn(personId, articleId),
    pairs: ({ secondChecks }) => secondChecks.pairs(),
  },
  secondFactors: {
    ofUser: ({ secondFactors }, { personId }) => secondFactors.ofUser(personId),
    required: ({ secondFactors }) => secondFactors.required(),
    isRequired: ({ secondFactors }) => secondFactors.isRequired('editor'),
  },
  sentenceMarks: {
    ofRevision: ({ sentenceMarks }, { articleId, revisionId }) => sentenceMarks.ofRevision(articleId, revisionId),
    claimWords: ({ sentenceMarks }, { articleId, revisionId }) => sentenceMarks.claimWords(articleId, revisionId),
  },
  sessions: {
    ofUser: ({ sessions }, { personId }) => sessions.ofUser(personId, at),
    byToken: ({ sessions }, { articleId }) => sessions.byToken(articleId),
    halfWay: ({ sessions }, { articleId }) => sessions.halfWay(articleId),
  },
  snapshots: {
    mark: ({ snapshots }) => snapshots.mark(textHash(text)),
    find: ({ snapshots }) => snapshots.find(textHash(text)),
  },
  sources: {
    find: async ({ sources }, { shared, unnamed }) => [await sources.find(shared), await sources.find(unnamed)],
    details: async ({ sources }, { shared, unnamed }) => [await sources.details(shared), await sources.details(unnamed)],
    standing: async ({ sources }, { shared, unnamed }) => [await sources.standing(shared), await sources.standing(unnamed)],
    otherNames: ({ sources }, { shared }) => sources.otherNames(shared),
    list: async ({ sources }) => [await sources.list({ words: [], kind: null }, page), await sources.list({ words: ['quill'], kind: null }, page)],
    sharing: ({ sources }) => sources.sharing(['quill', 'keepers'], 'publication', 10),
    uses: async ({ sources }, { shared, unnamed }) => [await sources.uses(shared, 10), await sources.uses(unnamed, 10)],
    vouchers: ({ sources }, { unnamed }) => sources.vouchers(unnamed, 10),
    identities: ({ sources }, { unnamed }) => sources.identities(unnamed, null),
    areMerged: ({ sources }, { shared }) => sources.areMerged([shared]),
    mergedInto: ({ sources }, { shared }) => sources.mergedInto(shared),
    wasPublicBefore: ({ sources }, { shared }) => sources.wasPublicBefore(shared),
    wasPublic: ({ sources }, { shared }) => sources.wasPublic(shared),
    aliasesOf: ({ sources }, { shared }) => sources.aliasesOf(shared),
    knownAs: ({ sources }) => sources.knownAs(['the Quill Times', 'Quill Times', 'two keepers']),
    namesIn: ({ sources }, { articleId }) => sources.namesIn(articleId, 10),
    ownOf: ({ sources }, { articleId }) => sources.ownOf(articleId, ['two keepers']),
  },
  tokens: {
    find: ({ tokens }, { articleId }) => tokens.find(articleId),
    findByHash: ({ tokens }, { articleId }) => tokens.findByHash(articleId, at),
    holderOf: ({ tokens }, { articleId }) => tokens.holderOf(articleId),
    ofUser: ({ tokens }, { personId }) => tokens.ofUser(personId, 'working', at, page),
  },
  trail: {
    find: ({ trail }, { articleId }) => trail.find(articleId),
    ofComment: ({ trail }, { claimId, personId }) => trail.ofComment({ id: claimId, claimId, authorId: personId, authorName: '', body: '', createdAt: at, parentId: null, removed: null }),
    filtered: ({ trail }, { articleId }) => trail.filtered({ chain: articleId, viewer: null }, {}, page),
    isHiddenFrom: ({ trail }, { articleId, personId }) => trail.isHiddenFrom(personId, articleId),
    tally: ({ trail }, { articleId }) => trail.tally({ chain: articleId, viewer: null }),
    about: ({ trail }, { articleId, claimId }) => trail.about([articleId, claimId]),
    whoDid: ({ trail }, { articleId, claimId }) => trail.whoDid({ id: claimId, articleId }, ['add_claim', 'comment']),
    undoneAbout: ({ trail }, { claimId }) => trail.undoneAbout([claimId]),
    pageAbout: ({ trail }, { articleId, claimId }) => trail.pageAbout([articleId, claimId], page),
    countAbout: ({ trail }, { articleId, claimId }) => trail.countAbout([articleId, claimId]),
    ofChain: ({ trail }, { articleId }) => trail.ofChain(articleId, page),
  },
  users: {
    find: ({ users }, { personId }) => users.find(personId),
    findByEmail: ({ users }, { email }) => users.findByEmail(email),
    account: ({ users }, { personId }) => users.account(personId, at),
    accounts: ({ users }) => users.accounts(at, page),
    colleagues: ({ users }) => users.colleagues(),
    countAdmins: ({ users }) => users.countAdmins(),
    passwordHash: ({ users }, { personId }) => users.passwordHash(personId),
    isEmpty: ({ users }) => users.isEmpty(),
    active: ({ users }) => users.active(10),
    assignedClaims: ({ users }, { personId }) => users.assignedClaims(personId, '', 10),
    existsBeside: ({ users }) => users.existsBeside([]),
  },
}

async function answers({ store }: Desk, half: Half): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const [room, reads] of Object.entries(READS)) {
    for (const [way, read] of Object.entries(reads as Record<string, Read>)) {
      const name = `${room}.${way}`
      if (OF_IMPORTS.includes(name)) continue
      all[name] = await read(store, half)
      expect(await store.write((tx) => read(tx, half)), `${name} in a transaction`).toEqual(all[name])
    }
  }
  return all
}

/** A desk whose every change fails from the last of an import on, as that of a program that is killed there. */
function dyingAtTheEnd(desk: Desk): Desk {
  let isDead = false
  const die = () => {
    isDead = true
    return Promise.reject(new StoreBusy())
  }
  const write: Desk['store']['write'] = (work) =>
    isDead ? Promise.reject(new StoreBusy()) : desk.store.write((tx) => work({ ...tx, imports: { ...tx.imports, finish: die } }))
  return { ...desk, store: { ...desk.store, write } }
}

async function halfImported(desk: Desk): Promise<Half> {
  const person = await buildActor(desk)
  const input = { title: 'Unheard', text, format: 'plain' } as const
  await expect(importArticle(dyingAtTheEnd(desk), person, input)).rejects.toThrow(StoreBusy)
  const { article, revision, claim, source } = desk.store.accounts
  return {
    articleId: (await article.findFirstOrThrow()).id,
    revisionId: (await revision.findFirstOrThrow()).id,
    claimId: (await claim.findFirstOrThrow()).id,
    shared: (await source.findFirstOrThrow({ where: { folded: { contains: 'quill times' } } })).id,
    unnamed: (await source.findFirstOrThrow({ where: { kind: 'unnamed' } })).id,
    personId: person.id,
    email: person.email,
  }
}

it('no reader of the store sees half an import', async () => {
  const desk = makeDesk(await makeStore())
  const half = await halfImported(desk)
  const { accounts } = desk.store
  expect(await accounts.claim.count()).toBeGreaterThan(200)
  const during = await answers(desk, half)

  // Were it there, these would tell of it: what is compared below is not nothing.
  const setPublication = (publication: string) => accounts.article.update({ where: { id: half.articleId }, data: { publication } })
  await setPublication('draft')
  await accounts.source.update({ where: { id: half.shared }, data: { articleId: null } })
  const there = await answers(desk, half)
  expect(Object.keys(there).filter((name) => JSON.stringify(there[name]) !== JSON.stringify(during[name]))).toEqual([
    'articles.find', 'articles.newestRevision', 'articles.findByText', 'articles.listByWork', 'articles.isEmpty',
    'claims.find', 'claims.articleOf', 'claims.withText', 'claims.nearTo', 'claims.ofSource', 'claims.tallyOfSource', 'claims.tally', 'claims.citations', 'claims.ofArticle', 'claims.pageOfArticle', 'claims.filtered', 'claims.pageOfWorkspace',
    'claims.unassigned', 'claims.countUnassigned', 'claims.queues',
    'search.articles', 'search.claims', 'search.sourcesFor', 'search.claimsIn', 'search.sourcesIn', 'search.sources', 'sentenceMarks.claimWords', 'sources.find', 'sources.details', 'sources.standing', 'sources.list', 'sources.sharing', 'sources.uses', 'sources.vouchers', 'sources.knownAs', 'sources.namesIn', 'sources.ownOf',
  ])

  await setPublication('importing')
  await accounts.source.update({ where: { id: half.shared }, data: { articleId: half.articleId } })
  await takeBackBrokenOff({ ...desk, now: () => LATER })
  const tables = [
    accounts.article, accounts.revision, accounts.claim, accounts.claimWords, accounts.anchor, accounts.part, accounts.attribution,
    accounts.hop, accounts.mention, accounts.source, accounts.sourceAlias,
  ]
  for (const table of tables) expect(await (table as { count(): Promise<number> }).count()).toBe(0)
  expect(during).toEqual(await answers(desk, half))
})
