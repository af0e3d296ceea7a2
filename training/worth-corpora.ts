// The corpora of the worth model and the part that each has in it.
import { readExamples, readNews } from './worth-data.js'
import { measureExamples, trainLinear, trainReasons, type Measured } from './worth-training.js'
import type { LinearWeights, WorthModel } from '../src/language/worth/worth-model.js'
import type { WordVectors } from './read-word-vectors.js'

export interface WorthCorpora {
  /** PoliClaim: does the sentence assert something that can be verified? */
  policlaim: Measured[]
  /** ClaimBuster: is the sentence worth checking? */
  claimbuster: Measured[]
  /** Statements from news, so that what is no speech is not taken for none. */
  news: Measured[]
}

const newsWeight = 0.1
const otherTaskWeight = 0.1

/** readWorthCorpora reads and measures all of them. */
export function readWorthCorpora(data: string, vectors: WordVectors): WorthCorpora {
  return {
    policlaim: measureExamples(readExamples(data, 'policlaim-train'), vectors),
    claimbuster: measureExamples(readExamples(data, 'claimbuster'), vectors),
    news: measureExamples(readNews(data, 'polnear-train', newsWeight), vectors),
  }
}

/** trainAssertion trains what asserts something that can be verified; what is worth checking does. */
export function trainAssertion({ policlaim, claimbuster, news }: WorthCorpora, vectors: WordVectors): LinearWeights {
  return trainLinear(policlaim, [...helpers(claimbuster, 1), ...news], vectors)
}

/** trainWorth trains both halves; what asserts nothing is not worth checking. */
export function trainWorth(corpora: WorthCorpora, vectors: WordVectors): WorthModel {
  return {
    assertion: trainAssertion(corpora, vectors),
    worth: trainLinear(corpora.claimbuster, helpers(corpora.policlaim, 0), vectors),
    reasons: trainReasons([...corpora.policlaim, ...corpora.news]),
  }
}

function helpers(examples: Measured[], label: number): Measured[] {
  return examples.filter((example) => example.label === label).map((example) => ({ ...example, weight: otherTaskWeight }))
}
