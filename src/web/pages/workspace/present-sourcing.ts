import { sourcingFlags, type ArticleOrigins, type SourcingFlag } from '../../../domain/origins.js'
import type { IconName } from '../../parts/icons.js'
import { pathInWords } from '../../parts/origins.js'
import { inFull, plural } from '../../parts/tally.js'
import { filterQuery, type WorkspaceFilter } from './workspace-filter.js'

/** SourcingView is how an article’s claims are sourced: each line is a switch that lights its claims, one at a time. */
export interface SourcingView {
  /** Where the script asks for it anew. */
  href: string
  /** "14 claims, 6 sources, 4 independent origins" */
  summary: string
  lines: SourcingLine[]
  /** Origins of several claims that are not among the first. */
  more: { label: string; open: boolean; lines: SourcingLine[] } | null
}

interface SourcingLine {
  id: string
  href: string
  icon: IconName
  label: string
  count: string
  /** The numbers of its claims, the first of very many: "3 6 14". */
  numbers: string
  isLit: boolean
  /** The ids of the claims that it lights; '' while it is off. */
  claims: string
  /** How many of these are not on this page; null while it is off, and where all are. */
  elsewhere: string | null
}

export interface SourcingFragmentModel {
  layout: null
  sourcing: SourcingView | null
}

const FLAGS: Record<SourcingFlag, { icon: IconName; label: string }> = {
  unsourced: { icon: 'unlink', label: 'No source named' },
  unclear: { icon: 'circle-question-mark', label: 'Source not clear' },
  not_looked_for: { icon: 'info', label: 'Sources not looked for' },
  unnamed: { icon: 'hat-glasses', label: 'Unnamed sources only' },
  single: { icon: 'user', label: 'One origin only' },
  itself: { icon: 'newspaper', label: 'The article cites itself' },
}

const FIRST = 3
const MOST_NUMBERS = 8

interface Line {
  lit: string
  icon: IconName
  label: string
  claims: string[]
}

function linesOf({ flagged, alone }: ArticleOrigins): { origins: Line[]; flags: Line[] } {
  return {
    origins: alone.map(({ origin, claims }) => ({ lit: `origin-${origin.id}`, icon: 'waypoints', label: `All from one origin: ${pathInWords(origin)}`, claims })),
    flags: sourcingFlags.map((flag) => ({ lit: flag, ...FLAGS[flag], claims: flagged[flag] })).filter(({ claims }) => claims.length > 0),
  }
}

/** litClaims answers the claims that the line lights which the address names. */
export function litClaims(origins: ArticleOrigins, { lit }: WorkspaceFilter): ReadonlySet<string> {
  const { origins: ofOrigins, flags } = linesOf(origins)
  return new Set([...ofOrigins, ...flags].find((line) => line.lit === lit)?.claims)
}

/** presentSourcing draws it; null where no claim stands. `shown` are the claims on the page, where that is known. */
export function presentSourcing(articleId: string, origins: ArticleOrigins, filter: WorkspaceFilter, shown?: ReadonlySet<string>): SourcingView | null {
  if (origins.claims === 0) return null
  const { origins: ofOrigins, flags } = linesOf(origins)
  const draw = (line: Line): SourcingLine => drawLine(`/desk/articles/${articleId}`, line, { filter, shown, numbers: origins.numbers })
  const more = ofOrigins.slice(FIRST).map(draw)
  return {
    href: `/desk/articles/${articleId}/sourcing`,
    summary: `${plural(origins.claims, 'claim')}, ${plural(origins.sources, 'source')}, ${plural(origins.independent, 'independent origin')}`,
    lines: [...ofOrigins.slice(0, FIRST), ...flags].map(draw),
    more: more.length === 0 ? null : { label: `${plural(more.length, 'more origin')} of several claims`, open: more.some(({ isLit }) => isLit), lines: more },
  }
}

interface Drawing {
  filter: WorkspaceFilter
  shown: ReadonlySet<string> | undefined
  numbers: ArticleOrigins['numbers']
}

function drawLine(path: string, { lit, icon, label, claims }: Line, { filter, shown, numbers }: Drawing): SourcingLine {
  const isLit = filter.lit === lit
  const missing = shown ? claims.filter((id) => !shown.has(id)).length : 0
  return {
    id: `lit-${lit}`, icon, label, count: inFull(claims.length), isLit,
    numbers: claims.slice(0, MOST_NUMBERS).map((id) => numbers.get(id)).join(' ') + (claims.length > MOST_NUMBERS ? ' …' : ''),
    href: `${path}${filterQuery({ ...filter, lit: isLit ? undefined : lit })}#sourcing`,
    claims: isLit ? claims.join(' ') : '',
    elsewhere: isLit && missing > 0 ? `${inFull(missing)} of them ${missing === 1 ? 'is' : 'are'} not on this page` : null,
  }
}
