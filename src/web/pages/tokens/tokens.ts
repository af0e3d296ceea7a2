import type { Request, Response } from 'express'
import { createToken } from '../../../desk/people/create-token.js'
import { revokeToken } from '../../../desk/people/revoke-token.js'
import { InvalidInput } from '../../../domain/errors.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { presentTokens } from './present-tokens.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'

export const showTokens: Handler = (web, request, response) => draw(web, request, response, {})

export const createOwnToken: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const { name = '' } = fieldsOf(request)
  try {
    const { token } = await createToken(web.desk, actor, actor.id, { name })
    await draw(web, request, response, { created: token }, 201)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    await draw(web, request, response, { name, error: error.message }, answerProblem(response, error).status)
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
  drawn: { created?: string; name?: string; error?: string },
  status = 200,
): Promise<void> {
  const tokens = await web.desk.store.users.tokensOf(signedIn(response).id)
  sendPage(web, response, 'tokens/index', presentTokens({ frame: frameOf(web, request, response), tokens, ...drawn }), status)
}
