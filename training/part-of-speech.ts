// Trains and measures the part-of-speech model: `npx tsx training/part-of-speech.ts DATA [ROWS EPOCHS FILE]`. DATA
// holds the articles of PolNeAR and their automatic annotations.
import { join } from 'node:path'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { makeTagger } from '../src/language/words/tagger.js'
import { learnLemmas, verbForms } from './lemma-training.js'
import { readSilver, withHeadlines } from './silver-tags.js'
import { trainTagger } from './tagger-training.js'

const [data, rows = '32768', epochs = '4', out] = process.argv.slice(2)
if (!data) {
  console.error('usage: tsx training/part-of-speech.ts DATA [ROWS EPOCHS]')
  process.exit(2)
}
const given = (spelled: string, tag: string): [string, string[]][] => spelled.split(' ').map((word) => [word, [tag]])
const numberWords = given('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million ' +
  'billion trillion', 'CD')
const seed = 20161108
const train = readSilver(join(data, 'polnear-train'))
const lemmas = learnLemmas(train.flatMap(({ words, tags, lemmas: silver }) =>
  words.map((word, at) => ({ lower: word.toLowerCase(), tag: tags[at]!, lemma: silver[at]!.toLowerCase() }))))
const known = new Map([...verbForms(lemmas), ...numberWords, ...given('£ € ¥', '$')])
const model = trainTagger(withHeadlines(train, seed), known, { rows: Number(rows), epochs: Number(epochs), seed })
const tagger = makeTagger(model)
let right = 0
let all = 0
const confused = new Map<string, number>()
for (const { words, tags } of readSilver(join(data, 'polnear-dev'))) {
  const found = tagger.tag(words.map((word) => tagger.lexicon.typeOf(word)), new Uint8Array(words.length))
  for (let at = 0; at < words.length; at += 1) {
    if (tags[at] === '') continue
    const tag = tagger.lexicon.tags[found[at]!]!
    all += 1
    if (tag === tags[at]) right += 1
    else {
      const pair = `${tags[at]!} as ${tag}`
      confused.set(pair, (confused.get(pair) ?? 0) + 1)
    }
  }
}
console.log(`agreement on polnear-dev ${(right / all).toFixed(4)} (${all} words)`)
const most = [...confused].sort((a, b) => b[1] - a[1]).slice(0, 24)
console.log(most.map(([pair, count]) => `${pair} ${count}`).join(', '))
writeModel(out ?? modelPath('part-of-speech'), { ...model.header, ...lemmas }, model.tables)
