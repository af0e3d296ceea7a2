import type { Request, Response } from 'express'
import { actNames, acts, type Act } from '../../../domain/act.js'
import type { Claim } from '../../../domain/claim.js'
import type { Comment } from '../../../domain/comment.js'
import { InvalidInput, InvalidTransition, StaleVersion, TakenMeanwhile } from '../../../domain/errors.js'
import { deskClaim } from '../../../desk/reading/claims.js'
import { deskThread } from '../../../desk/reading/comments.js'
import { stageWords } from '../../../domain/stage.js'
import { lastVerdict, verificationStatuses } from '../../../domain/verdict.js'
import { answerProblem, isUnsaved, isUnsplit, problemOf } from '../../http/problems.js'
import { fieldsOf } from '../../http/forms.js'
import { presentStatus } from '../../parts/badges.js'
import { presentConflict, presentConflictPage, type ConflictView } from './present-conflict.js'
import { filterQuery } from './workspace-filter.js'
import type { FormKind, WorkspaceForm } from './card-forms.js'
import { frameOf, sendPage, signedIn, wantsFragment, type Web } from '../../http/handler.js'
import { drawCard, drawWorkspace, filterOf } from './show-workspace.js'
import { chainsInWords, readChains, typedChains } from './typed-chains.js'

/** ChangedClaims is a claim with the others that one act changed together with it. */
interface ChangedClaims {
  claim: Claim
  others: Claim[]
}

/**
 * actOnClaim runs one act on a claim and answers with the card (to the script) or by going back to the workspace. What
 * cannot be taken comes back as it was typed, or as `asTyped` says; what was drawn from an older version comes back beside what stands now.
 * The act may put into the fields what the form is to hold from now on, such as the hash of a file that it kept.
 */
export async function actOnClaim(
  web: Web,
  request: Request,
  response: Response,
  kind: FormKind | null,
  claimId: string,
  act: (fields: Record<string, string>) => Promise<Claim | ChangedClaims>,
  asTyped?: Record<string, string>,
): Promise<void> {
  const { open, ...typed } = fieldsOf(request)
  const isOpen = open !== '0'
  try {
    const done = await act(typed)
    const { claim, others } = 'others' in done ? done : { claim: done, others: [] }
    if (wantsFragment(request)) await drawCard(web, request, response, claim, { open: isOpen, others })
    else response.redirect(303, workspaceHref(request, claim))
  } catch (error) {
    if (error instanceof TakenMeanwhile && kind) await drawAsTyped(web, request, response, claimId, { kind, values: asTyped ?? typed, errors: { [FIRST_FIELD[kind]]: error.message } }, 409)
    else if (error instanceof InvalidInput && kind) await drawAsTyped(web, request, response, claimId, { kind, values: asTyped ?? typed, errors: error.fields })
    else if ((isUnsaved(error) || isUnsplit(error)) && kind && !wantsFragment(request)) {
      const { status, message } = answerProblem(web, response, error)
      await drawAsTyped(web, request, response, claimId, { kind, values: asTyped ?? typed, errors: { [FIRST_FIELD[kind]]: message } }, status)
    }
    else if (isOvertaken(error)) await drawConflict(web, request, response, claimId, { kind, typed, error, isOpen })
    else throw error
  }
}

// Where what concerns a whole form is told.
const FIRST_FIELD: Record<FormKind, string> = { wording: 'text', verdict: 'rationale', comment: 'body', return: 'note', emergency: 'emergency', withdrawal: 'note', split: 'texts', dismissal: 'duplicateOf', attribution: 'chains', anchors: 'quote', evidence: 'quote', assignment: 'assignee' }

// Somebody else was faster: the form is stale, or the claim is now where this act does not lead on from.
type Overtaken = StaleVersion | InvalidTransition

function isOvertaken(error: unknown): error is Overtaken {
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
  if (wantsFragment(request)) await drawCard(web, request, response, claim, { open: true, form, status })
  else await drawWorkspace(web, request, response, claim.articleId, { claimId: claim.id, form }, status)
}

interface Overtaking {
  kind: FormKind | null
  typed: Record<string, string>
  error: Overtaken
  isOpen: boolean
}

// Both sides, in the card for the script and as a page without it.
async function drawConflict(web: Web, request: Request, response: Response, claimId: string, overtaking: Overtaking): Promise<void> {
  const claim = await deskClaim(web.desk.store, signedIn(response), claimId)
  const { error } = overtaking
  const thread = error instanceof StaleVersion && error.noun === 'thread' ? await deskThread(web.desk.store, signedIn(response), error.id) : null
  const conflict = conflictOf(request, claim, overtaking, thread && (thread.replies.at(-1) ?? thread))
  const { status } = problemOf(overtaking.error)
  if (wantsFragment(request)) await drawCard(web, request, response, claim, { open: overtaking.isOpen, conflict, status })
  else sendPage(web, response, 'errors/conflict', presentConflictPage(frameOf(web, request, response), conflict, workspaceHref(request, claim)), status)
}

const LABELS: Record<string, string> = {
  text: 'Wording', texts: 'Claims', stance: 'Stance', quote: 'Quote', url: 'Address', title: 'Title', status: 'Status', rationale: 'Rationale', withoutEvidence: 'Why there is no evidence', deskNote: 'Note for the desk', asOf: 'As of',
  recheckOn: 'Look again on', note: 'Note', emergency: 'Why nobody else can decide', dueOn: 'By when',
}

function labelOfStatus(typed: string): string {
  return verificationStatuses.filter((status) => status === typed).map((status) => presentStatus(status).label)[0] ?? typed
}

// `last`: what was said last in a thread that went on.
function conflictOf(request: Request, claim: Claim, { kind, typed, error }: Overtaking, last: Comment | null): ConflictView {
  const verdict = lastVerdict(claim.verdicts)
  // What is managed has resources of the same names elsewhere.
  const act = actNames.find((name) => (acts[name] as Act).resource === request.path.split('/').at(-1) && !acts[name].may.startsWith('manage_'))
  const isPossible = (kind !== null && act !== 'take') || error instanceof StaleVersion
  return presentConflict({
    name: (act === 'take' ? act : kind) ?? act ?? '',
    noun: last ? 'thread' : 'claim',
    ...(error instanceof InvalidTransition && { reason: error.message }),
    act: (act && (acts[act] as Act).label) ?? null,
    yours: kind === 'attribution' ? [{ label: 'Who says it', text: chainsInWords(readChains(typed)) }] : Object.entries(LABELS).flatMap(([name, label]) => (typed[name] ? [{ label, text: name === 'status' ? labelOfStatus(typed[name]) : typed[name] }] : [])),
    current: last ? [{ label: `${last.authorName} said last`, text: last.body }] : [
      { label: 'Wording', text: claim.text },
      ...(kind === 'anchors' ? [{ label: 'In the article', text: claim.anchors.map(({ exact }) => exact).join(' … ') }] : []),
      { label: 'Who says it', text: chainsInWords(typedChains(claim.attributions)) },
      { label: 'Stage', text: stageWords[claim.stage].label },
      { label: 'Status', text: presentStatus(claim.status).label },
      ...(verdict ? [{ label: `Rationale by ${verdict.authorName}`, text: verdict.rationale }] : []),
    ],
    retry: isPossible ? { action: request.originalUrl, typed: last && error instanceof StaleVersion ? { ...typed, seen: String(error.current) } : typed, version: claim.version } : null,
  })
}
