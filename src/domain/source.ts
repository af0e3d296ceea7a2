/** What a source is. `unnamed` is a source that the article leaves without a name ("officials", "sources"). */
export const sourceKinds = ['person', 'organization', 'publication', 'document', 'dataset', 'group', 'unnamed'] as const
export type SourceKind = (typeof sourceKinds)[number]
