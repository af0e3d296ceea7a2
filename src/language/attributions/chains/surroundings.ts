// The words around an attribution that say how its content came: those of its sentence that are neither content nor
// another's.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import type { Draft } from '../drafts.js'
import type { TokenRange } from '../../words/noun-phrases.js'

/** Where a draft's source and cue stand, and the words before and after them: tokens, half open. */
export interface Frame {
  left: TokenRange
  /** From the first to the last token of source and cue. */
  middle: TokenRange
  right: TokenRange
  /** After a content that stands behind the cue: "called it “a disgrace” in a tweet". */
  tail: TokenRange
}

const reach = 40
const asides: ReadonlySet<string> = new Set(['citing', 'cited', 'quoting', 'quoted', 'posted', 'published'])
const walls: ReadonlySet<string> = new Set(['“', '”', '"', '\'\'', ';'])

/**
 * findFrames gives the frame of each draft, or undefined where it has no source. Linear: each side is of bounded
 * length.
 */
export function findFrames(tokens: Token[], sentences: ArticleSentence[], drafts: Draft[]): (Frame | undefined)[] {
  const cueOf = new Int32Array(tokens.length).fill(-1)
  drafts.forEach(({ cue }, index) => { for (const [first, end] of cue) cueOf.fill(index, first, end) })
  return drafts.map(({ source, cue, content }, index) => {
    const own = [...source, ...cue]
    const middle: TokenRange = [Math.min(...own.map(([first]) => first)), Math.max(...own.map(([, end]) => end))]
    const sentence = sentenceAt(sentences, cue[0]![0])
    const stops = (at: number): boolean => {
      if (walls.has(tokens[at]!.text)) return true
      // A participle of reporting is no attribution of its own here: "…, citing two aides".
      const isOther = cueOf[at]! >= 0 && cueOf[at] !== index
      if (isOther && !asides.has(tokens[at]!.lower)) return true
      return content.some(([first, end]) => at >= first && at < end && !(first <= middle[0] && end >= middle[1]))
    }
    let [left, right] = middle
    while (left > sentence.firstToken && middle[0] - left < reach && !stops(left - 1)) left -= 1
    while (right < sentence.endToken && right - middle[1] < reach && !stops(right)) right += 1
    const last = content[content.length - 1]![1]
    const from = last > right && last < sentence.endToken && !walls.has(tokens[last]!.text) ? last : right
    let tail = from
    while (from > right && tail < sentence.endToken && tail - from < reach && !stops(tail)) tail += 1
    return { left: [left, middle[0]], middle, right: [middle[1], right], tail: [from, tail] }
  })
}

function sentenceAt(sentences: ArticleSentence[], token: number): ArticleSentence {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.endToken <= token) low = middle + 1
    else high = middle
  }
  return sentences[low]!
}
