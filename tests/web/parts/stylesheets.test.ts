import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectPath } from '../../../src/project.js'

// What a sheet says of paper is about all that is printed, wherever it is drawn.
const printed = /@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g

/** The classes that a sheet draws by themselves, as `.card` or `li.card:hover`: not in a place (`.desk .card`) nor in a state (`.card[data-lit]`). */
function drawnIn(css: string): Set<string> {
  const bare = css.replace(/\/\*[^]*?\*\//g, '').replace(printed, '').replace(/@media[^{]*\{/g, '}')
  const selectors = [...bare.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','))
  return new Set(selectors.flatMap((selector) => /^\s*[a-z]*\.([a-z-]+)(?::[a-z-]+)*\s*$/.exec(selector)?.[1] ?? []))
}

test('a class is drawn in one stylesheet: what another says of it names the place or the state', () => {
  const folder = projectPath('views', 'assets')
  const sheets = readdirSync(folder).filter((file) => file.endsWith('.css'))
  const byClass = new Map<string, string[]>()
  for (const sheet of sheets) {
    for (const name of drawnIn(readFileSync(join(folder, sheet), 'utf8'))) byClass.set(name, [...(byClass.get(name) ?? []), sheet])
  }
  expect(byClass.size).toBeGreaterThan(100)
  expect([...byClass].filter(([, drawn]) => drawn.length > 1)).toEqual([])
})
