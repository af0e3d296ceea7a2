import type { Request, Response } from 'express'
import { assignMany, claimsToAssign } from '../../../desk/claims/assign-many.js'
import { manyToUndo } from '../../../desk/claims/undo-many.js'
import { deskArticle } from '../../../desk/reading/articles.js'
import { acts } from '../../../domain/act.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { MOST_PEOPLE } from '../workspace/assignment-form.js'
import { filterOf } from '../workspace/show-workspace.js'
import { filterQuery } from '../workspace/workspace-filter.js'
import { presentAssignMany, seenClaims } from './present-assign-many.js'

/** showAssignMany asks who is to work on all claims that the filter keeps; ?done= says what was done. */
export const showAssignMany: Handler = (web, request, response) => draw(web, request, response, {})

/** assignManyPage assigns those that were seen, and says how many were somebody else's by then. */
export const assignManyPage: Handler = async (web, request, response) => {
  const fields = fieldsOf(request)
  const { assignee = '', dueOn = '', others } = fields
  try {
    const { batch } = await assignMany(web.desk, signedIn(response), pathId(request), { assignee, dueOn, claims: seenClaims(fields) })
    response.redirect(303, `/desk/articles/${pathId(request)}/${acts.assign_many.resource}?done=${batch}${filterQuery(filterOf(request)).replace('?', '&')}`)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    const problem = answerProblem(web, response, error)
    const errors = error instanceof InvalidInput ? error.fields : { claims: problem.message }
    await draw(web, request, response, { values: { assignee, dueOn, ...(others !== undefined && { others }) }, errors }, problem.status)
  }
}

async function draw(
  web: Web, request: Request, response: Response, { values = {}, errors = {} }: { values?: Record<string, string>; errors?: Record<string, string> }, status = 200,
): Promise<void> {
  const { store } = web.desk
  const actor = signedIn(response)
  const article = await deskArticle(store, actor, pathId(request))
  const filter = filterOf(request)
  const { done: id } = request.query
  const found = typeof id === 'string' ? await manyToUndo(store, actor, article.id, id) : null
  const done = found?.activity === 'assign_many' ? found : null
  const many = done ? null : await claimsToAssign(store, actor, article.id, filter)
  const people = await store.users.active(MOST_PEOPLE + 1)
  sendPage(web, response, 'claims/assign-many', presentAssignMany({ frame: frameOf(web, request, response), article, filter, done, many, people, values, errors }), status)
}
