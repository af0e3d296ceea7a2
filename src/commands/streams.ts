import { createReadStream } from 'node:fs'
import { CommandError } from './command-error.js'

/** bytesOf reads a file, or stdin where no path (or "-") is given. Throws CommandError where it cannot be read. */
export async function* bytesOf(path: string | undefined): AsyncGenerator<Buffer> {
  const stream = path === undefined || path === '-' ? process.stdin : createReadStream(path)
  try {
    for await (const part of stream) yield part as Buffer
  } catch (error) {
    throw new CommandError(`${path ?? 'stdin'} cannot be read: ${(error as Error).message}`)
  }
}

/** textOf reads all of a file or stdin as UTF-8, a byte order mark taken off. Throws CommandError. */
export async function textOf(path: string | undefined): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of bytesOf(path)) parts.push(part)
  const text = decode(Buffer.concat(parts))
  if (text === null) throw new CommandError(`${path ?? 'stdin'} is not UTF-8 text`)
  return text
}

/** firstLine reads stdin to its end and answers its first line, as a password comes. Throws CommandError. */
export async function firstLine(): Promise<string> {
  return (await textOf(undefined)).split(/\r?\n/, 1)[0]!
}

/** decode reads bytes as UTF-8, a byte order mark taken off; null where they are not UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** print writes a result line to stdout and waits while its reader is behind. */
export async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** complain writes a line to stderr under the program's name. */
export function complain(line: string): void {
  process.stderr.write(`claimtrail: ${line}\n`)
}
