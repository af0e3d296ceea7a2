// `claimtrail import` of a thousand files of about 3 kB, by the built program, beside the time that one core takes to split the same texts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { split } from '../src/language/split.js'
import { projectPath } from '../src/project.js'

const FILES = Number(process.env['BENCH_FILES'] ?? 1_000)
const LENGTH = 3_000

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
try {
  const texts = Array.from({ length: FILES }, (_, n) => textOf(n))
  for (const [n, text] of texts.entries()) writeFileSync(join(folder, `${String(n).padStart(4, '0')}.txt`), text)
  for (const text of texts.slice(0, 50)) split(text)
  const begun = performance.now()
  for (const text of texts) split(text)
  const splitting = performance.now() - begun
  const database = process.env['DATABASE_URL'] ?? `file:${join(folder, 'claimtrail.db')}`
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [projectPath('dist', 'src', 'cli.js'), 'import', folder], { env: { ...process.env, DATABASE_URL: database }, maxBuffer: 1 << 28 })
  const importing = performance.now() - started
  if (status !== 0) throw new Error(String(stderr))
  const perSecond = (ms: number) => (FILES / ms * 1_000).toFixed(1)
  console.log(`${FILES} files, ${availableParallelism()} cores: imported ${perSecond(importing)} files a second; one core splits ${perSecond(splitting)}: ${(splitting / importing).toFixed(2)} times`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// Of our own fixture with other numbers, so that no two are the same.
function textOf(n: number): string {
  const text = readFileSync(projectPath('fixtures', 'articles', 'harbour-hospital-budget.md'), 'utf8')
  return text.replace(/\d+/g, (digits) => String(Number(digits) + n)).slice(0, LENGTH)
}
