// The chains of a claim as a form holds them: flat fields, named as what the verb finds wrong with them.
import { MOST_CHAINS, MOST_HOPS, type ChainsInput } from '../../../desk/claims/chains-input.js'
import { attributionModes, standings, type Attribution } from '../../../domain/attribution.js'
import { onOneLine } from '../../../domain/one-line.js'
import { sourceKinds } from '../../../domain/source.js'
import { pick } from '../../http/forms.js'

const HOP_FIELDS = ['source.name', 'source.kind', 'source.id', 'source.was', 'mention', 'cue', 'mode', 'standing'] as const
type HopField = (typeof HOP_FIELDS)[number]

/**
 * TypedHop is one hop as it was typed, all of it words. `source.id` and `mention` are of the source that is called `source.was`: of any
 * other name they say nothing. A `standing` of '' is what follows from its place in the chain.
 */
export type TypedHop = Record<HopField, string>
/** TypedChains is all chains of a claim, each from its origin on. */
export type TypedChains = TypedHop[][]

const BLANK: TypedHop = { 'source.name': '', 'source.kind': '', 'source.id': '', 'source.was': '', 'mention': '', 'cue': '', 'mode': 'indirect', 'standing': '' }

/** nameOfField answers how a field of a hop is named in the form. */
export function nameOfField(chain: number, hop: number, field: HopField): string {
  return `chains.${chain}.hops.${hop}.${field}`
}

/** typedChains is what the form of a claim begins with: no field of it holds a line end, though the words of an article may. */
export function typedChains(attributions: Attribution[]): TypedChains {
  return attributions.map(({ hops }) => hops.map(({ source, mention, cue, mode, standing }) => ({
    'source.name': onOneLine(source.name), 'source.kind': '', 'source.id': source.id, 'source.was': onOneLine(source.name),
    'mention': onOneLine(mention), 'cue': onOneLine(cue ?? ''), mode, standing,
  })))
}

const FIELD = /^chains\.(\d{1,2})\.hops\.(\d{1,2})\.([a-z.]+)$/

/** readChains reads them from the fields of a form, in their order. */
export function readChains(values: Record<string, string>): TypedChains {
  const chains = new Map<number, Map<number, TypedHop>>()
  for (const [name, value] of Object.entries(values)) {
    const [, chain, hop, word] = FIELD.exec(name) ?? []
    const field = pick(word, HOP_FIELDS)
    if (field === undefined) continue
    const hops = chains.get(Number(chain)) ?? new Map<number, TypedHop>()
    chains.set(Number(chain), hops.set(Number(hop), { ...(hops.get(Number(hop)) ?? BLANK), [field]: value }))
  }
  return inOrder(chains).map(inOrder)
}

function inOrder<T>(byPlace: Map<number, T>): T[] {
  return [...byPlace].sort(([one], [other]) => one - other).map(([, value]) => value)
}

/** valuesOf writes them as the fields of a form. */
export function valuesOf(chains: TypedChains): Record<string, string> {
  return Object.fromEntries(chains.flatMap((hops, chain) => hops.flatMap((typed, hop) =>
    HOP_FIELDS.map((field) => [nameOfField(chain, hop, field), typed[field]]))))
}

/** isAsItWas says whether a hop still names the source that it was drawn with. */
export function isAsItWas(hop: TypedHop): boolean {
  return hop['source.id'] !== '' && hop['source.name'].trim() === hop['source.was'] && hop['source.kind'] === ''
}

/** chainsInWords tells them on a line each, "two officials → Harbour Times". */
export function chainsInWords(chains: TypedChains): string {
  return chains.map((hops) => hops.map((hop) => hop['source.name'].trim() || '…').join(' → ')).join('\n') || 'No source'
}

/** inputOf is what the verb is given of them. */
export function inputOf(chains: TypedChains): ChainsInput['chains'] {
  return chains.map((hops) => ({
    hops: hops.map((hop) => ({
      ...(isAsItWas(hop)
        ? { source: { id: hop['source.id'] }, mention: hop.mention }
        : { source: { name: hop['source.name'], kind: pick(hop['source.kind'], sourceKinds) ?? null } }),
      cue: hop.cue, mode: pick(hop.mode, attributionModes) ?? 'indirect', standing: pick(hop.standing, standings) ?? null,
    })),
  }))
}

/** ChainChange is what pressing a button of the form makes of the chains. */
export interface ChainChange {
  chains: TypedChains
  /** The article itself says it. */
  noSource: boolean
  /** A hop that is new, and to be filled in before anything is saved; null: all is saved. */
  begins: { chain: number; hop: number } | null
}

/** changeChains does what a button asks: "add 0 1" puts a hop before the second one of the first chain; '' only saves. */
export function changeChains(chains: TypedChains, asked: string): ChainChange {
  const [act, ...places] = asked.split(' ')
  const [chain = 0, hop = 0] = places.map(Number)
  const saved = (changed: TypedChains): ChainChange => ({ chains: changed.filter(({ length }) => length > 0), noSource: false, begins: null })
  const own = chains[chain] ?? []
  const withOwn = (hops: TypedHop[]) => chains.with(chain, placed(own, hops))
  if (act === 'itself') return { chains: [], noSource: true, begins: null }
  if (act === 'chain' && chains.length < MOST_CHAINS) return { chains: [...chains, [BLANK]], noSource: false, begins: { chain: chains.length, hop: 0 } }
  if (act === 'away') return saved(chains.filter((_, at) => at !== chain))
  if (chain >= chains.length) return saved(chains)
  if (act === 'add' && hop <= own.length && own.length < MOST_HOPS) return { chains: withOwn(own.toSpliced(hop, 0, BLANK)), noSource: false, begins: { chain, hop } }
  if (act === 'remove') return saved(withOwn(own.toSpliced(hop, 1)))
  if (act === 'earlier' && hop > 0 && hop < own.length) return saved(withOwn(swapped(own, hop - 1)))
  if (act === 'later' && hop + 1 < own.length) return saved(withOwn(swapped(own, hop)))
  return saved(chains)
}

function swapped(hops: TypedHop[], at: number): TypedHop[] {
  return hops.with(at, hops[at + 1]!).with(at + 1, hops[at]!)
}

// Whoever is put behind another has it from there; whoever becomes the origin speaks as what it is.
function placed(before: TypedHop[], after: TypedHop[]): TypedHop[] {
  return after.map((hop, at) => {
    const was = before.indexOf(hop)
    if (was === 0 && at > 0) return { ...hop, standing: 'second_hand' }
    return was > 0 && at === 0 && hop.standing === 'second_hand' ? { ...hop, standing: '' } : hop
  })
}
