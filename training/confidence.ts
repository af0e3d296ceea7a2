// Trains and measures confidence, the chance that a fact-checker keeps a claim as it stands, and writes
// src/language/models/confidence.bin (or OUT):
//
//   npx tsx training/confidence.ts --texts TEXTS... --judged JUDGED... [--lists LISTS...] [--out OUT]
//
// All are JSON Lines, as many files of each as there are. TEXTS: {id, text, date?}. JUDGED: {id, claim, verdict} by the verdicts of
// bench/judge.ts. LISTS: {id, claims: [{text}]}, what people listed of a text by the same rule. A verdict counts while split still words
// the claim so. The same files give the same bytes. Run it again after every change to clauses, references, attributions or wording.
import { parseArgs } from 'node:util'
import { attributionModel } from '../src/language/attributions/models/attribution-model.js'
import { confidenceTables } from '../src/language/claims/choosing/confidence-model.js'
import { confidenceNames } from '../src/language/claims/choosing/confidence-names.js'
import { modelPath, readModel, writeModel } from '../src/language/models/model-file.js'
import { treeModelOf } from '../src/language/trees/tree-model.js'
import { worthModelOf } from '../src/language/worth/worth-model.js'
import { measureFiles, type MeasuredClaim } from './confidence-data.js'
import { areaUnder, binsOf, calibrationError, errorByChance, logLoss, type Outcome } from './confidence-figures.js'
import { crossChances, listedShares, trainConfidence } from './confidence-training.js'

const { texts = [], judged = [], lists = [], out } = readOptions(process.argv.slice(2))
if (texts.length === 0 || judged.length === 0) {
  console.error('usage: tsx training/confidence.ts --texts TEXTS... --judged JUDGED... [--lists LISTS...] [--out OUT]')
  process.exit(2)
}
// The confidence that split would give plays no part in what is learnt.
const models = {
  attributions: attributionModel(), worth: worthModelOf(readModel('worth')), trees: treeModelOf(readModel('trees')),
  confidence: new Float32Array(confidenceNames.length),
}
const { claims, verdicts, found } = measureFiles({ texts, judged, lists }, models)
const weights = trainConfidence(claims)
const { header, tables } = confidenceTables(weights)
writeModel(out ?? modelPath('confidence'), header, tables)
report(claims)

function report(all: readonly MeasuredClaim[]): void {
  const kept = all.filter((claim) => claim.kept === true).length
  const shares = listedShares(all)
  console.log(`${String(all.length)} claims; of ${String(verdicts)} verdicts ${String(found)} still stand, ${String(kept)} kept; `
    + `a list has ${shares.kept.toFixed(2)} of those kept, ${shares.others.toFixed(2)} of the others`)
  const chances = crossChances(all)
  const outcomes: Outcome[] = chances.map(({ claim, chance }) => ({ chance, kept: claim.kept === true }))
  const spoilt = chances.filter(({ claim }) => claim.kept === true || /^(?:false|truncated|garbled|empty)$/.test(claim.verdict ?? ''))
  console.log(`judged claims, each text by the weights of the others: area under the curve ${areaUnder(outcomes).toFixed(3)} `
    + `(kept against spoilt ${areaUnder(spoilt.map(({ claim, chance }) => ({ chance, kept: claim.kept === true }))).toFixed(3)}), `
    + `calibration error ${calibrationError(outcomes).toFixed(3)} (exact chances would show ${errorByChance(outcomes).toFixed(3)}), `
    + `log loss ${logLoss(outcomes).toFixed(4)}`)
  for (const { said, found: share, count } of binsOf(outcomes)) console.log(`  said ${said.toFixed(3)}  found ${share.toFixed(3)}  of ${String(count)}`)
  const strongest = confidenceNames.map((name, at) => ({ name, weight: weights[at]! })).sort((a, b) => b.weight - a.weight)
  console.log(strongest.map(({ name, weight }) => `${name} ${weight.toFixed(2)}`).join(', '))
}

function readOptions(args: string[]): { texts?: string[]; judged?: string[]; lists?: string[]; out?: string } {
  // parseArgs knows no lists: "--texts a b" → "--texts a --texts b".
  let option = ''
  const spread = args.flatMap((arg) => {
    if (arg.startsWith('--')) option = arg
    return arg.startsWith('--') ? [] : [option, arg]
  })
  return parseArgs({
    args: spread,
    options: {
      texts: { type: 'string', multiple: true }, judged: { type: 'string', multiple: true }, lists: { type: 'string', multiple: true },
      out: { type: 'string' },
    },
  }).values
}
