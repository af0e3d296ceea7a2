import type { SentenceType, Split, SplitAttribution } from '../../../language/split-result.js'
import { cutIntoBlocks, DEEPEST, presentBlocks, targetsOf, type BlockOf } from '../../parts/article-text.js'
import { presentConfidence } from '../../parts/confidence.js'
import type { MarkSpan, Segment } from '../../parts/marked-text.js'
import type { TextPart } from './split-parts.js'

/** SplitPiece is a stretch of the text between two boundaries of what was found in it. */
export interface SplitPiece {
  text: string
  /** Where links to claims lead that begin here and have no line of their own in the text. */
  targets: string[]
  /** On the first piece of a sentence: its type, and a word for it where it is no plain statement. */
  sentence: { type: SentenceType; label: string | null } | null
  /** Which parts of attributions it belongs to, and whose: words parted by spaces; whether a content begins or ends. */
  said: { roles: string; of: string; opens: boolean; closes: boolean } | null
  outer: FoundMark[]
  /** `again` where an earlier piece leads to the same claim: one stop of the keyboard for each is enough. */
  link: (FoundMark & { href: string; title: string; again: boolean }) | null
}

/** FoundMark is one claim's line under one piece; `id` stands on the claim's first one, `ends` is true on its last. */
export interface FoundMark {
  claim: number
  id: string | null
  /** How likely the claim stands as it is: 1 to 4. */
  level: number
  /** How far below the words its line runs, 1 to 4: the same from its first word to its last, but where lines cross. */
  depth: number
  ends: boolean
}

const LABELS: Record<SentenceType, string | null> = {
  statement: null,
  question: 'Question',
  opinion: 'Opinion',
  heading: 'Heading',
  other: 'No statement',
}

const ROLES = ['content', 'source', 'cue'] as const
type Role = (typeof ROLES)[number]
type Owner = { what: Role | 'sentence' | 'claim'; index: number }

/** labelOfSentence says in a word what a sentence is, or null for a plain statement. */
export function labelOfSentence(type: SentenceType): string | null {
  return LABELS[type]
}

/** presentSplitText draws over a part of a text what was found in it; of the claims those that begin in the part. */
export function presentSplitText(text: string, parts: Split, part: TextPart): BlockOf<SplitPiece>[] {
  const owners: Owner[] = []
  const spans: MarkSpan[] = []
  const add = (what: Owner['what'], index: number, start: number, end: number) => {
    if (start >= part.end || end <= part.start) return
    spans.push({ owner: String(owners.length), start, end })
    owners.push({ what, index })
  }
  parts.sentences.forEach(({ start, end }, index) => add('sentence', index, start, end))
  parts.attributions.forEach((found, index) => eachRange(found, (role, [start, end]) => add(role, index, start, end)))
  for (const index of part.claims) for (const { start, end } of parts.claims[index]!.anchors) add('claim', index, start, end)

  const blocks = cutIntoBlocks(text, spans, part)
  const ownersOf = (segment: Segment) => segment.owners.map((owner) => owners[Number(owner)]!)
  const segments = blocks.flatMap(({ lines }) => lines.flat())
  const edges = edgesOf(segments, ownersOf)
  const targets = targetsOf(segments, (segment) => claimsOf(ownersOf(segment)), (claim) => edges.has(`claim ${claim}`))
  const contents = edgesOfContents(parts)
  const depths = new Map<number, number>()
  const linked = new Set<number>()
  const drawn = presentBlocks(blocks, (segment): SplitPiece => {
    const around = ownersOf(segment)
    const claims = drawnOf(around)
    giveDepths(claims, depths)
    const marks = claims.map((claim) => markOf(parts, claim, depths.get(claim)!, segment, edges))
    const words = text.slice(segment.start, segment.end)
    // A link of nothing but a space has no name.
    const inner = words.trim() === '' ? undefined : marks.pop()
    const sentence = around.find(({ what, index }) => what === 'sentence' && edges.get(`sentence ${index}`)!.first === segment)
    return {
      text: words,
      targets: (targets.get(segment) ?? []).map((claim) => `mark-${claim + 1}`),
      sentence: sentence ? sentenceOf(parts, sentence.index) : null,
      said: saidOf(around, segment, contents),
      outer: marks,
      link: inner ? linkOf(parts, inner, linked) : null,
    }
  })
  return drawn.map((block) => (block.isHeading ? withoutHeadingLabel(block) : block))
}

// What is set as a heading need not be called one.
function withoutHeadingLabel(block: BlockOf<SplitPiece>): BlockOf<SplitPiece> {
  const unlabelled = (piece: SplitPiece): SplitPiece =>
    piece.sentence?.type === 'heading' ? { ...piece, sentence: { ...piece.sentence, label: null } } : piece
  return { ...block, lines: block.lines.map((line) => ({ ...line, segments: line.segments.map(unlabelled) })) }
}

function edgesOfContents({ attributions }: Split): { starts: Set<number>; ends: Set<number> } {
  const ranges = attributions.flatMap(({ content }) => content)
  return { starts: new Set(ranges.map(([start]) => start)), ends: new Set(ranges.map(([, end]) => end)) }
}

// A claim keeps its depth as long as no other one needs it under the same words.
function giveDepths(claims: number[], depths: Map<number, number>): void {
  const taken = new Set<number>()
  const without: number[] = []
  for (const claim of claims) {
    const depth = depths.get(claim)
    if (depth === undefined || taken.has(depth)) without.push(claim)
    else taken.add(depth)
  }
  for (const claim of without) {
    let depth = 1
    while (taken.has(depth)) depth += 1
    taken.add(depth)
    depths.set(claim, depth)
  }
}

function linkOf({ claims }: Split, mark: FoundMark, linked: Set<number>): SplitPiece['link'] {
  const { words, percent } = presentConfidence(claims[mark.claim - 1]!.confidence)
  const again = linked.has(mark.claim)
  linked.add(mark.claim)
  return { ...mark, href: `#claim-${mark.claim}`, title: `Claim ${mark.claim}: ${words}, ${percent}%`, again }
}

function eachRange(found: SplitAttribution, add: (role: Role, range: [number, number]) => void): void {
  for (const role of ROLES) for (const range of found[role]) add(role, range)
}

function claimsOf(around: Owner[]): number[] {
  return [...new Set(around.filter(({ what }) => what === 'claim').map(({ index }) => index))]
}

function drawnOf(around: Owner[]): number[] {
  return claimsOf(around).slice(-DEEPEST)
}

function sentenceOf({ sentences }: Split, index: number): SplitPiece['sentence'] {
  const { type } = sentences[index]!
  return { type, label: LABELS[type] }
}

function saidOf(
  around: Owner[], { start, end }: Segment, { starts, ends }: { starts: Set<number>; ends: Set<number> },
): SplitPiece['said'] {
  const parts = around.filter(({ what }) => what !== 'sentence' && what !== 'claim')
  if (parts.length === 0) return null
  const each = (words: (string | number)[]) => [...new Set(words)].join(' ')
  return {
    roles: each(parts.map(({ what }) => what)),
    of: each(parts.map(({ index }) => index)),
    opens: starts.has(start),
    closes: ends.has(end),
  }
}

interface Edges {
  first: Segment
  last: Segment
}

function markOf({ claims }: Split, index: number, depth: number, segment: Segment, edges: Map<string, Edges>): FoundMark {
  const { first, last } = edges.get(`claim ${index}`)!
  const { level } = presentConfidence(claims[index]!.confidence)
  const claim = index + 1
  return { claim, depth, level, id: first === segment ? `mark-${claim}` : null, ends: last === segment }
}

function edgesOf(segments: Segment[], ownersOf: (segment: Segment) => Owner[]): Map<string, Edges> {
  const edges = new Map<string, Edges>()
  for (const segment of segments) {
    const around = ownersOf(segment)
    const drawn = [...drawnOf(around).map((index) => `claim ${index}`), ...around.filter(({ what }) => what === 'sentence').map(({ index }) => `sentence ${index}`)]
    for (const key of drawn) {
      const edge = edges.get(key)
      if (edge) edge.last = segment
      else edges.set(key, { first: segment, last: segment })
    }
  }
  return edges
}
