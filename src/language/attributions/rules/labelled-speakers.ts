// "LEE: CONTENT", as transcripts have it, the label before the words or on a line of its own; "Lee Ash: “CONTENT”".
import { opensQuote, type Draft, type Scene } from '../drafts.js'
import type { TokenRange } from '../../words/noun-phrases.js'

const longestLabel = 9
const mostSentences = 200

/** readSpeaker gives all that a label's speaker says, where its first words stand in this sentence. */
export function readSpeaker(scene: Scene): Draft | undefined {
  const { tokens, sentences, index, end } = scene
  const sentence = sentences[index]!
  const speaker = sentence.frame?.speaker
  if (!speaker) return readQuoted(scene)
  const isFirst = sentence.bodyToken < end && (sentence.firstToken <= speaker[0] || isLabelLine(scene, index - 1, speaker))
  if (!isFirst) return undefined
  let colon = speaker[1]
  while (tokens[colon]!.text !== ':') colon += 1
  const content: TokenRange[] = []
  for (let at = index; at < sentences.length && at - index < mostSentences; at += 1) {
    const { frame, bodyToken, endToken, paragraph } = sentences[at]!
    if (frame?.speaker?.[0] !== speaker[0]) break
    const last = content[content.length - 1]
    if (last && last[1] === bodyToken && sentences[at - 1]!.paragraph === paragraph) content[content.length - 1] = [last[0], endToken]
    else content.push([bodyToken, endToken])
  }
  return { content, cue: [[colon, colon + 1]], source: [[speaker[0], speaker[1]]], type: 'speech', isCertain: true, isLabel: true }
}

function isLabelLine({ sentences }: Scene, index: number, speaker: TokenRange): boolean {
  const line = sentences[index]
  return line !== undefined && line.bodyToken >= line.endToken && line.frame?.speaker?.[0] === speaker[0]
}

/** "Lee Ash: “CONTENT”" */
function readQuoted(scene: Scene): Draft | undefined {
  const { tokens, first, end } = scene
  let colon = first
  while (colon < end && colon - first < longestLabel && tokens[colon]!.text !== ':') colon += 1
  if (tokens[colon]?.text !== ':' || colon === first || colon + 2 >= end) return undefined
  const start = opensQuote(scene, first) ? first + 1 : first
  for (let at = start; at < colon; at += 1) {
    if (!/^\p{Lu}/u.test(tokens[at]!.text) && tokens[at]!.pos !== 'ADP') return undefined
  }
  const isHeading = scene.sentences[scene.index]!.type === 'heading'
  if (!isHeading && !(colon - start > 1 && opensQuote(scene, colon + 1))) return undefined
  return { content: [[colon + 1, paragraphEnd(scene)]], cue: [[colon, colon + 1]], source: [[start, colon]], type: 'speech' }
}

function paragraphEnd({ sentences, index }: Scene): number {
  let last = index
  while (last + 1 < sentences.length && last - index < 40 && sentences[last + 1]!.paragraph === sentences[index]!.paragraph) last += 1
  return sentences[last]!.endToken
}
