/** What a source is. `unnamed` is a source that the article leaves without a name ("officials", "sources"). */
export const sourceKinds = ['person', 'organization', 'publication', 'document', 'dataset', 'group', 'unnamed'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Source is whom or what a claim is attributed to. An unnamed one belongs to the article that did not name it. */
export interface Source {
  id: string
  name: string
  kind: SourceKind
  articleId: string | null
  version: number
}

/**
 * foldName answers what two spellings of one name share: no case, accents, punctuation, possessive or leading article.
 * foldName('The F.B.I.') === foldName('FBI').
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=\S)/u, '')
}
