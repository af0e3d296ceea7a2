import type { Request, Response } from 'express'
import { markSentence } from '../../../desk/articles/mark-sentence.js'
import { coverageOf } from '../../../desk/reading/coverage.js'
import { InvalidInput } from '../../../domain/errors.js'
import { fieldsOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentCoverage, SENTENCES_SHOWN } from './present-coverage.js'

/** showCoverage draws the map of an article's sentences; ?from= says where it begins. */
export const showCoverage: Handler = (web, request, response) => draw(web, request, response, { from: offsetIn(request.query['from']) })

/** markSentencePage says what a sentence is, and leads to the next that nobody has looked at. */
export const markSentencePage: Handler = async (web, request, response) => {
  const { start = '', kind = '', from = '' } = fieldsOf(request)
  try {
    await markSentence(web.desk, signedIn(response), pathId(request), { start, kind })
    const { sentences } = await coverageOf(web.desk.store, signedIn(response), pathId(request))
    const next = sentences.find((one) => one.kind === 'open' && one.start >= Number(start))
    response.redirect(303, `/desk/articles/${pathId(request)}/coverage?from=${pageOf(sentences, offsetIn(from), next)}${next ? `#s-${next.start}` : '#map'}`)
  } catch (error) {
    if (!(error instanceof InvalidInput || isUnsaved(error))) throw error
    const { status, message } = answerProblem(web, response, error)
    await draw(web, request, response, { from: offsetIn(from), problem: message, status })
  }
}

// The same page while the next hole is on it.
function pageOf(sentences: readonly { start: number }[], from: number, next: { start: number } | undefined): number {
  const first = Math.max(0, sentences.findIndex(({ start }) => start >= from))
  const past = sentences[first + SENTENCES_SHOWN]
  return next && past && next.start >= past.start ? next.start : from
}

function offsetIn(value: unknown): number {
  const offset = typeof value === 'string' ? Number(value) : NaN
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0
}

async function draw(web: Web, request: Request, response: Response, { from, problem = null, status = 200 }: { from: number; problem?: string | null; status?: number }): Promise<void> {
  const coverage = await coverageOf(web.desk.store, signedIn(response), pathId(request))
  sendPage(web, response, 'articles/coverage', presentCoverage({ frame: frameOf(web, request, response), coverage, from, problem }), status)
}
