import type { Request, Response } from 'express'
import { sidesOfMerge } from '../../../desk/reading/source-pages.js'
import { mergeSources, unmergeSource, type OtherInput } from '../../../desk/sources/merge-sources.js'
import { InvalidInput, NotAllowed, StaleVersion } from '../../../domain/errors.js'
import { fieldsOf, versionOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { drawSource } from './desk-source.js'
import { presentMergeOfSources } from './present-merge-sources.js'

/** showMergeOfSources asks, with ?with=ID, whether that source is one with this one, and what becomes of both. */
export const showMergeOfSources: Handler = async (web, request, response) => {
  const other = request.query['with']
  await draw(web, request, response, { otherId: typeof other === 'string' ? other : '', error: null, status: 200 })
}

/** mergeSourcesPage merges the other source into the one of the path. */
export const mergeSourcesPage: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    await mergeSources(web.desk, signedIn(response), pathId(request), versionOf(typed), otherOf(typed))
    response.redirect(303, `/desk/sources/${pathId(request)}?notice=sources_merged`)
  } catch (error) {
    await draw(web, request, response, { otherId: typed['other'] ?? '', ...refusalIn(web, response, error) })
  }
}

/** separateSource takes a source out again that was merged into the one of the path. */
export const separateSource: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    await unmergeSource(web.desk, signedIn(response), pathId(request), versionOf(typed), otherOf(typed))
    response.redirect(303, `/desk/sources/${pathId(request)}?notice=source_separated`)
  } catch (error) {
    const { error: message, status } = refusalIn(web, response, error)
    await drawSource(web, request, response, { errors: { form: message }, status })
  }
}

const STALE = 'Somebody changed one of these sources after you opened this. They are shown as they stand now: look again, then do it.'

function refusalIn(web: Web, response: Response, error: unknown): { error: string; status: number } {
  if (error instanceof InvalidInput) return { error: error.message, status: 422 }
  if (error instanceof StaleVersion) return { error: STALE, status: 409 }
  if (!(error instanceof NotAllowed || isUnsaved(error))) throw error
  const { status, message } = answerProblem(web, response, error)
  return { error: message, status }
}

async function draw(web: Web, request: Request, response: Response, { otherId, error, status }: { otherId: string; error: string | null; status: number }): Promise<void> {
  const sides = await sidesOfMerge(web.desk.store, signedIn(response), pathId(request), otherId)
  sendPage(web, response, 'sources/merge', presentMergeOfSources({ frame: frameOf(web, request, response), ...sides, error }), status)
}

function otherOf({ other = '', otherVersion = '' }: Record<string, string>): OtherInput {
  return { id: other, version: Number(otherVersion) }
}
