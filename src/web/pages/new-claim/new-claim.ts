import type { Request, Response } from 'express'
import { addClaim } from '../../../desk/claims/add-claim.js'
import { onOneLine } from '../../../domain/one-line.js'
import { deskArticle, revisionOf } from '../../../desk/reading/articles.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved, isUnsplit } from '../../http/problems.js'
import { readPassages } from '../../parts/passages.js'
import { presentNewClaim } from './present-new-claim.js'

/** showNewClaim is the form for a claim that the splitter did not find; ?quote= are its words, ?before= the ones before them. */
export const showNewClaim: Handler = async (web, request, response) => {
  const { quote, before } = request.query
  const values: Record<string, string> = typeof quote === 'string' ? { quote, text: onOneLine(quote) } : {}
  await draw(web, request, response, { values, before: typeof before === 'string' ? before : null })
}

/** addClaimPage adds it, and leads to its card. */
export const addClaimPage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const { articleId, id } = await addClaim(web.desk, signedIn(response), pathId(request), { text: typed['text'] ?? '', anchors: readPassages(typed) })
    response.redirect(303, `/desk/articles/${articleId}?claim=${id}&notice=claim_added#claim-${id}`)
  } catch (error) {
    if (error instanceof InvalidInput) await draw(web, request, response, { values: typed, errors: error.fields, status: 422 })
    else if (isUnsaved(error) || isUnsplit(error)) {
      const { status, message } = answerProblem(web, response, error)
      await draw(web, request, response, { values: typed, errors: { form: message }, status })
    } else throw error
  }
}

interface Drawing {
  values: Record<string, string>
  before?: string | null
  errors?: Record<string, string>
  status?: number
}

async function draw(web: Web, request: Request, response: Response, { values, before = null, errors = {}, status = 200 }: Drawing): Promise<void> {
  const article = await deskArticle(web.desk.store, signedIn(response), pathId(request))
  const { text } = await revisionOf(web.desk.store, article)
  const model = presentNewClaim({ frame: frameOf(web, request, response), article, text, values, before, errors })
  sendPage(web, response, 'claims/new', model, status)
}
