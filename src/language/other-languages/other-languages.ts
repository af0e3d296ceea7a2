// Articles that are not in English: their sentences, and one claim for each that states something. No attribution is
// guessed, and nothing is read within a sentence.
import type { Range, Sentence, SentenceType, Split, SplitClaim } from '../split-result.js'

const line = /[^\n\r\u2028\u2029]+/g
const closers = /["'”’»«)\]」』）】\s]+$/
const questionMark = /[?？؟;]$/
const fullStop = /[.!…。！．।॥۔:：]$/
const longestHeading = 120
const window = 600
const unread = 'a statement in a language that is read no further than its sentences'

/** splitOther splits an article in `language` (a BCP 47 tag, or 'und'). The contract is split's. */
export function splitOther(text: string, language: string): Split {
  const segmenter = new Intl.Segmenter(language === 'und' ? undefined : language, { granularity: 'sentence' })
  const sentences: Sentence[] = []
  for (const { 0: found, index } of text.matchAll(line)) {
    const parts = segmentLine(segmenter, found)
    for (const [start, end] of parts) {
      // A line that is all of the text heads nothing.
      const isLine = parts.length === 1 && found.trim() !== text.trim()
      const type = typeOf(found.slice(start, end), isLine)
      sentences.push({ start: index + start, end: index + end, type })
    }
  }
  return { language, sentences, claims: sentences.flatMap((sentence) => claimOf(text, sentence)), attributions: [] }
}

/**
 * The sentences of one line, without the space around them. The segmenter pays for its whole input at each step, so it
 * gets a window at a time; the window's last sentence may go on, so it is read again with what follows, and where
 * nothing else was found the window grows.
 */
function segmentLine(segmenter: Intl.Segmenter, words: string): Range[] {
  const out: Range[] = []
  let size = window
  for (let from = 0; from < words.length;) {
    const piece = words.slice(from, from + size)
    const isLast = from + size >= words.length
    const parts = [...segmenter.segment(piece)]
    if (!isLast && parts.length < 2) {
      size *= 2
      continue
    }
    if (!isLast) parts.pop()
    for (const { segment, index } of parts) {
      const bare = segment.trim()
      const start = from + index + segment.length - segment.trimStart().length
      if (bare !== '') out.push([start, start + bare.length])
    }
    const last = parts.at(-1)!
    from += last.index + last.segment.length
    size = window
  }
  return out
}

function typeOf(words: string, isLine: boolean): SentenceType {
  if (!/\p{L}/u.test(words)) return 'other'
  const bare = words.replace(closers, '')
  if (questionMark.test(bare) || words.startsWith('¿')) return 'question'
  if (fullStop.test(bare)) return 'statement'
  return isLine && words.length <= longestHeading ? 'heading' : 'statement'
}

function claimOf(text: string, { start, end, type }: Sentence): SplitClaim[] {
  if (type !== 'statement') return []
  return [{
    text: text.slice(start, end), kind: 'other', quantities: [], times: [], checkworthiness: 0.5, confidence: 0.5, why: [unread],
    anchors: [{ start, end }], attributions: [], sourceSearch: 'not_looked_for', parts: [], open: [],
  }]
}
