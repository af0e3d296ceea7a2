// How many chains of fixtures/chains.jsonl come out right. `tsx bench/chains.ts [--list]`: --list prints the
// mistakes on the half
// that is looked at while the code is made.
import { readFileSync } from 'node:fs'
import { split } from '../src/language/split.js'
import { projectPath } from '../src/project.js'
import { readPassages, scoreChains, type ChainOutcome } from './chain-scores.js'

const outcomes = scoreChains(readPassages(readFileSync(projectPath('fixtures', 'chains.jsonl'), 'utf8')), split)

if (process.argv.includes('--list')) {
  for (const { passage, content, expected, found, outcome } of outcomes) {
    if (outcome === 'right' || passage.half === 'blind') continue
    const chain = (hops: { name: string; kind: string | string[] }[]): string =>
      hops.map(({ name, kind }) => `${name} (${String(kind)})`).join(' → ') || '-'
    console.log(`${passage.id} ${passage.text}\n  ${content}\n  expected ${chain(expected)}\n  ${
      found ? `found    ${chain(found)}` : 'no attribution found'}`)
  }
}
print('blind', outcomes.filter(({ passage }) => passage.half === 'blind'))
print('seen', outcomes.filter(({ passage }) => passage.half === 'seen'))
print('all', outcomes)

function print(name: string, list: ChainOutcome[]): void {
  const count = (outcome: ChainOutcome['outcome']): number => list.filter((one) => one.outcome === outcome).length
  const right = count('right')
  console.log(`${name.padEnd(6)} ${String(list.length).padStart(3)} chains  right ${(100 * right / list.length).toFixed(1)}%  of those found ${
    (100 * right / (list.length - count('missing'))).toFixed(1)}%  wrong ${count('wrong')}  not found ${count('missing')}`)
}
