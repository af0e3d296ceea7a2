import type { Request, Response } from 'express'
import { addComment } from '../../../desk/claims/add-comment.js'
import { reopenComment, resolveComment } from '../../../desk/claims/resolve-comment.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { deskThread } from '../../../desk/reading/comments.js'
import { versionOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler, type Web } from '../../http/handler.js'
import { actOnClaim } from './act-on-claim.js'

export const comment: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'comment', pathId(request), async ({ body = '', replyTo }) => {
    await addComment(web.desk, signedIn(response), pathId(request), { body, replyTo: replyTo || null })
    return deskClaim(web.desk.store, signedIn(response), pathId(request))
  })

export const resolve: Handler = (web, request, response) => changeThread(web, request, response, resolveComment)

export const reopen: Handler = (web, request, response) => changeThread(web, request, response, reopenComment)

// The version of the thread, beside that of its claim, which such an act does not change.
async function changeThread(web: Web, request: Request, response: Response, verb: typeof resolveComment): Promise<void> {
  const { id, claimId } = await deskThread(web.desk.store, signedIn(response), pathId(request))
  await actOnClaim(web, request, response, null, claimId, async ({ seen = '' }) => {
    await verb(web.desk, signedIn(response), id, versionOf({ version: seen }))
    return deskClaim(web.desk.store, signedIn(response), claimId)
  })
}
