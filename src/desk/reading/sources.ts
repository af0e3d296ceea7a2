// What whom is shown of sources: pages and API read here, and only draw.
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { ClaimInArticle, PublicCount } from '../../domain/listing.js'
import type { Page, PageRequest } from '../../domain/page.js'
import { LONGEST_SEARCH, wordsOf } from '../../domain/search.js'
import type { Actor } from '../../domain/permission.js'
import type { Source, SourceDetails } from '../../domain/source.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'
import { articleFor } from './articles.js'
import { allInArticlesAsSeenBy, viewerOf } from './as-seen-by.js'
import { audienceOf } from './audience.js'

/** ReadableSource is what everybody may read of a source. */
export interface ReadableSource extends Pick<SourceDetails, 'role' | 'sameAs'> {
  source: Source
  aliases: string[]
}

/**
 * readableSource answers a source and its other names; in the place of one that was merged into another that one. Throws NotFound: a
 * source that never stood in a public claim is not known to readers, its name least of all; one that did keeps its page.
 */
export async function readableSource(store: Reader, actor: Actor | null, id: string): Promise<ReadableSource> {
  const source = await knownSource(store, actor, id)
  const details = await store.sources.details(source.id)
  return { source, aliases: await store.sources.aliasesOf(source.id), role: details?.role ?? null, sameAs: details?.sameAs ?? null }
}

/**
 * claimsOfSource answers a page of what is attributed to a source, newest first, and counts of all of it: to readers what is
 * published. Throws NotFound.
 */
export async function claimsOfSource(
  store: Reader,
  actor: Actor | null,
  id: string,
  request: PageRequest,
): Promise<{ page: Page<ClaimInArticle>; counts: PublicCount[] }> {
  const source = await knownSource(store, actor, id)
  const audience = audienceOf(actor)
  const { items, next } = await store.claims.ofSource(source.id, audience, request)
  return {
    page: { items: allInArticlesAsSeenBy(actor, items), next },
    counts: await store.claims.tallyOfSource(source.id, audience, viewerOf(actor)),
  }
}

/**
 * sourceOfSameName answers the one other source that goes by this one's name too, of its kind and known everywhere: whom to
 * read of where nothing is attributed to this one. Null for none, for several, and for one that this audience does not know.
 */
export async function sourceOfSameName(store: Reader, actor: Actor | null, { id, name, kind, articleId }: Source): Promise<Source | null> {
  if (articleId !== null) return null
  const known = await store.sources.knownAs([name])
  const [only, ...more] = known.filter((one) => one.isAlias && one.kind === kind && one.source.id !== id)
  if (!only || more.length > 0) return null
  return (await isKnownTo(store, actor, only.source.id)) ? only.source : null
}

/** How many sources are offered at once. */
export const MOST_SUGGESTED = 10

/**
 * suggestSources answers sources that somebody may mean who types a name in this article: its own first, then those known everywhere, and
 * whether there are more. Nothing is suggested before a word is typed. Throws NotAllowed, NotFound, InvalidInput on too long a name.
 */
export async function suggestSources(store: Reader, actor: Actor | null, articleId: string, typed: string): Promise<{ sources: Source[]; isMore: boolean }> {
  permit(actor, 'see_desk')
  if (typed.length > LONGEST_SEARCH) throw new InvalidInput({ query: `Sources are looked for by at most ${LONGEST_SEARCH} characters.` })
  const { id } = await articleFor(store, actor, articleId)
  const words = wordsOf(typed)
  return words.length === 0 ? { sources: [], isMore: false } : store.search.sourcesFor(id, words, MOST_SUGGESTED)
}

async function knownSource(store: Reader, actor: Actor | null, id: string): Promise<Source> {
  const source = await store.sources.standing(id)
  const isKnown = source && (source.id === id ? await isKnownTo(store, actor, id) : await wasKnownTo(store, actor, id))
  if (!isKnown) throw new NotFound('source', id)
  return source
}

// Of one that was merged: that it stood where readers saw it.
async function wasKnownTo(store: Reader, actor: Actor | null, id: string): Promise<boolean> {
  return audienceOf(actor) === 'desk' || store.sources.wasPublicBefore(id)
}

async function isKnownTo(store: Reader, actor: Actor | null, id: string): Promise<boolean> {
  return audienceOf(actor) === 'desk' || store.sources.wasPublic(id)
}
