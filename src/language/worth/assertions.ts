// Which sentences assert something that can be checked.
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { isVerdict } from './verdicts.js'
import { weigh } from './worth.js'
import type { WorthModel } from './worth-model.js'

// In log odds. Speech to an audience asserts less than it sounds; a report in the third person asserts what it says.
const leastOfSpeech = -0.5
const leastOfReport = -1.1
// What reads like an opinion may still rest on a figure.
const leastOfOpinion = 0
/** What a verdict asserts is never in doubt. */
const assertionOfVerdict = 1
const speech = words('i we you me us my our your let let’s must should god')

/**
 * judgeSentences weighs the statements and opinions of an article and tells them apart: a statement asserts something that
 * can be verified; wishes, thanks, judgements and calls to act are opinions. What asserts nothing gets no weight.
 */
export function judgeSentences(
  model: WorthModel, tokens: readonly Token[], sentences: readonly ArticleSentence[],
): ArticleSentence[] {
  let quoted = false
  let paragraph = -1
  return sentences.map((sentence) => {
    const { type, firstToken, endToken } = sentence
    if (sentence.paragraph !== paragraph) quoted = false
    paragraph = sentence.paragraph
    const own = ownSpeech(tokens, firstToken, endToken, quoted)
    quoted = own.quoted
    if (type !== 'statement' && type !== 'opinion') return sentence
    const weight = weigh(model, tokens, firstToken, endToken)
    if (isVerdict(tokens, firstToken, endToken)) return { ...sentence, type: 'statement', weight: { ...weight, assertion: Math.max(weight.assertion, assertionOfVerdict) } }
    const least = type === 'opinion' ? leastOfOpinion : own.isSpeech ? leastOfSpeech : leastOfReport
    return weight.assertion >= least ? { ...sentence, type: 'statement', weight } : { ...sentence, type: 'opinion' }
  })
}

// Speech outside of quotation marks: what is quoted is somebody else's, and a report of speech is none.
function ownSpeech(tokens: readonly Token[], from: number, to: number, open: boolean): { isSpeech: boolean; quoted: boolean } {
  let quoted = open
  let isSpeech = false
  for (let at = from; at < to; at += 1) {
    const { text, lower } = tokens[at]!
    if (text === '“' || text === '”') quoted = text === '“'
    else if (text === '"' || text === "''") quoted = !quoted
    else if (!quoted && speech.has(lower)) isSpeech = true
  }
  return { isSpeech, quoted }
}
