import type { Request, Response } from 'express'
import { mergeClaims, type MergeInput } from '../../../desk/claims/merge-claims.js'
import { deskArticle } from '../../../desk/reading/articles.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { mostAlike } from '../../../domain/alike.js'
import { InvalidInput, InvalidTransition, StaleVersion } from '../../../domain/errors.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { claimIn, MOST_OFFERED, presentMerge } from './present-merge.js'

/** showMerge is the form that makes one claim of several: which others, and how all of it is worded. */
export const showMerge: Handler = async (web, request, response) => {
  await draw(web, request, response, {})
}

/** mergePage merges them, and leads to the card of the one that stays. */
export const mergePage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const { claim } = await mergeClaims(web.desk, signedIn(response), pathId(request), versionOf(typed), inputOf(typed))
    response.redirect(303, `/desk/articles/${claim.articleId}?claim=${claim.id}&notice=claims_merged#claim-${claim.id}`)
  } catch (error) {
    if (error instanceof InvalidInput) await draw(web, request, response, { typed, errors: error.fields, status: 422 })
    else if (error instanceof StaleVersion) await draw(web, request, response, { typed, errors: { others: STALE }, status: 409 })
    else if (isUnsaved(error) || error instanceof InvalidTransition) {
      const { status, message } = answerProblem(web, response, error)
      await draw(web, request, response, { typed, errors: { others: message }, status })
    } else throw error
  }
}

const STALE = 'Somebody changed one of these claims after you opened this. They are shown as they stand now: look again, then merge them.'

interface Drawing {
  typed?: Record<string, string>
  errors?: Record<string, string>
  status?: number
}

// Of so many around it those are offered that share most words with it.
const NEAR = 1_000

async function draw(web: Web, request: Request, response: Response, { typed, errors = {}, status = 200 }: Drawing): Promise<void> {
  const { store } = web.desk
  const claim = await deskClaim(store, signedIn(response), pathId(request))
  const article = await deskArticle(store, signedIn(response), claim.articleId)
  const around = await store.claims.nearTo(claim, NEAR)
  const near = mostAlike(claim.text, around.filter(({ wasPublic }) => !wasPublic))
  const chosen = near.filter(({ id }) => typed?.[claimIn(id)] !== undefined)
  const others = [...new Set([...chosen, ...near.slice(0, MOST_OFFERED)])]
  const model = presentMerge({ frame: frameOf(web, request, response), article, claim, others, count: { near: near.length, areAll: around.length < NEAR }, typed: typed ?? null, errors })
  sendPage(web, response, 'claims/merge', model, status)
}

function inputOf({ text = '', ...typed }: Record<string, string>): MergeInput {
  const others = Object.entries(typed).flatMap(([name, value]) => {
    const id = idIn(name)
    return id !== null && /^[1-9]\d{0,8}$/.test(value) ? [{ id, version: Number(value) }] : []
  })
  return { text, others }
}

function idIn(name: string): string | null {
  const id = name.slice(claimIn('').length)
  return id !== '' && name === claimIn(id) ? id : null
}
