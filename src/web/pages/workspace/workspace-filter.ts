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

type Facet = keyof ClaimFilter

export interface FilterView {
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

const LIT = /^(?:[a-z_]{1,20}|origin-[0-9A-Z]{26})$/

/** readFilter keeps of a filter what is one of our words. */
export function readFilter(filter: WorkspaceFilter): WorkspaceFilter {
  const kept = NAMES.filter((name) => FACETS[name].values.includes(filter[name] ?? ''))
  const lit = LIT.test(filter.lit ?? '') ? { lit: filter.lit } : {}
  return { ...Object.fromEntries(kept.map((name) => [name, filter[name]])), ...lit }
}

/** matchesFilter says whether a claim is to be seen. */
export function matchesFilter(facets: ClaimFacets, filter: WorkspaceFilter, ignoring?: Facet): boolean {
  return NAMES.every((name) => name === ignoring || filter[name] === undefined || facets[name] === filter[name])
}

/** filterQuery writes a filter, and a chosen claim, as the query of an address: "?stage=proposed&claim=…" or "". */
export function filterQuery(filter: WorkspaceFilter, claimId?: string): string {
  const query = new URLSearchParams()
  for (const name of NAMES) if (filter[name] !== undefined) query.set(name, filter[name])
  if (filter.lit !== undefined) query.set('lit', filter.lit)
  if (claimId !== undefined) query.set('claim', claimId)
  return query.size > 0 ? `?${query.toString()}` : ''
}

/** presentFilter offers every value that some claim has, with how many it would show beside the other choices. */
export function presentFilter(path: string, counts: ClaimCount[], filter: WorkspaceFilter): FilterView {
  const total = sum(counts)
  const shown = sum(counts.filter((group) => matchesFilter(group, filter)))
  const settled = sum(counts.filter(({ stage }) => stage === 'approved' || stage === 'dismissed' || stage === 'withdrawn'))
  const all = plural(total, 'claim')
  return {
    groups: NAMES.map((name) => ({ name, label: FACETS[name].label, options: optionsOf(name, path, counts, filter) })),
    summary: shown === total ? all : `${inFull(shown)} of ${all}`,
    clearHref: NAMES.some((name) => filter[name] !== undefined) ? path : null,
    many: manyOf(path, counts, filter),
    settledLabel: `${inFull(settled)} of ${all} settled`,
    settled: total === 0 ? 0 : (100 * settled) / total,
  }
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
