import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

// Which rooms each room may import from, besides itself. The entrances (main.ts, cli.ts, commands/, run-jobs.ts) may use every room.
const ALLOWED: Record<string, string[]> = {
  domain: [],
  language: ['domain', 'project.ts'],
  intake: ['domain'],
  storage: ['domain', 'project.ts', 'whole-file.ts'],
  mail: ['domain'],
  desk: ['domain', 'storage', 'mail', 'language', 'threads', 'intake', 'project.ts'],
  threads: ['domain', 'language', 'intake', 'project.ts'],
  jobs: ['domain', 'desk', 'storage'],
  publishing: ['domain'],
  maintenance: ['domain', 'project.ts'],
  web: ['domain', 'storage', 'desk', 'publishing', 'intake', 'language', 'project.ts'],
}
// Inside language/: which steps, and which of its own files, each step may import from. A step uses only what split(text) has
// done before it; the lexicon and the model files lie under all of them.
const STEPS: Record<string, string[]> = {
  lexicon: [],
  models: [],
  words: ['lexicon', 'models'],
  sentences: ['lexicon', 'models', 'words', 'split-result.ts'],
  trees: ['lexicon', 'models', 'words', 'sentences'],
  worth: ['lexicon', 'models', 'words', 'sentences'],
  mentions: ['lexicon', 'models', 'words', 'sentences', 'trees', 'split-result.ts'],
  attributions: ['lexicon', 'models', 'words', 'sentences', 'trees', 'mentions', 'split-result.ts'],
  claims: ['lexicon', 'models', 'words', 'sentences', 'trees', 'mentions', 'attributions', 'worth', 'article.ts', 'split-result.ts'],
  learning: ['lexicon', 'models', 'words', 'sentences', 'trees', 'mentions', 'attributions', 'claims', 'worth', 'split-models.ts'],
  'other-languages': ['lexicon', 'split-result.ts'],
}
// Inside web/: the server's own manners lie under what pages share, and a page imports no other page but where it leads.
const WEB: Record<string, string[]> = {
  http: ['parts'],
  parts: [],
  pages: ['http', 'parts'],
  api: ['http', 'parts'],
}
// The last two are what bench/ measures against.
const ONLY_IN: Record<string, RegExp> = {
  '@prisma/client': /^storage\//,
  '@prisma/adapter-better-sqlite3': /^storage\//,
  sqlite3: /^maintenance\//,
  '@prisma/adapter-pg': /^storage\//,
  kysely: /^storage\//,
  pg: /^(?:storage|maintenance)\//,
  'pg-connection-string': /^(?:storage|maintenance)\//,
  express: /^web\//,
  nodemailer: /^mail\//,
  feed: /^web\//,
  linkedom: /^intake\//,
  'wink-nlp': /^$/,
  compromise: /^$/,
}

// What web/ may see of these rooms: what they give to others, not how they are made.
const DOORS: Record<string, string[]> = {
  storage: ['storage/store.ts', 'storage/accounts.ts'],
  language: ['language/split-result.ts'],
  intake: ['intake/document.ts', 'intake/intake-error.ts', 'intake/markdown-tokens.ts', 'intake/normalise.ts', 'intake/read-document.ts'],
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
const stepOf = (path: string) => path.split('/')[1] ?? ''
const fileOf = ({ from, target }: Import) => relative(src, resolve(src, dirname(from), target)).replace(/\.js$/, '.ts')

describe('imports run one way', () => {
  it('finds imports at all', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('no room imports from a room above it', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map((one) => ({ from: one.from, to: fileOf(one) }))
      .filter(({ from, to }) => {
        const allowed = ALLOWED[roomOf(from)]
        return allowed && roomOf(from) !== roomOf(to) && !allowed.includes(roomOf(to))
      })
    expect(wrong).toEqual([])
  })

  it('no step of language/ imports from a step that comes after it', () => {
    const wrong = imports
      .filter(({ from, target }) => from.split('/').length > 2 && roomOf(from) === 'language' && target.startsWith('.'))
      .map((one) => ({ from: one.from, to: fileOf(one) }))
      .filter(({ from, to }) => roomOf(to) === 'language' && stepOf(from) !== stepOf(to) && !STEPS[stepOf(from)]?.includes(stepOf(to)))
    expect(wrong).toEqual([])
  })

  it('every step of language/ has its row', () => {
    const folders = readdirSync(join(src, 'language'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.sort()).toEqual(Object.keys(STEPS).sort())
  })

  it('inside web/ pages and the API stand on http/ and parts/', () => {
    const wrong = imports
      .filter(({ from, target }) => from.split('/').length > 2 && roomOf(from) === 'web' && target.startsWith('.'))
      .map((one) => ({ from: one.from, to: fileOf(one) }))
      .filter(({ from, to }) => roomOf(to) === 'web' && stepOf(from) !== stepOf(to) && !WEB[stepOf(from)]?.includes(stepOf(to)))
    expect(wrong).toEqual([])
  })

  it('tests stand in the room of what they test', () => {
    const tests = resolve(src, '..', 'tests')
    const roots: Record<string, string> = { bench: '..', training: '..', prisma: '..' }
    const lost = filesIn(tests)
      .map((file) => relative(tests, dirname(file)))
      .filter((folder) => folder !== '' && !/^(browser|\.tmp)(\/|$)/.test(folder))
      .filter((folder) => !existsSync(join(src, roots[roomOf(folder)] ?? '', folder)))
    expect(lost).toEqual([])
  })

  it('web/ goes into a room through its door', () => {
    const wrong = imports
      .filter(({ from, target }) => roomOf(from) === 'web' && target.startsWith('.'))
      .map((one) => ({ from: one.from, to: fileOf(one) }))
      .filter(({ to }) => DOORS[roomOf(to)] && !DOORS[roomOf(to)]!.includes(to))
    expect(wrong).toEqual([])
  })

  it('no circle of files stands anywhere', () => {
    const targets = new Map<string, string[]>()
    for (const one of imports) {
      if (!one.target.startsWith('.') || one.target.includes('generated/')) continue
      targets.set(one.from, [...targets.get(one.from) ?? [], fileOf(one)])
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
    expect(targets.size).toBeGreaterThan(300)
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
