// A claim's words → its text: with names where the article says who, dates in full, capital first, full stop last.
import type { ReadArticle } from '../../article.js'
import type { Token } from '../../words/token.js'
import { coordinators } from '../../lexicon/conjunctions.js'
import { words } from '../../lexicon/word-lists.js'
import type { Passage } from '../passages/cut-passages.js'
import type { FoundTime } from '../facts/found-time.js'
import { closing, opening, type ClaimWord } from './claim-words.js'
import { lowerFirst } from './lower-first.js'
import type { Replacement } from './replacement.js'

interface Written {
  text: string
  /** The token after which the words of the article go on from here; -1 for an added word. */
  index: number
}

// All but the coordinators only where a comma parts them from the rest: "Instead, the council …", but "Instead of the council …".
const leading: ReadonlySet<string> = new Set([...coordinators, ...words('however meanwhile also then moreover furthermore therefore thus still instead ' +
  'additionally likewise nevertheless nonetheless too plus indeed again though')])
const noSpaceBefore = words(", . ; : ! ? ) ] % ’s 's ’ ' n't n’t ”")
const noSpaceAfter = words('( [ $ £ € “ ‘')

/** wordClaim gives the text of a claim, '' where nothing is left to say. */
export function wordClaim(
  article: ReadArticle, passage: Passage, list: readonly ClaimWord[],
  replacements: ReadonlyMap<number, Replacement>, times: readonly FoundTime[],
): string {
  const { tokens } = article
  const trimmed = trim(tokens, list)
  const dated = new Map(times.flatMap(({ from, end, wording }) => (wording === undefined ? [] : [[from, { end, text: wording }] as const])))
  const own = new Set(trimmed.filter((word) => typeof word === 'number'))
  const written: Written[] = []
  for (let place = 0; place < trimmed.length; place += 1) {
    const word = trimmed[place]!
    if (typeof word === 'string') {
      written.push({ text: word, index: -1 })
      continue
    }
    const replaced = replacements.get(word) ?? dated.get(word)
    if (replaced && hasAll(own, word, replaced.end)) {
      while (typeof trimmed[place + 1] === 'number' && (trimmed[place + 1] as number) < replaced.end) place += 1
      const next = trimmed[place + 1]
      const short = typeof next === 'number' ? spelledOut(tokens, next) : undefined
      // "June 18, 2018, near": the year stands between commas; "(as of June 18, 2018)" has closed already.
      const goesOn = replaced.text.includes(',') && !replaced.text.endsWith(')') && dated.has(word) && typeof next === 'number' && /^[\p{L}\p{N}]/u.test(tokens[next]!.text)
      written.push({ text: goesOn ? `${replaced.text},` : replaced.text, index: replaced.end - 1 })
      if (short !== undefined) {
        written.push({ text: short, index: -1 })
        place += 1
      }
      continue
    }
    const moved = written.length > 0 && word === passage.sentenceStart
    written.push({ text: moved ? lowerFirst(tokens[word]!) : tokens[word]!.text, index: word })
  }
  return finish(join(tokens, written))
}

/** "he's", "they've" with a name in place of the pronoun: written out, so that it reads as no possessive. */
function spelledOut(tokens: readonly Token[], at: number): string | undefined {
  const { lower, pos } = tokens[at]!
  const short = lower.replace('’', "'")
  if (pos === 'PART') return undefined
  if (short === "'ll") return 'will'
  if (short === "'ve") return 'have'
  if (short === "'re") return 'are'
  if (short !== "'s" && short !== "'d") return undefined
  let next = at + 1
  while (tokens[next]?.pos === 'ADV') next += 1
  const [verb, after] = [tokens[next], tokens[next + 1]]
  const isPerfect = verb?.tag === 'VBN' && (/^(?:been|had|got|gone|become|made|said|told|given|seen)$/.test(verb.lower) || /^(?:TO|DT|PRP|PRP\$|NNP)$/.test(after?.tag ?? ''))
  return short === "'d" ? (isPerfect ? 'had' : 'would') : isPerfect ? 'has' : 'is'
}

function hasAll(own: ReadonlySet<ClaimWord>, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (!own.has(at)) return false
  return true
}

/** Connecting words at the start, marks at both ends. */
function trim(tokens: readonly Token[], list: readonly ClaimWord[]): readonly ClaimWord[] {
  let [from, end] = [0, list.length]
  const isMark = (word: ClaimWord): boolean => typeof word === 'number' && tokens[word]!.pos === 'PUNCT' && !opening.has(tokens[word]!.text)
  const isEnd = (word: ClaimWord): boolean => typeof word === 'number' && tokens[word]!.pos === 'PUNCT' && !closing.has(tokens[word]!.text) &&
    tokens[word]!.text !== ')' && tokens[word]!.text !== ']'
  while (from < end) {
    const word = list[from]!
    if (typeof word === 'number' && leading.has(tokens[word]!.lower)) {
      const next = list[from + 1]
      const comma = typeof next === 'number' && tokens[next]!.text === ','
      if (!comma && !coordinators.has(tokens[word]!.lower)) break
      // "Nor did they leave": no question.
      if (tokens[word]!.lower === 'nor') break
      // "So far", "so much": no conjunction.
      if (tokens[word]!.lower === 'so' && typeof next === 'number' && /^(?:far|many|much|few|long|called)$/.test(tokens[next]!.lower)) break
    } else if (!isMark(word)) break
    from += 1
  }
  while (end > from && isEnd(list[end - 1]!)) end -= 1
  return list.slice(from, end)
}

function join(tokens: readonly Token[], list: readonly Written[]): string {
  let text = ''
  let last: Written | undefined
  for (const word of list) {
    text += last && needsSpace(tokens, last, word) ? ` ${word.text}` : word.text
    last = word
  }
  return text
}

function needsSpace(tokens: readonly Token[], last: Written, { text, index }: Written): boolean {
  if (last.index >= 0 && index === last.index + 1) return tokens[index]!.start > tokens[last.index]!.end
  if (last.index >= 0 && index === last.index + 2 && /^[[\]]$/.test(tokens[index - 1]!.text)) return !isGlued(tokens, index)
  const first = tokens[index - 1]
  if (index > 0 && last.index >= 0 && first && index > last.index && tokens[index]!.start === first.end && index - last.index === 1) return false
  return !noSpaceBefore.has(text) && !noSpaceAfter.has(last.text) && !(index < 0 && text === '"')
}

/** "[W]e": an editor's bracket inside a word. */
function isGlued(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.start === tokens[at - 1]!.end && tokens[at - 1]!.start === tokens[at - 2]!.end
}

function finish(text: string): string {
  if (text === '') return ''
  const one = text.replace(/\s+/g, ' ')
  const capital = (one.charAt(0).toUpperCase() + one.slice(1)).replace(/,([”"’])$/, '$1')
  return /[.!?…]["”’]?$/.test(capital) ? capital : `${capital}.`
}
