import { spawn } from 'node:child_process'
import { projectPath } from '../src/project.js'

export interface Finished {
  /** The exit code, or null where a signal ended the program. */
  code: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  /** What the program reads on stdin. */
  input?: string | Buffer
  env?: Record<string, string>
  cwd?: string
}

/** runScript runs a TypeScript file of the project in a process of its own and answers when it has ended. */
export function runScript(file: string, args: string[] = [], options: RunOptions = {}): Promise<Finished> {
  return runCommand(['--import', import.meta.resolve('tsx'), projectPath(file), ...args], options)
}

/** runCommand runs Node with these arguments and answers when it has ended. */
export function runCommand(args: string[], options: RunOptions = {}): Promise<Finished> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? projectPath(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.env },
  })
  const finished: Finished = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (finished.stdout += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (finished.stderr += part))
  // A program that refuses its arguments ends without reading its input.
  child.stdin.on('error', () => undefined).end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ ...finished, code }))
  })
}
