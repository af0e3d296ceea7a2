import type { Request, Response } from 'express'
import { actOnMany, claimsFor, type ManyAct } from '../../../desk/claims/act-on-many.js'
import { manyToUndo, undoMany } from '../../../desk/claims/undo-many.js'
import { deskArticle } from '../../../desk/reading/articles.js'
import { InvalidInput } from '../../../domain/errors.js'
import { idsOf } from '../../../domain/event.js'
import { fieldsOf, pick } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { filterOf } from '../workspace/show-workspace.js'
import { filterQuery } from '../workspace/workspace-filter.js'
import { presentMany } from './present-many.js'

/** showMany asks before all claims that the filter keeps are accepted, or dismissed; ?act= says which. */
export const showMany: Handler = async (web, request, response) => {
  await draw(web, request, response, { act: pick(request.query['act'], ['accept', 'dismiss']) ?? 'accept' })
}

export const acceptMany: Handler = (web, request, response) => decide(web, request, response, 'accept')

export const dismissMany: Handler = (web, request, response) => decide(web, request, response, 'dismiss')

/** undoManyPage takes it back, and leads to the article. */
export const undoManyPage: Handler = async (web, request, response) => {
  const { left } = await undoMany(web.desk, signedIn(response), pathId(request), fieldsOf(request)['batch'] ?? '')
  response.redirect(303, `/desk/articles/${pathId(request)}?notice=${left > 0 ? 'undone_in_part' : 'undone_many'}`)
}

async function decide(web: Web, request: Request, response: Response, act: ManyAct): Promise<void> {
  const { seen = '', reason = '' } = fieldsOf(request)
  try {
    const { batch } = await actOnMany(web.desk, signedIn(response), pathId(request), act, { filter: filterOf(request), seen, reason: reason || null })
    response.redirect(303, `/desk/articles/${pathId(request)}/many?act=${act}&done=${batch}${filterQuery(filterOf(request)).replace('?', '&')}`)
  } catch (error) {
    if (error instanceof InvalidInput) await draw(web, request, response, { act, reason, errors: error.fields, status: 422 })
    else if (isUnsaved(error)) {
      const { status, message } = answerProblem(web, response, error)
      await draw(web, request, response, { act, reason, errors: { claims: message }, status })
    } else throw error
  }
}

interface Drawing {
  act: ManyAct
  /** As it was chosen. */
  reason?: string
  errors?: Record<string, string>
  status?: number
}

async function draw(web: Web, request: Request, response: Response, { act, reason = '', errors = {}, status = 200 }: Drawing): Promise<void> {
  const { store } = web.desk
  const actor = signedIn(response)
  const article = await deskArticle(store, actor, pathId(request))
  const filter = filterOf(request)
  const { done: id } = request.query
  const found = typeof id === 'string' ? await manyToUndo(store, actor, article.id, id) : null
  // What was assigned is told on its own page.
  const batch = found?.activity === 'assign_many' ? null : found
  const many = batch ? null : await claimsFor(store, actor, article.id, act, filter)
  const done = batch === null ? null : { batch: batch.id, act: batch.activity === 'accept_many' ? 'accept' as const : 'dismiss' as const, count: idsOf(batch.after, 'claims').length }
  sendPage(web, response, 'claims/many', presentMany({ frame: frameOf(web, request, response), article, act, filter, done, many, reason, errors }), status)
}
