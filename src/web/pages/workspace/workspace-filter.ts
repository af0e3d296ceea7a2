import { acts } from '../../../domain/act.js'
import { sourcings } from '../../../domain/attribution.js'
import type { ClaimFacets } from '../../../domain/claim.js'
import { stages } from '../../../domain/stage.js'
import { verificationStatuses } from '../../../domain/verdict.js'
import type { ClaimCount, ClaimFilter } from '../../../domain/listing.js'
import type { IconName } from '../../parts/icons.js'
import { presentStage, presentStatus } from '../../parts/badges.js'
import { inFull, labelOfSourcing, plural } from '../../parts/tally.js'

/** WorkspaceFilter is what the address asks to see; a value that no claim can have counts as left out. */
export interface WorkspaceFilter extends ClaimFilter {
  /** Which line of the sourcing panel lights its claims. */
  lit?: string | undefined
}

type Facet = Exclude<keyof ClaimFilter, 'source'>

export interface FilterView {
  /** What is looked at most: all claims, and those that wait for somebody. */
  views: { label: string; count: string; href: string; current: boolean }[]
  /** Says what else is left out, on the fold that holds the groups: "Verified"; null where nothing is. */
  active: string | null
  /** The source that claims have to have, with the way to leave it out; null for any. */
  source: { name: string; href: string } | null
  findHref: string
  groups: { name: Facet; label: string; options: FilterOption[] }[]
  /** "300 claims", or "12 of 300 claims" while something is left out. */
  summary: string
  clearHref: string | null
  /** Leads to what accepts, or dismisses, all undecided ones that the filter keeps; null where there are not two. */
  many: { acceptHref: string; dismissHref: string; assignHref: string; count: number } | null
  settledLabel: string
  settled: number
}

interface FilterOption {
  value: string
  label: string
  icon: IconName | null
  count: number
  href: string
  current: boolean
  /** The id by which the text's marks say their status, on the options for a status. */
  describes: string | null
}

const FACETS: Record<Facet, { label: string; values: readonly string[] }> = {
  stage: { label: 'Stage', values: stages },
  status: { label: 'Status', values: verificationStatuses },
  sourcing: { label: 'Source', values: sourcings },
}
const NAMES: Facet[] = ['stage', 'status', 'sourcing']

const SOURCE = /^[0-9A-Z]{26}$/
const LIT = /^(?:[a-z_]{1,20}|origin-[0-9A-Z]{26})$/

/** readFilter keeps of a filter what is one of our words. */
export function readFilter(filter: WorkspaceFilter): WorkspaceFilter {
  const kept = NAMES.filter((name) => FACETS[name].values.includes(filter[name] ?? ''))
  const lit = LIT.test(filter.lit ?? '') ? { lit: filter.lit } : {}
  const source = SOURCE.test(filter.source ?? '') ? { source: filter.source } : {}
  return { ...Object.fromEntries(kept.map((name) => [name, filter[name]])), ...source, ...lit }
}

/** matchesFilter says whether a claim is to be seen. */
export function matchesFilter(facets: ClaimFacets, filter: WorkspaceFilter, ignoring?: Facet): boolean {
  return NAMES.every((name) => name === ignoring || filter[name] === undefined || facets[name] === filter[name])
}

/** filterQuery writes a filter, and a chosen claim, as the query of an address: "?stage=proposed&claim=…" or "". */
export function filterQuery(filter: WorkspaceFilter, claimId?: string): string {
  const query = new URLSearchParams()
  for (const name of NAMES) if (filter[name] !== undefined) query.set(name, filter[name])
  if (filter.source !== undefined) query.set('source', filter.source)
  if (filter.lit !== undefined) query.set('lit', filter.lit)
  if (claimId !== undefined) query.set('claim', claimId)
  return query.size > 0 ? `?${query.toString()}` : ''
}

/**
 * presentFilter offers every value that some claim has, with how many it would show beside the other choices. `counts` are of the claims that
 * have the source of the filter, where it names one; `sourceName` is its name, null where there is none of that id.
 */
export function presentFilter(path: string, counts: ClaimCount[], filter: WorkspaceFilter, sourceName: string | null = null): FilterView {
  const total = sum(counts)
  const shown = sum(counts.filter((group) => matchesFilter(group, filter)))
  const settled = sum(counts.filter(({ stage }) => stage === 'approved' || stage === 'dismissed' || stage === 'withdrawn'))
  const all = plural(total, 'claim')
  const isFiltered = NAMES.some((name) => filter[name] !== undefined) || filter.source !== undefined
  return {
    views: VIEWS.map((view) => viewOf(view, path, counts, filter)),
    active: activeOf(filter, sourceName),
    source: filter.source === undefined ? null : { name: sourceName ?? 'A source that is not here', href: path + filterQuery({ ...filter, source: undefined }) },
    findHref: `${path}/found`,
    groups: NAMES.map((name) => ({ name, label: FACETS[name].label, options: optionsOf(name, path, counts, filter) })),
    summary: shown === total ? all : `${inFull(shown)} of ${all}`,
    clearHref: isFiltered ? path : null,
    many: manyOf(path, counts, filter),
    settledLabel: `${inFull(settled)} of ${all} settled`,
    settled: total === 0 ? 0 : (100 * settled) / total,
  }
}

const VIEWS = [
  { label: 'All', stage: undefined }, { label: 'To decide', stage: 'proposed' }, { label: 'Returned', stage: 'in_check' }, { label: 'To approve', stage: 'awaiting_approval' },
] as const

function viewOf({ label, stage }: (typeof VIEWS)[number], path: string, counts: ClaimCount[], filter: WorkspaceFilter): FilterView['views'][number] {
  const count = sum(counts.filter((group) => stage === undefined || group.stage === stage))
  return {
    label, count: inFull(count), href: path + filterQuery({ stage, source: filter.source, lit: filter.lit }),
    current: filter.stage === stage && filter.status === undefined && filter.sourcing === undefined,
  }
}

function activeOf(filter: WorkspaceFilter, sourceName: string | null): string | null {
  const isViewed = VIEWS.some(({ stage }) => stage === filter.stage)
  const parts = NAMES.filter((name) => filter[name] !== undefined && !(name === 'stage' && isViewed)).map((name) => labelOf(name, filter[name]!).label)
  const all = [...parts, ...(filter.source === undefined ? [] : [sourceName ?? 'a source'])]
  return all.length === 0 ? null : all.join(', ')
}

function manyOf(path: string, counts: ClaimCount[], filter: WorkspaceFilter): FilterView['many'] {
  const count = sum(counts.filter((group) => group.stage === 'proposed' && matchesFilter(group, filter)))
  const query = filterQuery({ ...filter, lit: undefined }).replace('?', '&')
  return count < 2 ? null : { count, acceptHref: `${path}/many?act=accept${query}`, dismissHref: `${path}/many?act=dismiss${query}`, assignHref: `${path}/${acts.assign_many.resource}${filterQuery({ ...filter, lit: undefined })}` }
}

function sum(counts: ClaimCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

function optionsOf(name: Facet, path: string, counts: ClaimCount[], filter: WorkspaceFilter): FilterOption[] {
  const others = counts.filter((group) => matchesFilter(group, filter, name))
  const option = (value: string): FilterOption => ({
    value,
    ...labelOf(name, value),
    count: sum(others.filter((group) => group[name] === value)),
    href: path + filterQuery({ ...filter, [name]: value }),
    current: filter[name] === value,
    describes: name === 'status' ? `is-${value}` : null,
  })
  const all: FilterOption = {
    value: '',
    label: 'All',
    icon: null,
    count: sum(others),
    href: path + filterQuery({ ...filter, [name]: undefined }),
    current: filter[name] === undefined,
    describes: null,
  }
  return [all, ...FACETS[name].values.map(option).filter(({ count, current }) => count > 0 || current)]
}

function labelOf(name: Facet, value: string): { label: string; icon: IconName | null } {
  const badge =
    name === 'stage' ? stages.filter((stage) => stage === value).map(presentStage)[0]
    : name === 'status' ? verificationStatuses.filter((status) => status === value).map((status) => presentStatus(status))[0]
    : undefined
  const sourcing = sourcings.filter((known) => known === value).map(labelOfSourcing)[0]
  return { label: badge?.label ?? sourcing ?? value, icon: badge?.icon ?? (value === 'none' ? 'unlink' : null) }
}
