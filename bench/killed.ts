// What is left after `kill -9`: the server at work, or PostgreSQL under it, is killed fifty times each, and whatever was acknowledged is looked for.
import { killRounds, type Survived, type Victim } from './killed-rounds.js'

const VICTIMS: Victim[] = ['the server, on SQLite', 'the server, on PostgreSQL', 'PostgreSQL itself']
const rounds = Number(process.argv[2] ?? 50)
let isSound = true

const rows: string[] = []
for (const victim of VICTIMS) {
  const survived = await killRounds(victim, rounds, (round) => process.stderr.write(`\r${victim}: ${round} of ${rounds} `))
  process.stderr.write('\n')
  rows.push(rowOf(victim, survived))
  for (const { path, version, says } of survived.lost) console.log(`lost: ${path} in version ${version} (${says})`)
  for (const problem of survived.problems) console.log(`wrong: ${problem}`)
  if (survived.lost.length + survived.problems.length > 0) isSound = false
}
console.log('| killed | times | changes acknowledged | under way, not acknowledged | lost | found wrong by `check` | takes changes again after, median; longest |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const row of rows) console.log(row)
process.exitCode = isSound ? 0 : 1

function rowOf(victim: Victim, { acknowledged, unheard, lost, problems, backAfter }: Survived): string {
  const sorted = backAfter.toSorted((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! / 1_000).toFixed(2)} s`
  return `| ${victim} | ${rounds} | ${acknowledged.toLocaleString('en')} | ${unheard} | ${lost.length} | ${problems.length} | ${at(0.5)}; ${at(1)} |`
}
