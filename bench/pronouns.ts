// How many pronouns that stand as a source lead to the right name, by pronoun. `tsx bench/pronouns.ts DATA [--list]`: DATA
// holds polnear-dev.jsonl; --list prints the mistakes.
import { scorePronouns } from './pronoun-scores.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx bench/pronouns.ts DATA [--list]')
  process.exit(2)
}
const tally = new Map<string, { right: number; all: number }>()
for (const { article, source, pronoun, wanted, found, right, context } of scorePronouns(data)) {
  for (const key of [pronoun, 'all']) {
    const row = tally.get(key) ?? { right: 0, all: 0 }
    tally.set(key, { right: row.right + Number(right), all: row.all + 1 })
  }
  if (!right && process.argv.includes('--list')) {
    console.log(`${article.slice(0, 40)} ${String(source[0])} ${pronoun}: ${wanted?.join(' | ') ?? '-'} ✗ ${found ?? '-'}`)
    console.log(`   ${context}`)
  }
}
for (const [key, { right, all }] of [...tally].sort((a, b) => b[1].all - a[1].all)) {
  console.log(`${key.padEnd(6)} ${String(right).padStart(3)} of ${String(all).padStart(3)}  ${(100 * right / all).toFixed(1)}%`)
}
