import { learnFromDecisions, type LearntReport } from '../desk/learning/learn.js'
import type { Figures } from '../language/models/figures.js'
import { leastDecisions, leastOfEach } from '../language/learning/lesson.js'
import { print } from './streams.js'
import { withDesk } from './with-desk.js'
import { PROGRAM } from '../domain/permission.js'

const rows: [label: string, figure: keyof Figures][] = [
  ['F1', 'f1'], ['best F1', 'bestF1'], ['average precision', 'averagePrecision'], ['calibration error', 'calibrationError'],
  ['log loss', 'logLoss'],
]

const nouns = {
  'check-worthiness': ['claims kept', 'claims dismissed'],
  acceptance: ['attributions right', 'attributions wrong'],
} as const

/** runLearn learns from the desk's decisions and prints what it had, what it measured and what it did with it. */
export async function runLearn({ dryRun = false }: { dryRun?: boolean }): Promise<void> {
  await withDesk(async (desk) => {
    for (const report of await learnFromDecisions(desk, PROGRAM, { dryRun })) for (const line of linesOf(report)) await print(line)
  })
}

function linesOf({ name, right, wrong, articles, measured, missing, outcome }: LearntReport): string[] {
  const [rightNoun, wrongNoun] = nouns[name]
  const lines = [`${name}: ${right} ${rightNoun} and ${wrong} ${wrongNoun} in ${articles} articles`]
  if (measured) {
    const { learntFrom, heldOut, before, after } = measured
    lines.push(`learnt from ${learntFrom}, measured on ${heldOut} held out`, `${''.padEnd(20)}before   after`)
    for (const [label, figure] of rows) {
      lines.push(`${label.padEnd(20)}${before[figure].toFixed(3).padEnd(9)}${after[figure].toFixed(3)}`)
    }
  }
  const short = [[missing.decisions, 'decisions'], [missing.right, rightNoun], [missing.wrong, wrongNoun]] as const
  return [...lines, {
    replaced: 'replaced: what was learnt is in use from the next text on',
    'would replace': 'better; nothing is replaced, as this was a dry run',
    'not better': 'kept: what was learnt does no better on the decisions held out',
    'too few': `kept: it takes ${leastDecisions} decisions with ${leastOfEach} of each sort; missing ${
      short.filter(([count]) => count > 0).map((part) => part.join(' ')).join(', ')}`,
    'too few articles': 'kept: the decisions stand in too few articles to hold some out',
  }[outcome]]
}
