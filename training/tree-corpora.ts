// Trees to learn from: treebanks of Universal Dependencies, and PolNeAR's articles with their automatic trees.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { tagWords } from '../src/language/words/part-of-speech.js'
import { tokenize } from '../src/language/words/tokens.js'
import type { Token } from '../src/language/words/token.js'
import type { TreeWord } from '../src/language/trees/nodes.js'
import { treeSentence } from './tree-sentences.js'
import type { TreeSentence } from './tree-sentences.js'
import type { CorpusToken } from './tree-scheme.js'

interface PlacedToken extends CorpusToken {
  start: number
  end: number
}

/** readTreebank reads a file PATH.conllu.gz. */
export function readTreebank(path: string): TreeSentence[] {
  const out: TreeSentence[] = []
  for (const block of gunzipSync(readFileSync(`${path}.conllu.gz`)).toString().split('\n\n')) {
    const text = /^# text = (.*)$/m.exec(block)?.[1]
    const rows = block.split('\n').map((line) => line.split('\t')).filter(([id]) => /^\d+$/.test(id ?? ''))
    if (text === undefined || rows.length === 0) continue
    let end = 0
    const tokens: PlacedToken[] = rows.map(([, form = '', , , tag = '', , head = '0', label = 'dep']) => {
      const start = Math.max(text.indexOf(form, end), end)
      end = start + form.length
      return { text: form, tag, head: Number(head) - 1, label, start, end }
    })
    const sentence = treeSentence(ourWords(tokenize(text), tokens), tokens)
    if (sentence) out.push(sentence)
  }
  return out
}

type SilverToken = [start: number, end: number, lemma: string, tag: string, kind: string, head: number, label: string]

/** readSilverTrees reads PATH.jsonl and PATH-corenlp.jsonl.gz. */
export function readSilverTrees(path: string): TreeSentence[] {
  const articles = readLines<{ id: string; text: string }>(readFileSync(`${path}.jsonl`, 'utf8'))
  const texts = new Map(articles.map(({ id, text }) => [id, text]))
  const out: TreeSentence[] = []
  const annotated = readLines<{ id: string; sentences: SilverToken[][] }>(
    gunzipSync(readFileSync(`${path}-corenlp.jsonl.gz`)).toString())
  for (const { id, sentences } of annotated) {
    const text = texts.get(id)
    if (text === undefined) throw new Error(`${path}.jsonl has no article ${id}`)
    const words = tokenize(text)
    let from = 0
    for (const rows of sentences) {
      const tokens: PlacedToken[] = rows.map(([start, end, , tag, , head, label]) =>
        ({ text: text.slice(start, end), tag, head: head - 1, label, start, end }))
      const last = tokens.at(-1)
      if (!last) continue
      while (from < words.length && words[from]!.end <= tokens[0]!.start) from += 1
      let to = from
      while (to < words.length && words[to]!.start < last.end) to += 1
      const sentence = treeSentence(ourWords(words.slice(from, to), tokens), tokens)
      if (sentence) out.push(sentence)
      from = to
    }
  }
  return out
}

/** ourWords gives our words where they are the corpus's, otherwise the corpus's own with our tags. */
function ourWords(words: readonly Token[], tokens: readonly PlacedToken[]): TreeWord[] {
  const same = words.length === tokens.length &&
    words.every(({ start, end }, at) => start === tokens[at]!.start && end === tokens[at]!.end)
  if (same) return words.map(({ text, lower, tag, pos, lemma }) => ({ text, lower, tag, pos, lemma }))
  const given = tokens.map(({ text }) => ({ text, lower: text.toLowerCase(), tag: '', pos: '', lemma: '' }))
  tagWords(given, new Uint8Array(given.length))
  return given
}

function readLines<T>(text: string): T[] {
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as T)
}
