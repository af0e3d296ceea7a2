// "LONDON (Reuters) - The ministry said …": what the ministry said came through the agency of the dateline.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { SplitHop } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import type { Draft } from '../drafts.js'

/** addAgencies gives the hops of the drafts with the agency of their sentence's dateline last. */
export function addAgencies(tokens: Token[], sentences: ArticleSentence[], drafts: Draft[], hops: SplitHop[][]): SplitHop[][] {
  const filed = sentences.filter(({ frame }) => frame?.dateline?.agency)
  if (filed.length === 0) return hops
  return hops.map((chain, index) => {
    const cue = drafts[index]!.cue[0]![0]
    const agency = filed.find(({ firstToken, endToken }) => firstToken <= cue && cue < endToken)?.frame?.dateline?.agency
    if (!agency || chain.length === 0) return chain
    const name = tokens.slice(...agency).map(({ text }) => text).join(' ')
    if (chain.some((hop) => hop.name === name)) return chain
    return [...chain, { name, kind: 'publication', mention: [tokens[agency[0]]!.start, tokens[agency[1] - 1]!.end], cue: null }]
  })
}
