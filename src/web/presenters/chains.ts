import type { Attribution } from '../../domain/attribution.js'
import type { SourceKind } from '../../domain/source.js'
import type { IconName } from '../icons.js'

/** ChainView is the way that a claim took, drawn from its origin to the article. */
export interface ChainView {
  /** The whole way in one phrase, for those who do not see the drawing. */
  label: string
  hops: HopView[]
  /** Where the way ends: "this article". */
  end: string
}

export interface HopView {
  name: string
  href: string
  icon: IconName
  kindLabel: string
  unnamed: boolean
  /** The words that pass the claim on ("told"), or null. */
  cue: string | null
}

const KINDS: Record<SourceKind, { label: string; icon: IconName }> = {
  person: { label: 'Person', icon: 'user' },
  organization: { label: 'Organization', icon: 'building-2' },
  publication: { label: 'Publication', icon: 'newspaper' },
  document: { label: 'Document', icon: 'file-text' },
  dataset: { label: 'Dataset', icon: 'database' },
  group: { label: 'Group', icon: 'users' },
  unnamed: { label: 'Unnamed source', icon: 'hat-glasses' },
}

/** presentSourceKind says what a source is, in a word and an icon. */
export function presentSourceKind(kind: SourceKind): { label: string; icon: IconName } {
  return KINDS[kind]
}

/** presentChains draws a claim's chains up to `end`, without those that name no source at all. */
export function presentChains(attributions: Pick<Attribution, 'hops'>[], end = 'this article'): ChainView[] {
  return attributions.filter(({ hops }) => hops.length > 0).map(({ hops }) => ({
    label: `Said by ${hops.map((hop) => hop.source.name).join(', passed on by ')}`,
    end,
    hops: hops.map(({ source, cue }) => ({
      name: source.name,
      href: `/sources/${source.id}`,
      icon: KINDS[source.kind].icon,
      kindLabel: KINDS[source.kind].label,
      unnamed: source.kind === 'unnamed',
      cue,
    })),
  }))
}
