import { listSources, standingSource } from '../../../desk/reading/source-pages.js'
import { InvalidInput } from '../../../domain/errors.js'
import { sourceKinds } from '../../../domain/source.js'
import { pageAfter, pick } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { problemOf } from '../../http/problems.js'
import { presentList } from './present-list.js'

/** showSources lists the sources known everywhere; with &merge=ID to choose one that is the same as that source. */
export const showSources: Handler = async (web, request, response) => {
  const { store } = web.desk
  const actor = signedIn(response)
  const query = word(request.query['query']).trim()
  const kind = pick(request.query['kind'], sourceKinds) ?? null
  const mergeId = word(request.query['merge'])
  const same = mergeId === '' ? null : await standingSource(store, actor, mergeId)
  const drawn = { frame: frameOf(web, request, response), query, kind, same }
  try {
    const listing = await listSources(store, actor, { typed: query, kind, after: pageAfter(request) })
    sendPage(web, response, 'sources/index', presentList({ ...drawn, listing, error: null }))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    sendPage(web, response, 'sources/index', presentList({ ...drawn, listing: null, error: error.message }), problemOf(error).status)
  }
}

const word = (value: unknown) => (typeof value === 'string' ? value : '')
