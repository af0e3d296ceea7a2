import type { Response } from 'express'
import multer from 'multer'
import { isStoreFailure, InvalidInput, InvalidTransition, InvitationOver, NotAllowed, NotFound, NothingToUndo, PasswordsBusy, SameText, SplitFailed, SplitterBusy, StaleVersion, StoreBusy, StoreSilent, StoreUnwritable, TakenMeanwhile } from '../../domain/errors.js'
import { IntakeError } from '../../intake/intake-error.js'
import type { Web } from './handler.js'
import { mistakeOf } from './mistake.js'
import { Owing } from './owing.js'
import { ForeignOrigin } from './origin-check.js'
import { TooManyTries } from './sign-in-limit.js'
import { whoAndWhere } from './who-and-where.js'

/** Problem is an error in the terms of HTTP: what the pages and the API both say of it. */
export interface Problem {
  status: number
  title: string
  message: string
  /** In how many seconds it is worth trying again, where we know. */
  retryAfter?: number
}

/** problemOf gives an error its HTTP status and words. This is the only place that knows both. */
export function problemOf(error: unknown): Problem {
  const say = (status: number, title: string, message = (error as Error).message) => ({ status, title, message })
  if (error instanceof NotFound) return say(404, 'Not found', NOT_FOUND[error.noun] ?? 'There is no such page.')
  if (error instanceof InvitationOver) return say(error.reason === 'unknown' ? 404 : 410, 'This invitation does not work')
  if (error instanceof NotAllowed) return say(403, 'Not allowed')
  if (error instanceof Owing) return say(403, 'First your account')
  if (error instanceof ForeignOrigin) return say(403, 'Not allowed')
  if (error instanceof StaleVersion || error instanceof InvalidTransition) return say(409, 'Changed meanwhile')
  if (error instanceof TakenMeanwhile) return say(409, 'Taken meanwhile')
  if (error instanceof NothingToUndo) return say(409, 'Nothing to undo')
  if (error instanceof SameText) return say(409, 'Already here')
  if (error instanceof InvalidInput) return say(422, 'Please mend this')
  if (error instanceof IntakeError) return say(error.reason === 'too-large' ? 413 : 422, 'This cannot be read')
  if (error instanceof TooManyTries) return { ...say(429, 'Too many tries'), ...(error.afterSeconds && { retryAfter: error.afterSeconds }) }
  if (error instanceof SplitterBusy) return { ...say(error.yours ? 429 : 503, 'Busy'), retryAfter: error.afterSeconds }
  if (error instanceof StoreBusy || error instanceof StoreSilent || error instanceof PasswordsBusy) return { ...say(503, 'Busy'), retryAfter: error.afterSeconds }
  if (error instanceof StoreUnwritable) return say(507, 'Not saved')
  if (error instanceof SplitFailed) return say(error.tooSlow ? 503 : 500, 'Not split')
  if (error instanceof multer.MulterError) {
    return error.code === 'LIMIT_FIELD_VALUE'
      ? say(413, 'Too large', 'One of these fields holds more than 5 MB of text. Shorten it; an article is imported in parts.')
      : say(400, 'Bad form', 'This form did not come through whole. Reload the page and try again.')
  }
  const status = statusOf(error)
  if (status === 413) return say(413, 'Too large', 'This is more than the form takes. Shorten it and send it again.')
  if (status !== null) return say(status, 'Bad request', 'This request could not be read. Reload the page and try again.')
  return say(500, 'Something went wrong', 'This is our mistake, not yours. What was saved before is safe; try again.')
}

const NOT_FOUND: Record<string, string> = {
  article: 'There is no such article, or it is not published.',
  claim: 'There is no such claim, or it is not published.',
  source: 'There is no such source, or nothing published is attributed to it.',
  comment: 'There is no such comment on this claim.',
  event: 'There is no such event, or its words cannot be removed: other acts rest on it.',
  verdict: 'There is no such verdict.',
  evidence: 'There is no such evidence: it was taken off.',
  second_check: 'There is no such second check.',
  snapshot: 'This page is not kept: nothing rested on it.',
  token: 'There is no such token.',
  invitation: 'There is no such invitation.',
  feed: 'There is no such feed, or its person ended it.',
  user: 'There is no such person.',
  import: 'There is no such text: it was thrown away, or is an article since more than a week. Look for it on the desk.',
  job: 'There is no such job: it is done, or was thrown away.',
  session: 'This session has ended already.',
}

// What body parsers throw: http-errors with a status of 4xx.
function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : NaN
  return status >= 400 && status < 500 ? status : null
}

/** isUnsaved says whether a change was in order, but could not be taken just now: what was typed is to be kept. */
export function isUnsaved(error: unknown): error is StoreBusy | StoreSilent | StoreUnwritable | PasswordsBusy {
  return isStoreFailure(error) || error instanceof PasswordsBusy
}

/** isUnsplit says whether the splitter had no time for a wording, or did not manage it: what was typed is to be kept. */
export function isUnsplit(error: unknown): error is SplitterBusy | SplitFailed {
  return error instanceof SplitterBusy || error instanceof SplitFailed
}

/**
 * answerProblem is problemOf for an answer that is about to be sent: it sets Retry-After where we know when, and logs what
 * was refused and what is our own mistake.
 */
export function answerProblem({ log }: Pick<Web, 'log'>, response: Response, error: unknown): Problem {
  const problem = problemOf(error)
  const { status, retryAfter } = problem
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
  const line = { ...whoAndWhere(response), status }
  if (error instanceof ForeignOrigin) log.warn({ event: 'form_from_elsewhere', ...line, from: error.from })
  else if (error instanceof NotAllowed) log.warn({ event: 'act_refused', ...line, action: error.action })
  else if (status === 429) log.warn({ event: 'too_many', ...line })
  // What only has to wait is nothing for whoever runs the program to mend.
  else if (status < 500 || retryAfter !== undefined) return problem
  else if (isUnsaved(error)) log.error({ event: 'not_saved', ...line, reason: error.message })
  else log.error({ event: 'mistake', ...line, ...mistakeOf(error) })
  return problem
}
