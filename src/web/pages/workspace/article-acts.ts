import type { Request, Response } from 'express'
import { deskArticle, editableArticle } from '../../../desk/reading/articles.js'
import { editDetails } from '../../../desk/articles/edit-details.js'
import { retractArticle } from '../../../desk/articles/retract-article.js'
import type { Article } from '../../../domain/article.js'
import { InvalidInput, StaleVersion } from '../../../domain/errors.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { presentConflict, presentConflictPage } from './present-conflict.js'
import { presentDetails } from './present-details.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { drawWorkspace } from './show-workspace.js'

export const retractArticlePage: Handler = async (web, request, response) => {
  await actOnArticle(web, request, response, 'retracted', ({ reason = '', ...fields }) =>
    retractArticle(web.desk, signedIn(response), pathId(request), versionOf(fields), { reason }),
  )
}

// What cannot be done, or was asked of an older version, is told above the article as it now stands.
async function actOnArticle(
  web: Web,
  request: Request,
  response: Response,
  notice: string,
  act: (fields: Record<string, string>) => Promise<void>,
): Promise<void> {
  const typed = fieldsOf(request)
  try {
    await act(typed)
    response.redirect(303, `/desk/articles/${pathId(request)}?notice=${notice}`)
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof StaleVersion || isUnsaved(error))) throw error
    const message = error instanceof StaleVersion ? `${error.message} It is shown as it now stands.` : error.message
    const problem = { message, reason: typed['reason'] ?? '' }
    await drawWorkspace(web, request, response, pathId(request), { problem }, answerProblem(web, response, error).status)
  }
}

export const showDetails: Handler = async (web, request, response) => {
  const article = await editableArticle(web.desk.store, signedIn(response), pathId(request))
  const { title, byline, publisher, publishedOn, url, language, version } = article
  const values = { title, byline: byline ?? '', publisher: publisher ?? '', publishedOn: publishedOn ?? '', url: url ?? '', language: language ?? '', version: String(version) }
  sendPage(web, response, 'articles/edit', presentDetails({ frame: frameOf(web, request, response), article, values, errors: {} }))
}

export const saveDetails: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    await editDetails(web.desk, signedIn(response), pathId(request), versionOf(typed), typed)
    response.redirect(303, `/desk/articles/${pathId(request)}?notice=saved`)
  } catch (error) {
    const article = await deskArticle(web.desk.store, signedIn(response), pathId(request))
    if (error instanceof InvalidInput) {
      const model = presentDetails({ frame: frameOf(web, request, response), article, values: typed, errors: error.fields })
      sendPage(web, response, 'articles/edit', model, 422)
    } else if (isUnsaved(error)) {
      const { status, message } = answerProblem(web, response, error)
      const model = presentDetails({ frame: frameOf(web, request, response), article, values: typed, errors: { form: message } })
      sendPage(web, response, 'articles/edit', model, status)
    } else if (error instanceof StaleVersion) drawConflict(web, request, response, article, typed)
    else throw error
  }
}

const LABELS = { title: 'Title', byline: 'Byline', publisher: 'Publisher', publishedOn: 'Date', url: 'Address', language: 'Language' } as const

function drawConflict(web: Web, request: Request, response: Response, article: Article, typed: Record<string, string>): void {
  const sides = Object.entries(LABELS) as [keyof typeof LABELS, string][]
  const conflict = presentConflict({
    noun: 'article',
    yours: sides.map(([name, label]) => ({ label, text: typed[name] ?? '' })),
    current: sides.map(([name, label]) => ({ label, text: article[name] ?? '' })),
    retry: { action: request.originalUrl, typed, version: article.version },
  })
  const model = presentConflictPage(frameOf(web, request, response), conflict, `/desk/articles/${article.id}/details`)
  sendPage(web, response, 'errors/conflict', model, 409)
}
