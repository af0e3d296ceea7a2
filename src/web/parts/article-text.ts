import { publicVerdict, type VerificationStatus } from '../../domain/verdict.js'
import type { Claim } from '../../domain/claim.js'
import type { Stage } from '../../domain/stage.js'
import { cutIntoSegments, type MarkSpan, type Segment } from './marked-text.js'
import { findBlocks, type Block, type Line } from './text-blocks.js'

/** TextBlockView is a paragraph, a heading or a list of the article, its lines cut where claims begin and end. */
export interface TextBlockView {
  isHeading: boolean
  isBullets: boolean
  isNumbers: boolean
  isParagraph: boolean
  /** `continued` where a line follows another of the same paragraph. */
  lines: { continued: boolean; segments: SegmentView[] }[]
}

/** SegmentView is unmarked text (`link` null), or text inside a link to its innermost claim and marks of those around. */
export interface SegmentView {
  text: string
  /** Where links to claims lead that begin here and have no line of their own in the text. */
  targets: string[]
  outer: MarkView[]
  link: (MarkView & { href: string }) | null
  /** The numbers of the claims of which the last words stand here, the innermost first, where numbers are asked for. */
  tags: TagView[]
}

/** TagView is a claim's number at the end of its words: a link of its own, so that it can be pressed where claims overlap. */
export interface TagView {
  claim: string
  number: number
  href: string
  status: VerificationStatus
  stage: Stage | null
}

/** MarkView is one claim's mark on one segment; `id` stands on the claim's first one, `ends` is true on its last, where no number stands. */
export interface MarkView {
  claim: string
  id: string | null
  status: VerificationStatus
  /** Null where the page does not say how far the work is. */
  stage: Stage | null
  depth: number
  ends: boolean
  chosen: boolean
  /** A flag points at it. */
  lit: boolean
}

export interface MarkOptions {
  href: (claim: Claim) => string
  status: (claim: Claim) => VerificationStatus
  showStage: boolean
  /** Whether each claim's number stands after its words. */
  numbered?: boolean
  /** The claim whose words are lit up. */
  chosen: string | null
  /** The claims that a flag points at. */
  lit?: ReadonlySet<string>
}

/** More lines than this under one word cannot be told apart; the claims are all in the list beside the text. */
export const DEEPEST = 4

/** publicStatus answers what readers are told of a claim: the newest approved status, "unverified" before there is one. */
export function publicStatus(claim: Pick<Claim, 'verdicts'>): VerificationStatus {
  return publicVerdict(claim.verdicts)?.status ?? 'unverified'
}

/**
 * presentText sets an article's text, or a part of it, with claims marked. Anchors that were lost, or stand in another
 * part, mark nothing.
 */
export function presentText(text: string, claims: Claim[], options: MarkOptions, part?: Line): TextBlockView[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const spans = claims.flatMap(({ id, anchors }) =>
    anchors.filter((anchor) => anchor.state !== 'lost').map(({ start, end }) => ({ owner: id, start, end })),
  )
  const blocks = cutIntoBlocks(text, spans, part)
  const segmentsOfText = blocks.flatMap(({ lines }) => lines.flat())
  const drawnOf = (segment: Segment): readonly string[] => innermost(segment.owners, options.chosen)
  const edges = edgesOf(segmentsOfText, drawnOf)
  const targets = targetsOf(segmentsOfText, ({ owners }) => owners, (id) => edges.has(id))
  const mark = (id: string, segment: Segment, index: number): MarkView => {
    const claim = byId.get(id)!
    const edge = edges.get(id)!
    return {
      claim: id,
      id: edge.first === segment ? `mark-${id}` : null,
      status: options.status(claim),
      stage: options.showStage ? claim.stage : null,
      depth: index + 1,
      ends: !options.numbered && edge.last === segment,
      chosen: id === options.chosen,
      lit: options.lit?.has(id) ?? false,
    }
  }
  const tag = (id: string): TagView => {
    const claim = byId.get(id)!
    return { claim: id, number: claim.number, href: options.href(claim), status: options.status(claim), stage: options.showStage ? claim.stage : null }
  }
  const present = (segment: Segment): SegmentView => {
    const drawn = drawnOf(segment)
    const marks = drawn.map((id, index) => mark(id, segment, index))
    const inner = marks.pop()
    return {
      text: text.slice(segment.start, segment.end),
      targets: (targets.get(segment) ?? []).map((id) => `mark-${id}`),
      outer: marks,
      link: inner ? { ...inner, href: options.href(byId.get(inner.claim)!) } : null,
      tags: options.numbered ? drawn.filter((id) => edges.get(id)!.last === segment).reverse().map(tag) : [],
    }
  }
  return presentBlocks(blocks, present)
}

/** BlockOf is TextBlockView whose pieces are of another kind. */
export type BlockOf<Piece> = Omit<TextBlockView, 'lines'> & { lines: { continued: boolean; segments: Piece[] }[] }

/** CutBlock is a block of a text, each of its lines cut into segments. */
export interface CutBlock {
  kind: Block['kind']
  lines: Segment[][]
}

/**
 * cutIntoBlocks reads a text as a page would set it and cuts each line where spans begin and end; of a part of the text
 * (UTF-16 code units, half open) only what stands in it.
 */
export function cutIntoBlocks(text: string, spans: readonly MarkSpan[], part?: Line): CutBlock[] {
  const blocks = part ? within(part, findBlocks(text)) : findBlocks(text)
  const cut = distribute(cutIntoSegments(text.length, spans), blocks)
  return blocks.map(({ kind }, index) => ({ kind, lines: cut[index]! }))
}

/** presentBlocks sets blocks with each of their segments drawn by `present`. */
export function presentBlocks<Piece>(blocks: CutBlock[], present: (segment: Segment) => Piece): BlockOf<Piece>[] {
  return blocks.map(({ kind, lines }) => ({
    isHeading: kind === 'heading',
    isBullets: kind === 'bullets',
    isNumbers: kind === 'numbers',
    isParagraph: kind === 'paragraph',
    lines: lines.map((segments, line) => ({
      continued: kind === 'paragraph' && line > 0,
      segments: segments.map(present),
    })),
  }))
}

function within(part: Line, blocks: Block[]): Block[] {
  return blocks.flatMap(({ kind, lines }) => {
    const kept = lines
      .map(({ start, end }) => ({ start: Math.max(start, part.start), end: Math.min(end, part.end) }))
      .filter(({ start, end }) => start < end)
    return kept.length === 0 ? [] : [{ kind, lines: kept }]
  })
}

// Gives each line its segments: both are in text order, so one walk does.
function distribute(segments: Segment[], blocks: Block[]): Segment[][][] {
  let at = 0
  const take = (line: Line): Segment[] => {
    const taken: Segment[] = []
    while (at < segments.length && segments[at]!.end <= line.start) at += 1
    for (let index = at; index < segments.length && segments[index]!.start < line.end; index += 1) {
      const { start, end, owners } = segments[index]!
      taken.push({ start: Math.max(start, line.start), end: Math.min(end, line.end), owners })
    }
    return taken
  }
  return blocks.map((block) => block.lines.map(take))
}

// The owners that have a line under a segment; the one that is lit up always has.
function innermost(owners: readonly string[], chosen: string | null): readonly string[] {
  const drawn = owners.slice(-DEEPEST)
  const isLeftOut = chosen !== null && owners.includes(chosen) && !drawn.includes(chosen)
  return isLeftOut ? [chosen, ...drawn.slice(1)] : drawn
}

function edgesOf(segments: Segment[], drawnOf: (segment: Segment) => readonly string[]): Map<string, { first: Segment; last: Segment }> {
  const edges = new Map<string, { first: Segment; last: Segment }>()
  for (const segment of segments) {
    for (const owner of drawnOf(segment)) {
      const edge = edges.get(owner)
      if (edge) edge.last = segment
      else edges.set(owner, { first: segment, last: segment })
    }
  }
  return edges
}

/** targetsOf gives, by the segment where they begin, the owners that have a line under none. */
export function targetsOf<Owner>(
  segments: Segment[], ownersOf: (segment: Segment) => readonly Owner[], isDrawn: (owner: Owner) => boolean,
): Map<Segment, Owner[]> {
  const found = new Set<Owner>()
  const targets = new Map<Segment, Owner[]>()
  for (const segment of segments) {
    const owners = ownersOf(segment)
    if (owners.length <= DEEPEST) continue
    const beginning = owners.filter((owner) => !found.has(owner) && !isDrawn(owner))
    for (const owner of beginning) found.add(owner)
    if (beginning.length > 0) targets.set(segment, beginning)
  }
  return targets
}
