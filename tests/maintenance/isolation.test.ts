import { readFileSync, readdirSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { projectPath } from '../../src/project.js'

const STORE = ['better-sqlite3', '@prisma/adapter-better-sqlite3']

/** All packages that a file of src/ loads by its static imports, directly or through our own files. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>()
  if (seen.has(file)) return packages
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?'([^']+)'/gm)) {
    if (!specifier.startsWith('.')) packages.add(specifier)
    else for (const found of packagesOf(resolve(dirname(file), specifier.replace(/\.js$/, '.ts')), seen)) packages.add(found)
  }
  return packages
}

const commands = readdirSync(projectPath('src/commands')).map((name) => projectPath('src/commands', name))

// Two SQLite libraries in one process on one file undo each other's POSIX locks: https://sqlite.org/howtocorrupt.html
it('the server never loads the second SQLite', () => {
  const packages = packagesOf(projectPath('src/main.ts'))
  expect(packages).toContain('@prisma/adapter-better-sqlite3')
  expect(packages).not.toContain('sqlite3')
})

it('no command loads both, and the table of commands loads neither', () => {
  const both = commands.filter((file) => {
    const packages = packagesOf(file)
    return packages.has('sqlite3') && STORE.some((name) => packages.has(name))
  })
  expect(both.map((file) => relative(projectPath(), file))).toEqual([])
  expect(commands.filter((file) => packagesOf(file).has('sqlite3'))).toHaveLength(3)
  const table = packagesOf(projectPath('src/cli.ts'))
  expect([...table].filter((name) => name === 'sqlite3' || STORE.includes(name))).toEqual([])
})
