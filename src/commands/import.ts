import { readFile, readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { articleInput, importSplit, splitForImport, type SplitArticle } from '../desk/articles/import-article.js'
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
  const counts = { imported: 0, 'already here': 0 }
  const split = splitAhead(desk, files)
  for (const [index, file] of files.entries()) {
    try {
      const { kind, articleId, claims } = await importFile(desk, await split())
      counts[kind] += 1
      if (!onTerminal) await print([kind, articleId, claims ?? '', file].join('\t'))
    } catch (error) {
      const reason = (error as Error).message
      if (bar) failed.push([file, reason])
      else report(file, reason)
    }
    bar?.update(index + 1, files.length)
  }
  bar?.stop()
  for (const [file, reason] of failed) report(file, reason)
  if (onTerminal) await print(`${counts.imported} imported, ${counts['already here']} already here`)
}

// What came of splitting a file, to be told when it is its turn.
type Splitting = { article: SplitArticle } | { error: unknown }

/**
 * splitAhead answers the files of the list split, asked for one after the other; while one is written, the threads split the next.
 */
function splitAhead(desk: Desk, files: string[]): () => Promise<Splitting> {
  const ahead: Promise<Splitting>[] = []
  const most = 2 * availableParallelism()
  let next = 0
  return () => {
    while (ahead.length < most && next < files.length) {
      ahead.push(splitFile(desk, files[next]!).then((article) => ({ article }), (error: unknown) => ({ error })))
      next += 1
    }
    return ahead.shift()!
  }
}

async function splitFile(desk: Desk, file: string): Promise<SplitArticle> {
  checkSourceSize((await stat(file)).size)
  const document = readDocument({ bytes: await readFile(file), filename: basename(file) })
  return splitForImport(desk, PROGRAM, articleInput(document))
}

async function importFile(desk: Desk, split: Splitting): Promise<Outcome> {
  try {
    if ('error' in split) throw split.error
    const { articleId, claimCount } = await importSplit(desk, PROGRAM, split.article)
    return { kind: 'imported', articleId, claims: claimCount }
  } catch (error) {
    if (error instanceof SameText) return { kind: 'already here', articleId: error.articleId, claims: null }
    throw error
  }
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
