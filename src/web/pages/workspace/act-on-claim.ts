import type { Request, Response } from 'express'
import type { Claim } from '../../../domain/claim.js'
import { InvalidInput, InvalidTransition, StaleVersion } from '../../../domain/errors.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { stageWords } from '../../../domain/stage.js'
import { answerProblem, isUnsaved, problemOf } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { presentConflict } from './present-conflict.js'
import { filterQuery } from './workspace-filter.js'
import type { WorkspaceForm } from './present-workspace.js'
import { frameOf, sendPage, signedIn, wantsFragment, type Web } from '../../http/handler.js'
import { drawCard, drawWorkspace, filterOf } from './show-workspace.js'

/**
 * actOnClaim runs one act on a claim and answers with the card (to the script) or by going back to the workspace. What
 * cannot be taken comes back as it was typed; what was drawn from an older version comes back beside what stands now.
 */
export async function actOnClaim(
  web: Web,
  request: Request,
  response: Response,
  kind: WorkspaceForm['kind'] | null,
  claimId: string,
  act: (fields: Record<string, string>) => Promise<Claim>,
): Promise<void> {
  const typed = fieldsOf(request)
  try {
    const claim = await act(typed)
    if (wantsFragment(request)) await drawCard(web, request, response, claim, typed['open'] !== '0')
    else response.redirect(303, workspaceHref(request, claim))
  } catch (error) {
    if (error instanceof InvalidInput && kind) await drawAsTyped(web, request, response, claimId, { kind, values: typed, errors: error.fields })
    else if (isUnsaved(error) && kind && !wantsFragment(request)) {
      const { status, message } = answerProblem(response, error)
      await drawAsTyped(web, request, response, claimId, { kind, values: typed, errors: { [FIRST_FIELD[kind]]: message } }, status)
    }
    else if (isOvertaken(error) && !wantsFragment(request)) await drawConflict(web, request, response, claimId, typed, error)
    else throw error
  }
}

// Where what concerns a whole form is told.
const FIRST_FIELD: Record<WorkspaceForm['kind'], string> = { wording: 'text', verdict: 'rationale', comment: 'body', return: 'note', withdrawal: 'note' }

// Somebody else was faster: the form is stale, or the claim is now where this act does not lead on from.
function isOvertaken(error: unknown): error is StaleVersion | InvalidTransition {
  return error instanceof StaleVersion || error instanceof InvalidTransition
}

// Back to where the person was: the same claim, under the same filter.
function workspaceHref(request: Request, claim: Claim): string {
  return `/desk/articles/${claim.articleId}${filterQuery(filterOf(request), claim.id)}#claim-${claim.id}`
}

async function drawAsTyped(
  web: Web, request: Request, response: Response, claimId: string, form: WorkspaceForm, status = 422,
): Promise<void> {
  const claim = await deskClaim(web.desk.store, signedIn(response), claimId)
  if (wantsFragment(request)) await drawCard(web, request, response, claim, true, form, status)
  else await drawWorkspace(web, request, response, claim.articleId, { claimId: claim.id, form }, status)
}

const LABELS: Record<string, string> = { text: 'Wording', status: 'Status', rationale: 'Rationale', asOf: 'As of', note: 'Note' }

async function drawConflict(
  web: Web,
  request: Request,
  response: Response,
  claimId: string,
  typed: Record<string, string>,
  error: StaleVersion | InvalidTransition,
): Promise<void> {
  const claim = await deskClaim(web.desk.store, signedIn(response), claimId)
  const verdict = claim.verdicts.at(-1)
  const model = presentConflict({
    frame: frameOf(web, request, response),
    noun: 'claim',
    ...(error instanceof InvalidTransition && { reason: error.message }),
    yours: Object.entries(LABELS).flatMap(([name, label]) => (typed[name] ? [{ label, text: typed[name] }] : [])),
    current: [
      { label: 'Wording', text: claim.text },
      { label: 'Stage', text: stageWords[claim.stage].label },
      { label: 'Status', text: claim.status },
      ...(verdict ? [{ label: `Rationale by ${verdict.authorName}`, text: verdict.rationale }] : []),
    ],
    back: workspaceHref(request, claim),
    retry: { action: request.originalUrl, fields: { ...typed, version: String(claim.version) } },
  })
  sendPage(web, response, 'errors/conflict', model, problemOf(error).status)
}
