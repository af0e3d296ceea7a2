import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { projectPath } from '../../../src/project.js'

/** holdWriteLock has another process keep the database file to itself; answers what makes it let go. It ends with the test. */
export async function holdWriteLock(file: string): Promise<() => Promise<void>> {
  const script = projectPath('tests/storage/sqlite/holding-process.ts')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const heard = async (line: string) => {
    const { value } = await lines.next()
    if (value !== line) throw new Error(`the holding process said ${String(value)}`)
  }
  await heard('held')
  return async () => {
    child.stdin.end()
    await heard('let go')
  }
}
