// Who spoke for a source: "said through his lawyer", "in a statement released by her office".
import type { Mentions } from '../../mentions/mentions.js'
import { nameSource } from './source-names.js'
import type { Token } from '../../words/token.js'
import type { NamedHop } from './source-names.js'
import { words } from '../../lexicon/word-lists.js'
import type { Frame } from './surroundings.js'
import { phraseAfter } from '../rules/phrase-after.js'

const through = words('through via')
const passing = words('relayed released read issued delivered passed shared provided forwarded distributed')
const kinds: ReadonlySet<string> = new Set(['person', 'unnamed', 'group', 'organization'])

/** spokesmanIn gives who spoke for the source of a draft: before or after its cue, or between the source and it. */
export function spokesmanIn(
  text: string, tokens: Token[], { left, middle, right, tail }: Frame, mentions: Mentions): NamedHop | undefined {
  for (const [first, end] of [left, middle, right, tail]) {
    for (let at = first; at < end - 1; at += 1) {
      const isPassed = isPassedOn(tokens, at)
      if (!isPassed && !through.has(tokens[at]!.lower)) continue
      // "a walk through town": within the source's own words, only with an article or an owner, or after a comma.
      const isInside = first === middle[0] && tokens[at - 1]?.text !== ','
      if (isInside && !/^(?:DET|PRON)$/.test(tokens[at + 1]?.pos ?? '')) continue
      const stop = phraseAfter(tokens, at + 1, end, { aside: first !== left[0] })
      // "through 2026", "through May"
      if (stop === at + 1 || tokens[at + 1]!.pos === 'NUM') continue
      const hop = nameSource(text, tokens, [at + 1, stop], mentions)
      if (hop && kinds.has(hop.kind) && (!isPassed || hop.kind !== 'organization')) return hop
    }
  }
  return undefined
}

/** "relayed by", "passed on by". */
function isPassedOn(tokens: Token[], at: number): boolean {
  if (tokens[at]!.lower !== 'by') return false
  const before = tokens[at - 1]?.lower ?? ''
  return passing.has(before) || (before === 'on' && tokens[at - 2]?.lower === 'passed')
}
