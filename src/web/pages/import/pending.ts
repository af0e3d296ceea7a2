import type { Request } from 'express'
import { discardImport, retryImport } from '../../../desk/imports/change-import.js'
import { idleSince } from '../../../desk/jobs/idle-since.js'
import { NotFound } from '../../../domain/errors.js'
import { keyOfImport } from '../../../domain/job.js'
import type { Desk } from '../../../desk/desk.js'
import { can } from '../../../domain/permission.js'
import type { PendingImport } from '../../../domain/pending-import.js'
import { frameOf, pathId, sendPage, signedIn, type Handler } from '../../http/handler.js'
import { presentPendingPage } from './present-pending.js'

/** showPending says how it stands with a text that was not waited for; the browser looks again by itself, and is led to the article in the end. */
export const showPending: Handler = async (web, request, response) => {
  const { desk } = web
  const pending = await pendingOf(desk, request)
  if (pending.articleId !== null) return response.redirect(303, `/desk/articles/${pending.articleId}?notice=imported`)
  const key = keyOfImport(pending.id)
  const job = (await desk.store.jobs.withKeys([key])).get(key)
  const at = desk.now()
  const isGoingOn = job !== undefined && job.state !== 'dead'
  const model = presentPendingPage({
    frame: frameOf(web, request, response), pending, job, at,
    before: isGoingOn ? await desk.store.jobs.countBefore(job, at) : 0,
    idle: isGoingOn ? await idleSince(desk) : null,
    text: isGoingOn ? null : textIn(await desk.store.pendingImports.inputOf(pending.id)),
    same: isGoingOn ? null : await desk.store.articles.findByText(pending.sha256),
    mayChange: can(signedIn(response), 'manage_import', { ownerId: pending.createdById }),
  })
  if (isGoingOn) response.set('Refresh', String(pauseBeforeLook(at.getTime() - pending.createdAt.getTime())))
  sendPage(web, response, 'imports/show', model)
}

export const retryPending: Handler = async (web, request, response) => {
  await retryImport(web.desk, signedIn(response), pathId(request))
  response.redirect(303, `/desk/imports/${pathId(request)}`)
}

export const discardPending: Handler = async (web, request, response) => {
  await discardImport(web.desk, signedIn(response), pathId(request))
  response.redirect(303, '/desk?notice=import_discarded')
}

async function pendingOf({ store }: Desk, request: Request): Promise<PendingImport> {
  const pending = await store.pendingImports.find(pathId(request))
  if (!pending) throw new NotFound('import', pathId(request))
  return pending
}

// What is slow is looked at less often. In seconds, of milliseconds.
function pauseBeforeLook(waitedMs: number): number {
  return Math.round(Math.min(60, Math.max(2, waitedMs / 10_000)))
}

function textIn(input: unknown): string {
  const text: unknown = typeof input === 'object' && input !== null && 'text' in input ? input.text : null
  return typeof text === 'string' ? text : ''
}
