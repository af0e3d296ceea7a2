// How long the worst documents take to be read, at once and as rationales: what QUICK_TO_READ and LOOKS are chosen by.
// `npm run bench:documents [LENGTH]`: LENGTH in UTF-16 code units; without it, each format at the longest that is
// read at once, and pages at 20,000.
import type { DocumentFormat } from '../src/intake/document.js'
import { IntakeError } from '../src/intake/intake-error.js'
import { QUICK_TO_READ, readText } from '../src/intake/read-document.js'
import { renderMarkdown } from '../src/web/parts/markdown.js'
import { hostileDocument, hostileUnits } from './hostile-documents.js'

const length = process.argv[2] === undefined ? null : Number(process.argv[2])
const ROUNDS = 5
const LONGEST_RATIONALE = 20_000
// No page is read at once.
const WHOLE_PAGE = 20_000

console.log('| what | units | worst family | its time |')
console.log('| --- | ---: | --- | ---: |')
for (const format of Object.keys(hostileUnits) as DocumentFormat[]) {
  report(`read ${format}`, hostileUnits[format], length ?? (QUICK_TO_READ[format] || WHOLE_PAGE), (text) => {
    try {
      readText({ text, format })
    } catch (error) {
      // To be refused is an answer.
      if (!(error instanceof IntakeError)) throw error
    }
  })
}
report('draw a rationale', hostileUnits.markdown, length ?? LONGEST_RATIONALE, renderMarkdown)

function report(what: string, units: string[], size: number, act: (text: string) => void): void {
  const times = units.map((unit) => ({ unit, time: shortest(() => act(hostileDocument(unit, size))) }))
  const worst = times.reduce((one, other) => (other.time > one.time ? other : one))
  console.log(`| ${what} | ${size.toLocaleString('en')} | \`${JSON.stringify(worst.unit)}\` | ${worst.time.toFixed(0)} ms |`)
}

// The shortest of some rounds, by the clock or by the processor: what else the machine does at the time is no part of it.
function shortest(act: () => void): number {
  let least = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    act()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, performance.now() - start, (user + system) / 1_000)
  }
  return least
}
