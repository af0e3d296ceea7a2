import { z } from 'zod'
import { InvalidInput, StaleVersion } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permitPerson } from '../permit.js'
import { sourceIn, tellOfSource } from './change-source.js'

const LONGEST = 5_000

const IdentityInput = z.object({ words: z.string().trim().max(LONGEST, 'This can have at most 5,000 characters.') })
/** IdentityInput is who an unnamed source is; without words, what one wrote is taken away. */
export type IdentityInput = z.input<typeof IdentityInput>

/**
 * identifySource keeps what one person knows of who an unnamed source is, for themselves and editors. Nothing else holds the words: no
 * event, search, export or log. `seen`: the version of one's own words, 0 where there were none. Throws InvalidInput, NotFound,
 * NotAllowed, StaleVersion.
 */
export async function identifySource(desk: Desk, actor: Actor, sourceId: string, seen: number, input: IdentityInput): Promise<void> {
  permitPerson(actor, 'identify_source')
  const { words } = parseInput(IdentityInput, input)
  await desk.store.write(async (tx) => {
    const source = await sourceIn(tx, sourceId)
    const author = permitPerson(actor, 'identify_source')
    if (source.kind !== 'unnamed') throw new InvalidInput({ words: 'Who a named source is stands in its name. This is for unnamed ones.' })
    const [own] = await tx.sources.identities(sourceId, author.id)
    const version = own?.version ?? 0
    if (version !== seen) throw new StaleVersion('source', sourceId, seen, version)
    if (words === (own?.words ?? '')) return
    const at = desk.now()
    await tx.sources.identify(sourceId, { authorId: author.id, authorName: author.name, words, version: version + 1, updatedAt: at })
    await tellOfSource(desk, tx, { source, actor, act: 'identify_source', at }, { isWritten: own !== undefined }, { isWritten: words !== '' })
  })
}
