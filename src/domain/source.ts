/** What a source is. `unnamed` is a source that the article leaves without a name ("officials", "sources"). */
export const sourceKinds = ['person', 'organization', 'publication', 'document', 'dataset', 'group', 'unnamed'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Source is whom or what a claim is attributed to. */
export interface Source {
  id: string
  name: string
  kind: SourceKind
  /** The one article that it is known in, where its name says no more ("officials", "the company"); else null. */
  articleId: string | null
  version: number
}

/** SourceDetails is a source with all that is known of it. */
export interface SourceDetails extends Source {
  /** "mayor of Vellbridge" */
  role: string | null
  /** Who or what it is elsewhere: an https address. */
  sameAs: string | null
  /** What the desk makes of it; for nobody else. */
  reliability: string | null
  /** The source that it was merged into; null where it stands for itself. */
  mergedIntoId: string | null
}

/** OtherName is another name of a source: `kind` where articles take it for something else by it, `mergedFromId` where it came with another. */
export interface OtherName {
  name: string
  kind: SourceKind | null
  mergedFromId: string | null
}

/** isMergeable says whether a source can be one with another: an unnamed one is nobody else, and what only its article knows stays there. */
export function isMergeable({ kind, articleId, mergedIntoId }: Pick<SourceDetails, 'kind' | 'articleId' | 'mergedIntoId'>): boolean {
  return kind !== 'unnamed' && articleId === null && mergedIntoId === null
}

/**
 * foldName answers what two spellings of one name share: no case, accents, punctuation, possessive or leading article.
 * foldName('The F.B.I.') === foldName('FBI').
 */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=\S)/u, '')
  return folded || name.toLowerCase()
}

const DETERMINER = /^(?:the|an?|our|their|his|her|its|this|that|these|those) (?=\S)/i

// Alone, these name a different source in every article, with a capital letter too: it may only begin a sentence.
const GENERIC = new Set(
  `it he she they we you i him her them his its their who this that these those one some many others everyone
  agency analysts association audit authorities authority bank board bureau campaign church city club commission committee
  company congress corporation council county court critics dataset department district doctors document economists
  employees employers experts figures firm foundation government group hospital industry institute investigators judges
  lawyers leaders letter magazine management media memo minister ministers ministry municipality network neighbours
  neighbors newspaper office officers officials opponents opposition organisation organization organisers organizers paper
  parents parliament party passengers patients paramedics police pollsters press prosecutors province publisher records
  region regulator regulators report reporters researchers residents school scientists senate sources spokespeople staff
  state statement station statistics students study supporters survey survivors teachers treasury trust union university
  victims villagers voters website witnesses workers`.split(/\s+/),
)

/**
 * isKnownEverywhere says whether a name means the same source in every article ("Harbour Times", "Kim Aas", "CNN") and
 * not only in its own ("the company", "Brandt", "a study"). Where it is in doubt it says no: to show one source as two is
 * a lesser mistake than to put one person's words into another's mouth.
 */
export function isKnownEverywhere(name: string, kind: SourceKind): boolean {
  if (kind === 'unnamed') return false
  const words = name.trim().replace(DETERMINER, '').split(/\s+/)
  // Chinese, Arabic and others have no capitals to tell names by.
  if (/\p{Lo}/u.test(name) && !/[\p{Lu}\p{Ll}]/u.test(name)) return true
  const proper = words.filter((word) => /\p{Lu}/u.test(word)).length
  if (proper >= 2) return true
  if (words.length > 1 || proper === 0) return false
  return kind !== 'person' && kind !== 'group' && !GENERIC.has(foldName(name))
}
