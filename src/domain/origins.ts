// How many sources really stand behind what an article says: citations that lead to the same place are one origin.
import type { SourceSearch } from './attribution.js'
import { foldName, type Source } from './source.js'

/** CitedSource is what is asked of a source to tell where a chain leads. */
export type CitedSource = Pick<Source, 'id' | 'name' | 'kind'>

/** Citation is one chain, from its origin on: one hop at least. */
export type Citation = readonly CitedSource[]

/** CitedClaim is a claim with all its chains. */
export interface CitedClaim {
  id: string
  number: number
  sourceSearch: SourceSearch
  citations: Citation[]
}

/** IndependentOrigin is where citations lead, however many do. */
export interface IndependentOrigin {
  /** The id of one of the sources that it is known by; the same in the same article while its first citation is. */
  id: string
  /** What all of its citations have in common: the origin, and where that is unnamed the publication that passed it on. */
  path: CitedSource[]
}

/** Where each citation leads; null: nowhere, for the article cites itself. */
type Leads = (IndependentOrigin | null)[]

/**
 * originsOf answers where citations lead. They lead to one origin where they begin with the same source; and where an unnamed one is
 * passed on by a publication, with each that begins with this publication, and with those that it passes on from somebody unnamed in the
 * same words. A citation of nobody but the article's own publisher leads nowhere. The time is linear in the hops.
 */
export function originsOf(citations: readonly Citation[], publisher: string | null): Leads {
  const isOwn = ownCitations(publisher)
  const cited = citations.filter((citation) => !isOwn(citation))
  const beginning = new Set(cited.map(([origin]) => origin!.id))
  const folded = folding()
  const sets = new Sets<Citation>()
  for (const citation of cited) {
    const [origin] = citation as [CitedSource]
    const passer = passerOf(citation)
    sets.add(citation, [origin.id, ...(passer ? [`${passer.id} ${folded(origin)}`] : []), ...(passer && beginning.has(passer.id) ? [passer.id] : [])])
  }
  const origins = new Map(sets.all().flatMap((together) => {
    const origin = originOf(together)
    return together.map((citation): [Citation, IndependentOrigin] => [citation, origin])
  }))
  return citations.map((citation) => origins.get(citation) ?? null)
}

// The first publication that had it from somebody unnamed.
function passerOf([origin, ...others]: Citation): CitedSource | undefined {
  return origin?.kind === 'unnamed' ? others.find(({ kind }) => kind === 'publication') : undefined
}

// A source stands in many chains, and to fold a name takes longer than all the rest.
function folding(): (source: CitedSource) => string {
  const known = new Map<string, string>()
  return ({ id, name }) => {
    const folded = known.get(id) ?? foldName(name)
    known.set(id, folded)
    return folded
  }
}

function ownCitations(publisher: string | null): (citation: Citation) => boolean {
  const own = publisher === null ? null : foldName(publisher)
  const folded = folding()
  return ([only, ...others]) => own !== null && only !== undefined && others.length === 0
    && (only.kind === 'publication' || only.kind === 'organization') && folded(only) === own
}

function originOf(citations: Citation[]): IndependentOrigin {
  const firsts = citations.map(([origin]) => origin!)
  const [first] = firsts as [CitedSource]
  const passers = new Map(citations.flatMap((citation) => passerOf(citation) ?? []).map((passer) => [passer.id, passer]))
  const [passer] = passers.values()
  if (firsts.every(({ id }) => id === first.id)) {
    const passesAll = passer && citations.every((citation) => passerOf(citation)?.id === passer.id)
    return { id: first.id, path: passesAll ? [first, passer] : [first] }
  }
  // Several begin it: what they share is the publication that they come by.
  return { id: first.id, path: [passer ?? first] }
}

/** Sets gathers members that have any key in common, also by way of others. */
class Sets<Member> {
  private readonly parents: number[] = []
  private readonly byKey = new Map<string, number>()
  private readonly members: Member[] = []

  add(member: Member, keys: string[]): void {
    const at = this.members.push(member) - 1
    this.parents.push(at)
    for (const key of keys) {
      const known = this.byKey.get(key)
      if (known === undefined) this.byKey.set(key, at)
      else this.parents[this.rootOf(at)] = this.rootOf(known)
    }
  }

  all(): Member[][] {
    const sets = new Map<number, Member[]>()
    for (const [at, member] of this.members.entries()) {
      const root = this.rootOf(at)
      const set = sets.get(root)
      if (set) set.push(member)
      else sets.set(root, [member])
    }
    return [...sets.values()]
  }

  private rootOf(member: number): number {
    let root = member
    while (this.parents[root] !== root) {
      this.parents[root] = this.parents[this.parents[root]!]!
      root = this.parents[root]!
    }
    return root
  }
}

/** ClaimOrigins is how a claim is sourced: how often, by how many sources, and to how many independent origins that leads. */
export interface ClaimOrigins {
  citations: number
  sources: number
  independent: IndependentOrigin[]
  /** It is cited, and by nobody but the article's own publisher. */
  citesItself: boolean
  /** It is cited, and whoever begins a citation is unnamed. */
  isUnnamedOnly: boolean
}

/** claimOrigins answers that for the citations of one claim. */
export function claimOrigins(citations: readonly Citation[], publisher: string | null): ClaimOrigins {
  const independent = [...new Set(originsOf(citations, publisher))].filter((origin) => origin !== null)
  return {
    citations: citations.length, sources: countSources(citations), independent,
    citesItself: citations.length > 0 && independent.length === 0,
    isUnnamedOnly: isUnnamed(citations),
  }
}

function countSources(citations: readonly Citation[]): number {
  return new Set(citations.flatMap((hops) => hops.map(({ id }) => id))).size
}

export const sourcingFlags = ['unsourced', 'unclear', 'not_looked_for', 'unnamed', 'single', 'itself'] as const
export type SourcingFlag = (typeof sourcingFlags)[number]

/** ArticleOrigins is how an article's claims are sourced, all of them together. */
export interface ArticleOrigins {
  claims: number
  /** The number of each, by its id. */
  numbers: ReadonlyMap<string, number>
  sources: number
  independent: number
  /** The claims that each flag is about, in the order given. */
  flagged: Record<SourcingFlag, string[]>
  /** Origins on which several claims rest and on nothing else, those of most claims first. */
  alone: { origin: IndependentOrigin; claims: string[] }[]
}

/** articleOrigins answers that; an origin of several claims is one also where no claim alone would tell. */
export function articleOrigins(claims: readonly CitedClaim[], publisher: string | null): ArticleOrigins {
  const all = claims.flatMap(({ citations }) => citations)
  const leads = originsOf(all, publisher).values()
  const alone = new Map<IndependentOrigin, string[]>()
  const flagged: ArticleOrigins['flagged'] = { unsourced: [], unclear: [], not_looked_for: [], unnamed: [], single: [], itself: [] }
  const independent = new Set<IndependentOrigin>()
  const isOwn = ownCitations(publisher)
  for (const claim of claims) {
    for (const flag of flagsOf(claim, publisher, isOwn)) flagged[flag].push(claim.id)
    const own = new Set(claim.citations.flatMap(() => leads.next().value ?? []))
    for (const origin of own) independent.add(origin)
    const [only, ...more] = own
    if (!only || more.length > 0) continue
    const resting = alone.get(only)
    if (resting) resting.push(claim.id)
    else alone.set(only, [claim.id])
  }
  return {
    claims: claims.length, numbers: new Map(claims.map(({ id, number }) => [id, number])), sources: countSources(all), independent: independent.size, flagged,
    alone: [...alone].map(([origin, ids]) => ({ origin, claims: ids })).filter((one) => one.claims.length > 1).sort((a, b) => b.claims.length - a.claims.length),
  }
}

const UNCITED = { searched: 'unsourced', unsure: 'unclear', not_looked_for: 'not_looked_for' } as const satisfies Record<SourceSearch, SourcingFlag>

function flagsOf({ citations, sourceSearch }: CitedClaim, publisher: string | null, isOwn: (citation: Citation) => boolean): SourcingFlag[] {
  if (citations.length === 0) return [UNCITED[sourceSearch]]
  const count = citations.length === 1 ? (isOwn(citations[0]!) ? 0 : 1) : claimOrigins(citations, publisher).independent.length
  return [
    ...(isUnnamed(citations) ? ['unnamed' as const] : []), ...(count === 1 ? ['single' as const] : []), ...(count === 0 ? ['itself' as const] : []),
  ]
}

function isUnnamed(citations: readonly Citation[]): boolean {
  return citations.length > 0 && citations.every(([origin]) => origin!.kind === 'unnamed')
}
