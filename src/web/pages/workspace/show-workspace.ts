import type { Request, Response } from 'express'
import type { Claim } from '../../../domain/claim.js'
import type { Thread } from '../../../domain/comment.js'
import { mostAlike } from '../../../domain/alike.js'
import { isBlind, type Person } from '../../../domain/permission.js'
import type { Reader } from '../../../storage/store.js'
import { presentCard } from './card.js'
import { MOST_MERGED } from './card-details.js'
import type { HeldPage } from './evidence-forms.js'
import type { ConflictView } from './present-conflict.js'
import { presentSourcing, type SourcingFragmentModel } from './present-sourcing.js'
import { MOST_PEOPLE } from './assignment-form.js'
import { presentWorkspace, type ArticleProblem, type WorkspaceForm, type WorkspaceSelection } from './present-workspace.js'
import { readFilter, type WorkspaceFilter } from './workspace-filter.js'
import { pageAfter } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { deskArticle, originsIn, revisionOf } from '../../../desk/reading/articles.js'
import { evidenceFor } from '../../../desk/reading/evidence.js'
import { openThreadsOf, threadsAbout } from '../../../desk/reading/comments.js'
import { countsOf, deskClaim, historyOf, workspacePage } from '../../../desk/reading/claims.js'

// Of what was said and done the card shows the newest; all of it stands on a page of its own.
const NEWEST_SHOWN = 50
// Offered to who has no script; with it all are looked for.
const MOST_NAMES = 200

/** showWorkspace is the review workspace of one article, with the claim in ?claim= opened. */
export const showWorkspace: Handler = async (web, request, response) => {
  const claimId = request.query['claim']
  await drawWorkspace(web, request, response, pathId(request), { claimId: word(claimId) ?? null })
}

/** showText answers the text of an article with its claims marked as the workspace at this address marks them, for the page’s script. */
export const showText: Handler = async (web, request, response) => {
  const claimId = request.query['claim']
  await drawWorkspace(web, request, response, pathId(request), { claimId: word(claimId) ?? null, isTextOnly: true })
}

/** showCard answers one opened card, for the page's script. */
export const showCard: Handler = async (web, request, response) => {
  const claim = await deskClaim(web.desk.store, signedIn(response), pathId(request))
  await drawCard(web, request, response, claim, { open: request.query['open'] !== '0' })
}

/** showSourcing answers how the claims of an article are sourced, for the page’s script. */
export const showSourcing: Handler = async (web, request, response) => {
  const article = await deskArticle(web.desk.store, signedIn(response), pathId(request))
  const model = { layout: null, sourcing: presentSourcing(article.id, await originsIn(web.desk.store, article), filterOf(request)) }
  sendPage(web, response, 'articles/sourcing-fragment', model satisfies SourcingFragmentModel)
}

interface WorkspaceDrawing {
  claimId?: string | null
  /** A form on the claim as it was typed, where it could not be taken. */
  form?: WorkspaceForm | null
  /** What an act on the article itself ran into. */
  problem?: ArticleProblem | null
  /** Whether only the marked text goes out of all of it. */
  isTextOnly?: boolean
}

/** drawWorkspace draws the workspace, with a form as it was typed where one could not be taken. */
export async function drawWorkspace(
  web: Web,
  request: Request,
  response: Response,
  articleId: string,
  { claimId = null, form = null, problem = null, isTextOnly = false }: WorkspaceDrawing,
  status = 200,
): Promise<void> {
  const { store } = web.desk
  const actor = signedIn(response)
  const article = await deskArticle(store, actor, articleId)
  const filter = filterOf(request)
  const shown = await workspacePage(store, actor, articleId, {
    filter, after: pageAfter(request), before: pageAfter(request, 'before'), chosen: claimId,
  })
  const chosen = shown.claims.find((claim) => claim.id === claimId)
  const counts = await countsOf(store, actor, articleId)
  const model = presentWorkspace({
    frame: frameOf(web, request, response),
    article,
    revision: await revisionOf(store, article),
    shown,
    counts,
    ...(await ofSource(store, actor, articleId, filter)),
    origins: await originsIn(store, article),
    // What is published has none.
    embargo: article.publication === 'published' ? null : await store.embargoes.ofArticle(articleId),
    filter,
    openThreads: await openThreadsOf(store, actor, shown.claims),
    selected: chosen ? await { ...(await selectionOf(store, actor, chosen, form)), sourceNames: await store.sources.namesIn(articleId, MOST_NAMES) } : null,
    problem,
  })
  if (isTextOnly) sendPage(web, response, 'articles/text-fragment', { ...model, layout: null })
  else sendPage(web, response, 'articles/review', model, status)
}

interface CardDrawing {
  /** Other claims that the same act changed. */
  others?: Claim[]
  /** Whether its forms, verdicts and comments are drawn below it. */
  open: boolean
  form?: WorkspaceForm | null
  /** What was overtaken, beside what stands now. */
  conflict?: ConflictView | null
  status?: number
}

/** drawCard draws one card and the counts that its change may have moved. */
export async function drawCard(
  web: Web,
  request: Request,
  response: Response,
  claim: Claim,
  { open, others = [], form = null, conflict = null, status = 200 }: CardDrawing,
): Promise<void> {
  const { store } = web.desk
  const actor = signedIn(response)
  const article = await deskArticle(store, actor, claim.articleId)
  const filter = filterOf(request)
  const model = presentCard({
    frame: frameOf(web, request, response),
    article,
    // The text is only read for what stands before something unclear.
    articleText: [claim, ...others].some((one) => one.open.length > 0) ? (await revisionOf(store, article)).text : '',
    counts: await countsOf(store, actor, claim.articleId, filter.source),
    sourceName: await sourceNameOf(store, filter),
    claim,
    others,
    filter,
    openThreads: await openThreadsOf(store, actor, [claim, ...others]),
    selected: open ? await selectionOf(store, actor, claim, form) : null,
    conflict,
  })
  sendPage(web, response, 'articles/card-fragment', model, status)
}

/** filterOf answers which claims the workspace shows, as its address says; unknown words filter nothing. */
export function filterOf(request: Request): WorkspaceFilter {
  const { status, stage, sourcing, source, lit } = request.query
  return readFilter({ status: word(status), stage: word(stage), sourcing: word(sourcing), source: word(source), lit: word(lit) })
}

async function sourceNameOf(store: Reader, { source }: WorkspaceFilter): Promise<string | null> {
  return source === undefined ? null : ((await store.sources.find(source))?.name ?? null)
}

async function ofSource(store: Reader, actor: Person, articleId: string, filter: WorkspaceFilter) {
  if (filter.source === undefined) return {}
  return { filtered: await countsOf(store, actor, articleId, filter.source), sourceName: await sourceNameOf(store, filter) }
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function selectionOf(store: Reader, actor: Person, claim: Claim, form: WorkspaceForm | null): Promise<WorkspaceSelection> {
  const newest = { after: null, limit: NEWEST_SHOWN }
  const { items, count } = await threadsAbout(store, actor, claim, newest)
  const threads = { items: isBlind(actor, claim) ? [] : await withAnswered(store, claim, items, form), count }
  return {
    claim, form, history: await historyOf(store, actor, claim, 'desk', newest), threads, alike: await alikeTo(store, claim, form),
    merged: await store.claims.mergedInto(claim, MOST_MERGED + 1), people: await store.users.active(MOST_PEOPLE + 1), sourceNames: [], evidence: await evidenceFor(store, actor, claim, 'desk'), held: await heldBy(store, form),
    articleText: form?.kind === 'anchors' ? (await store.articles.newestRevision(claim.articleId))?.text ?? null : null,
  }
}

// What was typed below a thread of the claim that is not among the newest stands below it all the same.
async function withAnswered(store: Reader, claim: Claim, threads: Thread[], form: WorkspaceForm | null): Promise<Thread[]> {
  const replyTo = form?.kind === 'comment' ? form.values['replyTo'] : undefined
  if (!replyTo || threads.some(({ id }) => id === replyTo)) return threads
  const thread = await store.comments.threadOf(replyTo)
  return thread?.claimId === claim.id ? [...threads, thread] : threads
}

// Nothing that was sent need be sent again.
async function heldBy(store: Reader, form: WorkspaceForm | null): Promise<HeldPage | null> {
  const { snapshot, nearest } = form?.values ?? {}
  if (form?.kind !== 'evidence' || !snapshot) return null
  const mark = await store.snapshots.mark(snapshot)
  return mark && { mark, nearest: nearest || null }
}

// Of a claim that was dismissed: what it may only repeat.
const NEAR = 200
const MOST_ALIKE = 12

async function alikeTo(store: Reader, claim: Claim, form: WorkspaceForm | null): Promise<WorkspaceSelection['alike']> {
  if (claim.stage !== 'dismissed' && form?.kind !== 'dismissal') return []
  const near = await store.claims.nearTo(claim, NEAR)
  const other = claim.duplicateOfId === null ? null : await store.claims.find(claim.duplicateOfId)
  const alike = mostAlike(claim.text, near).slice(0, MOST_ALIKE)
  return other === null || alike.some(({ id }) => id === other.id) ? alike : [other, ...alike]
}
