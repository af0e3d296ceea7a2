import type { z } from 'zod'
import { articleInput, importArticle } from '../../desk/articles/import-article.js'
import { publishArticle } from '../../desk/articles/publish-article.js'
import { retractArticle } from '../../desk/articles/retract-article.js'
import { isPublicStage, subjectOf } from '../../domain/claim.js'
import { InvalidInput, NotAllowed, NotFound } from '../../domain/errors.js'
import { can, type Actor } from '../../domain/permission.js'
import type { Source } from '../../domain/source.js'
import { readText } from '../../intake/read-document.js'
import { articleFor, readableArticle } from '../../desk/reading/readable.js'
import { LONGEST_FOR_ANYONE } from '../http/split-limit.js'
import { authorise, type Web } from '../http/handler.js'
import type { Call } from './endpoint.js'
import { articleResource, claimResource, sourceResource } from './resources.js'
import type { ArticleRequest, PageQuery, RetractionRequest, SplitRequest, VersionRequest } from './schemas.js'

type Listing = Call<z.output<typeof PageQuery>, unknown>
type Reading = Call<unknown, unknown>

export async function listArticles({ web, query }: Listing) {
  const page = await web.desk.store.articles.listPublished(pageRequest(query))
  return { items: page.items.map(({ article, publicCount }) => articleResource(article, undefined, publicCount)), next: page.next }
}

export async function readArticle({ web, actor, id }: Reading) {
  const { article, revision } = await readableArticle(web.desk.store, actor, id)
  return articleResource(article, revision)
}

export async function listClaims({ web, actor, id, query }: Listing) {
  const article = await articleFor(web.desk.store, actor, id)
  const audience = audienceOf(actor)
  const page = await web.desk.store.claims.pageOfArticle(article.id, audience, pageRequest(query))
  return { items: page.items.map((claim) => claimResource(claim, audience)), next: page.next }
}

export async function readClaim({ web, actor, id }: Reading) {
  const claim = await web.desk.store.claims.find(id)
  const audience = audienceOf(actor)
  if (!claim || (audience === 'readers' && !isPublicStage(claim.stage))) throw new NotFound('claim', id)
  await articleFor(web.desk.store, actor, claim.articleId)
  return claimResource(claim, audience)
}

export async function readSource({ web, actor, id }: Reading) {
  const source = await knownSource(web, actor, id)
  return sourceResource(source, await web.desk.store.sources.aliasesOf(id))
}

export async function listClaimsOfSource({ web, actor, id, query }: Listing) {
  const source = await knownSource(web, actor, id)
  const audience = audienceOf(actor)
  const page = await web.desk.store.claims.ofSource(source.id, audience, pageRequest(query))
  return { items: page.items.map(({ claim }) => claimResource(claim, audience)), next: page.next }
}

// A source that stands only in drafts is not known to readers, its name least of all.
async function knownSource(web: Web, actor: Actor | null, id: string): Promise<Source> {
  const { sources, claims } = web.desk.store
  const source = await sources.find(id)
  if (!source) throw new NotFound('source', id)
  if (audienceOf(actor) === 'desk') return source
  const { items } = await claims.ofSource(id, 'readers', { after: null, limit: 1 })
  if (items.length === 0) throw new NotFound('source', id)
  return source
}

export async function bringInArticle({ web, actor, body }: Call<unknown, z.output<typeof ArticleRequest>>) {
  const document = readText({ text: body.text, format: body.format, ...(body.url && { url: body.url }) })
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined))
  const { articleId } = await importArticle(web.desk, tokenHolder(actor), { ...articleInput(document), ...given, text: document.text })
  const { article, revision } = await readableArticle(web.desk.store, actor, articleId)
  return articleResource(article, revision)
}

export async function publish({ web, actor, id, body }: Call<unknown, z.output<typeof VersionRequest>>) {
  await publishArticle(web.desk, tokenHolder(actor), id, body.version)
  return readArticle({ web, actor, id, query: {}, body })
}

export async function retract({ web, actor, id, body }: Call<unknown, z.output<typeof RetractionRequest>>) {
  await retractArticle(web.desk, tokenHolder(actor), id, body.version, { reason: body.reason })
  return readArticle({ web, actor, id, query: {}, body })
}

// Splitting a megabyte takes a second of a processor: whoever asks for that says who they are.
export async function splitText({ web, actor, body: { text, date, ...context } }: Call<unknown, z.output<typeof SplitRequest>>) {
  if (actor === null && text.length > LONGEST_FOR_ANYONE) {
    throw new InvalidInput({ text: 'Without a token a text can have at most 100,000 UTF-16 code units.' })
  }
  return web.desk.split(text, { ...context, ...(date !== undefined && { publishedAt: date }) })
}

/** decidableVerdict answers the editor who may decide on the verdict. Throws NotFound, NotAllowed. */
export async function decidableVerdict({ web, actor, id }: Reading): Promise<Actor> {
  const verdict = await web.desk.store.claims.findVerdict(id)
  if (!verdict) throw new NotFound('verdict', id)
  const editor = tokenHolder(actor)
  authorise(editor, 'decide_verdict', verdict)
  return editor
}

/** rewordingPerson answers the person who may reword the claim. Throws NotFound, NotAllowed. */
export async function rewordingPerson({ web, actor, id }: Reading): Promise<Actor> {
  const claim = await web.desk.store.claims.find(id)
  if (!claim) throw new NotFound('claim', id)
  const person = tokenHolder(actor)
  authorise(person, 'reword_claim', subjectOf(claim))
  return person
}

/** tokenHolder answers the person behind the request's token, which the endpoint's table row asked for. */
export function tokenHolder(actor: Actor | null): Actor {
  if (!actor) throw new NotAllowed('see_desk', 'Send a token: Authorization: Bearer …')
  return actor
}

function audienceOf(actor: Actor | null): 'readers' | 'desk' {
  return can(actor, 'see_desk') ? 'desk' : 'readers'
}

function pageRequest({ after, limit }: z.output<typeof PageQuery>) {
  return { after: after ?? null, limit }
}
