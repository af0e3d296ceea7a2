import { chooseMail } from '../../../desk/digests/choose-mail.js'
import { endFeed, makeFeed } from '../../../desk/digests/feed-address.js'
import { fieldsOf } from '../../http/forms.js'
import { signedIn, type Handler } from '../../http/handler.js'
import { ownOrigin } from '../../http/own-origin.js'
import { drawAccount } from './account.js'

/** makeOwnFeed makes the secret address of the person's digest, and shows it this once. */
export const makeOwnFeed: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  const secret = await makeFeed(web.desk, actor, actor.id)
  await drawAccount(web, request, response, { link: `${ownOrigin(request)}/feeds/digest/${secret}.atom` }, 201)
}

export const endOwnFeed: Handler = async (web, _request, response) => {
  const actor = signedIn(response)
  await endFeed(web.desk, actor, actor.id)
  response.redirect(303, '/desk/account?notice=feed_ended#digest')
}

export const chooseOwnMail: Handler = async (web, request, response) => {
  const actor = signedIn(response)
  await chooseMail(web.desk, actor, actor.id, { mail: fieldsOf(request)['mail'] ?? '' })
  response.redirect(303, '/desk/account?notice=saved#digest')
}
