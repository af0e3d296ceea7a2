import type { ListedSource, Listing } from '../../../desk/reading/source-pages.js'
import { sourceKinds, type Source, type SourceKind } from '../../../domain/source.js'
import { presentSourceKind } from '../../parts/chains.js'
import { presentSelect, type SelectView } from '../../parts/fields.js'
import type { IconName } from '../../parts/icons.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural, pluralCounted } from '../../parts/tally.js'

export interface ListModel extends PageModel<'desk'> {
  title: string
  query: string
  error: string | null
  kind: SelectView
  /** The source that one of these is to be merged with; null: none is to be chosen. */
  same: { id: string; name: string; href: string } | null
  countLabel: string | null
  sources: SourceRowView[]
  /** What stands in the place of sources where there is none. */
  empty: string | null
  /** From what was looked for back to all. */
  allHref: string | null
  nextHref: string | null
}

interface SourceRowView {
  href: string
  name: string
  kind: string
  icon: IconName
  role: string | null
  aliases: string[]
  hasAliases: boolean
  claims: string
}

/** presentList draws a page of the list; `listing` is null where what was typed could not be looked for, and `error` says why. */
export function presentList({ frame, query, kind, same, listing, error }: {
  frame: Frame
  query: string
  kind: SourceKind | null
  same: Source | null
  listing: Listing | null
  error: string | null
}): ListModel {
  const addressOf = (asked: Record<string, string>) => {
    const words = new URLSearchParams(asked).toString()
    return words === '' ? '/desk/sources' : `/desk/sources?${words}`
  }
  const merging: Record<string, string> = same ? { merge: same.id } : {}
  const asked = { ...merging, ...(query !== '' && { query }), ...(kind !== null && { kind }) }
  const rows = (listing?.items ?? []).filter(({ source }) => source.id !== same?.id)
  const title = same ? 'Which source is the same?' : 'Sources'
  return {
    ...deskPage(frame, title),
    title,
    query,
    error,
    kind: presentSelect('sources', KIND, { kind: kind ?? '' }, {}),
    same: same && { id: same.id, name: same.name, href: `/desk/sources/${same.id}` },
    countLabel: listing && pluralCounted(listing, 'source'),
    sources: rows.map((row) => presentRow(row, same)),
    empty: listing && rows.length === 0 ? emptyOf(query, kind, listing) : null,
    allHref: query !== '' || kind !== null ? addressOf(merging) : null,
    nextHref: listing?.next ? addressOf({ ...asked, after: listing.next }) : null,
  }
}

const KIND = {
  name: 'kind', label: 'Kind',
  options: [{ value: '', label: 'Every kind' }, ...sourceKinds.filter((kind) => kind !== 'unnamed').map((kind) => ({ value: kind, label: presentSourceKind(kind).label }))],
}

function emptyOf(query: string, kind: SourceKind | null, { total }: Listing): string {
  if (query !== '') return 'No source is called so. Check the spelling, look for a part of the name, or take every kind.'
  if (total > 0) return 'This is the end of the list.'
  return kind === null
    ? 'No source is known yet. They come with articles: import one, and whoever it names stands here.'
    : 'No source of this kind is known. Take every kind, or say what a source is on its own page.'
}

function presentRow({ source, aliases, claimCount }: ListedSource, same: Source | null): SourceRowView {
  const { label, icon } = presentSourceKind(source.kind)
  return {
    href: same ? `/desk/sources/${same.id}/merge?with=${source.id}` : `/desk/sources/${source.id}`,
    name: source.name, kind: label, icon, role: source.role, aliases, hasAliases: aliases.length > 0, claims: plural(claimCount, 'claim'),
  }
}
