import { readFileSync } from 'node:fs'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { parseInput } from '../../../desk/parse-input.js'
import { InvalidInput, SplitFailed, SplitterBusy } from '../../../domain/errors.js'
import { normaliseText } from '../../../intake/normalise.js'
import { readDocument } from '../../../intake/read-document.js'
import { projectPath } from '../../../project.js'
import { answerProblem, problemOf } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { presentSplit } from './present-split.js'
import { LONGEST_FOR_ANYONE } from '../../http/split-limit.js'
import { frameOf, sendPage, type Handler, type Web } from '../../http/handler.js'

const SplitInput = z.object({
  text: z
    .string('Paste a text first.')
    .transform(normaliseText)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'Paste a text first.')
    .refine((text) => text.length <= LONGEST_FOR_ANYONE, {
      error: ({ input }) => `This text has ${String(input).length.toLocaleString('en-GB')} characters; at most 100,000 are split here. Shorten it.`,
    }),
  part: z.coerce.number().int().min(1).catch(1),
  publishedOn: z.union([z.literal('').transform(() => undefined), z.iso.date('Write the day as 2026-03-01.')]).optional(),
})

/** showSplit is the empty form, or with ?example what is found in an article of ours. */
export const showSplit: Handler = async (web, request, response) => {
  if (request.query['example'] === undefined) drawForm(web, request, response, {})
  else await answer(web, request, response, example())
}

/** splitTyped draws what is found in the text that was sent, or in the part of it that was asked for. Nothing is kept. */
export const splitTyped: Handler = (web, request, response) => answer(web, request, response, fieldsOf(request))

/** refuseSplit draws the form again, with what was typed, for an address that has sent too many texts. */
export const refuseSplit: Handler = (web, request, response) => {
  drawForm(web, request, response, fieldsOf(request), { text: 'Too many texts in one minute. Wait a minute, then send this one again.' }, 429)
}

async function answer(web: Web, request: Request, response: Response, typed: Record<string, string>): Promise<void> {
  try {
    const { text, publishedOn, part } = parseInput(SplitInput, typed)
    const parts = await web.desk.split(text, publishedOn === undefined ? {} : { publishedAt: publishedOn })
    const frame = frameOf(web, request, response)
    sendPage(web, response, 'split/show', presentSplit({ frame, values: { ...typed, text }, errors: {}, parts, part }))
  } catch (error) {
    if (error instanceof InvalidInput) drawForm(web, request, response, typed, error.fields, problemOf(error).status)
    else if (error instanceof SplitterBusy || error instanceof SplitFailed) {
      const { status, message } = answerProblem(response, error)
      drawForm(web, request, response, typed, { text: message }, status)
    } else throw error
  }
}

function drawForm(
  web: Web, request: Request, response: Response, values: Record<string, string>,
  errors: Record<string, string> = {}, status = 200,
): void {
  const frame = frameOf(web, request, response)
  sendPage(web, response, 'split/show', presentSplit({ frame, values, errors, parts: null }), status)
}

let shown: Record<string, string> | undefined

function example(): Record<string, string> {
  if (!shown) {
    const filename = 'storm-odalys.md'
    const { text, publishedAt } = readDocument({ bytes: readFileSync(projectPath('fixtures', 'articles', filename)), filename })
    shown = { text, publishedOn: publishedAt ?? '' }
  }
  return shown
}
