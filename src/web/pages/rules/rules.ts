import { changeRules } from '../../../desk/articles/change-rules.js'
import { rulesInForce } from '../../../desk/reading/publication.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentRules } from './present-rules.js'

export const showRules: Handler = async (web, request, response) => {
  const inForce = await rulesInForce(web.desk.store, signedIn(response))
  sendPage(web, response, 'desk/rules', presentRules(frameOf(web, request, response), inForce))
}

export const saveRules: Handler = async (web, request, response) => {
  const { seen = '', ...fields } = fieldsOf(request)
  const ticked = Object.keys(fields)
  try {
    await changeRules(web.desk, signedIn(response), ticked, seen)
    response.redirect(303, '/desk/rules?notice=saved')
  } catch (error) {
    if (!(isUnsaved(error) || error instanceof InvalidInput)) throw error
    const { status, message } = answerProblem(web, response, error)
    const inForce = await rulesInForce(web.desk.store, signedIn(response))
    sendPage(web, response, 'desk/rules', presentRules(frameOf(web, request, response), inForce, { ticked: new Set(ticked), problem: message }), status)
  }
}
