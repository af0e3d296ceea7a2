import type { Request, Response } from 'express'
import { turnOffSecondFactor } from '../../../desk/people/remove-second-factor.js'
import { renewBackupCodes } from '../../../desk/people/renew-backup-codes.js'
import { beginSecondFactor, isBeingSetUp, setUpSecondFactor } from '../../../desk/people/set-up-second-factor.js'
import { InvalidInput } from '../../../domain/errors.js'
import { confirmed } from '../../http/confirmed.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, sendPage, sessionIdOf, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { TooManyTries } from '../../http/sign-in-limit.js'
import { presentBackupCodes, presentSecondFactor, type SecondFactorState } from './present-second-factor.js'

export const showSecondFactor: Handler = (web, request, response) => draw(web, request, response, {})

export const beginSetUp: Handler = act(async (web, _request, response, { current = '' }) => {
  const actor = signedIn(response)
  await confirmed(web, response, () => beginSecondFactor(web.desk, actor, actor.id, web.authentication.codes, current))
  response.redirect(303, '/desk/account/second-factor')
})

export const finishSetUp: Handler = act(async (web, request, response, { code = '' }) => {
  const actor = signedIn(response)
  drawCodes(web, request, response, await setUpSecondFactor(web.desk, actor, actor.id, sessionIdOf(response), web.authentication.codes, code))
})

export const renewCodes: Handler = act(async (web, request, response, { current = '' }) => {
  const actor = signedIn(response)
  const renew = () => renewBackupCodes(web.desk, actor, actor.id, web.authentication.codes, current)
  drawCodes(web, request, response, await confirmed(web, response, renew))
})

export const turnOff: Handler = act(async (web, _request, response, { current = '' }) => {
  await confirmed(web, response, () => turnOffSecondFactor(web.desk, signedIn(response), sessionIdOf(response), current))
  response.redirect(303, '/desk/account?notice=second_factor_off')
})

// What is wrong with a form is said where it stands.
function act(work: (web: Web, request: Request, response: Response, fields: Record<string, string>) => Promise<void>): Handler {
  return async (web, request, response) => {
    try {
      await work(web, request, response, fieldsOf(request))
    } catch (error) {
      if (!(error instanceof InvalidInput || error instanceof TooManyTries || isUnsaved(error))) throw error
      const errors = error instanceof InvalidInput ? error.fields : { factor: error.message }
      await draw(web, request, response, errors, answerProblem(web, response, error).status)
    }
  }
}

async function draw(web: Web, request: Request, response: Response, errors: Record<string, string>, status = 200): Promise<void> {
  const state = await stateOf(web, response)
  sendPage(web, response, 'account/second-factor', presentSecondFactor({ frame: frameOf(web, request, response), state, errors }), status)
}

function drawCodes(web: Web, request: Request, response: Response, codes: string[]): void {
  sendPage(web, response, 'account/backup-codes', presentBackupCodes({ frame: frameOf(web, request, response), codes }), 201)
}

async function stateOf({ desk, authentication: { codes } }: Web, response: Response): Promise<SecondFactorState> {
  const { id, email, role } = signedIn(response)
  const factor = await desk.store.secondFactors.ofUser(id)
  const isRequired = await desk.store.secondFactors.isRequired(role)
  const isReadable = factor !== null && (await codes.canRead(factor.secret))
  if (factor?.verified) {
    return { is: 'on', isRequired, since: factor.createdAt, codesLeft: isReadable ? await codes.countBackupCodes(factor.backupCodes) : 0 }
  }
  return isBeingSetUp(factor, desk.now()) && isReadable
    ? { is: 'being_set_up', isRequired, ...(await codes.shown(factor.secret, email)) }
    : { is: 'off', isRequired }
}
