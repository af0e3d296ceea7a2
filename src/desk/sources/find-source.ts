import { foldName, isKnownEverywhere, type Source, type SourceKind } from '../../domain/source.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'

/** FindSource answers the source of a name, a new one where none has it; `mention` is what the article calls it here. */
export type FindSource = (name: string, kind: SourceKind, mention: string) => MeantSource

/** MeantSource is the source that stands for who was meant: `mergedFromId`, where that one was merged into it. */
export interface MeantSource {
  source: Source
  mergedFromId: string | null
}

/** SourceFinder finds the sources of new articles before anything is written, so that nobody waits meanwhile. */
export interface SourceFinder {
  /** Finds those of one article; what one article brings in, the next one knows. */
  in(articleId: string): FindSource
  /** Whether somebody brought in one of the new sources since, or merged one or took it out again: then all has to be found again. */
  isOvertaken(tx: Reader): Promise<boolean>
  /** The new sources as they are written first: known to their article only, so that nobody meets them before it is there. */
  unshared(): Source[]
  /** Lets others find those that are known everywhere, and keeps the other names that were found. */
  share(tx: Transaction): Promise<void>
}

/** sourceFinder looks up now what is known of these names, which are all that it will be asked for. */
export async function sourceFinder(
  desk: Pick<Desk, 'newId'>, { sources }: Pick<Reader, 'sources'>, names: string[],
): Promise<SourceFinder> {
  const known = new Map<string, MeantSource>()
  const others = new Map<string, Other[]>()
  const created: { source: Source; articleId: string }[] = []
  const aliases: { sourceId: string; mention: string }[] = []
  const before = await sources.knownAs(names)
  const seen = new Set(before.map(({ source, folded }) => `${source.id} ${folded}`))
  for (const { source, folded, isAlias, kind, mergedFromId } of before) {
    if (isAlias) also({ source, kind, mergedFromId }, folded)
    else if (!known.has(keyOf(source.kind, folded))) known.set(keyOf(source.kind, folded), { source, mergedFromId: null })
  }
  return {
    in: (articleId) => (name, kind, mention) => {
      const isEverywhere = isKnownEverywhere(name, kind)
      const key = isEverywhere ? keyOf(kind, foldName(name)) : `${articleId} ${keyOf(kind, foldName(name))}`
      const meant = known.get(key) ?? (isEverywhere ? onlyOther(name, kind) : undefined) ?? { source: create(name, kind, articleId, isEverywhere), mergedFromId: null }
      known.set(key, meant)
      const { source, mergedFromId } = meant
      // What it is called here is a name of the one that was meant, also once that stands for itself again.
      if (isAlias(source, mention) && also({ ...meant, kind: source.kind }, foldName(mention))) aliases.push({ sourceId: mergedFromId ?? source.id, mention })
      return meant
    },
    async isOvertaken(tx) {
      if (await tx.sources.areMerged(before.map(({ source }) => source.id))) return true
      for (const { source, mergedFromId } of before) {
        if (mergedFromId !== null && (await tx.sources.standing(mergedFromId))?.id !== source.id) return true
      }
      const shared = sharedOf(created)
      const now = await tx.sources.knownAs(shared.map(({ name }) => name))
      // Two that share another name are known by it before and after, and the name is a new source all the same.
      const came = now.filter(({ source, folded }) => !seen.has(`${source.id} ${folded}`))
      return came.some((one) => shared.some(({ name, kind }) => kind === one.kind && foldName(name) === one.folded))
    },
    unshared: () => created.map(({ source, articleId }) => ({ ...source, articleId })),
    async share(tx) {
      await tx.sources.share(sharedOf(created).map(({ id }) => id))
      await tx.sources.addAliases(aliases.map(({ sourceId, mention }) => ({ id: desk.newId(), sourceId, name: mention })))
    },
  }

  function create(name: string, kind: SourceKind, articleId: string, isEverywhere: boolean): Source {
    const source: Source = { id: desk.newId(), name, kind, articleId: isEverywhere ? null : articleId, version: 1 }
    created.push({ source, articleId })
    return source
  }

  function also(other: Other, folded: string): boolean {
    const list = others.get(folded) ?? []
    if (list.some(({ source, kind }) => source.id === other.source.id && kind === other.kind)) return false
    others.set(folded, [...list, other])
    return true
  }

  // Another name that several share finds none of them.
  function onlyOther(name: string, kind: SourceKind): MeantSource | undefined {
    const [only, ...more] = (others.get(foldName(name)) ?? []).filter((other) => other.kind === kind)
    return more.length === 0 && only ? { source: only.source, mergedFromId: only.mergedFromId } : undefined
  }
}

/** Other is a source by another name of it, with what it is taken for by that name. */
interface Other extends MeantSource {
  kind: SourceKind
}

const sharedOf = (created: { source: Source }[]) => created.flatMap(({ source }) => (source.articleId === null ? [source] : []))
const keyOf = (kind: SourceKind, folded: string) => `${kind} ${folded}`

const ACRONYM = /^(?:the )?[\p{Lu}\d.&-]{2,}$/u

// Only what means this source in every article may become another name of it: "FBI" does, "the Bureau" does not, and
// neither does "the Times" of an outlet, since others have a Times too. A person's shorter names are shared by strangers.
function isAlias({ name, kind, articleId }: Source, mention: string): boolean {
  const folded = foldName(mention)
  if (articleId !== null || kind === 'person' || folded === foldName(name)) return false
  if (!isKnownEverywhere(mention, kind)) return false
  return ACRONYM.test(mention) || !foldName(name).split(' ').includes(folded)
}
