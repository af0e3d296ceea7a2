import { foldName, isKnownEverywhere, type Source, type SourceKind } from '../../domain/source.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'

/** FindSource answers the source of a name, making it where it is new; `mention` is what the article calls it here. */
export type FindSource = (name: string, kind: SourceKind, mention: string) => Promise<Source>

/** sourceFinder looks names up within one transaction and remembers what it found for the article. */
export function sourceFinder(desk: Pick<Desk, 'newId'>, tx: Transaction, articleId: string, at: Date): FindSource {
  const known = new Map<string, Source>()
  return async (name, kind, mention) => {
    const key = `${kind} ${foldName(name)}`
    const scope = isKnownEverywhere(name, kind) ? null : articleId
    const source = known.get(key) ?? (await tx.sources.findByName(name, kind, scope)) ?? (await insert(name, kind, scope))
    known.set(key, source)
    await keepAlias(source, mention)
    return source
  }

  async function insert(name: string, kind: SourceKind, scope: string | null): Promise<Source> {
    const source: Source = { id: desk.newId(), name, kind, articleId: scope, version: 1 }
    await tx.sources.insert(source, at)
    return source
  }

  async function keepAlias(source: Source, mention: string): Promise<void> {
    const key = `alias ${source.id} ${foldName(mention)}`
    if (known.has(key)) return
    known.set(key, source)
    if (isAlias(source, mention)) await tx.sources.addAlias(desk.newId(), source.id, mention)
  }
}

const ACRONYM = /^(?:the )?[\p{Lu}\d.&-]{2,}$/u

// Only what means this source in every article may become another name of it: "FBI" does, "the Bureau" does not, and
// neither does "the Times" of an outlet, since others have a Times too. A person's shorter names are shared by strangers.
function isAlias({ name, kind, articleId }: Source, mention: string): boolean {
  const folded = foldName(mention)
  if (articleId !== null || kind === 'person' || folded === foldName(name)) return false
  if (!isKnownEverywhere(mention, kind)) return false
  return ACRONYM.test(mention) || !foldName(name).split(' ').includes(folded)
}
