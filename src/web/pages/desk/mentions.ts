import type { Request, Response } from 'express'
import { seeMention } from '../../../desk/claims/see-mention.js'
import { ownMentions } from '../../../desk/reading/comments.js'
import type { PageRequest } from '../../../domain/page.js'
import { pathId, signedIn, type Handler, type Web } from '../../http/handler.js'
import { MENTIONS, presentMentions } from './present-mentions.js'
import type { QueueView } from './present-queues.js'

/** areMentionsAsked says whether an address asks for this queue alone. */
export function areMentionsAsked(request: Request): boolean {
  return request.query['queue'] === MENTIONS
}

/** mentionsFor answers a page of the comments that name who looks at the desk. */
export async function mentionsFor(web: Web, response: Response, page: PageRequest): Promise<QueueView> {
  return presentMentions(await ownMentions(web.desk.store, signedIn(response), page))
}

/** sawMention takes one out of it. */
export const sawMention: Handler = async (web, request, response) => {
  await seeMention(web.desk, signedIn(response), pathId(request))
  response.redirect(303, `/desk#${MENTIONS}`)
}
