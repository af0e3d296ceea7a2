// Chains found beside chains expected: which of fixtures/chains.jsonl come out right.
import { foldName, type SourceKind } from '../src/domain/source.js'
import type { Split, SplitHop } from '../src/language/split-result.js'

export interface ExpectedHop {
  name: string
  /** A list where more than one kind is right. */
  kind: SourceKind | SourceKind[]
}

/** A line of fixtures/chains.jsonl. */
export interface ChainPassage {
  id: string
  half: 'blind' | 'seen'
  text: string
  attributions: { content: string; hops: ExpectedHop[] }[]
}

/** `missing`: no attribution has the content; `wrong`: it has one, with another chain. */
export interface ChainOutcome {
  passage: ChainPassage
  content: string
  expected: ExpectedHop[]
  found: SplitHop[] | undefined
  outcome: 'right' | 'wrong' | 'missing'
}

const determiner = /^(?:an?|his|her|their|its|our|my|your) (?=\S)/

/** readPassages parses the lines of a file of passages. Throws on a line that is no JSON. */
export function readPassages(lines: string): ChainPassage[] {
  return lines.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ChainPassage)
}

/**
 * scoreChains pairs each attribution expected with the one found whose content overlaps it most (Jaccard over
 * characters,
 * at least a third). It is right where the hops are the same in the same order, by folded name and kind.
 */
export function scoreChains(passages: ChainPassage[], split: (text: string) => Split): ChainOutcome[] {
  return passages.flatMap((passage) => {
    const { attributions } = split(passage.text)
    return passage.attributions.map(({ content, hops }): ChainOutcome => {
      const start = passage.text.indexOf(content)
      let found: SplitHop[] | undefined
      let best = 1 / 3
      for (const attribution of attributions) {
        const score = overlap(attribution.content, start, start + content.length)
        if (score > best) {
          best = score
          found = attribution.hops
        }
      }
      const outcome = found === undefined ? 'missing' : isSameChain(hops, found) ? 'right' : 'wrong'
      return { passage, content, expected: hops, found, outcome }
    })
  })
}

function overlap(ranges: [number, number][], start: number, end: number): number {
  let shared = 0
  let length = 0
  for (const [from, to] of ranges) {
    shared += Math.max(0, Math.min(to, end) - Math.max(from, start))
    length += to - from
  }
  return shared / (length + end - start - shared)
}

function isSameChain(expected: ExpectedHop[], found: SplitHop[]): boolean {
  return expected.length === found.length && expected.every(({ name, kind }, at) => {
    const hop = found[at]!
    return bare(name) === bare(hop.name) && [kind].flat().includes(hop.kind)
  })
}

const bare = (name: string): string => foldName(name).replace(determiner, '')
