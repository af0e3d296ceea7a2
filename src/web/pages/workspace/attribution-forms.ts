// Who says a claim: its chains, each hop a chip that opens into its fields.
import { createHash } from 'node:crypto'
import { MOST_CHAINS, MOST_HOPS } from '../../../desk/claims/chains-input.js'
import { acts } from '../../../domain/act.js'
import { attributionModes, sourcingOf, standings, type Attribution, type AttributionMode, type Standing } from '../../../domain/attribution.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import { can } from '../../../domain/permission.js'
import { sourceKinds, type Source } from '../../../domain/source.js'
import { presentSourceKind } from '../../parts/chains.js'
import { presentSure, type SureView } from '../../parts/confidence.js'
import { presentField, presentSelect, summariseErrors, type FieldView, type SelectView } from '../../parts/fields.js'
import type { IconName } from '../../parts/icons.js'
import { pick } from '../../http/forms.js'
import { addressOf, sentAs, type FormView, type OpenedCard } from './card-forms.js'
import { isAsItWas, nameOfField, readChains, typedChains, valuesOf, type TypedChains, type TypedHop } from './typed-chains.js'

export interface AttributionView extends FormView {
  chains: ChainFormView[]
  /** The version of the claim whose chains these were, at first. */
  version: number
  /** Says whether two forms were drawn from the same chains; '' where others stand by now. */
  drawnFrom: string
  /** Whether it holds what is not saved, though nothing is wrong with it. */
  isUnsaved: boolean
  addsChain: { label: string; isFirst: boolean } | null
  saysItself: boolean
  /** The list of names that are offered without the script. */
  listId: string
  names: string[]
  articleId: string
}

interface ChainFormView {
  label: string
  sure: SureView | null
  hops: HopFormView[]
  /** What the button asks that adds a hop at its end; null where it has as many as it can. */
  adds: string | null
  isFirst: boolean
  away: string
}

interface HopFormView {
  /** Stands on its chip. */
  id: string
  name: string
  icon: IconName
  unnamed: boolean
  said: string | null
  legend: string
  open: boolean
  begins: boolean
  hidden: { name: string; value: string; part: string }[]
  /** To the page of the source that stands in it; null of one that is only typed. */
  sourceHref: string | null
  source: FieldView
  kind: SelectView
  cue: FieldView
  mode: SelectView
  standing: SelectView
  /** Buttons; `then`: the id of the chip to go to once it is done. */
  acts: { asks: string; label: string; said: string; then: string | null; begins: boolean }[]
}

const MODES: Record<AttributionMode, string> = { direct: 'Word for word', indirect: 'In other words', mixed: 'Partly word for word' }
const STANDINGS: Record<Standing, string> = { on_record: 'On the record', unnamed: 'Unnamed', document: 'In a document', second_hand: 'Second-hand' }

/** presentAttribution answers null where this person may not say who says the claim. `names` are of the sources that the article has. */
export function presentAttribution(card: OpenedCard, names: string[]): AttributionView | null {
  const { claim, actor } = card
  if (claim.stage === 'withdrawn' || !can(actor, acts.attribute.may, subjectOf(claim))) return null
  const sent = sentAs(card, 'attribution')
  const chains = sent ? readChains(sent.values) : typedChains(claim.attributions)
  // What was typed over an older version and could not be taken is of that version still.
  const version = Number(sent?.values['version'] ?? claim.version)
  const drawn = chainsOf(card, chains, { begins: sent?.values['begins'] ?? '', errors: sent?.errors ?? {} })
  const fields = drawn.flatMap(({ hops }) => hops.flatMap(({ source, kind, cue, mode, standing }) => [source, kind, cue, mode, standing]))
  const nobody = presentField(`attribution-${claim.id}`, { name: 'do', label: 'Who says it' }, {}, {})
  return {
    action: addressOf(card, acts.attribute.resource), chains: drawn, version, drawnFrom: version === claim.version ? markOf(claim) : '', isUnsaved: sent !== null,
    errors: summariseErrors(fields.length > 0 ? fields : [nobody], sent?.errors ?? {}),
    addsChain: chains.length >= MOST_CHAINS ? null : { label: chains.length === 0 ? 'Add a source' : 'Another chain', isFirst: chains.length === 0 },
    saysItself: chains.length > 0 || sourcingOf(claim) !== 'none',
    listId: `sources-${claim.id}`, names, articleId: claim.articleId,
  }
}

function markOf({ attributions, sourceSearch }: Claim): string {
  return createHash('sha256').update(JSON.stringify([typedChains(attributions), sourceSearch])).digest('base64url')
}

interface Drawing {
  begins: string
  errors: Record<string, string>
}

function chainsOf(card: OpenedCard, chains: TypedChains, { begins, errors }: Drawing): ChainFormView[] {
  const values = valuesOf(chains)
  return chains.map((hops, chain) => ({
    label: chains.length === 1 ? 'Chain of sources, origin first' : `Chain ${chain + 1} of ${chains.length}, origin first`,
    sure: sureOf(card.claim.attributions, hops),
    hops: hops.map((typed, hop) => hopOf(card, { typed, chain, hop, count: hops.length, values, errors, begins: begins === `${chain} ${hop}` })),
    adds: hops.length < MOST_HOPS ? `add ${chain} ${hops.length}` : null,
    isFirst: chain === 0,
    away: `away ${chain}`,
  }))
}

// Of what was typed the splitter said nothing.
function sureOf(attributions: Attribution[], hops: TypedHop[]): SureView | null {
  const same = attributions.find((one) => JSON.stringify(typedChains([one])[0]) === JSON.stringify(hops))
  return same ? presentSure(same) : null
}

interface HopDrawing extends Omit<Drawing, 'begins'> {
  typed: TypedHop
  chain: number
  hop: number
  count: number
  values: Record<string, string>
  begins: boolean
}

function hopOf({ claim }: OpenedCard, { typed, chain, hop, count, values, errors, begins }: HopDrawing): HopFormView {
  const scope = `attribution-${claim.id}`
  const nameOf = (field: Parameters<typeof nameOfField>[2]) => nameOfField(chain, hop, field)
  const source = claim.attributions.flatMap(({ hops }) => hops).find((one) => one.source.id === typed['source.id'])?.source
  const fields = {
    source: presentField(scope, { name: nameOf('source.name'), label: 'Source' }, values, errors),
    kind: presentSelect(scope, { name: nameOf('source.kind'), label: 'What it is', options: kindsFor(source) }, values, errors),
    cue: presentField(scope, { name: nameOf('cue'), label: 'Cue' }, values, errors),
    mode: presentSelect(scope, { name: nameOf('mode'), label: 'Told', options: attributionModes.map((value) => ({ value, label: MODES[value] })) }, values, errors),
    standing: presentSelect(scope, {
      name: nameOf('standing'), label: 'Standing', options: [{ value: '', label: 'By its place' }, ...standings.map((value) => ({ value, label: STANDINGS[value] }))],
    }, values, errors),
  }
  const kind = isAsItWas(typed) ? source?.kind : pick(typed['source.kind'], sourceKinds)
  return {
    id: chipId(claim.id, chain, hop), name: typed['source.name'].trim() || 'New hop', icon: kind ? presentSourceKind(kind).icon : 'circle-question-mark',
    unnamed: kind === 'unnamed', said: typed.cue || null, legend: hop === 0 ? 'Hop 1, the origin' : `Hop ${hop + 1}`,
    open: begins || Object.values(fields).some(({ error }) => error !== null), begins,
    hidden: (['source.id', 'source.was', 'mention'] as const).map((field) => ({ name: nameOf(field), value: typed[field], part: field })),
    sourceHref: source ? `/desk/sources/${source.id}` : null, ...fields, acts: actsOf(claim.id, chain, hop, count),
  }
}

function kindsFor(source: Source | undefined): { value: string; label: string }[] {
  const known = source ? presentSourceKind(source.kind).label.toLowerCase() : null
  return [{ value: '', label: known === null ? 'As it is known' : `As it is known: ${known}` }, ...sourceKinds.map((value) => ({ value, label: presentSourceKind(value).label }))]
}

function actsOf(claimId: string, chain: number, hop: number, count: number): HopFormView['acts'] {
  const then = (at: number) => chipId(claimId, chain, at)
  return [
    ...(hop > 0 ? [{ asks: `earlier ${chain} ${hop}`, label: 'Move earlier', said: 'Moved.', then: then(hop - 1), begins: false }] : []),
    ...(hop + 1 < count ? [{ asks: `later ${chain} ${hop}`, label: 'Move later', said: 'Moved.', then: then(hop + 1), begins: false }] : []),
    ...(count < MOST_HOPS ? [{ asks: `add ${chain} ${hop}`, label: 'Hop before', said: 'Fill in the new hop.', then: null, begins: true }] : []),
    { asks: `remove ${chain} ${hop}`, label: 'Remove', said: 'Removed.', then: count > 1 ? then(Math.max(0, hop - 1)) : null, begins: false },
  ]
}

const chipId = (claimId: string, chain: number, hop: number) => `chip-${claimId}-${chain}-${hop}`
