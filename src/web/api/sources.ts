import { audienceOf } from '../../desk/reading/audience.js'
import { deskSource, listSources } from '../../desk/reading/source-pages.js'
import { claimsOfSource, readableSource, suggestSources } from '../../desk/reading/sources.js'
import { editSource, isOwn } from '../../desk/sources/edit-source.js'
import { mergeSources, unmergeSource } from '../../desk/sources/merge-sources.js'
import { acts } from '../../domain/act.js'
import { can, type Person } from '../../domain/permission.js'
import type { Web } from '../http/handler.js'
import { endpoint, pageRequest, tokenHolder, type Endpoint } from './endpoint.js'
import { claimResource, sourceResource } from './resources.js'
import { OtherSourceRequest, PageQuery, SourceQuery, SourceRequest, SourcesQuery } from './requests.js'
import { ClaimSchema, ListedSourceSchema, pageOf, SourceSchema, SourcesSchema } from './schemas.js'

/** What the API answers about sources. */
export const sourceEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/sources', summary: 'Sources that a name may mean in an article, ten at most', may: 'see_desk', status: 200,
    query: SourceQuery, answer: SourcesSchema,
    handle: async ({ web, actor, query: { article, query } }) => {
      const { sources, isMore } = await suggestSources(web.desk.store, actor, article, query)
      return { items: sources.map((source) => sourceResource(source)), isMore }
    },
  }),
  endpoint({
    method: 'get', path: '/sources/:id', summary: 'One source', may: 'anyone', status: 200, answer: SourceSchema,
    handle: async ({ web, actor, id }) => {
      const { source, ...told } = await readableSource(web.desk.store, actor, id)
      return can(actor, 'see_desk') && actor ? wholeSource(web, actor, source.id) : sourceResource(source, told)
    },
  }),
  endpoint({
    method: 'get', path: '/desk/sources', summary: 'All sources known everywhere, by name, with how many claims each stands in', may: 'see_desk', status: 200,
    query: SourcesQuery, answer: pageOf(ListedSourceSchema),
    handle: async ({ web, actor, query: { query, kind, after, limit } }) => {
      const page = await listSources(web.desk.store, actor, { typed: query, kind: kind ?? null, after: after ?? null, limit })
      return { items: page.items.map(({ source, aliases, claimCount }) => ({ ...sourceResource(source, { ...source, aliases }), claimCount })), next: page.next }
    },
  }),
  endpoint({
    method: 'post', path: `/sources/:id/${acts.edit_source.resource}`, summary: acts.edit_source.summary, may: 'see_desk', status: 200,
    body: SourceRequest, answer: SourceSchema,
    handle: async (call) => {
      const { version, ...input } = call.body
      await editSource(call.web.desk, tokenHolder(call), call.id, version, input)
      return wholeSource(call.web, tokenHolder(call), call.id)
    },
  }),
  endpoint({
    method: 'post', path: `/sources/:id/${acts.merge_sources.resource}`, summary: acts.merge_sources.summary, may: 'see_desk', status: 200,
    body: OtherSourceRequest, answer: SourceSchema,
    handle: async (call) => {
      await mergeSources(call.web.desk, tokenHolder(call), call.id, call.body.version, call.body.other)
      return wholeSource(call.web, tokenHolder(call), call.id)
    },
  }),
  endpoint({
    method: 'post', path: `/sources/:id/${acts.unmerge_source.resource}`, summary: acts.unmerge_source.summary, may: 'see_desk', status: 200,
    body: OtherSourceRequest, answer: SourceSchema,
    handle: async (call) => {
      await unmergeSource(call.web.desk, tokenHolder(call), call.id, call.body.version, call.body.other)
      return wholeSource(call.web, tokenHolder(call), call.id)
    },
  }),
  endpoint({
    method: 'get', path: '/sources/:id/claims', summary: 'What is attributed to a source, newest first', may: 'anyone', status: 200,
    query: PageQuery, answer: pageOf(ClaimSchema),
    handle: async ({ web, actor, id, query }) => {
      const { page } = await claimsOfSource(web.desk.store, actor, id, pageRequest(query))
      return { items: page.items.map(({ claim }) => claimResource(claim, audienceOf(actor))), next: page.next }
    },
  }),
]

// With what only the desk reads. Who an unnamed source is goes out to nobody.
async function wholeSource({ desk }: Web, actor: Person, id: string) {
  const { source, ...told } = await readableSource(desk.store, actor, id)
  const { source: details, names } = await deskSource(desk.store, actor, source.id)
  const { version, reliability, mergedIntoId } = details
  const otherNames = names.filter(isOwn(details)).map(({ name }) => name)
  const mergedNames = names.filter(({ mergedFromId }) => mergedFromId !== null).map(({ name }) => name)
  return { ...sourceResource(source, told), desk: { version, otherNames, mergedNames, reliability, mergedInto: mergedIntoId } }
}
