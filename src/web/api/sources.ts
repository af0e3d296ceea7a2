import { audienceOf } from '../../desk/reading/audience.js'
import { claimsOfSource, readableSource, suggestSources } from '../../desk/reading/sources.js'
import { endpoint, pageRequest, type Endpoint } from './endpoint.js'
import { claimResource, sourceResource } from './resources.js'
import { PageQuery, SourceQuery } from './requests.js'
import { ClaimSchema, pageOf, SourceSchema, SourcesSchema } from './schemas.js'

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
      return sourceResource(source, told)
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
