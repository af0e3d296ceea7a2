import { closedSecondChecks, deskAgreement, secondChecksFor, secondChecksIn } from '../../../desk/reading/second-checks.js'
import { pageAfter } from '../../http/forms.js'
import { frameOf, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { presentSecondChecksPage } from './present-second-checks.js'

const A_PAGE = 25

/** showSecondChecks lists the second checks of the desk, and says how far first and second opinions agree. */
export const showSecondChecks: Handler = async (web, request, response) => {
  const { store } = web.desk
  const actor = signedIn(response)
  const page = (name: string) => ({ after: pageAfter(request, name), limit: A_PAGE })
  const model = presentSecondChecksPage({
    frame: frameOf(web, request, response),
    own: await secondChecksFor(store, actor, page('own')),
    differing: await secondChecksIn(store, actor, 'differing', page('differing')),
    asked: await secondChecksIn(store, actor, 'asked', page('asked')),
    closed: await closedSecondChecks(store, actor, page('closed')),
    agreement: await deskAgreement(store, actor),
  })
  sendPage(web, response, 'second-checks/index', model)
}
