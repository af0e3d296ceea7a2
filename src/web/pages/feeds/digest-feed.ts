import type { Request, Response } from 'express'
import { feedHash } from '../../../desk/digests/feed-address.js'
import { digestOf } from '../../../desk/reading/digest.js'
import { NotFound } from '../../../domain/errors.js'
import { guarded } from '../../http/guarded.js'
import type { Handler, Web } from '../../http/handler.js'
import { ownOrigin } from '../../http/own-origin.js'
import { answerProblem } from '../../http/problems.js'
import { TooManyTries } from '../../http/sign-in-limit.js'
import { writeDigestFeed } from './present-digest-feed.js'

/** How many things a feed tells; the rest stands at the desk. */
export const MOST_IN_A_FEED = 50

const EVER = new Date(0)
const isUnknown = (error: unknown) => error instanceof NotFound

/** sendDigestFeed answers what waits for the person whose secret address this is, as Atom; a reader that has it already is told so. */
export const sendDigestFeed: Handler = async (web, request, response) => {
  const hash = feedHash(String(request.params['secret']))
  try {
    const { person, feedMadeAt } = await findOwner(web, request, hash)
    const digest = await digestOf(web.desk.store, person, { from: EVER, upTo: web.desk.now(), limit: MOST_IN_A_FEED })
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-cache' })
    const drawItem = (item: Parameters<typeof web.views.render>[1]) => web.views.render('feeds/item', item)
    response.type('application/atom+xml').send(writeDigestFeed(digest, { person, feedMadeAt, origin: ownOrigin(request), hash, drawItem }))
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof TooManyTries)) throw error
    sayInWords(web, response, error)
  }
}

// Who asks is a program: it gets the words alone.
function sayInWords(web: Web, response: Response, error: unknown): void {
  const { status, message } = answerProblem(web, response, error)
  response.status(status).set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }).type('text').send(message)
}

// A feed is asked for every few minutes: one that is there writes nothing.
async function findOwner(web: Web, request: Request, hash: string) {
  const found = await web.desk.store.digests.personByFeed(hash)
  return found ?? guarded(web, request, { key: `feed ${hash.slice(0, 32)}`, isUnknown }, () => Promise.reject(new NotFound('feed', '')))
}
