import type { z } from 'zod'
import { articleInput, importArticle } from '../../desk/articles/import-article.js'
import { embargoArticle, liftEmbargo } from '../../desk/articles/embargo-article.js'
import { publishArticle } from '../../desk/articles/publish-article.js'
import { retractArticle } from '../../desk/articles/retract-article.js'
import { actOnMany, seenOf } from '../../desk/claims/act-on-many.js'
import { assignMany } from '../../desk/claims/assign-many.js'
import { undoMany } from '../../desk/claims/undo-many.js'
import { addClaim } from '../../desk/claims/add-claim.js'
import { claimsOfArticle, publishedArticles, readableArticle } from '../../desk/reading/articles.js'
import { WITH_ACCOUNT } from '../../domain/asker.js'
import { acts } from '../../domain/act.js'
import { endpoint, pageRequest, tokenHolder, type Call, type Endpoint } from './endpoint.js'
import { articleResource, claimResource } from './resources.js'
import { ArticleRequest, AssignManyRequest, ClaimRequest, DismissManyRequest, EmbargoRequest, ManyRequest, PageQuery, PublicationRequest, RetractionRequest, UndoManyRequest, VersionRequest } from './requests.js'
import { ArticleSchema, AssignedManySchema, ClaimSchema, ManySchema, pageOf, UndoneManySchema } from './schemas.js'

/** What the API answers about articles. */
export const articleEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/articles', summary: 'Published articles, newest first', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ArticleSchema),
    handle: async ({ web, query }) => {
      const page = await publishedArticles(web.desk.store, pageRequest(query))
      return { items: page.items.map(({ article, publicCount }) => articleResource(article, undefined, publicCount)), next: page.next }
    },
  }),
  endpoint({
    method: 'post', path: '/articles', summary: acts.import.summary, may: 'see_desk', status: 201, large: true,
    body: ArticleRequest, answer: ArticleSchema, handle: bringIn,
  }),
  endpoint({
    method: 'get', path: '/articles/:id', summary: 'One article with its text', may: 'anyone', status: 200,
    answer: ArticleSchema, handle: readArticle,
  }),
  endpoint({
    method: 'get', path: '/articles/:id/claims', summary: 'The claims of an article, in article order', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ClaimSchema),
    handle: async ({ web, actor, id, query }) => {
      const { audience, page } = await claimsOfArticle(web.desk.store, actor, id, pageRequest(query))
      return { items: page.items.map((claim) => claimResource(claim, audience)), next: page.next }
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.add_claim.resource}`, summary: acts.add_claim.summary, may: 'see_desk', status: 201,
    body: ClaimRequest, answer: ClaimSchema,
    handle: async (call) => claimResource(await addClaim(call.web.desk, tokenHolder(call), call.id, call.body), 'desk'),
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.accept_many.resource}`, summary: acts.accept_many.summary, may: 'see_desk', status: 200,
    body: ManyRequest, answer: ManySchema,
    handle: async (call) => actOnMany(call.web.desk, tokenHolder(call), call.id, 'accept', { filter: call.body.filter, seen: seenOf(call.body.claims) }),
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.dismiss_many.resource}`, summary: acts.dismiss_many.summary, may: 'see_desk', status: 200,
    body: DismissManyRequest, answer: ManySchema,
    handle: async (call) => {
      const { filter, claims, reason } = call.body
      return actOnMany(call.web.desk, tokenHolder(call), call.id, 'dismiss', { filter, seen: seenOf(claims), reason })
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.assign_many.resource}`, summary: acts.assign_many.summary, may: 'see_desk', status: 200,
    body: AssignManyRequest, answer: AssignedManySchema,
    handle: async (call) => assignMany(call.web.desk, tokenHolder(call), call.id, call.body),
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.undo_many.resource}`, summary: acts.undo_many.summary, may: 'see_desk', status: 200,
    body: UndoManyRequest, answer: UndoneManySchema,
    handle: async (call) => undoMany(call.web.desk, tokenHolder(call), call.id, call.body.batch),
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.publish.resource}`, summary: acts.publish.summary, may: 'see_desk', status: 200,
    body: PublicationRequest, answer: ArticleSchema,
    handle: async (call) => {
      await publishArticle(call.web.desk, tokenHolder(call), call.id, call.body.version, call.body.reasons)
      return readArticle(call)
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.embargo.resource}`, summary: acts.embargo.summary, may: 'see_desk', status: 200,
    body: EmbargoRequest, answer: ArticleSchema,
    handle: async (call) => {
      const { version, ...embargo } = call.body
      await embargoArticle(call.web.desk, tokenHolder(call), call.id, version, embargo)
      return readArticle(call)
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.lift_embargo.resource}`, summary: acts.lift_embargo.summary, may: 'see_desk', status: 200,
    body: VersionRequest, answer: ArticleSchema,
    handle: async (call) => {
      await liftEmbargo(call.web.desk, tokenHolder(call), call.id, call.body.version)
      return readArticle(call)
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.retract.resource}`, summary: acts.retract.summary, may: 'see_desk', status: 200,
    body: RetractionRequest, answer: ArticleSchema,
    handle: async (call) => {
      const { version, reason } = call.body
      await retractArticle(call.web.desk, tokenHolder(call), call.id, version, { reason })
      return readArticle(call)
    },
  }),
]

async function readArticle({ web, actor, id }: Call<unknown, unknown>) {
  const { article, revision } = await readableArticle(web.desk.store, actor, id)
  return articleResource(article, revision)
}

async function bringIn(call: Call<unknown, z.output<typeof ArticleRequest>>) {
  const { web, body } = call
  const document = await web.desk.read({ text: body.text, format: body.format, ...(body.url && { url: body.url }) }, WITH_ACCOUNT)
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined))
  const input = { ...articleInput(document), ...given, text: document.text }
  const { articleId } = await importArticle(web.desk, tokenHolder(call), input)
  return readArticle({ ...call, id: articleId })
}
