import { acceptClaim } from '../../desk/accept-claim.js'
import { approveVerdict, returnVerdict } from '../../desk/decide-verdict.js'
import { dismissClaim } from '../../desk/dismiss-claim.js'
import { proposeVerdict, type VerdictInput } from '../../desk/propose-verdict.js'
import { restoreClaim } from '../../desk/restore-claim.js'
import { rewordClaim } from '../../desk/reword-claim.js'
import { split } from '../../language/split.js'
import { endpoint, type Endpoint } from './endpoint.js'
import {
  bringInArticle, decidableVerdict, listArticles, listClaims, publish, readArticle, readClaim, readSource, retract, tokenHolder,
} from './handlers.js'
import { claimResource } from './resources.js'
import {
  ArticleRequest, ArticleSchema, ClaimSchema, NoteRequest, pageOf, PageQuery, RetractionRequest, SourceSchema, SplitRequest, SplitSchema,
  VerdictRequest, VersionRequest, WordingRequest,
} from './schemas.js'

/** The whole API below /api/v1, a row an endpoint. */
export const endpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/articles', summary: 'Published articles, newest first', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ArticleSchema), handle: listArticles,
  }),
  endpoint({
    method: 'post', path: '/articles', summary: 'Bring an article in: it is split into proposed claims', may: 'import_article',
    status: 201, large: true, body: ArticleRequest, answer: ArticleSchema, handle: bringInArticle,
  }),
  endpoint({
    method: 'get', path: '/articles/:id', summary: 'One article with its text', may: 'anyone', status: 200,
    answer: ArticleSchema, handle: readArticle,
  }),
  endpoint({
    method: 'get', path: '/articles/:id/claims', summary: 'The claims of an article, in article order', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ClaimSchema), handle: listClaims,
  }),
  endpoint({
    method: 'post', path: '/articles/:id/publication', summary: 'Publish an article', may: 'publish_article', status: 200,
    body: VersionRequest, answer: ArticleSchema, handle: publish,
  }),
  endpoint({
    method: 'post', path: '/articles/:id/retraction', summary: 'Retract an article', may: 'retract_article', status: 200,
    body: RetractionRequest, answer: ArticleSchema, handle: retract,
  }),
  endpoint({
    method: 'get', path: '/claims/:id', summary: 'One claim', may: 'anyone', status: 200, answer: ClaimSchema, handle: readClaim,
  }),
  endpoint({
    method: 'post', path: '/claims/:id/acceptance', summary: 'Accept a claim', may: 'accept_claim', status: 200,
    body: VersionRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body }) =>
      claimResource(await acceptClaim(web.desk, tokenHolder(actor), id, body.version), 'desk'),
  }),
  endpoint({
    method: 'post', path: '/claims/:id/dismissal', summary: 'Dismiss a claim', may: 'dismiss_claim', status: 200,
    body: VersionRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body }) =>
      claimResource(await dismissClaim(web.desk, tokenHolder(actor), id, body.version), 'desk'),
  }),
  endpoint({
    method: 'post', path: '/claims/:id/restoration', summary: 'Take an acceptance or a dismissal back', may: 'accept_claim',
    status: 200, body: VersionRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body }) =>
      claimResource(await restoreClaim(web.desk, tokenHolder(actor), id, body.version), 'desk'),
  }),
  endpoint({
    method: 'post', path: '/claims/:id/wording', summary: 'Reword a claim', may: 'reword_claim', status: 200,
    body: WordingRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body: { version, text } }) =>
      claimResource(await rewordClaim(web.desk, tokenHolder(actor), id, version, { text }), 'desk'),
  }),
  endpoint({
    method: 'post', path: '/claims/:id/verdicts', summary: 'Propose a verdict on a claim', may: 'propose_verdict', status: 201,
    body: VerdictRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body: { version, ...verdict } }) =>
      claimResource(await proposeVerdict(web.desk, tokenHolder(actor), id, version, verdict satisfies VerdictInput), 'desk'),
  }),
  endpoint({
    method: 'post', path: '/verdicts/:id/approval', summary: 'Approve a verdict', may: 'see_desk', status: 200,
    body: NoteRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, note } = call.body
      const editor = await decidableVerdict(call)
      return claimResource(await approveVerdict(call.web.desk, editor, call.id, version, { note }), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: '/verdicts/:id/return', summary: 'Return a verdict with a reason', may: 'see_desk', status: 200,
    body: NoteRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, note } = call.body
      const editor = await decidableVerdict(call)
      return claimResource(await returnVerdict(call.web.desk, editor, call.id, version, { note }), 'desk')
    },
  }),
  endpoint({
    method: 'get', path: '/sources/:id', summary: 'One source', may: 'anyone', status: 200, answer: SourceSchema, handle: readSource,
  }),
  endpoint({
    method: 'post', path: '/split', summary: 'Split a text into sentences, claims and attributions; nothing is kept', may: 'anyone',
    status: 200, large: true, body: SplitRequest, answer: SplitSchema,
    handle: async ({ body: { text, ...context } }) => split(text, context),
  }),
]
