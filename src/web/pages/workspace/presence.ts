import { createHash } from 'node:crypto'
import { notePresence as note } from '../../../desk/claims/note-presence.js'
import { presenceIn } from '../../../desk/reading/presence.js'
import type { Presence } from '../../../domain/presence.js'
import { fieldsOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler } from '../../http/handler.js'

/** asksByItself says whether a page asks this by itself, again and again while it is open, whether its person is there or not. */
export function asksByItself(path: string): boolean {
  return /^\/desk\/(?:articles|claims)\/[^/]+\/presence$/.test(path)
}

/** notePresence takes from the page's script that its person types on a claim, or (state=over) does no more. */
export const notePresence: Handler = async (web, request, response) => {
  await note(web.desk, signedIn(response), pathId(request), fieldsOf(request)['state'] !== 'over')
  response.status(204).end()
}

/** showPresence answers to the page's script who types on which claim of an article: words by the claim's id. */
export const showPresence: Handler = async (web, request, response) => {
  const words = JSON.stringify(presentPresence(await presenceIn(web.desk, signedIn(response), pathId(request))))
  const etag = `"${createHash('sha256').update(words).digest('base64url').slice(0, 22)}"`
  response.set('ETag', etag)
  // Asked for by hand: a browser that is told to keep nothing asks past every cache.
  if (request.get('If-None-Match') === etag) response.status(304).end()
  else response.type('json').send(words)
}

/** presentPresence puts it in words, by claim. */
export function presentPresence(all: Presence[]): Record<string, string> {
  const names = new Map<string, string[]>()
  for (const { claimId, name } of all) names.set(claimId, [...(names.get(claimId) ?? []), name])
  return Object.fromEntries([...names].map(([claimId, own]) => [claimId, `${inWords(own)} ${own.length === 1 ? 'is' : 'are'} editing this`]))
}

const inWords = (names: string[]) => [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part).join(' and ')
