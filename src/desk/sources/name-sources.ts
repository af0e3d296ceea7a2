import type { Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import { foldName, isKnownEverywhere, type Source, type SourceKind } from '../../domain/source.js'
import type { KnownAs } from '../../storage/sources.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { sourceFinder, type FindSource, type MeantSource } from './find-source.js'

/** NamedSource is a source as somebody says which is meant: by its id, or by a name; without a kind, the one source that has it. */
export interface NamedSource {
  id: string | null
  name: string
  kind: SourceKind | null
  /** The field of the input in which it stands, for what is wrong with it. */
  field: string
}

/**
 * nameSources answers the sources that are meant, in the order given, and writes those that nobody named before, known as far as those
 * of an import: unnamed ones, and what names another in each article, to the claim's own article only. Throws InvalidInput.
 */
export async function nameSources(desk: Desk, tx: Transaction, claim: Claim, named: NamedSource[], at: Date): Promise<MeantSource[]> {
  const names = named.flatMap(({ id, name }) => (id === null ? [name] : []))
  const own = await tx.sources.ownOf(claim.articleId, names)
  const everywhere = await tx.sources.knownAs(names)
  const finder = await sourceFinder(desk, tx, names)
  const known: Known = {
    own, find: finder.in(claim.articleId),
    called: (folded) => [...own.filter(({ name }) => foldName(name) === folded).map((source) => ({ source, kind: source.kind })), ...everywhere.filter((one) => one.folded === folded)],
  }
  const sources: MeantSource[] = []
  for (const one of named) sources.push(one.id === null ? byName(known, one) : await byId(tx, claim, one.id, one.field))
  await tx.sources.insertAll(finder.unshared(), at)
  await finder.share(tx)
  return sources
}

// Of one that was merged since a form was drawn, the one that stands for it.
async function byId(tx: Transaction, claim: Claim, id: string, field: string): Promise<MeantSource> {
  const mine = claim.attributions.flatMap(({ hops }) => hops).find(({ source }) => source.id === id)
  const source = mine?.source ?? (await tx.sources.standing(id))
  if (!source) throw new InvalidInput({ [field]: 'This source is not there any more. Write its name.' })
  if (source.articleId === null || source.articleId === claim.articleId) return { source, mergedFromId: source.id === id ? null : id }
  throw new InvalidInput({ [field]: `“${source.name}” is known in another article only: nobody can say that the same is meant here. Write its name.` })
}

/** Called is a source that goes by a name, and what it is taken for by it. */
type Called = Pick<KnownAs, 'source' | 'kind'>

interface Known {
  /** Those that only the article knows. */
  own: Source[]
  called: (folded: string) => Called[]
  find: FindSource
}

function byName({ own, called, find }: Known, { name, kind, field }: NamedSource): MeantSource {
  const folded = foldName(name)
  const settled = kind ?? onlyKind(called(folded), name, field)
  const mine = own.find((source) => source.kind === settled && foldName(source.name) === folded)
  // By its own name: what somebody says it is called here would be another name of it in every article.
  return mine && !isKnownEverywhere(name, settled) ? { source: mine, mergedFromId: null } : find(name, settled, name)
}

// One that goes by the name as several kinds is one all the same.
function onlyKind(called: Called[], name: string, field: string): SourceKind {
  const kinds = new Map(called.map(({ source, kind }) => [source.id, kind]))
  const [only, ...more] = new Set(kinds.values())
  if (only === undefined) throw new InvalidInput({ [field]: `No source called “${name}” is known yet. Say what it is: a person, an organization …` })
  if (more.length > 0) throw new InvalidInput({ [field]: `Several sources are called “${name}”. Say what the one is that is meant.` })
  return only
}
