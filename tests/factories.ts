// Named data for tests, put into real databases by the desk's own verbs where a verb exists.
import { acceptClaim } from '../src/desk/claims/accept-claim.js'
import { addUser } from '../src/desk/people/add-user.js'
import { approveVerdict } from '../src/desk/verdicts/approve-verdict.js'
import type { Desk } from '../src/desk/desk.js'
import { keepSnapshot } from '../src/desk/evidence/keep-snapshot.js'
import { pinEvidence, type EvidenceInput } from '../src/desk/evidence/pin-evidence.js'
import { importArticle, type ArticleInput } from '../src/desk/articles/import-article.js'
import { proposeVerdict } from '../src/desk/verdicts/propose-verdict.js'
import { publishArticle } from '../src/desk/articles/publish-article.js'
import { keyOfImport } from '../src/domain/job.js'
import { textHash } from '../src/intake/normalise.js'
import { rowsOfClaims } from '../src/storage/rows-of-claims.js'
import type { Article } from '../src/domain/article.js'
import { anchorAt } from '../src/domain/anchor.js'
import type { Claim, NewClaim } from '../src/domain/claim.js'
import type { PinnedEvidence } from '../src/domain/evidence.js'
import type { Stage } from '../src/domain/stage.js'
import { PROGRAM, type Person, type Role } from '../src/domain/permission.js'
import type { Range, Span, Split } from '../src/language/split-result.js'

export const PASSWORD = 'correct horse battery'

/** A short article of ours with a named source, an unnamed one, a relayed one and a claim without any. */
export const HARBOUR = `The harbour bridge will close for eleven weeks from May, engineer Ada Brandt said on Monday.

Two officials told the Harbour Times that the city council knew about cracks in the northern pier last autumn.

The repair will cost 4.2 million crowns. Will the ferries take over? Nobody knows yet.`

/** A text of ours whose second sentence has a part, an open reference with candidates and one without, and a chain of two cues. */
export const CLINIC = `The Health Board and the Port Office met on Monday.

The agency closed the clinic, which it opened in 1986, Ada Brandt said, the Harbour Times reported.`

/** splitOfClinic is CLINIC split as people would, whatever the splitter makes of it. */
export function splitOfClinic(): Split {
  const span = (words: string): Span => ({ start: CLINIC.indexOf(words), end: CLINIC.indexOf(words) + words.length })
  const range = (words: string): Range => [span(words).start, span(words).end]
  const shared = { kind: 'event' as const, checkworthiness: 0.6, confidence: 0.9, why: ['says what happened'], quantities: [], times: [], sourceSearch: 'searched' as const }
  const closed = 'The agency closed the clinic'
  const met = 'The Health Board and the Port Office met on Monday'
  return {
    language: 'en',
    sentences: [{ ...span(`${met}.`), type: 'statement' }, { ...span(CLINIC.slice(CLINIC.indexOf(closed))), type: 'statement' }],
    claims: [
      { ...shared, text: `${met}.`, anchors: [span(met)], attributions: [], parts: [], open: [] },
      {
        ...shared, text: `${closed}, which it opened in 1986.`, anchors: [span(closed), span('which it opened in 1986')], attributions: [0],
        parts: [
          { text: 'It opened the clinic in 1986.', anchors: [span('the clinic'), span('it opened in 1986')] },
          { text: 'There was a clinic.', anchors: [span('clinic')] },
        ],
        open: [{ words: 'The agency', candidates: ['the Health Board', 'the Port Office'] }, { words: 'it', candidates: [] }],
      },
    ],
    attributions: [{
      content: [range(`${closed}, which it opened in 1986`)], cue: [range('said')], source: [range('Ada Brandt')], mode: 'indirect',
      confidence: 0.93, why: ['cue “said”'], decidedBy: 'rule verb',
      hops: [
        { name: 'Ada Brandt', kind: 'person', mention: range('Ada Brandt'), cue: range('said') },
        { name: 'Harbour Times', kind: 'publication', mention: range('the Harbour Times'), cue: range('reported') },
      ],
    }],
  }
}

export async function buildActor(desk: Desk, role: Role = 'fact-checker', name = `A ${role}`): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`
  return addUser(desk, PROGRAM, { email, name, role, password: PASSWORD })
}

export async function buildArticle(desk: Desk, agent: Person, input: Partial<ArticleInput> = {}): Promise<Article> {
  const { articleId } = await importArticle(desk, agent, {
    title: 'Bridge to close', byline: 'Jo Marsh', publisher: 'Harbour Gazette', publishedOn: '2026-02-27', url: null,
    format: 'plain', text: HARBOUR, ...input,
  })
  const article = await desk.store.articles.find(articleId)
  if (!article) throw new Error('the article was not written')
  return article
}

/** claimSaying answers the claim of the article whose wording holds these words. */
export async function claimSaying(desk: Desk, articleId: string, words: string): Promise<Claim> {
  const claims = await desk.store.claims.ofArticle(articleId)
  const claim = claims.find(({ text }) => text.includes(words))
  if (!claim) throw new Error(`no claim says “${words}”: ${claims.map(({ text }) => text).join(' | ')}`)
  return claim
}

/** buildPendingImport is a text that waits to be split, however long it is, with its job; answers its id. */
export async function buildPendingImport(desk: Desk, sender: Person, text: string, title = 'A long text'): Promise<string> {
  const [importId, at] = [desk.newId(), desk.now()]
  await desk.store.write(async (tx) => {
    const pending = { id: importId, title, sha256: textHash(text), articleId: null, createdById: sender.id, createdByName: sender.name, createdAt: at }
    await tx.pendingImports.insert(pending, { title, text, format: 'plain' })
    await tx.jobs.add({ id: desk.newId(), kind: 'import', payload: { importId }, key: keyOfImport(importId), dueAt: at, actor: sender, at })
  })
  return importId
}

/** longText is so many paragraphs of which each makes a claim; `seed`: no two seeds have the same text. */
export function longText(paragraphs: number, seed = 0): string {
  return Array.from({ length: paragraphs }, (_, n) => `The office counted ${n + 31} ships in week ${n + 1 + seed}, two officials told the Harbour Times.`).join('\n\n')
}

/**
 * buildLongArticle is an article of so many claims, written by the store as an import writes them: a sentence each, eleven
 * to a paragraph, at the stage given.
 */
export async function buildLongArticle(desk: Desk, agent: Person, count: number, stage: Stage = 'proposed'): Promise<Article> {
  const sentences = Array.from({ length: count }, (_, n) => `Pier ${n + 1} of the port is ${100 + (n % 900)} metres long.`)
  const starts: number[] = []
  let text = ''
  for (const [n, sentence] of sentences.entries()) {
    if (n > 0) text += n % 11 === 0 ? '\n\n' : ' '
    starts.push(text.length)
    text += sentence
  }
  const nothing: Split = { language: 'en', sentences: [], claims: [], attributions: [] }
  const article = await buildArticle({ ...desk, split: () => Promise.resolve(nothing) }, agent, { title: 'Every pier', text: `${text}\n\nEdition ${desk.newId()}.` })
  const revision = (await desk.store.articles.newestRevision(article.id))!
  const claims = sentences.map((sentence, n): NewClaim => ({
    id: desk.newId(), articleId: article.id, position: starts[n]!, text: sentence, splitText: sentence, kind: 'state',
    checkworthiness: 0.4, confidence: 0.6, why: ['says what is'], quantities: [], times: [], parts: [], open: [], origin: 'split', stage,
    status: 'unverified', publicSince: null, withdrawnAt: null, withdrawalNote: null, dismissedAs: null, duplicateOfId: null, assigneeId: null, assigneeName: null, dueOn: null, recheckOn: null, secondCheckId: null, blindTo: null, version: 1, createdAt: article.createdAt, updatedAt: article.createdAt,
    anchors: [anchorAt(text, starts[n]!, starts[n]! + sentence.length)], attributions: [], sourceSearch: 'searched', verdicts: [],
  }))
  const rows = await rowsOfClaims(claims, revision.id, desk.newId)
  await desk.store.write((tx) => tx.claims.insertAll(rows))
  return article
}

/**
 * buildWaiting is an article of so many claims of which each has a verdict of this author that waits: for an editor, or, returned,
 * for its author. Written by rows, for a thousand acts take a minute.
 */
export async function buildWaiting(desk: Desk, author: Person, count: number, queue: 'approval' | 'returned'): Promise<Article> {
  const article = await buildLongArticle(desk, author, count, queue === 'returned' ? 'in_check' : 'awaiting_approval')
  const claims = await desk.store.accounts.claim.findMany({ where: { articleId: article.id }, orderBy: { position: 'asc' }, select: { id: true } })
  const decided = queue === 'returned' ? { decision: 'returned', decidedBy: 'An editor', decidedAt: article.createdAt, decisionNote: 'Again.' } : {}
  const verdicts = claims.map(({ id }) => ({
    id: desk.newId(), claimId: id, number: 1, status: 'false', rationale: 'Measured.', asOf: '2026-02-01', authorId: author.id, authorName: author.name,
    createdAt: article.createdAt, ...decided,
  }))
  await desk.store.accounts.verdict.createMany({ data: verdicts })
  await desk.store.accounts.waitingVerdict.createMany({
    data: verdicts.map(({ id, claimId, authorId }) => ({ claimId, verdictId: id, queue, authorId, isRetracted: false })),
  })
  return article
}

/** The page that the evidence of these factories stands in. */
export const LEDGER = `Works of the port, ledger 2026

The council’s tender of 3 February puts the repair of the northern pier at 4.2 million crowns, without tax. It sets eleven weeks for it.

No bid had come in when this page was written.`

/** buildEvidence is a passage of LEDGER pinned to this claim as it is now; answers the claim after it. */
export async function buildEvidence(
  desk: Desk, person: Person, { id, version }: Pick<Claim, 'id' | 'version'>, input: Partial<EvidenceInput> = {},
): Promise<{ claim: Claim; evidence: PinnedEvidence }> {
  const snapshot = await keepSnapshot(desk, person, { bytes: new Uint8Array(Buffer.from(LEDGER)) })
  const claim = await pinEvidence(desk, person, id, version, {
    stance: 'supports', url: 'https://port.example.org/ledger', title: 'The port’s ledger', quote: 'the repair of the northern pier at 4.2 million crowns',
    note: '', snapshot, isPage: false, ...input,
  })
  return { claim, evidence: (await desk.store.evidence.ofClaim(id)).at(-1)! }
}

export interface PublishedClaim {
  checker: Person
  editor: Person
  article: Article
  claim: Claim
}

/** buildPublishedClaim is a claim all the way: imported, accepted, judged, approved, its article published. */
export async function buildPublishedClaim(desk: Desk): Promise<PublishedClaim> {
  const checker = await buildActor(desk, 'fact-checker', 'Robin Check')
  const editor = await buildActor(desk, 'editor', 'Maren Edit')
  const article = await buildArticle(desk, checker)
  const proposed = await claimSaying(desk, article.id, '4.2 million')
  const accepted = await acceptClaim(desk, checker, proposed.id, proposed.version)
  const judged = await proposeVerdict(desk, checker, accepted.id, accepted.version, {
    status: 'verified', rationale: 'The **tender** says so.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.',
  })
  const claim = await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })
  await publishArticle(desk, editor, article.id, article.version)
  return { checker, editor, article: (await desk.store.articles.find(article.id))!, claim }
}
