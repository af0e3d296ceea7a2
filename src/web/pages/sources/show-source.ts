import { claimsOfSource, readableSource } from '../../../desk/reading/sources.js'
import { pageAfter } from '../../http/forms.js'
import { actorOf, frameOf, pathId, sendPage, type Handler } from '../../http/handler.js'
import { presentSource } from './present-source.js'

const PAGE_SIZE = 50

/** showSource lists what is attributed to a source: to readers what is published, to the desk everything. */
export const showSource: Handler = async (web, request, response) => {
  const { store } = web.desk
  const actor = actorOf(response)
  const { source, aliases } = await readableSource(store, actor, pathId(request))
  const { page, counts } = await claimsOfSource(store, actor, source.id, { after: pageAfter(request), limit: PAGE_SIZE })
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'sources/show', presentSource({ frame, source, aliases, claims: page.items, counts, next: page.next }))
}
