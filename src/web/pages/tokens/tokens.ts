import type { Request, Response } from 'express'
import { createToken } from '../../../desk/people/create-token.js'
import { revokeToken } from '../../../desk/people/revoke-token.js'
import type { TokenDays } from '../../../domain/account.js'
import { InvalidInput } from '../../../domain/errors.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { pageAfter, fieldsOf } from '../../http/forms.js'
import { presentTokens } from './present-tokens.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'

const TOKENS_A_PAGE = 25

export const showTokens: Handler = (web, request, response) => draw(web, request, response, {})

export const createOwnToken: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const { name = '', days = '90' } = fieldsOf(request)
  try {
    const created = await createToken(web.desk, actor, actor.id, { name, days: Number(days) as TokenDays })
    await draw(web, request, response, { created }, 201)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    const errors = error instanceof InvalidInput ? error.fields : { name: error.message }
    await draw(web, request, response, { values: { name, days }, errors }, answerProblem(web, response, error).status)
  }
}

export const revokeOwnToken: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  await revokeToken(web.desk, actor, actor.id, pathId(request))
  response.redirect(303, '/desk/tokens?notice=revoked')
}

async function draw(
  web: Web,
  request: Request,
  response: Response,
  drawn: Omit<Parameters<typeof presentTokens>[0], 'frame' | 'lists'>,
  status = 200,
): Promise<void> {
  const { tokens } = web.desk.store
  const { id } = signedIn(response)
  const now = web.desk.now()
  const after = { working: pageAfter(request, 'after'), ended: pageAfter(request, 'ended') }
  const working = await tokens.ofUser(id, 'working', now, { after: after.working, limit: TOKENS_A_PAGE })
  const ended = await tokens.ofUser(id, 'ended', now, { after: after.ended, limit: TOKENS_A_PAGE })
  const model = presentTokens({ frame: frameOf(web, request, response), lists: { working, ended, after }, ...drawn })
  sendPage(web, response, 'tokens/index', model, status)
}
