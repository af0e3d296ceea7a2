import type { Response } from 'express'
import { InvalidInput, InvalidTransition, StaleVersion } from '../../../domain/errors.js'
import type { Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'

const STALE = 'Somebody changed this claim after you opened this. It is shown as it stands now, with what you typed: look again, then send it.'

/**
 * problemsOf answers what is said of a form that could not be taken, which is drawn again as it was typed; `first` is the field that what
 * concerns all of it is told at. Throws the error where that is no help.
 */
export function problemsOf(web: Web, response: Response, error: unknown, first: string): { errors: Record<string, string>; status: number } {
  if (error instanceof InvalidInput) return { errors: error.fields, status: 422 }
  if (error instanceof StaleVersion) return { errors: { [first]: STALE }, status: 409 }
  if (!(error instanceof InvalidTransition || isUnsaved(error))) throw error
  const { status, message } = answerProblem(web, response, error)
  return { errors: { [first]: message }, status }
}
