// "The port authority closed the pier. It said …": the organization that "it" speaks for.
import type { ArticleSentence } from '../article.js'
import type { Mentions } from '../sources/mentions.js'
import { nameSource } from '../sources/source-names.js'
import type { Token } from '../tokens.js'
import type { SplitHop } from '../types.js'
import type { Draft } from './drafts.js'
import { subjectBefore, verbGroupStart } from './noun-phrases.js'

const subjectReach = 30

/**
 * findBodies gives, by the index of the draft, the organization that "it" stands for as its source: the subject of the
 * sentence before, or who spoke there. Drafts come in the order of their cues; linear in the drafts.
 */
export function findBodies(
  text: string, tokens: Token[], sentences: ArticleSentence[], drafts: Draft[], mentions: Mentions,
): Map<number, SplitHop> {
  const bodies = new Map<number, SplitHop>()
  let sentence = 0
  // The body that the last sentence with one ended on.
  let spoke: SplitHop | undefined
  let spokeIn = -1
  drafts.forEach(({ source, cue, type }, index) => {
    while (sentence < sentences.length - 1 && sentences[sentence]!.endToken <= cue[0]![0]) sentence += 1
    const [first, end] = source[0] ?? [0, 0]
    if (end === first) return
    let body: SplitHop | undefined
    if (end - first === 1 && tokens[first]!.lower === 'it') {
      const before = sentences[sentence - 1]
      const speaks = type === 'speech' || type === 'address'
      const near = before && before.type !== 'heading' && sentences[sentence]!.paragraph - before.paragraph <= 1
      const meant = near && speaks && first - sentences[sentence]!.firstToken < subjectReach
        ? subjectOf(text, tokens, before, mentions) ?? (spokeIn === sentence - 1 ? spoke : undefined) : undefined
      body = meant && { ...meant, mention: [tokens[first]!.start, tokens[first]!.end] }
      if (body) bodies.set(index, body)
    } else body = organizationAt(text, tokens, [first, end], mentions)
    spoke = body
    spokeIn = sentence
  })
  return bodies
}

/** The subject of the first finite verb of a sentence, where it is an organization. */
function subjectOf(
  text: string, tokens: Token[], { firstToken, endToken }: ArticleSentence, mentions: Mentions): SplitHop | undefined {
  for (let at = firstToken + 1; at < endToken && at - firstToken < subjectReach; at += 1) {
    const { pos } = tokens[at]!
    if (pos !== 'VERB' && pos !== 'AUX') continue
    const range = subjectBefore(tokens, verbGroupStart(tokens, at, firstToken), firstToken)
    return range && organizationAt(text, tokens, range, mentions)
  }
  return undefined
}

function organizationAt(
  text: string, tokens: Token[], range: readonly [number, number], mentions: Mentions): SplitHop | undefined {
  const hop = nameSource(text, tokens, range, mentions)
  return hop?.kind === 'organization' ? hop : undefined
}
