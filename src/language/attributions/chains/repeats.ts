// "“…,” Lee said, CNN reported": what CNN reported is that Lee said it. The chain Lee → CNN says both.
import type { Token } from '../../words/token.js'
import type { SplitHop } from '../../split-result.js'
import { words } from '../../lexicon/word-lists.js'
import { sayingForms } from '../../lexicon/cue-verbs.js'
import type { Draft } from '../drafts.js'
import type { TokenRange } from '../../words/noun-phrases.js'

/** Cues that only say that something was said; a hint or an offer is a fact that its reporter vouches for. */
const plainCues: ReadonlySet<string> = new Set([...sayingForms, ...words(`write added adds argued argues argue claimed claims
  stated states insisted insists explained explains according to`)])
const sentencesApart = 12

/**
 * findRepeats marks each draft whose content is nothing but another attribution with its source and cue, where the other's
 * chain ends with its own hops: 1 for those, else 0.
 */
export function findRepeats(tokens: Token[], drafts: Draft[], chains: SplitHop[][]): Uint8Array {
  const repeats = new Uint8Array(drafts.length)
  drafts.forEach((outer, index) => {
    for (let at = Math.max(0, index - sentencesApart); at < drafts.length && at <= index + sentencesApart; at += 1) {
      const inner = drafts[at]!
      if (at === index || repeats[at] === 1 || !isTail(chains[index]!, chains[at]!) || !isPlain(tokens, inner)) continue
      if (!covers(outer.content, inner.content[0]!) || !isAllOf(tokens, outer, inner)) continue
      repeats[index] = 1
      return
    }
  })
  return repeats
}

function isTail(short: SplitHop[], long: SplitHop[]): boolean {
  return short.length > 0 && long.length > short.length &&
    short.every((hop, at) => hop.name === long[long.length - short.length + at]!.name)
}

function isPlain(tokens: Token[], { cue }: Draft): boolean {
  const [, end] = cue[0]!
  return plainCues.has(tokens[end - 1]!.lower)
}

const covers = (ranges: TokenRange[], [from, to]: TokenRange): boolean =>
  ranges.some(([first, end]) => from >= first && to <= end)

/** Nothing of the outer content is left without the inner attribution's content, source, cue and listener. */
function isAllOf(tokens: Token[], outer: Draft, inner: Draft): boolean {
  const parts = [...inner.content, ...inner.source, ...inner.cue, ...(inner.listener ? [inner.listener] : [])]
  for (const [first, end] of outer.content) {
    for (let at = first; at < end; at += 1) {
      if (tokens[at]!.pos === 'PUNCT' || tokens[at]!.lower === 'that') continue
      if (!parts.some(([from, to]) => at >= from && at < to)) return false
    }
  }
  return true
}
