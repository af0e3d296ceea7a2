import { relative } from 'node:path'
import { loadDemo, type Demo } from '../prisma/seed.js'
import { ConfigError, readConfig, secretOf, type Config } from './config.js'
import { openDesk, type Desk } from './desk/desk.js'
import { isStoreFailure } from './domain/errors.js'
import { endOnSignal } from './end-on-signal.js'
import { plantRecurring } from './jobs/kinds.js'
import type { Worker } from './jobs/worker.js'
import { createMail } from './mail/mail.js'
import { projectPath } from './project.js'
import { runJobs } from './run-jobs.js'
import { StoreProblem } from './storage/store-problem.js'
import { createApp } from './web/app.js'
import { createAuthentication } from './web/http/authentication.js'
import { createCountKeys } from './web/http/count-keys.js'
import { isLoopback } from './domain/loopback.js'
import { createLog, type Log } from './web/http/log.js'
import { serve, type Serving } from './web/http/serve.js'
import { createSignInLimit } from './web/http/sign-in-limit.js'
import { createViews, ViewProblem } from './web/parts/views.js'

try {
  await start()
} catch (error) {
  const reason = reasonOf(error)
  if (reason === null) throw error
  process.stderr.write(`Claimtrail cannot start: ${reason}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const views = createViews(projectPath('views'))
  const desk = await openDesk(config.databaseUrl, undefined, config.mail && createMail(config.mail))
  await plant(desk)
  const { databaseFile } = config
  const secret = await secretOf(config)
  const demo = config.demo === 'auto' && databaseFile !== null ? await loadDemo(desk, databaseFile) : null
  const log = createLog()
  const authentication = createAuthentication(desk.store, { secret, publicUrl: config.publicUrl, passwords: desk.passwords })
  const countKeys = createCountKeys(secret)
  const app = createApp(
    { desk, authentication, views, signInLimit: createSignInLimit({ store: desk.store, countKeys }), countKeys, log, demo },
    { trustProxy: config.trustProxy, publicUrl: config.publicUrl, host: config.host },
  )

  const serving = await serve(app, config)
  warnOfHttp(config)
  const worker = config.jobs === 'on' ? runJobs(desk, log) : null
  endOnSignal(() => stopAll(serving, worker, desk, log))
  const url = config.publicUrl ?? `http://${shown(config.host)}:${serving.port}`
  process.stdout.write(`Claimtrail is ready at ${url} (${await howToSignIn(desk, demo)})\n`)
}

// What people type, passwords too, must not be read on its way to another machine.
function warnOfHttp({ host, publicUrl }: Config): void {
  if (host === 'localhost' || isLoopback(host) || publicUrl?.startsWith('https:')) return
  process.stderr.write('Claimtrail answers other machines without encryption: put a proxy with TLS before it and set CLAIMTRAIL_URL (docs/operate.md)\n')
}

// A full disk keeps nobody from reading, and must not keep the server from starting.
async function plant(desk: Desk): Promise<void> {
  try {
    await plantRecurring(desk)
  } catch (error) {
    if (!isStoreFailure(error)) throw error
    process.stderr.write(`Claimtrail starts, but cannot write: ${error.message}\n`)
  }
}

async function stopAll(serving: Serving, worker: Worker | null, desk: Desk, log: Log): Promise<void> {
  await Promise.all([serving.stop(), worker?.stop()])
  await desk.store.close()
  log.close()
}

// One line for what the person who starts the program can mend; null for our own mistakes.
function reasonOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StoreProblem || error instanceof ViewProblem) return error.message
  if (isStoreFailure(error)) return error.message
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `PORT ${process.env['PORT'] ?? 3000} is in use; set PORT to another`
  return syscall === undefined ? null : message
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

// The demo's passwords are shown on the first start only; whoever missed them may read the file.
async function howToSignIn(desk: Desk, demo: Demo | null): Promise<string> {
  const emails = demo?.accounts.map(({ email }) => email) ?? []
  if (await desk.store.users.existsBeside(emails)) return 'sign in with your account'
  if (!demo) return 'make an account: npm run -s claimtrail -- user add EMAIL --role editor'
  if (demo.isNew) return `sign in as ${demo.accounts.map(({ email, role, password }) => `${role} ${email} / ${password}`).join(' or ')}`
  return `sign in as ${demo.accounts.map(({ email, role }) => `${role} ${email}`).join(' or ')}; passwords in ${relative('', demo.file)}`
}
