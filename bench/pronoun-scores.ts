// How many pronouns that stand as a source lead to the right name: pronoun-sources.json says for 200 sources of
// polnear-dev.jsonl, read and decided by a person, which words name the one who is meant, or null where it is the writer,
// the reader or nobody in particular.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldName } from '../src/domain/source.js'
import { findSentences } from '../src/language/sentences/sentences.js'
import { findMentions } from '../src/language/mentions/find-mentions.js'
import { nameSource } from '../src/language/attributions/chains/source-names.js'
import { tokenize } from '../src/language/words/tokens.js'
import { projectPath } from '../src/project.js'

interface PronounSource {
  article: string
  source: [number, number]
  antecedent: [number, number][] | null
}

export interface PronounOutcome {
  article: string
  /** UTF-16 code units into the article. */
  source: [number, number]
  pronoun: string
  wanted: string[] | null
  found: string | undefined
  right: boolean
  /** The words before it. */
  context: string
}

/** scorePronouns reads the articles in the folder of corpora and gives the outcome of each labelled pronoun. */
export function scorePronouns(data: string): PronounOutcome[] {
  const texts = new Map(readFileSync(join(data, 'polnear-dev.jsonl'), 'utf8').split('\n').filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string }).map(({ id, text }) => [id, text]))
  const labels = JSON.parse(readFileSync(projectPath('bench', 'pronoun-sources.json'), 'utf8')) as PronounSource[]
  let article = ''
  let read: (range: [number, number]) => string | undefined = () => undefined
  return labels.map((label) => {
    const text = texts.get(label.article)!
    if (label.article !== article) {
      article = label.article
      read = reader(text)
    }
    const pronoun = text.slice(...label.source).toLowerCase()
    const wanted = label.antecedent?.map((range) => text.slice(...range)) ?? null
    const found = read(label.source)
    return { article, source: label.source, pronoun, wanted, found, right: isRight(wanted, found, pronoun),
      context: text.slice(Math.max(0, label.source[0] - 300), label.source[1] + 60).replace(/\s+/g, ' ') }
  })
}

function reader(text: string): (range: [number, number]) => string | undefined {
  const tokens = tokenize(text)
  const mentions = findMentions(tokens, findSentences(text, tokens))
  return ([start, end]) => {
    const first = tokens.findIndex((token) => token.end > start)
    let last = first
    while (last < tokens.length && tokens[last]!.start < end) last += 1
    return nameSource(text, tokens, [first, last], mentions)?.name
  }
}

/**
 * The names agree where one holds the words of the other and both end alike, or begin and end alike ("Ann B. Lee",
 * "Ann Lee").
 */
function isRight(wanted: string[] | null, found: string | undefined, pronoun: string): boolean {
  if (wanted === null) return found === undefined || found.toLowerCase() === pronoun
  if (found === undefined) return false
  const longest = wanted.reduce((a, b) => b.split(' ').length > a.split(' ').length ? b : a)
  if (wanted.some((name) => foldName(name) === foldName(found))) return true
  const [a, b] = [foldName(longest).split(' '), foldName(found).split(' ')]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const endsAlike = short[short.length - 1] === long[long.length - 1]
  if (short.length > 1 && endsAlike && short[0] === long[0]) return true
  if (short.length === 1 && endsAlike) return true
  // A phrase without a name: "former crew members" in "20 former crew members, editors".
  return wanted.some((name) => !/^\p{Lu}/u.test(name) && ` ${b.join(' ')} `.includes(` ${foldName(name)} `)) ||
    ` ${long.join(' ')} `.includes(` ${short.join(' ')} `) && short.length > 1
}
