// The items that a judge fills in: claims of two versions of split, drawn evenly over texts and mixed, with what she
// needs to see beside each. Pure: what version an item is of stands in the key alone.
import { z } from 'zod'
import { seededOrder } from '../training/random.js'

export const judgedVersions = ['new', 'other'] as const
export type Version = (typeof judgedVersions)[number]

export const verdicts = ['kept', 'false', 'truncated', 'garbled', 'hanging', 'empty', 'double', 'not-checkable'] as const

const SpanShape = z.object({ start: z.number(), end: z.number() })
type Span = z.infer<typeof SpanShape>

/** What is read of a split: an older version may not have known open references. */
export const SplitShape = z.object({
  sentences: z.array(SpanShape),
  claims: z.array(z.object({
    text: z.string(),
    confidence: z.number(),
    anchors: z.array(SpanShape),
    attributions: z.array(z.number()),
    open: z.array(z.object({ words: z.string() })).default([]),
  })),
  attributions: z.array(z.object({ hops: z.array(z.object({ name: z.string() })) })),
})
export type JudgedSplit = z.infer<typeof SplitShape>
type JudgedClaim = JudgedSplit['claims'][number]

/** A line of the texts to judge on; `date` is the article's own, ISO 8601. */
export const JudgedText = z.object({ id: z.string(), text: z.string(), date: z.string().optional() })
export type JudgedText = z.infer<typeof JudgedText>

/** A text with what each version finds in it. */
export type JudgedPair = JudgedText & Record<Version, JudgedSplit>

/** A line of the file to fill in. `null` and '' stand where the judge answers. */
export const JudgedItem = z.object({
  number: z.number(),
  claim: z.string(),
  sources: z.string(),
  open: z.array(z.string()),
  date: z.string().nullable(),
  before: z.string(),
  from: z.string(),
  after: z.string(),
  beside: z.array(z.string()),
  besideLeftOut: z.number(),
  verdict: z.enum(['', ...verdicts]),
  chainWrong: z.boolean().nullable(),
  marksRight: z.boolean().nullable(),
})
export type JudgedItem = z.infer<typeof JudgedItem>

/** What the judge may not see of an item. */
export const KeyEntry = z.object({
  number: z.number(),
  version: z.enum(judgedVersions),
  text: z.string(),
  confidence: z.number(),
  claim: z.string(),
})
export type KeyEntry = z.infer<typeof KeyEntry>

interface Drawn {
  pair: JudgedPair
  version: Version
  claim: JudgedClaim
}

const mostBeside = 6
const sentencesBefore = 2
const sentencesAfter = 1

/**
 * drawItems draws `count` claims, half of them of each version (the new one gets the odd one), and mixes them. Fewer come
 * where a version has fewer. The same seed draws the same.
 */
export function drawItems(pairs: readonly JudgedPair[], count: number, seed: number): { items: JudgedItem[]; key: KeyEntry[] } {
  const half: Record<Version, number> = { new: Math.ceil(count / 2), other: Math.floor(count / 2) }
  const drawn = judgedVersions.flatMap((version, at) => {
    const lists = pairs.map((pair) => pair[version].claims.map((claim): Drawn => ({ pair, version, claim })))
    return drawEvenly(lists, half[version], seed + at)
  })
  const mixed = [...seededOrder(drawn.length, seed)].map((at) => drawn[at]!)
  return {
    items: mixed.map((one, at) => itemOf(one, at + 1)),
    key: mixed.map(({ pair, version, claim }, at) =>
      ({ number: at + 1, version, text: pair.id, confidence: claim.confidence, claim: claim.text })),
  }
}

/** drawEvenly takes one of each list in turn, in an order that the seed gives, until it has `count` or all are taken. */
export function drawEvenly<T>(lists: readonly (readonly T[])[], count: number, seed: number): T[] {
  const shuffled = [...seededOrder(lists.length, seed)].map((at) => {
    const list = lists[at]!
    return [...seededOrder(list.length, seed + at + 1)].map((place) => list[place]!)
  })
  const longest = Math.max(0, ...shuffled.map((list) => list.length))
  const inTurn = Array.from({ length: longest }, (_, round) => shuffled.flatMap((list) => list.slice(round, round + 1)))
  return inTurn.flat().slice(0, count)
}

function itemOf({ pair, version, claim }: Drawn, number: number): JudgedItem {
  const { claims, attributions } = pair[version]
  // One version's sentences for both: how a version parts them would give it away.
  const { sentences } = pair.new
  const touched = sentences.flatMap((sentence, at) => overlaps(claim.anchors, [sentence]) ? [at] : [])
  const words = (from: Span[]): string => from.map(({ start, end }) => pair.text.slice(start, end).trim()).join(' ')
  const [first, last] = [touched[0] ?? 0, touched.at(-1) ?? -1]
  const beside = claims.filter((other) => other !== claim && overlaps(other.anchors, claim.anchors))
  const open = claim.open.map((reference) => reference.words)
  return {
    number,
    claim: claim.text,
    sources: spellSources(claim, attributions),
    open,
    date: pair.date ?? null,
    before: words(sentences.slice(Math.max(0, first - sentencesBefore), first)),
    from: joinSentences(touched, (at) => words([sentences[at]!])),
    after: words(sentences.slice(last + 1, last + 1 + sentencesAfter)),
    beside: beside.slice(0, mostBeside).map(({ text }) => text),
    besideLeftOut: Math.max(0, beside.length - mostBeside),
    verdict: '',
    chainWrong: null,
    marksRight: null,
  }
}

// Sentences that do not follow each other are parted by an ellipsis.
function joinSentences(touched: readonly number[], wordsAt: (at: number) => string): string {
  return touched.map((at, place) => `${place === 0 ? '' : touched[place - 1] === at - 1 ? ' ' : ' … '}${wordsAt(at)}`).join('')
}

/** spellSources writes a claim's chains, origin first: "police → mayor → Herald". */
function spellSources({ attributions: indexes }: JudgedClaim, attributions: JudgedSplit['attributions']): string {
  if (indexes.length === 0) return 'the article itself'
  return indexes
    .map((index) => (attributions[index]?.hops ?? []).map(({ name }) => name).join(' → ') || 'somebody whom the article does not name')
    .join('; ')
}

function overlaps(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((a) => others.some((b) => a.start < b.end && b.start < a.end))
}
