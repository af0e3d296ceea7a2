import { NotFound } from '../../../domain/errors.js'
import { can } from '../../../domain/permission.js'
import { pageAfter } from '../../http/forms.js'
import { presentSource } from './present-source.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'

const PAGE_SIZE = 50

/** showSource lists what is attributed to a source: to readers what is published, to the desk everything. */
export const showSource: Handler = async (web, request, response) => {
  const { sources, claims } = web.desk.store
  const source = await sources.find(pathId(request))
  if (!source) throw new NotFound('source', pathId(request))
  const audience = can(actorOf(response), 'see_desk') ? 'desk' : 'readers'
  const page = await claims.ofSource(source.id, audience, { after: pageAfter(request), limit: PAGE_SIZE })
  // A source that stands only in drafts is not known to readers, its name least of all.
  if (audience === 'readers' && page.items.length === 0) throw new NotFound('source', source.id)
  const aliases = await sources.aliasesOf(source.id)
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'sources/show', presentSource({ frame, source, aliases, claims: page.items, next: page.next }))
}
