import { chmod, readdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { StoreProblem } from '../store-problem.js'

const OTHERS = 0o077
const JOURNALS = ['', '-wal', '-shm', '-journal']

/**
 * makePrivate lets only its owner read a database file, its journals and its folder, which is there: password hashes, sessions and drafts are in them. What existed before is tightened; of folders only one that
 * holds nothing but ours, for other programs may need another. Throws StoreProblem where a
 * file stays open to others.
 */
export async function makePrivate(file: string): Promise<void> {
  // Windows has no such modes.
  if (process.platform === 'win32') return
  const folder = dirname(file)
  for (const suffix of JOURNALS) await tighten(file + suffix)
  if (await holdsOnlyOurs(folder, basename(file))) await chmodOr(folder, 0o700, () => undefined)
}

async function tighten(path: string): Promise<void> {
  const { mode } = await stat(path).catch(() => ({ mode: 0 }))
  if ((mode & OTHERS) === 0) return
  await chmodOr(path, 0o600, () => {
    throw new StoreProblem(`${path} can be read by others and belongs to somebody else: start as its owner, or run chmod 600 on it`)
  })
}

async function chmodOr(path: string, mode: number, refused: () => void): Promise<void> {
  try {
    await chmod(path, mode)
  } catch (error) {
    // A journal may go when another process closes the database.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') refused()
  }
}

async function holdsOnlyOurs(folder: string, name: string): Promise<boolean> {
  const ours = new Set(['secret', 'demo-accounts.json', ...JOURNALS.map((suffix) => name + suffix)])
  return (await readdir(folder)).every((entry) => ours.has(entry) || entry.startsWith(`${name}.`))
}
