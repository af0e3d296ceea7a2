import type { Request, Response } from 'express'
import { embargoArticle, liftEmbargo } from '../../../desk/articles/embargo-article.js'
import { publishArticle } from '../../../desk/articles/publish-article.js'
import { publishableArticle } from '../../../desk/reading/articles.js'
import { countsOf } from '../../../desk/reading/claims.js'
import { checksBefore } from '../../../desk/reading/publication.js'
import { InvalidInput, StaleVersion } from '../../../domain/errors.js'
import { publicationRules } from '../../../domain/publication-rules.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { actorOf, frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentPublication } from './present-publication.js'

/** showPublication asks whether to publish an article: what the desk's rules find, and what readers will then see. */
export const showPublication: Handler = (web, request, response) => draw(web, request, response, {})

/** publishArticlePage publishes it; what a rule stops, or was asked of an older version, comes back with the reasons as they were typed. */
export const publishArticlePage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  const reasons = Object.fromEntries(publicationRules.map((rule) => [rule, typed[`reason-${rule}`] ?? '']))
  const { when = 'now', day = '', time = '', zone = '' } = typed
  try {
    if (when === 'later') await embargoArticle(web.desk, signedIn(response), pathId(request), versionOf(typed), { day, time, zone, reasons })
    else await publishArticle(web.desk, signedIn(response), pathId(request), versionOf(typed), reasons)
    response.redirect(303, `/desk/articles/${pathId(request)}?notice=${when === 'later' ? 'embargoed' : 'published'}`)
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof StaleVersion || isUnsaved(error))) throw error
    const { status, message } = answerProblem(web, response, error)
    const problem = error instanceof InvalidInput
      ? 'Nothing was published: mend what is marked below.'
      : error instanceof StaleVersion ? `${message} It is shown as it now stands.` : message
    await draw(web, request, response, { values: reasons, timing: { when, day, time, zone }, errors: error instanceof InvalidInput ? error.fields : {}, problem, status })
  }
}

/** liftEmbargoPage takes back that it is published at a time, and leads to the article. */
export const liftEmbargoPage: Handler = async (web, request, response) => {
  try {
    await liftEmbargo(web.desk, signedIn(response), pathId(request), versionOf(fieldsOf(request)))
    response.redirect(303, `/desk/articles/${pathId(request)}?notice=embargo_lifted`)
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof StaleVersion || isUnsaved(error))) throw error
    const { status, message } = answerProblem(web, response, error)
    await draw(web, request, response, { problem: error instanceof StaleVersion ? `${message} It is shown as it now stands.` : message, status })
  }
}

interface Drawing {
  values?: Record<string, string>
  timing?: Record<string, string>
  errors?: Record<string, string>
  problem?: string
  status?: number
}

async function draw(web: Web, request: Request, response: Response, { status = 200, ...typed }: Drawing): Promise<void> {
  const { store } = web.desk
  const article = await publishableArticle(store, actorOf(response), pathId(request))
  const [counts, checks] = [await countsOf(store, actorOf(response), article.id), await checksBefore(store, article, web.desk.now())]
  sendPage(web, response, 'articles/publication', presentPublication({ frame: frameOf(web, request, response), article, counts, checks, embargo: await store.embargoes.ofArticle(article.id), ...typed }), status)
}
