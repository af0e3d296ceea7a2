import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

// Which rooms each room may import from, besides itself. The entrances (main.ts, cli.ts, commands/) may use every room.
const ALLOWED: Record<string, string[]> = {
  domain: [],
  language: ['domain', 'project.ts'],
  intake: ['domain'],
  storage: ['domain', 'project.ts'],
  desk: ['domain', 'storage', 'language', 'splitting', 'intake', 'project.ts'],
  splitting: ['domain', 'language', 'project.ts'],
  publishing: ['domain'],
  maintenance: ['domain', 'project.ts'],
  web: ['domain', 'storage', 'desk', 'publishing', 'intake', 'language', 'project.ts'],
}
// The last two are what bench/ measures against.
const ONLY_IN: Record<string, RegExp> = {
  '@prisma/client': /^storage\//,
  '@prisma/adapter-better-sqlite3': /^storage\//,
  sqlite3: /^maintenance\//,
  express: /^web\//,
  linkedom: /^intake\//,
  'wink-nlp': /^$/,
  compromise: /^$/,
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : filesIn(path)
    return path.endsWith('.ts') ? [path] : []
  })
}

interface Import {
  from: string
  target: string
}

const imports: Import[] = filesIn(src).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => ({
    from: relative(src, file),
    target: match[1] ?? '',
  })),
)
const roomOf = (path: string) => path.split('/')[0] ?? ''

describe('imports run one way', () => {
  it('finds imports at all', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('no room imports from a room above it', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ from, target }) => ({ from, to: relative(src, resolve(src, dirname(from), target)).replace(/\.js$/, '.ts') }))
      .filter(({ from, to }) => {
        const allowed = ALLOWED[roomOf(from)]
        return allowed && roomOf(from) !== roomOf(to) && !allowed.includes(roomOf(to))
      })
    expect(wrong).toEqual([])
  })

  it('no circle of files stands inside language/', () => {
    const targets = new Map<string, string[]>()
    for (const { from, target } of imports) {
      if (!from.startsWith('language/') || !target.startsWith('.')) continue
      const to = relative(src, resolve(src, dirname(from), target)).replace(/\.js$/, '.ts')
      targets.set(from, [...targets.get(from) ?? [], to])
    }
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const next of targets.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of targets.keys()) visit(file, [])
    expect(targets.size).toBeGreaterThan(100)
    expect(circles).toEqual([])
  })

  it('a library with a room of its own is imported there only', () => {
    const wrong = imports.filter(({ from, target }) => {
      const room = ONLY_IN[target]
      return room && !room.test(from)
    })
    expect(wrong).toEqual([])
  })

  it('the database rows of Prisma stay in storage', () => {
    const wrong = imports.filter(({ from, target }) => target.includes('generated/') && roomOf(from) !== 'storage')
    expect(wrong).toEqual([])
  })
})
