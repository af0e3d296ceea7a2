import { suggestSources } from '../../../desk/reading/sources.js'
import type { Source } from '../../../domain/source.js'
import { sendPage, signedIn, type Handler } from '../../http/handler.js'
import { presentSourceKind } from '../../parts/chains.js'
import type { IconName } from '../../parts/icons.js'

export interface SuggestionsModel {
  layout: null
  options: { id: string; name: string; icon: IconName; kind: string; isHere: boolean }[]
  isMore: boolean
}

/** showSuggestions answers /desk/sources?article=…&query=… to the page's script: the sources that may be meant, as options of a list. Where no article is named the next route answers. */
export const showSuggestions: Handler = async (web, request, response, next) => {
  const { article, query } = request.query
  if (article === undefined) return next()
  const found = await suggestSources(web.desk.store, signedIn(response), word(article), word(query))
  sendPage(web, response, 'sources/options', presentSuggestions(found))
}

const word = (value: unknown) => (typeof value === 'string' ? value : '')

function presentSuggestions({ sources, isMore }: { sources: Source[]; isMore: boolean }): SuggestionsModel {
  const options = sources.map(({ id, name, kind, articleId }) => {
    const { icon, label } = presentSourceKind(kind)
    return { id, name, icon, kind: label, isHere: articleId !== null }
  })
  return { layout: null, options, isMore }
}
