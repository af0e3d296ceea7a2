import type { Attribution } from '../../domain/attribution.js'
import type { SourceKind } from '../../domain/source.js'
import type { SplitAttribution } from '../../language/split-result.js'
import { presentSure, type SureView } from './confidence.js'
import type { IconName } from './icons.js'

/** ChainView is the way that a claim took, drawn from its origin to the article. */
export interface ChainView {
  /** The whole way in one phrase, for those who do not see the drawing. */
  label: string
  hops: HopView[]
  /** Where the way ends: "this article". */
  end: string
  /** How sure the splitter is of it, where it is said. */
  sure: SureView | null
}

export interface HopView {
  name: string
  /** Null where the source has no page. */
  href: string | null
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

/** presentChains draws a claim's chains up to `end`, without those that name no source at all; `pages` is where their sources have theirs. */
export function presentChains(attributions: Pick<Attribution, 'hops'>[], end = 'this article', pages: '/sources' | '/desk/sources' = '/sources'): ChainView[] {
  return attributions.flatMap(({ hops }) =>
    draw(hops.map(({ source, cue }) => ({ name: source.name, kind: source.kind, href: `${pages}/${source.id}`, cue })), end),
  )
}

/** presentDoubtedChains draws them for the desk: where the splitter is not sure of a chain, that stands beside it. */
export function presentDoubtedChains(attributions: Attribution[]): ChainView[] {
  return attributions.flatMap((attribution) => {
    const sure = presentSure(attribution)
    return presentChains([attribution], 'this article', '/desk/sources').map((chain) => ({ ...chain, sure: sure?.isLow ? sure : null }))
  })
}

/** presentFoundChain draws a chain as the splitter found it, in a text that nobody keeps; none where it names no source. */
export function presentFoundChain(text: string, { hops }: SplitAttribution, end: string): ChainView[] {
  return draw(hops.map(({ name, kind, cue }) => ({ name, kind, href: null, cue: cue && text.slice(...cue) })), end)
}

interface Link {
  name: string
  kind: SourceKind
  href: string | null
  cue: string | null
}

function draw(links: Link[], end: string): ChainView[] {
  if (links.length === 0) return []
  const hops = links.map(({ kind, ...link }) => ({
    ...link, icon: KINDS[kind].icon, kindLabel: KINDS[kind].label, unnamed: kind === 'unnamed',
  }))
  return [{ label: `Said by ${links.map(({ name }) => name).join(', passed on by ')}`, end, sure: null, hops }]
}
