import { link, rename, rm } from 'node:fs/promises'

/**
 * putInPlace gives a file that was written under another name its own one, all at once, so that nobody finds half of it. What
 * stands there already, as another process may have put it there meanwhile, stays, and `partial` goes. Answers whether it
 * was put there.
 */
export async function putInPlace(partial: string, file: string): Promise<boolean> {
  try {
    await link(partial, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    // Some file systems have no links.
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return true
}
