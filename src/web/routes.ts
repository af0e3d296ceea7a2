import { resourceOf, type ActName } from '../domain/act.js'
import type { Action } from '../domain/permission.js'
import { retractArticlePage, saveDetails, showDetails } from './pages/workspace/article-acts.js'
import { changeOwnPassword, endSessionsHere, showAccount } from './pages/account/account.js'
import { chooseOwnMail, endOwnFeed, makeOwnFeed } from './pages/account/digest.js'
import { sendDigestFeed } from './pages/feeds/digest-feed.js'
import { showArticle } from './pages/articles/show-article.js'
import { anchor } from './pages/workspace/anchor-acts.js'
import { attribute } from './pages/workspace/attribution-acts.js'
import { accept, assign, dismiss, proposeVerdictOnClaim, reinstate, restore, reword, splitIntoClaims, take, takeNextClaim, undo, withdraw } from './pages/workspace/claim-acts.js'
import { comment, reopen, resolve } from './pages/workspace/comment-acts.js'
import { showClaim } from './pages/claims/show-claim.js'
import { markSentencePage, showCoverage } from './pages/coverage/coverage.js'
import { sawMention } from './pages/desk/mentions.js'
import { showDesk } from './pages/desk/show-desk.js'
import { showFront } from './pages/front/show-front.js'
import { live, ready, showMetrics } from './pages/health/health.js'
import { previewImport, saveImport, showImport } from './pages/import/import.js'
import { discardPending, retryPending, showPending } from './pages/import/pending.js'
import { discardFailedJob, retryFailedJob, showJobs } from './pages/jobs/jobs.js'
import { previewMarkdown } from './pages/workspace/markdown-preview.js'
import { liftEmbargoPage, publishArticlePage, showPublication } from './pages/workspace/show-publication.js'
import { showArticleRecord, showRecord } from './pages/workspace/show-record.js'
import { sendTrail } from './pages/workspace/send-trail.js'
import { showFound } from './pages/workspace/found.js'
import { addPerson, saveRequired, showPeople } from './pages/people/people.js'
import { changeRolePage, disablePerson, enablePerson, endTheirSessions, removeTheirSecondFactor, resetTheirPassword, showPerson } from './pages/people/person.js'
import { invite, revoke, showInvitations } from './pages/people/invitations.js'
import { showInvitation, takeInvitation } from './pages/invitations/invitation.js'
import { notePresence, showPresence } from './pages/workspace/presence.js'
import { showCard, showSourcing, showText, showWorkspace } from './pages/workspace/show-workspace.js'
import { beginSetUp, finishSetUp, renewCodes, showSecondFactor, turnOff } from './pages/account/second-factor.js'
import { showCode, takeCode } from './pages/sessions/code.js'
import { showSignIn, signIn, signOut } from './pages/sessions/sessions.js'
import { assignManyPage, showAssignMany } from './pages/many/assign-many.js'
import { acceptMany, dismissMany, showMany, undoManyPage } from './pages/many/many.js'
import { mergePage, showMerge } from './pages/merge-claims/merge-claims.js'
import { addClaimPage, showNewClaim } from './pages/new-claim/new-claim.js'
import { redactPage, showRedaction, showRedactionOfComment } from './pages/redaction/redaction.js'
import { saveRules, showRules } from './pages/rules/rules.js'
import { askPage, showAsk } from './pages/second-checks/ask.js'
import { cancelCheck, decideBetween, writeOpinion } from './pages/second-checks/second-check-acts.js'
import { showSecondCheck } from './pages/second-checks/show-second-check.js'
import { showSecondChecks } from './pages/second-checks/show-second-checks.js'
import { showSearch } from './pages/search/show-search.js'
import { sendOriginal, showSnapshot } from './pages/snapshots/snapshots.js'
import { saveIdentity, saveSource, showDeskSource } from './pages/sources/desk-source.js'
import { showSources } from './pages/sources/list-sources.js'
import { mergeSourcesPage, separateSource, showMergeOfSources } from './pages/sources/merge-sources.js'
import { showSource } from './pages/sources/show-source.js'
import { showNames } from './pages/desk/names.js'
import { showSuggestions } from './pages/sources/suggest-sources.js'
import { showSplit, splitTyped } from './pages/split/split.js'
import { createOwnToken, revokeOwnToken, showTokens } from './pages/tokens/tokens.js'
import { pin, unpin } from './pages/workspace/evidence-acts.js'
import { approve, approveOwn, returnToChecker } from './pages/workspace/verdict-acts.js'
import { FRAME_READS, type Handler } from './http/handler.js'

export interface Route {
  method: 'get' | 'post'
  path: string
  /** What the person must be allowed for the page to answer at all; what may be done to what is asked in the verb. */
  may: Action | 'anyone'
  handle: Handler
  /** For a page that is kept for readers: all that it reads of the query. What is not named here never reaches it from them. */
  reads?: readonly string[]
  /** How the body comes: a form, or a form with a file. */
  body?: 'form' | 'upload'
  /** Whether it answers a person who must see to their account before all else. */
  duringSetUp?: boolean
}

const page = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'get', path, may, handle })
const kept = (path: string, handle: Handler, ...reads: string[]): Route => ({ ...page(path, 'anyone', handle), reads: [...reads, ...FRAME_READS] })
const form = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'post', path, may, handle, body: 'form' })
const duringSetUp = (route: Route): Route => ({ ...route, duringSetUp: true })
const upload = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'post', path, may, handle, body: 'upload' })
// An act on a thing: who may is asked in its verb, of the thing itself.
const act = (noun: string, name: ActName, handle: Handler): Route =>
  form(`/desk/${noun}/:id/${resourceOf(name)}`, 'see_desk', handle)

/** The whole URL table of the pages; src/web/api/routes.ts is that of the API. */
export const routes: Route[] = [
  kept('/', showFront, 'after'),
  kept('/articles/:id', showArticle, 'page', 'claim'),
  kept('/claims/:id', showClaim, 'events'),
  kept('/sources/:id', showSource, 'after'),

  page('/sign-in', 'anyone', showSignIn),
  form('/sign-in', 'anyone', signIn),
  page('/sign-in/code', 'anyone', showCode),
  form('/sign-in/code', 'anyone', takeCode),
  form('/sign-out', 'anyone', signOut),
  page('/invitations/:secret', 'anyone', showInvitation),
  form('/invitations/:secret', 'anyone', takeInvitation),
  page('/feeds/digest/:secret.atom', 'anyone', sendDigestFeed),

  page('/desk/split', 'split', showSplit),
  form('/desk/split', 'split', splitTyped),

  // With ?query=… a search, else the queues.
  page('/desk', 'see_desk', showSearch),
  page('/desk', 'see_desk', showDesk),
  page('/desk/articles/new', 'see_desk', showImport),
  upload('/desk/articles/preview', 'see_desk', previewImport),
  upload('/desk/articles', 'see_desk', saveImport),
  page('/desk/imports/:id', 'see_desk', showPending),
  act('imports', 'retry_import', retryPending),
  act('imports', 'discard_import', discardPending),
  page('/desk/articles/:id', 'see_desk', showWorkspace),
  page('/desk/articles/:id/sourcing', 'see_desk', showSourcing),
  page('/desk/articles/:id/text', 'see_desk', showText),
  page('/desk/articles/:id/presence', 'see_desk', showPresence),
  page('/desk/articles/:id/found', 'see_desk', showFound),
  page('/desk/articles/:id/details', 'see_desk', showDetails),
  act('articles', 'edit_details', saveDetails),
  page('/desk/articles/:id/coverage', 'see_desk', showCoverage),
  act('articles', 'mark_sentence', markSentencePage),
  page('/desk/articles/:id/publication', 'see_desk', showPublication),
  act('articles', 'publish', publishArticlePage),
  act('articles', 'lift_embargo', liftEmbargoPage),
  act('articles', 'retract', retractArticlePage),

  page('/desk/articles/:id/record', 'see_desk', showArticleRecord),
  page('/desk/articles/:id/record.jsonl', 'see_desk', sendTrail),

  page('/desk/articles/:id/claims/new', 'see_desk', showNewClaim),
  act('articles', 'add_claim', addClaimPage),
  page('/desk/articles/:id/many', 'see_desk', showMany),
  act('articles', 'accept_many', acceptMany),
  act('articles', 'dismiss_many', dismissMany),
  page(`/desk/articles/:id/${resourceOf('assign_many')}`, 'see_desk', showAssignMany),
  act('articles', 'assign_many', assignManyPage),
  act('articles', 'undo_many', undoManyPage),
  // With ?article=… what a script asks for, else the list.
  page('/desk/sources', 'see_desk', showSuggestions),
  page('/desk/sources', 'see_desk', showSources),
  page('/desk/sources/:id', 'see_desk', showDeskSource),
  act('sources', 'edit_source', saveSource),
  act('sources', 'identify_source', saveIdentity),
  page(`/desk/sources/:id/${resourceOf('merge_sources')}`, 'see_desk', showMergeOfSources),
  act('sources', 'merge_sources', mergeSourcesPage),
  act('sources', 'unmerge_source', separateSource),
  page('/desk/names', 'see_desk', showNames),
  page('/desk/claims/:id/card', 'see_desk', showCard),
  page('/desk/claims/:id/record', 'see_desk', showRecord),
  form('/desk/claims/:id/presence', 'see_desk', notePresence),
  act('claims', 'accept', accept),
  act('claims', 'dismiss', dismiss),
  act('claims', 'restore', restore),
  act('claims', 'undo', undo),
  act('claims', 'withdraw', withdraw),
  act('claims', 'reinstate', reinstate),
  act('claims', 'reword', reword),
  act('claims', 'anchor', anchor),
  act('claims', 'attribute', attribute),
  act('claims', 'split_claim', splitIntoClaims),
  page(`/desk/claims/:id/${resourceOf('merge_claims')}`, 'see_desk', showMerge),
  act('claims', 'merge_claims', mergePage),
  { ...act('claims', 'pin_evidence', pin), body: 'upload' },
  act('evidence', 'unpin_evidence', unpin),
  page('/desk/snapshots/:id', 'see_desk', showSnapshot),
  page('/desk/snapshots/:id/original', 'see_desk', sendOriginal),
  act('claims', 'propose_verdict', proposeVerdictOnClaim),
  act('claims', 'assign', assign),
  act('claims', 'take', take),
  form('/desk/assignments', 'see_desk', takeNextClaim),
  act('claims', 'comment', comment),
  act('comments', 'resolve_comment', resolve),
  act('comments', 'reopen_comment', reopen),
  act('comments', 'see_mention', sawMention),
  page(`/desk/comments/:id/${resourceOf('redact')}`, 'redact', showRedactionOfComment),
  page(`/desk/events/:id/${resourceOf('redact')}`, 'redact', showRedaction),
  form(`/desk/events/:id/${resourceOf('redact')}`, 'redact', redactPage),
  act('verdicts', 'approve', approve),
  act('verdicts', 'approve_own', approveOwn),
  act('verdicts', 'return', returnToChecker),
  page(`/desk/claims/:id/${resourceOf('ask_second_check')}`, 'see_desk', showAsk),
  act('claims', 'ask_second_check', askPage),
  page('/desk/second-checks', 'see_desk', showSecondChecks),
  page('/desk/second-checks/:id', 'see_desk', showSecondCheck),
  act('second-checks', 'second_check', writeOpinion),
  act('second-checks', 'adjudicate', decideBetween),
  act('second-checks', 'cancel_second_check', cancelCheck),
  form('/desk/markdown', 'see_desk', previewMarkdown),

  page('/desk/tokens', 'see_desk', showTokens),
  form('/desk/tokens', 'see_desk', createOwnToken),
  act('tokens', 'revoke_token', revokeOwnToken),

  duringSetUp(page('/desk/account', 'see_desk', showAccount)),
  duringSetUp(form('/desk/account/password', 'see_desk', changeOwnPassword)),
  duringSetUp(page('/desk/account/second-factor', 'see_desk', showSecondFactor)),
  duringSetUp(form('/desk/account/second-factor', 'see_desk', beginSetUp)),
  duringSetUp(form('/desk/account/second-factor/confirmation', 'see_desk', finishSetUp)),
  form('/desk/account/second-factor/backup-codes', 'see_desk', renewCodes),
  form('/desk/account/second-factor/removal', 'see_desk', turnOff),
  form('/desk/account/sessions/end', 'see_desk', endSessionsHere),
  form('/desk/account/feed', 'see_desk', makeOwnFeed),
  form('/desk/account/feed/end', 'see_desk', endOwnFeed),
  form('/desk/account/mail', 'see_desk', chooseOwnMail),

  page('/desk/rules', 'see_desk', showRules),
  form('/desk/rules', 'manage_rules', saveRules),

  page('/desk/people', 'manage_users', showPeople),
  form('/desk/people', 'manage_users', addPerson),
  form('/desk/people/second-factor', 'manage_users', saveRequired),
  page('/desk/people/invitations', 'manage_users', showInvitations),
  form('/desk/people/invitations', 'manage_users', invite),
  form('/desk/people/invitations/:id/revocation', 'manage_users', revoke),
  page('/desk/people/:id', 'manage_users', showPerson),
  form('/desk/people/:id/role', 'manage_users', changeRolePage),
  form('/desk/people/:id/disablement', 'manage_users', disablePerson),
  form('/desk/people/:id/enablement', 'manage_users', enablePerson),
  form('/desk/people/:id/sessions/end', 'manage_users', endTheirSessions),
  form('/desk/people/:id/second-factor/removal', 'manage_users', removeTheirSecondFactor),
  form('/desk/people/:id/password', 'manage_users', resetTheirPassword),

  page('/desk/jobs', 'manage_jobs', showJobs),
  form(`/desk/jobs/:id/${resourceOf('retry_job')}`, 'manage_jobs', retryFailedJob),
  form(`/desk/jobs/:id/${resourceOf('discard_job')}`, 'manage_jobs', discardFailedJob),

  page('/healthz', 'anyone', live),
  page('/readyz', 'anyone', ready),
  page('/metrics', 'anyone', showMetrics),
]
