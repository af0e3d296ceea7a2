import type { Request, Response } from 'express'
import { eventOfComment, redactableEvent, redactEvent } from '../../../desk/claims/redact-event.js'
import { acts } from '../../../domain/act.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentRedaction, trailHref } from './present-redaction.js'

/** showRedaction asks an admin whether the words of an event are to go, and why. */
export const showRedaction: Handler = (web, request, response) => draw(web, request, response, {})

/** showRedactionOfComment leads to the event by which a comment was written. */
export const showRedactionOfComment: Handler = async (web, request, response) => {
  const { id } = await eventOfComment(web.desk.store, signedIn(response), pathId(request))
  response.redirect(303, `/desk/events/${id}/${acts.redact.resource}`)
}

/** redactPage removes them, and leads to the trail. */
export const redactPage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const event = await redactableEvent(web.desk.store, signedIn(response), pathId(request))
    await redactEvent(web.desk, signedIn(response), pathId(request), { reason: typed['reason'] ?? '' })
    response.redirect(303, `${trailHref(event)}?notice=words_removed`)
  } catch (error) {
    if (error instanceof InvalidInput) await draw(web, request, response, { typed, errors: error.fields, status: 422 })
    else if (isUnsaved(error)) {
      const { status, message } = answerProblem(web, response, error)
      await draw(web, request, response, { typed, errors: { reason: message }, status })
    } else throw error
  }
}

interface Drawing {
  typed?: Record<string, string>
  errors?: Record<string, string>
  status?: number
}

async function draw(web: Web, request: Request, response: Response, { typed = {}, errors = {}, status = 200 }: Drawing): Promise<void> {
  const event = await redactableEvent(web.desk.store, signedIn(response), pathId(request))
  sendPage(web, response, 'redaction/show', presentRedaction({ frame: frameOf(web, request, response), event, typed, errors }), status)
}
