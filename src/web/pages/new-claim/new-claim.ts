import type { Request, Response } from 'express'
import { addClaim, type ClaimInput } from '../../../desk/claims/add-claim.js'
import { deskArticle, revisionOf } from '../../../desk/reading/articles.js'
import { InvalidInput } from '../../../domain/errors.js'
import { findIn } from '../../../domain/find-words.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved, isUnsplit } from '../../http/problems.js'
import { passagesOf, placeName, presentNewClaim } from './present-new-claim.js'

/** showNewClaim is the form for a claim that the splitter did not find; ?quote= are its words, ?before= the ones before them. */
export const showNewClaim: Handler = async (web, request, response) => {
  const { quote, before } = request.query
  const values: Record<string, string> = typeof quote === 'string' ? { quote, text: quote.trim().replace(/\s+/g, ' ') } : {}
  await draw(web, request, response, { ...values, ...(await placeOf(web, request, response, quote, before)) })
}

/** addClaimPage adds it, and leads to its card. */
export const addClaimPage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const { articleId, id } = await addClaim(web.desk, signedIn(response), pathId(request), inputOf(typed))
    response.redirect(303, `/desk/articles/${articleId}?claim=${id}&notice=claim_added#claim-${id}`)
  } catch (error) {
    if (error instanceof InvalidInput) await draw(web, request, response, typed, error.fields, 422)
    else if (isUnsaved(error) || isUnsplit(error)) {
      const { status, message } = answerProblem(web, response, error)
      await draw(web, request, response, typed, { form: message }, status)
    } else throw error
  }
}

async function draw(
  web: Web, request: Request, response: Response, values: Record<string, string>, errors: Record<string, string> = {}, status = 200,
): Promise<void> {
  const article = await deskArticle(web.desk.store, signedIn(response), pathId(request))
  const { text } = await revisionOf(web.desk.store, article)
  sendPage(web, response, 'claims/new', presentNewClaim({ frame: frameOf(web, request, response), article, text, values, errors }), status)
}

function inputOf(typed: Record<string, string>): ClaimInput {
  const anchors = passagesOf(typed['quote'] ?? '').map((exact, at) => ({ exact, start: startOf(typed[placeName(at)]) }))
  return { text: typed['text'] ?? '', anchors }
}

function startOf(place: string | undefined): number | null {
  return place !== undefined && /^\d{1,7}$/.test(place) ? Number(place) : null
}

const LONGEST_SELECTED = 10_000
const LONGEST_BEFORE = 100

// What was selected in the text is meant there, and not where the same words stand too.
async function placeOf(web: Web, request: Request, response: Response, quote: unknown, before: unknown): Promise<Record<string, string>> {
  if (typeof quote !== 'string' || typeof before !== 'string' || passagesOf(quote).length !== 1) return {}
  const article = await deskArticle(web.desk.store, signedIn(response), pathId(request))
  const { text } = await revisionOf(web.desk.store, article)
  const finder = findIn(text)
  const [only, ...more] = finder.find(quote.slice(0, LONGEST_SELECTED)).filter((place) => finder.isAfter(place, before.slice(-LONGEST_BEFORE)))
  return only && more.length === 0 ? { [placeName(0)]: String(only.start) } : {}
}
