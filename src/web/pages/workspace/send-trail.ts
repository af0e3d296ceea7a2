import { once } from 'node:events'
import { linesOfTrail } from '../../../desk/reading/trail.js'
import { deskArticle } from '../../../desk/reading/articles.js'
import { actorOf, pathId, type Handler } from '../../http/handler.js'

/** sendTrail answers the trail of an article as a file of JSON Lines, an event each as it is hashed; read a page at a time, as fast as it is taken. */
export const sendTrail: Handler = async (web, request, response) => {
  const { store } = web.desk
  const { id } = await deskArticle(store, actorOf(response), pathId(request))
  response.type('application/jsonl').set('Content-Disposition', `attachment; filename="trail-${id}.jsonl"`)
  for await (const lines of linesOfTrail(store, id)) {
    if (response.destroyed) return
    if (!response.write(lines.map((line) => `${line}\n`).join(''))) await Promise.race([once(response, 'drain'), once(response, 'close')])
  }
  response.end()
}
