import { isSameChain, standingOf, type Attribution, type Hop } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition } from '../../domain/errors.js'
import { isSameOnOneLine } from '../../domain/one-line.js'
import type { Actor } from '../../domain/permission.js'
import { isKnownEverywhere } from '../../domain/source.js'
import { stageWords } from '../../domain/stage.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { revisionOf } from '../reading/articles.js'
import type { MeantSource } from '../sources/find-source.js'
import { nameSources, type NamedSource } from '../sources/name-sources.js'
import { recordOfChains } from './chain-record.js'
import { ChainsInput, LONGEST_NAME, tooLong, type ChainInput, type HopInput } from './chains-input.js'
import { changeClaim } from './change-claim.js'
import { wordsNear, type FindNear } from './words-near.js'

/**
 * attributeClaim says who says a claim: these chains, in the place of all that it had. A chain of which no hop differs stays as it was,
 * with what the splitter said of it. Throws InvalidInput (by the field: "chains.0.hops.1.cue"), NotFound, NotAllowed, StaleVersion,
 * InvalidTransition (of what is withdrawn the last chains stand).
 */
export async function attributeClaim(desk: Desk, actor: Actor, claimId: string, seen: number, input: ChainsInput): Promise<Claim> {
  const { chains, noSource } = parseInput(ChainsInput, input)
  return changeClaim(desk, actor, { act: 'attribute', claimId, seen, isAlone: mayBringSources(chains) }, async (claim, tx, at) => {
    if (claim.stage === 'withdrawn') throw new InvalidTransition(stageWords.withdrawn.label.toLowerCase(), 'changing who says it')
    refuseTooLong(claim, chains)
    const sources = await nameSources(desk, tx, claim, namedIn(chains), at)
    const attributions = chainsOf(desk, claim, chains, { sources, near: await nearTo(tx, claim) })
    const sourceSearch = attributions.length > 0 ? claim.sourceSearch : noSource ? 'searched' : 'unsure'
    if (sourceSearch === claim.sourceSearch && areSame(attributions, claim.attributions)) return null
    const written = await tx.claims.replaceChains(claimId, attributions, desk.newId)
    return {
      change: { sourceSearch }, attributions: written,
      before: { chains: recordOfChains(claim.attributions), sourceSearch: claim.sourceSearch },
      after: { chains: recordOfChains(attributions), sourceSearch },
    }
  })
}

// What the claim has already may be longer: the splitter takes the words as they stand.
function refuseTooLong(claim: Claim, chains: ChainInput[]): void {
  const kept = claim.attributions.flatMap(({ hops }) => hops)
  const isLong = (words: string | null, before: (string | null)[]) => words !== null && words.length > LONGEST_NAME && !before.some((one) => isSameOnOneLine(one, words))
  const [mentions, cues] = [kept.map(({ mention }) => mention), kept.map(({ cue }) => cue)]
  const wrong = chains.flatMap(({ hops }, chain) => hops.flatMap(({ mention, cue }, hop) => [
    ...(isLong(mention, mentions) ? [[`chains.${chain}.hops.${hop}.mention`, tooLong('The words that name a source')]] : []),
    ...(isLong(cue, cues) ? [[`chains.${chain}.hops.${hop}.cue`, tooLong('A cue')]] : []),
  ]))
  if (wrong.length > 0) throw new InvalidInput(Object.fromEntries(wrong))
}

// What only its article knows nobody else can bring in at the same time.
function mayBringSources(chains: ChainInput[]): boolean {
  return chains.some(({ hops }) => hops.some(({ source: { id, name, kind } }) => id === null && (kind === null || isKnownEverywhere(name, kind))))
}

function namedIn(chains: ChainInput[]): NamedSource[] {
  return chains.flatMap(({ hops }, chain) => hops.map(({ source }, hop) => ({ ...source, field: `chains.${chain}.hops.${hop}.source.name` })))
}

async function nearTo(tx: Transaction, claim: Claim): Promise<FindNear> {
  const article = await tx.articles.find(claim.articleId)
  return article ? wordsNear((await revisionOf(tx, article)).text, claim.anchors) : () => null
}

function chainsOf(desk: Desk, claim: Claim, chains: ChainInput[], { sources, near }: { sources: MeantSource[]; near: FindNear }): Attribution[] {
  const [left, named] = [[...claim.attributions], sources.values()]
  return chains.map((chain): Attribution => {
    const hops = chain.hops.map((hop, ordinal) => hopOf(claim, near, { ...hop, ...named.next().value!, ordinal }))
    const kept = left.findIndex((one) => isSameChain(one, { hops }))
    if (kept !== -1) return left.splice(kept, 1)[0]!
    return { id: desk.newId(), mode: modeOf(hops), confidence: null, why: [], decidedBy: null, hops }
  })
}

type ResolvedHop = Omit<HopInput, 'source'> & MeantSource & { ordinal: number }

// What was found by the splitter keeps its words as they stand in the text, and its place: of words that stand twice it knew which were meant.
function hopOf(claim: Claim, near: FindNear, { source, mergedFromId, ordinal, mention, cue, mode, standing }: ResolvedHop): Hop {
  const called = mention ?? source.name
  const before = claim.attributions.flatMap(({ hops }) => hops).filter((hop) => hop.source.id === source.id)
  const asMention = before.find((hop) => isSameOnOneLine(hop.mention, called))
  const asCue = before.find((hop) => isSameOnOneLine(hop.cue, cue))
  const mentioned = asMention ? null : near(called)
  const cued = asCue || cue === null ? null : near(cue)
  return {
    source,
    mention: asMention?.mention ?? called, mentionStart: asMention?.mentionStart ?? mentioned?.start ?? null, mentionEnd: asMention?.mentionEnd ?? mentioned?.end ?? null,
    cue: asCue?.cue ?? cue, cueStart: asCue?.cueStart ?? cued?.start ?? null, cueEnd: asCue?.cueEnd ?? cued?.end ?? null,
    mode, standing: standing ?? standingOf(source.kind, ordinal), mergedFromId: mergedFromId ?? asMention?.mergedFromId ?? null,
  }
}

function modeOf(hops: Hop[]): Hop['mode'] {
  const [mode, ...others] = new Set(hops.map((hop) => hop.mode))
  return mode === undefined || others.length > 0 ? 'mixed' : mode
}

function areSame(one: Attribution[], other: Attribution[]): boolean {
  return one.length === other.length && one.every(({ id }, at) => id === other[at]!.id)
}
