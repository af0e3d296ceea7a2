import type { SentenceType, Split, SplitAttribution } from '../../language/types.js'
import { cutIntoBlocks, presentBlocks, type BlockOf } from './article-text.js'
import { presentConfidence } from './confidence.js'
import type { MarkSpan, Segment } from './marked-text.js'

/** SplitPiece is a stretch of the text between two boundaries of what was found in it. */
export interface SplitPiece {
  text: string
  /** On the first piece of a sentence: its type, and a word for it where it is no plain statement. */
  sentence: { type: SentenceType; label: string | null } | null
  /** Which parts of attributions it belongs to, and whose: words parted by spaces. */
  said: { roles: string; of: string } | null
  outer: FoundMark[]
  link: (FoundMark & { href: string }) | null
}

/** FoundMark is one claim's line under one piece; `id` stands on the claim's first one, `percent` on its last. */
export interface FoundMark {
  claim: number
  id: string | null
  /** How sure the splitter was: 1 to 4. */
  level: number
  depth: number
  percent: number | null
}

const LABELS: Record<SentenceType, string | null> = {
  statement: null,
  question: 'Question',
  opinion: 'Opinion',
  heading: 'Heading',
  other: 'No statement',
}

// More lines than this under one word cannot be told apart; the claims are all in the list beside the text.
const DEEPEST = 4
const ROLES = ['content', 'source', 'cue'] as const
type Role = (typeof ROLES)[number]
type Owner = { what: Role | 'sentence' | 'claim'; index: number }

/** labelOfSentence says in a word what a sentence is, or null for a plain statement. */
export function labelOfSentence(type: SentenceType): string | null {
  return LABELS[type]
}

/** presentSplitText draws over a text what was found in it. */
export function presentSplitText(text: string, parts: Split): BlockOf<SplitPiece>[] {
  const owners: Owner[] = []
  const spans: MarkSpan[] = []
  const add = (what: Owner['what'], index: number, start: number, end: number) => {
    spans.push({ owner: String(owners.length), start, end })
    owners.push({ what, index })
  }
  parts.sentences.forEach(({ start, end }, index) => add('sentence', index, start, end))
  parts.attributions.forEach((found, index) => eachRange(found, (role, [start, end]) => add(role, index, start, end)))
  parts.claims.forEach(({ anchors }, index) => anchors.forEach(({ start, end }) => add('claim', index, start, end)))

  const blocks = cutIntoBlocks(text, spans)
  const ownersOf = (segment: Segment) => segment.owners.map((owner) => owners[Number(owner)]!)
  const edges = edgesOf(blocks.flatMap(({ lines }) => lines.flat()), ownersOf)
  return presentBlocks(blocks, (segment) => {
    const around = ownersOf(segment)
    const marks = claimsOf(around).map((claim, at) => markOf(parts, claim, at + 1, segment, edges))
    const words = text.slice(segment.start, segment.end)
    // A link of nothing but a space has no name.
    const inner = words.trim() === '' ? undefined : marks.pop()
    const sentence = around.find(({ what, index }) => what === 'sentence' && edges.get(`sentence ${index}`)!.first === segment)
    return {
      text: words,
      sentence: sentence ? sentenceOf(parts, sentence.index) : null,
      said: saidOf(around),
      outer: marks,
      link: inner ? { ...inner, href: `#claim-${inner.claim}` } : null,
    }
  })
}

function eachRange(found: SplitAttribution, add: (role: Role, range: [number, number]) => void): void {
  for (const role of ROLES) for (const range of found[role]) add(role, range)
}

function claimsOf(around: Owner[]): number[] {
  return [...new Set(around.filter(({ what }) => what === 'claim').map(({ index }) => index))].slice(-DEEPEST)
}

function sentenceOf({ sentences }: Split, index: number): SplitPiece['sentence'] {
  const { type } = sentences[index]!
  return { type, label: LABELS[type] }
}

function saidOf(around: Owner[]): SplitPiece['said'] {
  const parts = around.filter(({ what }) => what !== 'sentence' && what !== 'claim')
  if (parts.length === 0) return null
  const each = (words: (string | number)[]) => [...new Set(words)].join(' ')
  return { roles: each(parts.map(({ what }) => what)), of: each(parts.map(({ index }) => index)) }
}

interface Edges {
  first: Segment
  last: Segment
}

function markOf({ claims }: Split, index: number, depth: number, segment: Segment, edges: Map<string, Edges>): FoundMark {
  const { first, last } = edges.get(`claim ${index}`)!
  const { level, percent } = presentConfidence(claims[index]!.confidence)
  const claim = index + 1
  return { claim, depth, level, id: first === segment ? `mark-${claim}` : null, percent: last === segment ? percent : null }
}

function edgesOf(segments: Segment[], ownersOf: (segment: Segment) => Owner[]): Map<string, Edges> {
  const edges = new Map<string, Edges>()
  for (const segment of segments) {
    const around = ownersOf(segment)
    const drawn = [...claimsOf(around).map((index) => `claim ${index}`), ...around.filter(({ what }) => what === 'sentence').map(({ index }) => `sentence ${index}`)]
    for (const key of drawn) {
      const edge = edges.get(key)
      if (edge) edge.last = segment
      else edges.set(key, { first: segment, last: segment })
    }
  }
  return edges
}
