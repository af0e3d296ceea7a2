import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/storage/store.js'
import { makeFolder } from '../../database.js'

const modeOf = async (path: string) => (await stat(path)).mode & 0o777

/** Opens the file, writes, and answers the modes of the database, its journals and its folder while it is open. */
async function modesWhileOpen(file: string): Promise<number[]> {
  const store = await openStore(`file:${file}`)
  try {
    await store.write((tx) => tx.sessions.dropEnded(new Date()))
    return await Promise.all([file, `${file}-wal`, `${file}-shm`, dirname(file)].map(modeOf))
  } finally {
    await store.close()
  }
}

const PRIVATE = [0o600, 0o600, 0o600, 0o700]

describe('the database', () => {
  it('is made for its owner alone, with its journals and its folder', async () => {
    const umask = process.umask(0)
    try {
      expect(await modesWhileOpen(join(await makeFolder(), 'data', 'claimtrail.db'))).toEqual(PRIVATE)
    } finally {
      process.umask(umask)
    }
  })

  it('that others could read is closed to them at the next start, with what lies beside it', async () => {
    const folder = join(await makeFolder(), 'data')
    const file = join(folder, 'claimtrail.db')
    const open = await openStore(`file:${file}`)
    await writeFile(join(folder, 'secret'), 'x')
    for (const path of [file, `${file}-wal`, `${file}-shm`]) await chmod(path, 0o644)
    await chmod(folder, 0o755)
    // A server that still runs keeps its journals where they are.
    expect(await modesWhileOpen(file)).toEqual(PRIVATE)
    await open.close()
  })

  it('in a folder of other things leaves the folder as it is', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'another program'))
    await chmod(folder, 0o755)
    expect(await modesWhileOpen(join(folder, 'claimtrail.db'))).toEqual([0o600, 0o600, 0o600, 0o755])
  })
})
