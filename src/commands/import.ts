import { readFile, readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { articleInput, fitTogether, importTogether, splitForImport, type SplitArticle } from '../desk/articles/import-article.js'
import type { Desk } from '../desk/desk.js'
import { SameText } from '../domain/errors.js'
import { checkSourceSize } from '../intake/normalise.js'
import { readDocument } from '../intake/read-document.js'
import { CommandError } from './command-error.js'
import { startProgress } from './progress-bar.js'
import { complain, print } from './streams.js'
import { withDesk } from './with-desk.js'
import { PROGRAM } from '../domain/permission.js'

const ARTICLE_FILE = /\.(?:txt|text|md|markdown|html?|xhtml)$/i

type Outcome = { kind: 'imported' | 'already here'; articleId: string; claims: number | null }

/**
 * runImport brings files in as draft articles, of folders every article file at any depth. On a terminal it shows a bar
 * and a sum, in a pipe a line each: what happened, the article's id, the number of claims, the path, parted by tabs.
 * Throws CommandError at the end where a file could not be imported; the others are.
 */
export async function runImport(paths: string[]): Promise<void> {
  let failures = 0
  const report: Report = (path, reason) => {
    failures += 1
    complain(`${path}: ${reason}`)
  }
  const files = await filesOf(paths, report)
  await withDesk((desk) => importAll(desk, files, report), availableParallelism())
  if (failures > 0) throw new CommandError(`${failures} could not be imported`)
}

type Report = (path: string, reason: string) => void

async function importAll(desk: Desk, files: string[], report: Report): Promise<void> {
  const onTerminal = process.stdout.isTTY && process.stderr.isTTY
  const bar = onTerminal ? startProgress('Importing') : null
  // A line in the middle of a bar would tear it.
  const failed: [path: string, reason: string][] = []
  const tell: Report = (path, reason) => void (bar ? failed.push([path, reason]) : report(path, reason))
  const counts = { imported: 0, 'already here': 0 }
  let done = 0
  for await (const group of groupsOf(splitAhead(desk, files))) {
    for (const [at, outcome] of (await importGroup(desk, group)).entries()) {
      const { file } = group[at]!
      if ('error' in outcome) tell(file, (outcome.error as Error).message)
      else {
        counts[outcome.kind] += 1
        if (!onTerminal) await print([outcome.kind, outcome.articleId, outcome.claims ?? '', file].join('\t'))
      }
    }
    done += group.length
    bar?.update(done, files.length)
  }
  bar?.stop()
  for (const [file, reason] of failed) report(file, reason)
  if (onTerminal) await print(`${counts.imported} imported, ${counts['already here']} already here`)
}

// What came of splitting a file, to be told when it is its turn.
type Splitting = { file: string; article: SplitArticle } | { file: string; error: unknown }

/** splitAhead yields the files of the list split, one after the other; while some are written, the threads split the next. */
async function* splitAhead(desk: Desk, files: string[]): AsyncGenerator<Splitting> {
  const ahead: Promise<Splitting>[] = []
  for (const file of files) {
    if (ahead.length === SPLIT_AHEAD) yield ahead.shift()!
    ahead.push(splitFile(desk, file).then((article) => ({ file, article }), (error: unknown) => ({ file, error })))
  }
  yield* ahead
}

// What the threads split while a group is written; their queue takes no more.
const SPLIT_AHEAD = availableParallelism() + 8

/** groupsOf yields them by those that are written together; what could not be split comes alone, in its turn. */
async function* groupsOf(splittings: AsyncGenerator<Splitting>): AsyncGenerator<Splitting[]> {
  let group: Splitting[] = []
  for await (const next of splittings) {
    if (group.length > 0 && !areTogether([...group, next])) {
      yield group
      group = []
    }
    group.push(next)
  }
  if (group.length > 0) yield group
}

function areTogether(group: Splitting[]): boolean {
  const articles = group.flatMap((splitting) => ('article' in splitting ? [splitting.article] : []))
  return articles.length === group.length && fitTogether(articles)
}

async function splitFile(desk: Desk, file: string): Promise<SplitArticle> {
  checkSourceSize((await stat(file)).size)
  const document = readDocument({ bytes: await readFile(file), filename: basename(file) })
  return splitForImport(desk, PROGRAM, articleInput(document))
}

type Result = Outcome | { error: unknown }

/** importGroup answers a result for each of them. Where one cannot be written, none of them is: then each is tried by itself. */
async function importGroup(desk: Desk, group: Splitting[]): Promise<Result[]> {
  const articles: SplitArticle[] = []
  for (const splitting of group) {
    if ('error' in splitting) return [resultOf(splitting.error)]
    articles.push(splitting.article)
  }
  try {
    const imported = await importTogether(desk, PROGRAM, articles)
    return imported.map(({ articleId, claimCount }) => ({ kind: 'imported', articleId, claims: claimCount }))
  } catch (error) {
    if (group.length === 1) return [resultOf(error)]
    const results: Result[] = []
    for (const one of group) results.push(...(await importGroup(desk, [one])))
    return results
  }
}

function resultOf(error: unknown): Result {
  return error instanceof SameText ? { kind: 'already here', articleId: error.articleId, claims: null } : { error }
}

async function filesOf(paths: string[], report: Report): Promise<string[]> {
  const files = new Map<string, string>()
  for (const path of paths) {
    try {
      const found = (await stat(path)).isDirectory() ? await articleFilesIn(path) : [path]
      if (found.length === 0) report(path, 'no .txt, .md or .html file in this folder')
      for (const file of found) files.set(resolve(file), file)
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      report(path, missing ? 'no such file or folder' : (error as Error).message)
    }
  }
  return [...files.values()]
}

async function articleFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  const found = await Promise.all(
    visible.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return articleFilesIn(path)
      return entry.isFile() && ARTICLE_FILE.test(entry.name) ? [path] : []
    }),
  )
  return found.flat()
}
