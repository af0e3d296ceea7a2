import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { projectPath } from '../../src/project.js'

/** Serving is another process that has the database open as a server does. */
export interface Serving {
  /** Sends a line to serving-process.ts and answers the line it says back. */
  tell(line: string): Promise<string>
}

/** serve starts serving-process.ts on a database; it ends with the test. */
export async function serve(url: string): Promise<Serving> {
  const script = projectPath('tests/maintenance/serving-process.ts')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const heard = async () => String((await lines.next()).value)
  await heard()
  return {
    async tell(line) {
      child.stdin.write(`${line}\n`)
      return heard()
    },
  }
}
