// I and we: somebody's own words, so that they stay; who speaks is the likeliest of whom they may mean.
import { firstPerson } from '../../lexicon/pronouns.js'
import type { SplitAttribution } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import type { Reference } from './reference.js'

/** What is read of an attribution. */
export type Speech = Pick<SplitAttribution, 'content' | 'source' | 'hops' | 'cue'>

/** speakersOf gives for each token the name of whoever says it, the innermost attribution's; '' where the article speaks. */
export function speakersOf(tokens: readonly Token[], attributions: readonly Speech[]): readonly string[] {
  const speakers = new Array<string>(tokens.length).fill('')
  const spans = attributions.flatMap(({ content, hops }) => content.map(([start, end]) => ({ start, end, name: hops[0]?.name ?? '' })))
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const open: typeof spans = []
  let next = 0
  tokens.forEach(({ start }, at) => {
    while (open.length > 0 && open[open.length - 1]!.end <= start) open.pop()
    for (; next < spans.length && spans[next]!.start <= start; next += 1) open.push(spans[next]!)
    speakers[at] = open[open.length - 1]?.name ?? ''
  })
  return speakers
}

/** firstPersonReference marks "I", "we", "our" as open. */
export function firstPersonReference(tokens: readonly Token[], speakers: readonly string[], at: number): Reference | undefined {
  const { lower, text, tag } = tokens[at]!
  if (!firstPerson.has(lower) || (tag !== 'PRP' && tag !== 'PRP$') || (text === 'I' && isNumbered(tokens[at - 1])) || (lower === 'us' && text === 'US')) return undefined
  const speaker = speakers[at]!
  return { firstToken: at, endToken: at + 1, kind: 'first-person', decision: { open: speaker === '' ? [] : [speaker] }, chain: -1 }
}

/** "Level I", "Part I". */
function isNumbered(before: Token | undefined): boolean {
  return before !== undefined && (before.pos === 'PROPN' || before.pos === 'NOUN') && /^\p{Lu}/u.test(before.text)
}
