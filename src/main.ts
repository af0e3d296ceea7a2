import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadDemo, type DemoAccount } from '../prisma/seed.js'
import { ConfigError, keepSecret, readConfig, secretFile } from './config.js'
import { openDesk } from './desk/desk.js'
import { projectPath } from './project.js'
import { MigrationProblem } from './storage/sqlite/migrations.js'
import { createApp } from './web/app.js'
import { createAuthentication } from './web/http/authentication.js'
import { createViews, ViewProblem } from './web/parts/views.js'

try {
  await start()
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof MigrationProblem || error instanceof ViewProblem
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (expected) process.stderr.write(`Claimtrail cannot start: ${error.message}\n`)
  else if (inUse) process.stderr.write(`Claimtrail cannot start: PORT ${process.env['PORT'] ?? 3000} is in use; set PORT to another\n`)
  else throw error
  process.exit(1)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const views = createViews(projectPath('views'))
  const desk = await openDesk(config.databaseUrl)
  await desk.store.write((tx) => tx.users.dropEndedSessions(desk.now()))
  const secret = config.secret ?? (await keepSecret(secretFile(config.databaseFile)))
  const demoAccounts = config.demo === 'auto' ? await loadDemo(desk, config.databaseFile) : null
  const authentication = createAuthentication(desk.store, { secret, publicUrl: config.publicUrl })
  const app = createApp({ desk, authentication, views, demoAccounts }, { trustProxy: config.trustProxy, publicUrl: config.publicUrl })

  const server = createServer(app)
  await listen(server, config.port, config.host)
  const { port } = server.address() as AddressInfo
  const url = config.publicUrl ?? `http://${shown(config.host)}:${port}`
  process.stdout.write(`Claimtrail is ready at ${url} (${howToSignIn(demoAccounts)})\n`)

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    server.close(() => void desk.store.close().then(() => process.exit(0)))
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function howToSignIn(accounts: DemoAccount[] | null): string {
  if (!accounts) return 'make an account: npm run -s claimtrail -- user add EMAIL --role editor'
  return `sign in as ${accounts.map(({ email, role, password }) => `${role} ${email} / ${password}`).join(' or ')}`
}
