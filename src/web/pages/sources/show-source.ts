import { audienceOf } from '../../../desk/reading/audience.js'
import { claimsOfSource, readableSource, sourceOfSameName } from '../../../desk/reading/sources.js'
import { pageAfter } from '../../http/forms.js'
import { actorOf, frameOf, pathId, type Handler } from '../../http/handler.js'
import { sendReaderPage } from '../../http/kept-pages.js'
import { presentSource } from './present-source.js'

const PAGE_SIZE = 50

/**
 * showSource lists what is attributed to a source: to readers what is published, to the desk everything. Where that is
 * nothing, it leads on to the source that goes by this name too; where it was merged into another, to that one.
 */
export const showSource: Handler = async (web, request, response) => {
  const { store } = web.desk
  const actor = actorOf(response)
  const { source, ...told } = await readableSource(store, actor, pathId(request))
  if (source.id !== pathId(request)) {
    // For as long as nobody takes it out again: who keeps this asks.
    if (response.get('Cache-Control') === undefined) response.set('Cache-Control', 'no-cache')
    response.redirect(301, `/sources/${source.id}`)
    return
  }
  const { page, counts } = await claimsOfSource(store, actor, source.id, { after: pageAfter(request), limit: PAGE_SIZE })
  const same = counts.length === 0 ? await sourceOfSameName(store, actor, source) : null
  if (same) {
    // Not for ever: the next article may cite this one again.
    response.redirect(302, `/sources/${same.id}`)
    return
  }
  const frame = frameOf(web, request, response)
  const audience = audienceOf(actor)
  await sendReaderPage(web, response, 'sources/show', presentSource({ frame, audience, source, ...told, claims: page.items, counts, next: page.next }))
}
