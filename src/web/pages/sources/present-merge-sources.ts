import type { MergeSide } from '../../../desk/reading/source-pages.js'
import { acts } from '../../../domain/act.js'
import { can } from '../../../domain/permission.js'
import { likenessOf } from '../../../domain/same-source.js'
import { presentSourceKind } from '../../parts/chains.js'
import type { IconName } from '../../parts/icons.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { LIKENESS_WORDS } from './likeness-words.js'

export interface MergeSourcesModel extends PageModel<'desk'> {
  action: string
  kept: SideView
  merged: SideView
  why: string | null
  /** What becomes of them, a sentence each. */
  after: string[]
  error: string | null
  /** Keeps the other one instead. */
  turnedHref: string
  /** Why this person may not; null where they may. */
  refusal: string | null
}

interface SideView {
  id: string
  version: number
  href: string
  name: string
  kind: string
  icon: IconName
  role: string | null
  aliases: string[]
  hasAliases: boolean
  claims: string
}

/** presentMergeOfSources asks before two sources are made one. */
export function presentMergeOfSources({ frame, kept, merged, error }: { frame: Frame; kept: MergeSide; merged: MergeSide; error: string | null }): MergeSourcesModel {
  const likeness = likenessOf(namedOf(kept), namedOf(merged))
  const isAllowed = can(frame.actor, 'merge_sources', { wasPublic: kept.wasPublic || merged.wasPublic })
  return {
    ...deskPage(frame, 'Merge sources'),
    action: `/desk/sources/${kept.source.id}/${acts.merge_sources.resource}`,
    kept: presentSide(kept),
    merged: presentSide(merged),
    why: likeness && LIKENESS_WORDS[likeness],
    after: [
      `${plural(merged.claimCount, 'claim')} of “${merged.source.name}” will be attributed to “${kept.source.name}”, which has ${plural(kept.claimCount, 'claim')} now.`,
      `“${merged.source.name}” and its other names become other names of “${kept.source.name}”: articles that use them find it.`,
      'Its page leads to the one that stays. It can be taken out again from there, with all that is its own now.',
    ],
    error,
    turnedHref: `/desk/sources/${merged.source.id}/${acts.merge_sources.resource}?with=${kept.source.id}`,
    refusal: isAllowed ? null : 'Readers could see one of these sources: only editors merge them. Ask an editor.',
  }
}

function namedOf({ source, names }: MergeSide) {
  return { source, aliases: names.map(({ name }) => name) }
}

function presentSide({ source, names, claimCount }: MergeSide): SideView {
  const { label, icon } = presentSourceKind(source.kind)
  const aliases = names.map(({ name }) => name).filter((name) => name !== source.name)
  return {
    id: source.id, version: source.version, href: `/desk/sources/${source.id}`, name: source.name, kind: label, icon, role: source.role,
    aliases, hasAliases: aliases.length > 0, claims: plural(claimCount, 'claim'),
  }
}
