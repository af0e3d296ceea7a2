// One server in a process of its own: Claimtrail on a database, or the floor, a bare Express handler with fixed bytes.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { openDesk } from '../src/desk/desk.js'
import { projectPath } from '../src/project.js'
import { createApp } from '../src/web/app.js'
import { createAuthentication } from '../src/web/http/authentication.js'
import { createCountKeys } from '../src/web/http/count-keys.js'
import { createLog } from '../src/web/http/log.js'
import { createSignInLimit } from '../src/web/http/sign-in-limit.js'
import { createViews } from '../src/web/parts/views.js'
import { byHand, SECRET } from './by-hand.js'

/** What is served. `base64`: bytes as they travel, with the encoding that they have; none: the client has them already. */
type What =
  | { kind: 'claimtrail'; database: string }
  | { kind: 'by hand'; database: string; cookie: string; pages: string[] }
  | { kind: 'bare'; html: string }
  | { kind: 'bare bytes'; base64: string; encoding: string }
  | { kind: 'bare unchanged'; etag: string }

process.once('message', (message) => void start(message as What))

async function start(what: What): Promise<void> {
  const server = createServer(await appFor(what))
  server.listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
}

async function appFor(what: What) {
  if (what.kind === 'claimtrail') return claimtrail(what.database)
  return what.kind === 'by hand' ? byHand(what.database, what.cookie, what.pages) : bare(what)
}

function bare(what: Exclude<What, { kind: 'claimtrail' | 'by hand' }>) {
  const app = express()
  if (what.kind === 'bare') app.use((_request, response) => void response.type('html').send(what.html))
  else if (what.kind === 'bare unchanged') app.use((_request, response) => void response.set('ETag', what.etag).status(304).end())
  else {
    const bytes = Buffer.from(what.base64, 'base64')
    app.use((_request, response) => void response.type('html').set('Content-Encoding', what.encoding).send(bytes))
  }
  return app
}

async function claimtrail(database: string) {
  const desk = await openDesk(database)
  const authentication = createAuthentication(desk.store, { secret: SECRET, publicUrl: null, passwords: desk.passwords })
  const countKeys = createCountKeys(SECRET)
  const signInLimit = createSignInLimit({ store: desk.store, countKeys })
  return createApp({ desk, authentication, views: createViews(projectPath('views')), signInLimit, countKeys, log: createLog(), demo: null })
}
