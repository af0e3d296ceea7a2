import { foldName, type Source, type SourceKind } from '../domain/source.js'
import type { Transaction } from '../storage/store.js'
import type { Desk } from './desk.js'

/** FindSource answers the source of a name, making it where it is new; `mention` is what the article calls it here. */
export type FindSource = (name: string, kind: SourceKind, mention: string) => Promise<Source>

// Words that point at a source instead of naming it; kept as an alias they would join strangers.
const POINTING = /^(?:he|she|they|it|who|we|i|him|her|them|his|its|their|you)$/i

/** sourceFinder looks names up within one transaction and remembers what it found for the article. */
export function sourceFinder(desk: Pick<Desk, 'newId'>, tx: Transaction, articleId: string, at: Date): FindSource {
  const known = new Map<string, Source>()
  return async (name, kind, mention) => {
    const key = `${kind} ${foldName(name)}`
    const source = known.get(key) ?? (await tx.sources.findByName(name, kind, articleId)) ?? (await insert(name, kind))
    known.set(key, source)
    await keepAlias(source, mention)
    return source
  }

  async function insert(name: string, kind: SourceKind): Promise<Source> {
    const source: Source = { id: desk.newId(), name, kind, articleId: kind === 'unnamed' ? articleId : null, version: 1 }
    await tx.sources.insert(source, at)
    return source
  }

  // Only what holds everywhere may become an alias: an outlet's other name does, a bare surname does not.
  async function keepAlias(source: Source, mention: string): Promise<void> {
    const key = `alias ${source.id} ${foldName(mention)}`
    if (known.has(key) || source.kind === 'person' || source.kind === 'unnamed') return
    known.set(key, source)
    if (foldName(mention) === foldName(source.name) || POINTING.test(mention) || !/\p{Lu}/u.test(mention)) return
    await tx.sources.addAlias(desk.newId(), source.id, mention)
  }
}
