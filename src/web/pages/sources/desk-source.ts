import type { Request, Response } from 'express'
import { deskSource, identitiesFor, likelySame, standingSource, useOfSource, vouchersOf } from '../../../desk/reading/source-pages.js'
import { claimsOfSource } from '../../../desk/reading/sources.js'
import { editSource, type SourceInput } from '../../../desk/sources/edit-source.js'
import { identifySource } from '../../../desk/sources/identify-source.js'
import { InvalidInput, NotAllowed, StaleVersion } from '../../../domain/errors.js'
import { can } from '../../../domain/permission.js'
import type { SourceKind } from '../../../domain/source.js'
import { fieldsOf, pageAfter, versionOf } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { presentConflict, presentConflictPage } from '../workspace/present-conflict.js'
import { presentDeskSource, type TypedSource } from './present-desk-source.js'
import { sidesOf, valuesOf } from './source-form.js'

const CLAIMS_A_PAGE = 25
const EVENTS = 25

/** showDeskSource is what the desk knows of a source; one that was merged leads to the one that stands for it. */
export const showDeskSource: Handler = async (web, request, response) => {
  const { source } = await deskSource(web.desk.store, signedIn(response), pathId(request))
  if (source.mergedIntoId === null) return drawSource(web, request, response, {})
  const standing = await standingSource(web.desk.store, signedIn(response), source.id)
  response.redirect(302, `/desk/sources/${standing.id}?notice=source_led`)
}

/** saveSource changes what is known of a source. */
export const saveSource: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    await editSource(web.desk, signedIn(response), pathId(request), versionOf(typed), inputOf(typed))
    response.redirect(303, `/desk/sources/${pathId(request)}?notice=saved`)
  } catch (error) {
    // What the form sent along unchanged may differ by now from what stands: that is no change of who may write notes alone.
    const isOvertaken = error instanceof NotAllowed && (await versionNow(web, request, response)) !== versionOf(typed)
    if (error instanceof StaleVersion || isOvertaken) await drawConflict(web, request, response, typed)
    else await drawRefused(web, request, response, error, { edit: typed })
  }
}

async function versionNow(web: Web, request: Request, response: Response): Promise<number> {
  return (await deskSource(web.desk.store, signedIn(response), pathId(request))).source.version
}

/** saveIdentity keeps what one knows of who an unnamed source is. */
export const saveIdentity: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    await identifySource(web.desk, signedIn(response), pathId(request), seenOf(typed), { words: typed['words'] ?? '' })
    response.redirect(303, `/desk/sources/${pathId(request)}?notice=saved`)
  } catch (error) {
    if (error instanceof StaleVersion) await drawSource(web, request, response, { typed: { words: typed['words'] ?? '' }, errors: { words: STALE_WORDS }, status: 409 })
    else await drawRefused(web, request, response, error, { words: typed['words'] ?? '' })
  }
}

const STALE_WORDS = 'You changed this elsewhere after you opened this page. What you typed stands here: saving it puts it in the place of the other.'

// Nothing was written yet: that is version 0.
function seenOf({ version }: Record<string, string>): number {
  return version === '0' ? 0 : versionOf({ version: version ?? '' })
}

async function drawRefused(web: Web, request: Request, response: Response, error: unknown, typed: TypedSource): Promise<void> {
  if (error instanceof InvalidInput) await drawSource(web, request, response, { typed, errors: error.fields, status: 422 })
  else if (error instanceof NotAllowed || isUnsaved(error)) {
    const { status, message } = answerProblem(web, response, error)
    await drawSource(web, request, response, { typed, errors: { form: message }, status })
  } else throw error
}

/** Drawing is a page as it is drawn after something was sent: what was typed, what is wrong with it. */
export interface Drawing {
  typed?: TypedSource
  errors?: Record<string, string>
  status?: number
}

/** drawSource draws the page of a source. Throws NotFound. */
export async function drawSource(web: Web, request: Request, response: Response, { typed = {}, errors = {}, status = 200 }: Drawing): Promise<void> {
  const { store } = web.desk
  const actor = signedIn(response)
  const found = await deskSource(store, actor, pathId(request))
  const { id } = found.source
  const { page, counts } = await claimsOfSource(store, actor, id, { after: pageAfter(request), limit: CLAIMS_A_PAGE })
  const model = presentDeskSource({
    frame: frameOf(web, request, response),
    found, claims: page, counts, typed, errors,
    use: await useOfSource(store, actor, id),
    vouchers: found.source.kind === 'unnamed' ? await vouchersOf(store, actor, id) : [],
    identities: await identitiesFor(store, actor, found.source),
    likely: await likelySame(store, actor, found),
    merged: await store.sources.mergedInto(id),
    trail: await store.trail.pageAbout([id], { after: null, limit: EVENTS }),
  })
  sendPage(web, response, 'sources/desk', model, status)
}

async function drawConflict(web: Web, request: Request, response: Response, typed: Record<string, string>): Promise<void> {
  const actor = signedIn(response)
  const found = await deskSource(web.desk.store, actor, pathId(request))
  const { source, wasPublic } = found
  // Whoever writes notes alone sent the rest along as it stood before.
  const mine = can(actor, 'edit_source', { wasPublic }) ? typed : { ...valuesOf(found), reliability: typed['reliability'] ?? '' }
  const { yours, current } = sidesOf(mine, found)
  const conflict = presentConflict({ noun: 'source', yours, current, retry: { action: request.originalUrl, typed: mine, version: source.version } })
  sendPage(web, response, 'errors/conflict', presentConflictPage(frameOf(web, request, response), conflict, `/desk/sources/${source.id}`), 409)
}

function inputOf({ name = '', kind = '', role = '', aliases = '', sameAs = '', reliability = '' }: Record<string, string>): SourceInput {
  return { name, kind: kind as SourceKind, role, aliases: aliases.split('\n'), sameAs, reliability }
}
