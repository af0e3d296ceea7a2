import { linesOfTrail } from '../desk/reading/trail.js'
import { DESK_CHAIN } from '../storage/trail.js'
import { CommandError } from './command-error.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'

/**
 * runTrail prints the trail of an article, or with "desk" of what belongs to none, as JSON Lines: an event each, with all that its hash is of,
 * in order. Throws CommandError where there is no such article.
 */
export async function runTrail(chain: string): Promise<void> {
  await withDesk(async ({ store }) => {
    if (chain !== DESK_CHAIN && !(await store.articles.find(chain))) throw new CommandError(`there is no article with the id ${chain}`)
    for await (const lines of linesOfTrail(store, chain)) if (lines.length > 0) await print(lines.join('\n'))
  })
}
