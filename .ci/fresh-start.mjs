// Does what a newcomer does: clones, runs the README's first command, opens pages, and stops the server.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-clone-'))
const run = (command, args, options = {}) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}

try {
  run('git', ['clone', '--quiet', process.cwd(), folder])
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder })
  // A group of its own, so that what npm started can be stopped with it if anything fails.
  const server = spawn('npm', ['start'], {
    cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: '0' },
  })
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  try {
    const ready = await Promise.race([readyLine(server), ended.then((code) => Promise.reject(new Error(`the server ended with ${code}`)))])
    console.log(ready.replace(/\/ \S+?( or |\)$)/g, '/ …$1'))
    const url = /at (http:\/\/\S+)/.exec(ready)?.[1]
    await see(`${url}/`, 200, 'href="/articles/')
    await see(`${url}/api/openapi.json`, 200, '"openapi"')
    await see(`${url}/nothing-here`, 404, 'Not found')
    // npm ends by the signal that it got; that the server itself ends with 0 is a test of its own (tests/main.test.ts).
    process.kill(-server.pid, 'SIGTERM')
    await ended
    await gone(url)
    console.log('a fresh clone starts, answers and stops')
  } finally {
    try {
      process.kill(-server.pid, 'SIGKILL')
    } catch {
      // It ended by itself, as it should.
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function readyLine(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith('Claimtrail is ready at ')) return line
    console.log(line)
  }
  throw new Error('the server never said that it is ready')
}

async function see(url, status, words) {
  const response = await fetch(url)
  const text = await response.text()
  if (response.status !== status || !text.includes(words)) throw new Error(`${url}: ${response.status}, without “${words}”`)
}

async function gone(url) {
  const giveUpAt = Date.now() + 20_000
  while (Date.now() < giveUpAt) {
    const answers = await fetch(`${url}/healthz`).then(() => true, () => false)
    if (!answers) return
  }
  throw new Error('the server still answers after SIGTERM')
}
