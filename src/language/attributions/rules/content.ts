// How far the words reach that are attributed: left of a parenthesis, right of a verb, on through quotations.
import { cueVerb } from '../../lexicon/cue-verbs.js'
import { times } from '../../lexicon/calendar.js'
import { outletNames } from '../../lexicon/names.js'
import { documentNouns } from '../../lexicon/source-nouns.js'
import { words } from '../../lexicon/word-lists.js'
import { opensQuote, quoteAt, type Scene } from '../drafts.js'
import type { TokenRange } from '../../words/noun-phrases.js'

// No sentence of an article is longer; without a limit, a megabyte of cues would each reach to the end.
const farthest = 200
/** Where somebody speaks. */
const occasions = words(`interview interviews speech debate rally briefing conference hearing video column tweets posts
  remarks appearance sermon lecture podcast phone`)

/** contentBefore gives the content of "CONTENT, she said": back to the start of the sentence, or of its quotation. */
export function contentBefore(scene: Scene, end: number): TokenRange | undefined {
  const { tokens, first } = scene
  let last = end
  if (tokens[last - 1]?.text === ',' || tokens[last - 1]?.text === '—' || tokens[last - 1]?.text === '-') last -= 1
  if (last <= first && !quoteAt(scene, last - 1)) return undefined
  const quote = quoteAt(scene, last - 1)
  let start = first
  if (quote && quote.first <= first) start = quote.first
  else if (quote && quote.end >= last && opening(scene, quote.first)) start = quote.first
  if (!quote) start = Math.max(start, last - farthest)
  if (/^(?:and|but|so)$/.test(tokens[start]?.lower ?? '') && !opensQuote(scene, start) && last - start > 3) start += 1
  return start < last ? [start, last] : undefined
}

/** Words before a quotation that are not part of what is quoted: "In a letter: “…”". */
function opening(scene: Scene, quoteFirst: number): boolean {
  const before = scene.tokens[quoteFirst - 1]
  if (before === undefined || quoteFirst <= scene.first || !/^[:.,—–-]$/.test(before.text)) return false
  // "He argued, “…,” CNN reports": what CNN reports is that he argued it.
  return cueVerb(scene.tokens[quoteFirst - 2]?.lower ?? '')?.type !== 'speech'
}

/** contentAfter gives the content of "she said CONTENT": to the end of the sentence, of its clause or of its quotation. */
export function contentAfter(
  scene: Scene, start: number, narrow: boolean, ownMind = false,
): TokenRange | undefined {
  const { tokens } = scene
  let end = Math.min(scene.end, start + farthest)
  const begun = quoteAt(scene, start)
  // "He argued, “…,” CNN reports": the comma inside the marks hands over to another cue.
  if (begun && begun.first === start && tokens[begun.end - 2]?.text === ',' && begun.end < end) {
    return [start, begun.end]
  }
  let look = begun && begun.first === start ? begun.end : start + 1
  const limit = end
  for (; look < limit; look += 1) {
    const { text, lower } = tokens[look]!
    const inQuote = quoteAt(scene, look)
    if (inQuote) {
      look = Math.max(look, inQuote.end - 1)
      if (narrow && look + 1 < limit && opensOccasion(tokens, look + 1)) {
        end = look + 1
        break
      }
      continue
    }
    if (text === ';' && !narrow) {
      end = look
      break
    }
    if (text === ',' || text === '—') {
      // "believes it will hold, but the town has its doubts": what follows is no longer what is believed.
      const turns = ownMind && tokens[look + 1]?.lower === 'but'
      if (turns || endsAtComma(scene, look, limit, narrow)) {
        end = look
        break
      }
    } else if (lower === 'according' && tokens[look + 1]?.lower === 'to') {
      end = look
      break
    } else if (narrow && (lower === 'and' || lower === 'or') &&
        /^(?:VERB|AUX|ADV)$/.test(tokens[look + 1]?.pos ?? '')) {
      end = look
      break
    } else if (narrow && /^(?:while|because|although|though|after|when|whereas|saying|but)$/.test(lower)) {
      end = look
      break
    }
  }
  // A quotation that runs on past the sentence takes the content with it.
  const last = quoteAt(scene, end - 1)
  if (last && last.end > end) end = last.end
  return end > start ? [start, end] : undefined
}

/** "called it “a disgrace” in a tweet": when or where it was said, after the quotation that was. */
function opensOccasion(tokens: Scene['tokens'], at: number): boolean {
  if (!/^(?:in|on|during|at)$/.test(tokens[at]!.lower)) return false
  for (let look = at + 1; look < at + 6; look += 1) {
    const { lower, pos } = tokens[look] ?? { lower: '', pos: '' }
    if (occasions.has(lower) || documentNouns.has(lower) || times.has(lower) || outletNames.has(lower)) return true
    if (pos !== 'DET' && pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'NUM' && pos !== 'PRON') return false
  }
  return false
}

function endsAtComma(scene: Scene, comma: number, limit: number, narrow: boolean): boolean {
  const { tokens } = scene
  const next = tokens[comma + 1]
  if (!next) return true
  if (next.lower === 'according' || next.lower === 'citing') return true
  if (next.lower === 'per' && tokens[comma + 2]?.pos !== 'NOUN') return true
  const cue = cueVerb(next.lower)
  if (cue?.form === 'gerund' && (cue.type === 'speech' || cue.type === 'stance' || cue.type === 'address')) return true
  if (narrow && (/^(?:CCONJ|PRON|VERB|SCONJ)$/.test(next.pos) || /^(?:who|which)$/.test(next.lower))) return true
  // ", and she said", ", but Lee told": another cue takes over.
  const joined = next.pos === 'CCONJ' || next.lower === 'while' || next.lower === 'though' || next.lower === 'although'
  for (let look = comma + (joined ? 2 : 1); look < limit && look < comma + 8; look += 1) {
    const { lower, pos, text } = tokens[look]!
    const found = pos === 'VERB' ? cueVerb(lower) : undefined
    if (found && (found.form === 'past' || found.form === 'present') && found.type !== 'intent' &&
        found.type !== 'stance') {
      const after = tokens[look + 1]?.text
      return joined || after === ',' || after === '.' || look + 1 >= scene.end
    }
    // "…, tax records seen by the Courier show"
    if (pos === 'VERB' && tokens[look + 1]?.lower === 'by') continue
    if (pos === 'VERB' || text === ',') return false
  }
  return false
}

/** quotesAfter adds the quotations that go on in the paragraph after `end` without a cue of their own. */
export function quotesAfter(scene: Scene, end: number): TokenRange[] {
  const { tokens, sentences } = scene
  const out: TokenRange[] = []
  let at = end
  let index = scene.index
  while (index < sentences.length - 1 && sentences[index]!.endToken <= at) index += 1
  const { paragraph } = sentences[scene.index]!
  while (out.length < 3) {
    while (at < tokens.length && /^[.,]$/.test(tokens[at]!.text)) at += 1
    while (index < sentences.length && sentences[index]!.endToken <= at) index += 1
    if (sentences[index]?.paragraph !== paragraph || !opensQuote(scene, at)) return out
    const quote = quoteAt(scene, at)!
    // The quotation must be its sentence: no words of the writer before or after it.
    const following = tokens[quote.end]
    const endsHere = following === undefined || /[.!?…]$/.test(tokens[quote.end - 2]?.text ?? '') ||
      following.text === '.'
    const lead = following?.lower ?? ''
    if (!endsHere || tokens[quote.end - 2]?.text === ',' || cueVerb(lead)?.type === 'speech') return out
    if (/^[?!]$/.test(tokens[quote.end - 2]?.text ?? '') && /^\p{Ll}/u.test(following?.text ?? '')) return out
    out.push([quote.first, quote.end])
    at = quote.end
  }
  return out
}
