import { markKinds, type CoveredSentence, type MarkKind, type SentenceKind } from '../../../domain/coverage.js'
import type { ArticleCoverage } from '../../../desk/reading/coverage.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { sentenceWords } from '../../parts/sentence-words.js'
import { inFull, plural } from '../../parts/tally.js'

export interface CoverageModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  backHref: string
  /** "16 of 18 sentences, 89%", or null where there is none. */
  summary: string | null
  problem: string | null
  legend: { kind: SentenceKind; label: string; sign: string; count: string }[]
  paragraphs: { label: string; cells: CellView[] }[]
  /** Those that nobody has looked at, and those that were looked at and hold no claim. */
  holes: SentenceView[]
  marked: SentenceView[]
  markedLabel: string
  previousHref: string | null
  nextHref: string | null
}

interface CellView {
  kind: SentenceKind
  href: string
  label: string
  sign: string
  /** 1 to 6: how long it is. */
  size: number
}

interface SentenceView {
  id: string
  label: string
  text: string
  action: string
  start: number
  /** Where it is sent back to. */
  from: number
  addHref: string
  /** What it is, and who said so. */
  by: string | null
  choices: { kind: MarkKind | ''; label: string; key: string | null }[]
}

/** So many sentences a map shows at once. */
export const SENTENCES_SHOWN = 300

/** presentCoverage draws the map of an article's sentences, from the one that stands at `from` (UTF-16 units) or after it. */
export function presentCoverage({ frame, coverage: { article, revision, sentences, tally }, from, problem = null }: {
  frame: Frame
  coverage: ArticleCoverage
  from: number
  problem?: string | null
}): CoverageModel {
  const path = `/desk/articles/${article.id}`
  const first = Math.max(0, sentences.findIndex(({ start }) => start >= from))
  const shown = sentences.slice(first, first + SENTENCES_SHOWN)
  const seen = sentences.length - tally.open
  const start = shown[0]?.start ?? 0
  const view = (sentence: CoveredSentence) => sentenceView(sentence, { path, text: revision.text, number: sentences.indexOf(sentence) + 1, from: start })
  const pageAt = (index: number) => (sentences[index] === undefined ? null : `${path}/coverage?from=${sentences[index].start}`)
  const marked = shown.filter(({ kind }) => kind !== 'claim' && kind !== 'open')
  return {
    ...deskPage(frame, 'Coverage', { scripts: sentences.length === 0 ? [] : ['/assets/coverage.js'], styles: ['/assets/coverage.css'] }),
    title: article.title,
    words: presentWords(article.language),
    backHref: path,
    summary: sentences.length === 0 ? null : `${inFull(seen)} of ${plural(sentences.length, 'sentence')}, ${Math.floor((100 * seen) / sentences.length)}%`,
    problem,
    legend: (Object.keys(sentenceWords) as SentenceKind[]).map((kind) => ({ kind, label: sentenceWords[kind].label, sign: sentenceWords[kind].sign, count: inFull(tally[kind]) })),
    paragraphs: paragraphsOf(shown, (sentence) => cellView(sentence, path, revision.text, sentences.indexOf(sentence) + 1)),
    holes: shown.filter(({ kind }) => kind === 'open').map(view),
    marked: marked.map(view),
    markedLabel: plural(marked.length, 'sentence'),
    previousHref: first > 0 ? pageAt(Math.max(0, first - SENTENCES_SHOWN)) : null,
    nextHref: pageAt(first + SENTENCES_SHOWN),
  }
}

function paragraphsOf(shown: CoveredSentence[], draw: (sentence: CoveredSentence) => CellView): CoverageModel['paragraphs'] {
  const rows = new Map<number, CellView[]>()
  for (const sentence of shown) rows.set(sentence.paragraph, [...(rows.get(sentence.paragraph) ?? []), draw(sentence)])
  return [...rows].map(([paragraph, cells]) => ({ label: `¶${inFull(paragraph + 1)}`, cells }))
}

const LONGEST_LABEL = 60

function cellView({ kind, claims, start, end }: CoveredSentence, path: string, text: string, number: number): CellView {
  const { label, sign } = sentenceWords[kind]
  const words = text.slice(start, Math.min(end, start + LONGEST_LABEL))
  const [claim, ...others] = claims
  return {
    kind, size: Math.min(6, Math.floor((end - start) / 40) + 1),
    href: claim === undefined ? `#s-${start}` : `${path}?claim=${claim}#mark-${claim}`,
    sign: others.length > 0 ? String(claims.length) : sign,
    label: `Sentence ${inFull(number)}, ${claims.length > 1 ? plural(claims.length, 'claim') : label}: ${words}${end - start > LONGEST_LABEL ? '…' : ''}`,
  }
}

function sentenceView({ start, end, kind, markedBy }: CoveredSentence, { path, text, number, from }: { path: string; text: string; number: number; from: number }): SentenceView {
  const words = text.slice(start, end)
  const add = new URLSearchParams({ quote: words, before: text.slice(Math.max(0, start - 40), start) })
  return {
    id: `s-${start}`, label: `Sentence ${inFull(number)}`, text: words, action: `${path}/sentences`, start, from, by: kind === 'open' ? null : `${sentenceWords[kind].label}${markedBy === null ? '' : `, ${markedBy}`}`,
    addHref: `${path}/claims/new?${add.toString()}`,
    choices: markedBy === null ? markKinds.filter((one) => one !== kind).map((one) => ({ kind: one, label: sentenceWords[one].label, key: sentenceWords[one].key })) : [{ kind: '', label: 'Take it back', key: null }],
  }
}
