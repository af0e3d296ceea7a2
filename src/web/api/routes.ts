import { acceptClaim } from '../../desk/claims/accept-claim.js'
import { approveVerdict, returnVerdict } from '../../desk/verdicts/decide-verdict.js'
import { dismissClaim } from '../../desk/claims/dismiss-claim.js'
import { proposeVerdict, type VerdictInput } from '../../desk/verdicts/propose-verdict.js'
import { restoreClaim } from '../../desk/claims/restore-claim.js'
import { rewordClaim } from '../../desk/claims/reword-claim.js'
import type { Action } from '../../domain/permission.js'
import { endpoint, type Endpoint } from './endpoint.js'
import {
  bringInArticle, decidableVerdict, listArticles, listClaims, listClaimsOfSource, publish, readArticle, readClaim, readSource, retract,
  rewordingPerson, splitText, tokenHolder,
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
  move('acceptance', 'Accept a claim', 'accept_claim', acceptClaim),
  move('dismissal', 'Dismiss a claim', 'dismiss_claim', dismissClaim),
  move('restoration', 'Take an acceptance or a dismissal back', 'accept_claim', restoreClaim),
  endpoint({
    method: 'post', path: '/claims/:id/wording', summary: 'Reword a claim', may: 'reword_claim', status: 200,
    body: WordingRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, text } = call.body
      const person = await rewordingPerson(call)
      return claimResource(await rewordClaim(call.web.desk, person, call.id, version, { text }), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: '/claims/:id/verdicts', summary: 'Propose a verdict on a claim', may: 'propose_verdict', status: 201,
    body: VerdictRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body: { version, ...verdict } }) =>
      claimResource(await proposeVerdict(web.desk, tokenHolder(actor), id, version, verdict satisfies VerdictInput), 'desk'),
  }),
  decision('approval', 'Approve a verdict', approveVerdict),
  decision('return', 'Return a verdict with a reason', returnVerdict),
  endpoint({
    method: 'get', path: '/sources/:id', summary: 'One source', may: 'anyone', status: 200, answer: SourceSchema, handle: readSource,
  }),
  endpoint({
    method: 'get', path: '/sources/:id/claims', summary: 'What is attributed to a source, newest first', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ClaimSchema), handle: listClaimsOfSource,
  }),
  endpoint({
    method: 'post', path: '/split', summary: 'Split a text into sentences, claims and attributions; nothing is kept', may: 'split',
    status: 200, large: true, body: SplitRequest, answer: SplitSchema,
    handle: splitText,
  }),
]

function move(name: string, summary: string, may: Action, act: typeof acceptClaim): Endpoint {
  return endpoint({
    method: 'post', path: `/claims/:id/${name}`, summary, may, status: 200, body: VersionRequest, answer: ClaimSchema,
    handle: async ({ web, actor, id, body }) => claimResource(await act(web.desk, tokenHolder(actor), id, body.version), 'desk'),
  })
}

function decision(name: string, summary: string, decide: typeof approveVerdict): Endpoint {
  return endpoint({
    method: 'post', path: `/verdicts/:id/${name}`, summary, may: 'see_desk', status: 200, body: NoteRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, note } = call.body
      const editor = await decidableVerdict(call)
      return claimResource(await decide(call.web.desk, editor, call.id, version, { note }), 'desk')
    },
  })
}
