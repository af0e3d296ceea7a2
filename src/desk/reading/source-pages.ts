// What the desk is shown of sources: pages and API read here, and only draw.
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Counted } from '../../domain/listing.js'
import type { Page } from '../../domain/page.js'
import { can, isPerson, type Actor } from '../../domain/permission.js'
import { halvesOf, isSpelledAlike, likenesses, likenessOf, namesWithin, type Likeness } from '../../domain/same-source.js'
import { LONGEST_SEARCH, wordsOf } from '../../domain/search.js'
import { useOf, type SourceUse } from '../../domain/source-use.js'
import { foldName, isMergeable, type OtherName, type Source, type SourceDetails, type SourceKind } from '../../domain/source.js'
import type { Identity, ListedSource, Voucher } from '../../storage/source-details.js'
import type { MergedSource } from '../../storage/source-merges.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'

export type { Identity, ListedSource, MergedSource, Voucher }

const A_PAGE = 50

/** Listing is a page of the sources known everywhere, and the words that were looked for. */
export interface Listing extends Page<ListedSource>, Counted {
  words: string[]
}

/**
 * listSources answers a page of the sources known everywhere: by name, or those of which a name holds what is typed, the newest first.
 * Throws NotAllowed, InvalidInput on too long a search.
 */
export async function listSources(
  store: Reader, actor: Actor | null, { typed, kind, after, limit = A_PAGE }: { typed: string; kind: SourceKind | null; after: string | null; limit?: number },
): Promise<Listing> {
  permit(actor, 'see_desk')
  if (Array.from(typed).length > LONGEST_SEARCH) throw new InvalidInput({ query: `Sources are looked for by at most ${LONGEST_SEARCH} characters.` })
  const words = wordsOf(typed)
  return { words, ...(await store.sources.list({ words, kind }, { after, limit })) }
}

/** DeskSource is a source as the desk works on it. */
export interface DeskSource {
  source: SourceDetails
  names: OtherName[]
  /** Whether readers could see it, now or before: then what they are told of it is an editor's to change. */
  wasPublic: boolean
}

/** deskSource answers a source, also one that was merged into another. Throws NotAllowed, NotFound. */
export async function deskSource(store: Reader, actor: Actor | null, id: string): Promise<DeskSource> {
  permit(actor, 'see_desk')
  const source = await store.sources.details(id)
  if (!source) throw new NotFound('source', id)
  return { source, names: await store.sources.otherNames(id), wasPublic: await store.sources.wasPublic(id) }
}

/** standingSource answers the source that stands for this one. Throws NotAllowed, NotFound. */
export async function standingSource(store: Reader, actor: Actor | null, id: string): Promise<Source> {
  permit(actor, 'see_desk')
  const source = await store.sources.standing(id)
  if (!source) throw new NotFound('source', id)
  return source
}

/** Of so many claims, the newest, it is counted how a source is used. */
export const MOST_USES = 1_000

/** useOfSource counts how a source is used; `isMore` where only the newest claims are counted. Throws NotAllowed. */
export async function useOfSource(store: Reader, actor: Actor | null, id: string): Promise<SourceUse & { isMore: boolean }> {
  permit(actor, 'see_desk')
  const places = await store.sources.uses(id, MOST_USES + 1)
  const claims = [...new Set(places.map(({ claimId }) => claimId))]
  const counted = new Set(claims.slice(0, MOST_USES))
  return { ...useOf(places.filter(({ claimId }) => counted.has(claimId))), isMore: claims.length > MOST_USES }
}

const MOST_VOUCHERS = 100

/** vouchersOf answers who passes an unnamed source on, and by which words. Throws NotAllowed. */
export async function vouchersOf(store: Reader, actor: Actor | null, id: string): Promise<Voucher[]> {
  permit(actor, 'see_desk')
  return store.sources.vouchers(id, MOST_VOUCHERS)
}

/** Identities is what was written of who an unnamed source is, as far as this person may read it. */
export interface Identities {
  own: Identity | null
  /** What others wrote: for editors; to everybody else there is none. */
  others: Identity[]
}

/** identitiesFor answers one's own words, and to editors those of all: of others’ nobody else is told more than the trail. Throws NotAllowed. */
export async function identitiesFor(store: Reader, actor: Actor | null, { id, kind }: Pick<Source, 'id' | 'kind'>): Promise<Identities> {
  permit(actor, 'see_desk')
  if (kind !== 'unnamed' || !isPerson(actor)) return { own: null, others: [] }
  const all = await store.sources.identities(id, can(actor, 'read_identities') ? null : actor.id)
  return { own: all.find(({ authorId }) => authorId === actor.id) ?? null, others: all.filter(({ authorId }) => authorId !== actor.id) }
}

/** LikelySame is a source that may be another one, and why. */
export interface LikelySame {
  source: Source
  likeness: Likeness
}

/** How many are offered. */
export const MOST_LIKE = 10

/**
 * likelySame answers sources that may be the same as this one, the likeliest first, and whether there are more. None of one that cannot be
 * merged. Throws NotAllowed.
 */
export async function likelySame(store: Reader, actor: Actor | null, { source, names }: DeskSource): Promise<{ found: LikelySame[]; isMore: boolean }> {
  permit(actor, 'see_desk')
  if (!isMergeable(source)) return { found: [], isMore: false }
  const aliases = names.map(({ name }) => name)
  const known = await store.sources.knownAs([source.name, ...aliases, ...namesWithin(source.name)])
  const longer = await longerNames(store, source)
  const alike = await sharingHalf(store, source)
  const others = new Map([...known.map((one) => one.source), ...longer, ...alike].map((one) => [one.id, one]))
  others.delete(source.id)
  const found: LikelySame[] = []
  for (const other of others.values()) {
    const likeness = likenessOf({ source, aliases }, { source: other, aliases: (await store.sources.otherNames(other.id)).map(({ name }) => name) })
    if (likeness !== null) found.push({ source: other, likeness })
  }
  const rank = ({ likeness }: LikelySame) => likenesses.indexOf(likeness)
  const inOrder = found.sort((one, other) => rank(one) - rank(other))
  return { found: inOrder.slice(0, MOST_LIKE), isMore: inOrder.length > MOST_LIKE || longer.length > MOST_LIKE }
}

// Those in whose name all of this one stands.
async function longerNames(store: Reader, { name }: Source): Promise<Source[]> {
  const folded = foldName(name)
  if (!folded.includes(' ')) return []
  const { items } = await store.sources.list({ words: [folded], kind: null }, { after: null, limit: MOST_LIKE + 1 })
  return items.map((item) => item.source)
}

// Among those that share half of its name are those spelled nearly alike. Of a half that is in very many names the first are looked at.
const MOST_SHARING = 100

async function sharingHalf(store: Reader, { name, kind }: Source): Promise<Source[]> {
  const found = await store.sources.sharing(halvesOf(name), kind, MOST_SHARING)
  return found.filter((other) => isSpelledAlike(name, other.name))
}

/** MergeSide is one of two sources before they are merged. */
export interface MergeSide extends DeskSource {
  claimCount: number
}

/** sidesOfMerge answers both sources of a merge that is asked for, each with how many claims it stands in. Throws NotAllowed, NotFound, InvalidInput. */
export async function sidesOfMerge(store: Reader, actor: Actor | null, keptId: string, mergedId: string): Promise<{ kept: MergeSide; merged: MergeSide }> {
  const [kept, merged] = [await sideOf(store, actor, keptId), await sideOf(store, actor, mergedId)]
  return { kept, merged }
}

async function sideOf(store: Reader, actor: Actor | null, id: string): Promise<MergeSide> {
  const counts = await store.claims.tallyOfSource(id, 'desk', null)
  return { ...(await deskSource(store, actor, id)), claimCount: counts.reduce((all, { count }) => all + count, 0) }
}
