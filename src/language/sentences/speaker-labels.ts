// Speakers by a label: "MINISTER: …", "ANNA PRICE:" on a line of its own, "Speaker 2:", "Q:", "Lee Ash (Labour):".
import type { TokenRange } from '../words/noun-phrases.js'
import type { Token } from '../words/token.js'
import { genderOfFirstName, places, titles } from '../lexicon/names.js'
import { labelJoints, mutedLabels } from '../lexicon/frames.js'
import type { ArticleSentence } from './sentence.js'

interface Label {
  /** Undefined for "Q" and "A", which name nobody. */
  speaker: TokenRange | undefined
  body: number
  key: string
  certain: boolean
}

const longestLabel = 9
/** From so many labels on the text is a transcript: what follows a label is its speaker's until the next one. */
const transcriptLabels = 2

/**
 * labelSpeakers gives the sentences with the speakers that labels name: the body begins after the label, and the lines
 * below it, up to the next label or heading, are the speaker's. Linear in the sentences.
 */
export function labelSpeakers(tokens: readonly Token[], sentences: ArticleSentence[]): ArticleSentence[] {
  const labels = sentences.map((sentence, index) => {
    const label = readLabel(tokens, sentence)
    return label?.certain || sentences[index - 1]?.paragraph !== sentence.paragraph ? label : undefined
  })
  const uses = new Map<string, number>()
  for (const label of labels) if (label) uses.set(label.key, (uses.get(label.key) ?? 0) + 1)
  const repeated = [...uses.values()].filter((count) => count > 1).length
  const holds = (label: Label | undefined): label is Label => label !== undefined && (label.certain || (repeated > 1 && uses.get(label.key)! > 1))
  const isTranscript = labels.filter(holds).length >= transcriptLabels
  let speaker: TokenRange | undefined
  let paragraph = -1
  return sentences.map((sentence, index): ArticleSentence => {
    const label = labels[index]
    if (holds(label)) {
      speaker = label.speaker
      const isAlone = label.body >= sentence.endToken
      paragraph = isAlone ? sentences[index + 1]?.paragraph ?? -1 : sentence.paragraph
      return { ...sentence, bodyToken: label.body, ...(isAlone && { type: 'other' }),
        ...(sentence.type === 'heading' && !isAlone && { type: 'statement' }), ...(speaker && { frame: { ...sentence.frame, speaker } }) }
    }
    if (sentence.type === 'heading' || (!isTranscript && sentence.paragraph !== paragraph)) speaker = undefined
    return speaker ? { ...sentence, frame: { ...sentence.frame, speaker } } : sentence
  })
}

function readLabel(tokens: readonly Token[], { bodyToken, endToken }: ArticleSentence): Label | undefined {
  // “"WALL: We paid. …”: a transcript may stand in quotation marks.
  const start = /^["“]$/.test(tokens[bodyToken]?.text ?? '') ? bodyToken + 1 : bodyToken
  let colon = start
  while (colon < endToken && colon - start < longestLabel && tokens[colon]!.text !== ':') colon += 1
  if (tokens[colon]?.text !== ':' || colon === start || colon >= endToken) return undefined
  let end = colon
  if (tokens[end - 1]!.text === ')') {
    while (end > start && tokens[end]!.text !== '(') end -= 1
  }
  const list = tokens.slice(start, end)
  if (list.length === 0 || list.some(({ lower }) => mutedLabels.has(lower))) return undefined
  if (list.every(({ lower }) => places.has(lower))) return undefined
  const capital = list.every(({ text, lower }) => /^[\p{Lu}\d]/u.test(text) || labelJoints.has(lower) || /^[,.’'-]$/.test(text) || lower === '’s' || lower === "'s")
  if (!capital || !/^\p{Lu}/u.test(list[0]!.text)) return undefined
  const [first] = list
  const key = list.map(({ text }) => text).join(' ')
  const isTurn = list.length === 1 && /^[QA]$/.test(first!.text)
  const isNumbered = list.length === 2 && /^(?:Speaker|Interviewer|Caller|Voice|Reporter|Witness|SPEAKER)$/.test(first!.text) && /^\d+$/.test(list[1]!.text)
  const isShouted = first!.text.length > 2 && key === key.toUpperCase()
  const isTitled = list.length > 1 && (titles.has(first!.lower) || genderOfFirstName(first!.lower) !== undefined) && list.every(({ pos }) => pos === 'PROPN')
  const isInBrackets = end < colon && list.length > 1 && list.every(({ pos }) => pos === 'PROPN')
  const isAlone = colon + 1 >= endToken
  return { speaker: isTurn ? undefined : [start, end], body: colon + 1, key,
    certain: isTurn || isNumbered || isShouted || ((isTitled || isInBrackets) && (isAlone || isInBrackets)) }
}
