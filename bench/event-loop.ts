// The longest time that nobody else is served while an article of a megabyte is imported: split in a thread, as the server
// does it, and beside it split at once. Prints milliseconds.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { openDesk } from '../src/desk/desk.js'
import { importArticle } from '../src/desk/articles/import-article.js'
import type { ArticleContext } from '../src/language/article.js'
import { split } from '../src/language/split.js'
import { projectPath } from '../src/project.js'
import { PROGRAM } from '../src/domain/permission.js'

const article = readFileSync(projectPath('fixtures', 'articles', 'storm-odalys.md'), 'utf8')
let text = ''
for (let n = 1; text.length + article.length < 1_000_000; n += 1) text += `${article}\nThis was update ${n} of the day.\n\n`
const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'))
console.log('| a megabyte imported | whole import | longest stall of the event loop |')
console.log('| --- | ---: | ---: |')
for (const how of ['split at once', 'split in a thread'] as const) {
  const opened = await openDesk(`file:${join(folder, `${how.replaceAll(' ', '-')}.db`)}`)
  const desk = how === 'split at once' ? { ...opened, split: async (whole: string, context?: ArticleContext) => split(whole, context) } : opened
  // A server has done this before: what is only slow the first time is left out.
  await importArticle(desk, PROGRAM, { title: 'A day', text: text.slice(0, 30_000), format: 'plain' })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The monitor counts from its second tick on.
  await setTimeout(50)
  const start = performance.now()
  await importArticle(desk, PROGRAM, { title: 'A long day', text, format: 'plain' })
  await setTimeout(10)
  const whole = performance.now() - start
  delay.disable()
  console.log(`| ${how} | ${whole.toFixed(0)} ms | ${(delay.max / 1e6).toFixed(0)} ms |`)
  await desk.store.close()
}
rmSync(folder, { recursive: true })
