import type { DeskSource, Identities, LikelySame, MergedSource, Voucher } from '../../../desk/reading/source-pages.js'
import { acts } from '../../../domain/act.js'
import type { Event } from '../../../domain/event.js'
import type { ClaimInArticle, PublicCount } from '../../../domain/listing.js'
import type { Page } from '../../../domain/page.js'
import { can } from '../../../domain/permission.js'
import { isMergeable, type SourceDetails } from '../../../domain/source.js'
import type { SourceUse } from '../../../domain/source-use.js'
import { presentStage, presentStatus, type StageBadge, type StatusBadge } from '../../parts/badges.js'
import { presentChains, presentSourceKind, type ChainView } from '../../parts/chains.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import type { IconName } from '../../parts/icons.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { presentLink, type LinkView } from '../../parts/outside-link.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural, presentTally, type TallyView } from '../../parts/tally.js'
import { presentTrail, redactHref, type TrailLine } from '../../parts/trail.js'
import { LIKENESS_WORDS } from './likeness-words.js'
import { presentForm, valuesOf, type SourceForm } from './source-form.js'

/** TypedSource is what was typed into one of the page's forms, where it was sent and comes back. */
export interface TypedSource {
  edit?: Record<string, string>
  words?: string
}

export interface DeskSourceModel extends PageModel<'desk'> {
  name: string
  kind: string
  icon: IconName
  role: string | null
  sameAs: LinkView | null
  names: string[]
  hasNames: boolean
  /** What the desk makes of it, a paragraph each. */
  notes: string[]
  /** How it is used, a sentence each. */
  uses: string[]
  /** The article that alone knows it; null where it is known everywhere, or nothing is attributed to it. */
  onlyIn: { href: string; title: string } | null
  /** Where readers see it, where they do. */
  readersHref: string | null
  /** Of an unnamed source, else null. */
  unnamed: UnnamedView | null
  base: string
  version: number
  edit: SourceForm['edit'] | null
  /** What goes along with the form unchanged, for who may not change it. */
  hidden: { name: string; value: string }[]
  notesOnly: FieldView | null
  /** Why only notes can be changed. */
  editHint: string | null
  /** Whether the form stands open: it came back. */
  isOpen: boolean
  errors: ErrorSummary
  merging: { likely: LikelyView[]; none: string | null; more: string | null; otherHref: string } | null
  merged: MergedView[]
  tally: TallyView
  claims: ClaimRowView[]
  empty: string | null
  trail: TrailLine[]
  nextHref: string | null
}

interface UnnamedView {
  descriptions: string[]
  vouchers: { name: string; href: string; article: { title: string; href: string } }[]
  identity: FieldView
  identityVersion: number
  others: { author: string; words: string; at: DateView }[]
}

interface LikelyView {
  name: string
  href: string
  kind: string
  icon: IconName
  why: string
  compareHref: string
}

interface MergedView {
  id: string
  version: number
  name: string
  kind: string
  icon: IconName
  claims: string
  with: string | null
}

interface ClaimRowView {
  href: string
  wording: string
  words: WordsView
  status: StatusBadge
  stage: StageBadge
  chains: ChainView[]
  article: { href: string; title: string }
}

/** presentDeskSource draws what the desk knows of a source, its claims, and what can be done with it. */
export function presentDeskSource({ frame, found, claims, counts, use, vouchers, identities, likely, merged, trail, typed, errors }: {
  frame: Frame
  found: DeskSource
  claims: Page<ClaimInArticle>
  counts: PublicCount[]
  use: SourceUse & { isMore: boolean }
  vouchers: Voucher[]
  identities: Identities
  likely: { found: LikelySame[]; isMore: boolean }
  merged: MergedSource[]
  /** Newest first. */
  trail: Page<Event>
  typed: TypedSource
  errors: Record<string, string>
}): DeskSourceModel {
  const { source, names, wasPublic } = found
  const base = `/desk/sources/${source.id}`
  const { label, icon } = presentSourceKind(source.kind)
  const values = typed.edit ?? valuesOf(found)
  const mayTell = can(frame.actor, 'edit_source', { wasPublic })
  const form = presentForm(source, values, errors)
  const unnamed = source.kind === 'unnamed' ? presentUnnamed(vouchers, identities, typed.words, errors) : null
  const fields = [...(mayTell ? form.told : []), form.reliability, ...(unnamed ? [unnamed.identity] : [])]
  const others = names.map(({ name }) => name).filter((name, at, all) => name !== source.name && all.indexOf(name) === at)
  return {
    ...deskPage(frame, source.name),
    name: source.name, kind: label, icon, role: source.role, sameAs: presentLink(source.sameAs), names: others, hasNames: others.length > 0,
    notes: (source.reliability ?? '').split(/\n+/).filter((line) => line.trim() !== ''),
    uses: presentUse(use),
    onlyIn: articleOf(source, claims),
    readersHref: wasPublic ? `/sources/${source.id}` : null,
    unnamed,
    base, version: source.version,
    edit: mayTell ? form.edit : null,
    hidden: mayTell ? form.fixed : Object.entries(valuesOf(found)).filter(([name]) => name !== 'reliability').map(([name, value]) => ({ name, value })),
    notesOnly: mayTell ? null : form.reliability,
    editHint: mayTell ? null : 'Readers could see this source: what they are told of it is an editor’s to change. The notes are for the desk, and yours to write.',
    isOpen: typed.edit !== undefined,
    errors: summariseErrors(fields, errors),
    merging: isMergeable(source) ? presentLikely(source, likely) : null,
    merged: merged.map((one) => presentMerged(one)),
    tally: presentTally(counts),
    claims: claims.items.map((item) => presentClaim(item)),
    empty: counts.length === 0 ? 'Nothing is attributed to this source. Articles that name it, and chains that lead to it, stand here.' : null,
    trail: presentTrail([...trail.items].reverse(), (event) => ({ removeHref: redactHref(frame.actor, event) })),
    nextHref: claims.next === null ? null : `${base}?after=${encodeURIComponent(claims.next)}`,
  }
}

const IDENTITY = { name: 'words', label: 'Who this is', hint: 'Only you, editors and admins read this. It is in no search, export or trail; the trail says that you wrote it, not what.' }

function articleOf({ articleId }: SourceDetails, { items }: Page<ClaimInArticle>): DeskSourceModel['onlyIn'] {
  const known = items.find(({ article }) => article.id === articleId)
  return known ? { href: `/desk/articles/${known.article.id}`, title: known.article.title } : null
}

function presentUnnamed(vouchers: Voucher[], { own, others }: Identities, typed: string | undefined, errors: Record<string, string>): UnnamedView {
  const seen = new Set<string>()
  return {
    descriptions: [...new Set(vouchers.map(({ mention }) => mention))],
    vouchers: vouchers.map(({ source, article }) => ({
      name: source?.name ?? article.publisher ?? article.byline ?? 'The article itself',
      href: source ? `/desk/sources/${source.id}` : `/desk/articles/${article.id}`,
      article: { title: article.title, href: `/desk/articles/${article.id}` },
    })).filter(({ href }) => !seen.has(href) && seen.add(href)),
    identity: presentField('identity', IDENTITY, { words: typed ?? own?.words ?? '' }, errors),
    identityVersion: own?.version ?? 0,
    others: others.map(({ authorName, words, updatedAt }) => ({ author: authorName, words, at: presentInstant(updatedAt) })),
  }
}

function presentUse({ claims, articles, outlets, origins, independent, onRecord, isMore }: SourceUse & { isMore: boolean }): string[] {
  if (claims === 0) return []
  return [
    `${isMore ? 'Of its newest claims ' : ''}${plural(claims, 'claim')} in ${plural(articles, 'article')} of ${plural(outlets, 'outlet')}.`,
    originsIn({ claims, origins, independent }),
    onRecord === 0 ? 'Nowhere named on the record.' : `Named on the record in ${plural(onRecord, 'claim')}.`,
  ]
}

function originsIn({ claims, origins, independent }: Pick<SourceUse, 'claims' | 'origins' | 'independent'>): string {
  if (origins === 0) return 'What it says there it has from others: it passes it on.'
  const used = `used independently in ${plural(independent, 'article')}`
  if (origins < claims) return `${plural(origins, 'of them comes', 'of them come')} from it, ${used}; the others it passes on.`
  return claims === 1 ? `It comes from it, ${used}.` : `All of them come from it, ${used}.`
}

function presentLikely(source: SourceDetails, { found, isMore }: { found: LikelySame[]; isMore: boolean }): NonNullable<DeskSourceModel['merging']> {
  return {
    likely: found.map(({ source: other, likeness }) => {
      const { label, icon } = presentSourceKind(other.kind)
      return {
        name: other.name, href: `/desk/sources/${other.id}`, kind: label, icon, why: LIKENESS_WORDS[likeness],
        compareHref: `/desk/sources/${source.id}/${acts.merge_sources.resource}?with=${other.id}`,
      }
    }),
    none: found.length === 0 ? 'No other source has a name like one of these.' : null,
    more: isMore ? 'There are more: look for them by name.' : null,
    otherHref: `/desk/sources?merge=${source.id}`,
  }
}

function presentMerged({ source, claimCount, with: before }: MergedSource): MergedView {
  const { label, icon } = presentSourceKind(source.kind)
  return {
    id: source.id, version: source.version, name: source.name, kind: label, icon, claims: plural(claimCount, 'claim'),
    with: before.length > 0 ? before.map((name) => `“${name}”`).join(', ') : null,
  }
}

function presentClaim({ claim, article }: ClaimInArticle): ClaimRowView {
  return {
    href: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    wording: claim.text,
    words: presentWords(article.language),
    status: presentStatus(claim.status),
    stage: presentStage(claim.stage),
    chains: presentChains(claim.attributions, 'the article', '/desk/sources'),
    article: { href: `/desk/articles/${article.id}`, title: article.title },
  }
}
