import type { Request, Response } from 'express'
import { discardJob, retryJob } from '../../../desk/jobs/change-job.js'
import { idleSince } from '../../../desk/jobs/idle-since.js'
import type { Desk } from '../../../desk/desk.js'
import { InvalidInput } from '../../../domain/errors.js'
import type { Person } from '../../../domain/permission.js'
import { pageAfter } from '../../http/forms.js'
import { frameOf, pathId, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'
import { presentJobs } from './present-jobs.js'

const JOBS_A_PAGE = 25

export const showJobs: Handler = (web, request, response) => draw(web, request, response)

export const retryFailedJob = act('job_retried', retryJob)
export const discardFailedJob = act('job_discarded', discardJob)

function act(notice: string, verb: (desk: Desk, admin: Person, id: string) => Promise<void>): Handler {
  return async (web, request, response) => {
    try {
      await verb(web.desk, signedIn(response), pathId(request))
      response.redirect(303, `/desk/jobs?notice=${notice}`)
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error
      await draw(web, request, response, error.message, 422)
    }
  }
}

async function draw(web: Web, request: Request, response: Response, error: string | null = null, status = 200): Promise<void> {
  const { jobs } = web.desk.store
  const model = presentJobs({
    frame: frameOf(web, request, response),
    counts: await jobs.counts(),
    idle: await idleSince(web.desk),
    failed: await jobs.failed({ after: pageAfter(request), limit: JOBS_A_PAGE }),
    error,
  })
  sendPage(web, response, 'jobs/index', model, status)
}
