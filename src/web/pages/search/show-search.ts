import { search, searchGroups } from '../../../desk/reading/search.js'
import { InvalidInput } from '../../../domain/errors.js'
import { pageAfter, pick } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { problemOf } from '../../http/problems.js'
import { presentSearch } from './present-search.js'

// The first results of each group, and a page of one.
const FIRST = 10
const PAGE = 25

/**
 * showSearch answers /desk?query=…: what holds the words, in three groups, or with &in=claims a page of one of them. Where
 * nothing is typed the next route answers.
 */
export const showSearch: Handler = async (web, request, response, next) => {
  const typed = request.query['query']
  const query = typeof typed === 'string' ? typed.trim() : ''
  if (query === '') return next()
  const group = pick(request.query['in'], searchGroups) ?? null
  const frame = frameOf(web, request, response)
  try {
    const result = await search(web.desk.store, signedIn(response), query, group, group === null ? { after: null, limit: FIRST } : { after: pageAfter(request), limit: PAGE })
    sendPage(web, response, 'search/show', presentSearch({ frame, query, group, result, error: null }))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    sendPage(web, response, 'search/show', presentSearch({ frame, query, group, result: null, error: error.message }), problemOf(error).status)
  }
}
