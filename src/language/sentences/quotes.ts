// Quotations: which tokens stand inside quotation marks.
import type { ArticleSentence } from './sentence.js'
import type { Token } from '../words/token.js'
import { cueVerb } from '../lexicon/cue-verbs.js'
import { closesSingle, opensSingle } from './single-quotes.js'

export interface Quote {
  /** Tokens [first, end), the marks included. */
  first: number
  end: number
  /** The number of the quotation of several paragraphs that it goes on, its own number where it begins one. */
  whole: number
}

export interface Quotes {
  quotes: Quote[]
  /** Token index → index into `quotes`, -1 outside. */
  byToken: Int32Array
}

const plain: ReadonlySet<string> = new Set(['"', "''"])
const reachOfSpeaker = 4

/**
 * findQuotes pairs quotation marks, paragraph by paragraph: “…”, "…", ''…'' and '…' (folding makes “…” of «…» and „…“). A quotation that runs over
 * several paragraphs opens in each again, as print has it, and ends with the paragraph where its closing mark is missing.
 * A mark that closes what nothing opened, before whoever speaks, quotes its paragraph.
 */
export function findQuotes(tokens: Token[], sentences: ArticleSentence[]): Quotes {
  const quotes: Quote[] = []
  const byToken = new Int32Array(tokens.length).fill(-1)
  // The quotation that lacks its closing mark in the paragraph before.
  let running = -1
  for (let index = 0; index < sentences.length;) {
    let next = index + 1
    while (next < sentences.length && sentences[next]!.paragraph === sentences[index]!.paragraph) next += 1
    const [first, end] = [sentences[index]!.firstToken, sentences[next - 1]!.endToken]
    const goesOn = running >= 0 && opensAgain(tokens, first)
    const from = quotes.length
    const isOpen = pairMarks(tokens, first, end, (start, stop) => {
      byToken.fill(quotes.length, start, stop)
      quotes.push({ first: start, end: stop, whole: quotes.length })
    })
    const opening = quotes[from]
    if (goesOn && opening?.first === first) opening.whole = quotes[running]!.whole
    running = isOpen && quotes.length > from ? quotes.length - 1 : -1
    index = next
  }
  return { quotes, byToken }
}

const opensAgain = (tokens: Token[], first: number): boolean => /^(?:["“]|'')$/.test(tokens[first]!.text)

/** Pairs the marks of one paragraph; true where the last one stays open. */
function pairMarks(tokens: Token[], first: number, end: number, add: (start: number, stop: number) => void): boolean {
  let open = -1
  let closers = ''
  let last = first
  const close = (stop: number): void => {
    // A lone mark at the end of a paragraph quotes nothing.
    if (open >= 0 && stop - open > 2) add(open, stop)
    open = -1
    last = stop
  }
  for (let at = first; at < end; at += 1) {
    const { text } = tokens[at]!
    if (text.length > 2) continue
    if (open >= 0) {
      const isClosed = closers === "'" ? closesSingle(tokens, at, end) : plain.has(text) ? plain.has(closers) || closers === '”' : closers.includes(text)
      if (isClosed || (text === '”' && plain.has(closers))) close(at + 1)
    } else if (closesUnopened(tokens, at, first, end, last)) {
      open = first
      close(at + 1)
    } else if (text === '“') [open, closers] = [at, '”']
    else if (plain.has(text)) [open, closers] = [at, text]
    else if (opensSingle(tokens, at, end)) [open, closers] = [at, "'"]
  }
  const isOpen = open >= 0
  close(end)
  return isOpen
}

/** “…, and sent no help, " the minister said.”: a closing mark behind a comma, and who speaks after it; none stands before. */
function closesUnopened(tokens: Token[], at: number, first: number, end: number, last: number): boolean {
  const { text } = tokens[at]!
  if (!(plain.has(text) || text === '”') || at - first < 3 || last !== first) return false
  if (!/^[,.!?]$/.test(tokens[at - 1]!.text)) return false
  for (let look = at + 1; look < end && look - at <= reachOfSpeaker; look += 1) {
    const { lower } = tokens[look]!
    if (/^["“”]$/.test(lower)) return false
    const cue = cueVerb(lower)
    if (cue && (cue.type === 'speech' || cue.type === 'address')) return !hasMark(tokens, look, end)
  }
  return false
}

function hasMark(tokens: Token[], from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (/^["“”]$/.test(tokens[at]!.text)) return true
  return false
}
