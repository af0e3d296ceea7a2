import type { Action } from '../domain/permission.js'
import { publishArticlePage, retractArticlePage, saveDetails, showDetails } from './pages/workspace/article-acts.js'
import { showArticle } from './pages/articles/show-article.js'
import { accept, comment, dismiss, proposeVerdictOnClaim, restore, reword } from './pages/workspace/claim-acts.js'
import { showClaim } from './pages/claims/show-claim.js'
import { showDesk } from './pages/desk/show-desk.js'
import { showFront } from './pages/front/show-front.js'
import { live, ready, showMetrics } from './pages/health/health.js'
import { previewImport, saveImport, showImport } from './pages/import/import.js'
import { previewMarkdown } from './pages/workspace/markdown-preview.js'
import { showCard, showWorkspace } from './pages/workspace/show-workspace.js'
import { showSignIn, signIn, signOut } from './pages/sessions/sessions.js'
import { showSource } from './pages/sources/show-source.js'
import { showSplit, splitTyped } from './pages/split/split.js'
import { createOwnToken, revokeOwnToken, showTokens } from './pages/tokens/tokens.js'
import { approve, returnToChecker } from './pages/workspace/verdict-acts.js'
import type { Handler } from './http/handler.js'

export interface Route {
  method: 'get' | 'post'
  path: string
  /** What the person must be allowed for the page to answer at all; the handler asks about the subject. */
  may: Action | 'anyone'
  handle: Handler
  /** How the body comes: a form, or a form with a file. */
  body?: 'form' | 'upload'
}

const page = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'get', path, may, handle })
const form = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'post', path, may, handle, body: 'form' })
const upload = (path: string, may: Route['may'], handle: Handler): Route => ({ method: 'post', path, may, handle, body: 'upload' })

/** The whole URL table of the pages; src/web/api/routes.ts is that of the API. */
export const routes: Route[] = [
  page('/', 'anyone', showFront),
  page('/articles/:id', 'anyone', showArticle),
  page('/claims/:id', 'anyone', showClaim),
  page('/sources/:id', 'anyone', showSource),

  page('/sign-in', 'anyone', showSignIn),
  form('/sign-in', 'anyone', signIn),
  form('/sign-out', 'anyone', signOut),

  page('/desk/split', 'split', showSplit),
  form('/desk/split', 'split', splitTyped),

  page('/desk', 'see_desk', showDesk),
  page('/desk/articles/new', 'import_article', showImport),
  upload('/desk/articles/preview', 'import_article', previewImport),
  upload('/desk/articles', 'import_article', saveImport),
  page('/desk/articles/:id', 'see_desk', showWorkspace),
  page('/desk/articles/:id/details', 'edit_article', showDetails),
  form('/desk/articles/:id/details', 'edit_article', saveDetails),
  form('/desk/articles/:id/publication', 'see_desk', publishArticlePage),
  form('/desk/articles/:id/retraction', 'see_desk', retractArticlePage),

  page('/desk/claims/:id/card', 'see_desk', showCard),
  form('/desk/claims/:id/acceptance', 'accept_claim', accept),
  form('/desk/claims/:id/dismissal', 'dismiss_claim', dismiss),
  form('/desk/claims/:id/restoration', 'accept_claim', restore),
  form('/desk/claims/:id/wording', 'reword_claim', reword),
  form('/desk/claims/:id/verdicts', 'propose_verdict', proposeVerdictOnClaim),
  form('/desk/claims/:id/comments', 'comment', comment),
  form('/desk/verdicts/:id/approval', 'see_desk', approve),
  form('/desk/verdicts/:id/return', 'see_desk', returnToChecker),
  form('/desk/markdown', 'propose_verdict', previewMarkdown),

  page('/desk/tokens', 'manage_own_tokens', showTokens),
  form('/desk/tokens', 'manage_own_tokens', createOwnToken),
  form('/desk/tokens/:id/revocation', 'manage_own_tokens', revokeOwnToken),

  page('/healthz', 'anyone', live),
  page('/readyz', 'anyone', ready),
  page('/metrics', 'anyone', showMetrics),
]
