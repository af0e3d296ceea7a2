import type { Request, Response } from 'express'
import { z } from 'zod'
import { parseInput } from '../../../desk/parse-input.js'
import { InvalidInput, SplitFailed, SplitterBusy } from '../../../domain/errors.js'
import { normaliseText } from '../../../intake/normalise.js'
import { askerOf } from '../../http/asker.js'
import { FORM_LIMIT, readForm } from '../../http/form-bodies.js'
import { fieldsOf } from '../../http/forms.js'
import { answerProblem, problemOf } from '../../http/problems.js'
import { exampleOf, type Example } from './example.js'
import { inFull } from '../../parts/tally.js'
import { presentSplit } from './present-split.js'
import { TooManyTries } from '../../http/sign-in-limit.js'
import { LONGEST_FOR_ANYONE } from '../../http/split-limit.js'
import { actorOf, frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'

const SplitInput = z.object({
  text: z
    .string('Paste a text first.')
    .transform(normaliseText)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'Paste a text first.')
    .refine((text) => text.length <= LONGEST_FOR_ANYONE, {
      error: ({ input }) => `This text has ${inFull(String(input).length)} characters; at most 100,000 are split here. Shorten it.`,
    }),
  part: z.coerce.number().int().min(1).catch(1),
  publishedOn: z.union([z.literal('').transform(() => undefined), z.iso.date('Write the day as 2026-03-01.')]).optional(),
})

/** showSplit is the empty form, or with ?example what is found in an article of ours. */
export const showSplit: Handler = async (web, request, response) => {
  if (request.query['example'] === undefined) drawForm(web, request, response, {})
  else draw(web, request, response, await exampleOf(web.desk))
}

/** splitTyped draws what is found in the text that was sent, or in the part of it that was asked for. Nothing is kept. */
export const splitTyped: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const { text, publishedOn, part } = parseInput(SplitInput, typed)
    const context = publishedOn === undefined ? {} : { publishedAt: publishedOn }
    const parts = await web.desk.split(text, context, askerOf(request, response))
    draw(web, request, response, { values: { ...typed, text }, parts, part })
  } catch (error) {
    if (error instanceof InvalidInput) refuse(web, request, response, typed, error.fields, problemOf(error).status)
    else if (error instanceof SplitterBusy || error instanceof SplitFailed) {
      const { status, message } = answerProblem(web, response, error)
      refuse(web, request, response, typed, { text: message }, status)
    } else throw error
  }
}

/**
 * refuseSplit answers an address that has sent too many texts. Its form has not been read yet: a short one is now, to come
 * back as it was typed; of a long one nothing is.
 */
export const refuseSplit: Handler = (web, request, response) => {
  const { status, message: words } = answerProblem(web, response, new TooManyTries('Too many texts in one minute. Wait a minute, then send this one again.'))
  const unread = () => drawForm(web, request, response, {}, { text: `${words} ${notSentBack()}` }, status)
  if (Number(request.get('Content-Length') ?? Infinity) > FORM_LIMIT) unread()
  else readForm(request, response, (error?: unknown) => {
    if (error === undefined) refuse(web, request, response, fieldsOf(request), { text: words }, status)
    else unread()
  })
}

// Longer texts of strangers are not sent back to them. People of the desk get theirs: since their pages are not to be stored,
// some browsers have forgotten by then what was typed in them.
const SENT_BACK = 20_000

function refuse(
  web: Web, request: Request, response: Response, typed: Record<string, string>, errors: Record<string, string>, status: number,
): void {
  const length = typed['text']?.length ?? 0
  if (length <= SENT_BACK || actorOf(response)) return drawForm(web, request, response, typed, errors, status)
  const words = [errors['text'] ?? 'This text was not split.', notSentBack(length)].join(' ')
  drawForm(web, request, response, { ...typed, text: '' }, { ...errors, text: words }, status)
}

function notSentBack(length?: number): string {
  const of = length === undefined ? '' : ` of ${inFull(length)} characters`
  return `A text${of} is too long to be sent back to you, but your browser still has it: go back one page to find it.`
}

function draw(web: Web, request: Request, response: Response, shown: Example): void {
  sendPage(web, response, 'split/show', presentSplit({ frame: frameOf(web, request, response), errors: {}, ...shown }))
}

function drawForm(
  web: Web, request: Request, response: Response, values: Record<string, string>,
  errors: Record<string, string> = {}, status = 200,
): void {
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'split/show', presentSplit({ frame, values, errors, parts: null }), status)
}
