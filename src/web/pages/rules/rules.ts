import { changeRules } from '../../../desk/articles/change-rules.js'
import { rulesInForce } from '../../../desk/reading/publication.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentRules } from './present-rules.js'

export const showRules: Handler = async (web, request, response) => {
  const inForce = await rulesInForce(web.desk.store, signedIn(response))
  sendPage(web, response, 'desk/rules', presentRules(frameOf(web, request, response), inForce))
}

export const saveRules: Handler = async (web, request, response) => {
  const ticked = Object.keys(fieldsOf(request))
  try {
    await changeRules(web.desk, signedIn(response), ticked)
    response.redirect(303, '/desk/rules?notice=saved')
  } catch (error) {
    if (!isUnsaved(error)) throw error
    const { status, message } = answerProblem(web, response, error)
    sendPage(web, response, 'desk/rules', presentRules(frameOf(web, request, response), new Set(ticked), message), status)
  }
}
