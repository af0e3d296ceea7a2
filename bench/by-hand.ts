// The floor of the desk's work: the same rows read and written by prepared statements, and the same templates of a model that is
// ready, compressed alike. It asks nobody's permission, checks nothing and knows one person.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import compression from 'compression'
import express, { type Express } from 'express'
import { openDesk } from '../src/desk/desk.js'
import { projectPath } from '../src/project.js'
import { createApp } from '../src/web/app.js'
import { createAuthentication } from '../src/web/http/authentication.js'
import { createCountKeys } from '../src/web/http/count-keys.js'
import { createLog } from '../src/web/http/log.js'
import { createSignInLimit } from '../src/web/http/sign-in-limit.js'
import { createViews, type ViewModel, type ViewName, type Views } from '../src/web/parts/views.js'

export const SECRET = 'a secret for benches that is long enough'

/** byHand serves GET /desk/articles/:id, and POST /desk/claims/:id/acceptance with and without its card, for who has this cookie. */
export async function byHand(database: string, cookie: string, pages: string[]): Promise<Express> {
  const views = createViews(projectPath('views'))
  const models = await readyModels(database, cookie, pages, views)
  const store = rowsByHand(database.replace(/^file:/, ''))
  const app = express()
  app.use(compression())
  app.use(express.urlencoded({ extended: false }))
  app.get('/desk/articles/:id', (request, response) => {
    store.signedIn(request.headers.cookie ?? '')
    store.workspace(String(request.params.id))
    response.type('html').send(views.render('articles/review', models.get(request.path)!))
  })
  app.post('/desk/claims/:id/:act', (request, response) => {
    store.signedIn(request.headers.cookie ?? '')
    const claimId = String(request.params.id)
    const { articleId } = store.changeStage(claimId, request.params.act === 'acceptance' ? 'accepted' : 'proposed')
    if (request.get('X-Fragment') !== 'card') return void response.redirect(303, `/desk/articles/${articleId}?claim=${claimId}#claim-${claimId}`)
    store.card(articleId, claimId)
    response.type('html').send(views.render('articles/card-fragment', models.get('card')!))
  })
  return app
}

// What our own handlers draw from, noted once.
async function readyModels(database: string, cookie: string, pages: string[], views: Views): Promise<Map<string, ViewModel>> {
  const drawn = new Map<ViewName, ViewModel>()
  const noting: Views = { render: (name, model) => (drawn.set(name, model), views.render(name, model)) }
  const desk = await openDesk(database)
  const authentication = createAuthentication(desk.store, { secret: SECRET, publicUrl: null, passwords: desk.passwords })
  const countKeys = createCountKeys(SECRET)
  const signInLimit = createSignInLimit({ store: desk.store, countKeys })
  const server = createServer(createApp({ desk, authentication, views: noting, signInLimit, countKeys, log: createLog(), demo: null }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const models = new Map<string, ViewModel>()
  for (const page of pages) {
    await (await fetch(url + page, { headers: { cookie } })).text()
    models.set(page.endsWith('/card') ? 'card' : page, drawn.get(page.endsWith('/card') ? 'articles/card-fragment' : 'articles/review')!)
  }
  server.closeAllConnections()
  server.close()
  await desk.store.close()
  return models
}

interface Claim {
  id: string
  articleId: string
  version: number
  stage: string
}

function rowsByHand(file: string) {
  const db = new Database(file)
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = ON')
  const listed = '(SELECT value FROM json_each(?))'
  const session = db.prepare('SELECT * FROM "Session" JOIN "User" ON "User"."id" = "userId" WHERE "token" = ?')
  const article = db.prepare('SELECT * FROM "Article" WHERE "id" = ?')
  const revision = db.prepare('SELECT * FROM "Revision" WHERE "articleId" = ? ORDER BY "number" DESC LIMIT 1')
  const claims = db.prepare('SELECT * FROM "Claim" WHERE "articleId" = ? ORDER BY "position", "id" LIMIT 200')
  const count = db.prepare('SELECT COUNT(*) FROM "Claim" WHERE "articleId" = ?')
  const tally = db.prepare(`SELECT "stage", "status", COUNT(*) FROM "Claim" WHERE "articleId" = ? GROUP BY 1, 2`)
  const belonging = ['Anchor', 'Part', 'Attribution', 'Verdict'].map((table) => db.prepare(`SELECT * FROM "${table}" WHERE "claimId" IN ${listed}`))
  const hops = db.prepare(`SELECT "Hop".*, "Source".* FROM "Attribution" JOIN "Hop" ON "attributionId" = "Attribution"."id"
    JOIN "Source" ON "Source"."id" = "sourceId" WHERE "claimId" IN ${listed}`)
  const claim = db.prepare<[string], Claim>('SELECT * FROM "Claim" WHERE "id" = ?')
  const update = db.prepare('UPDATE "Claim" SET "stage" = ?, "updatedAt" = ?, "version" = "version" + 1 WHERE "id" = ? AND "version" = ?')
  const touch = db.prepare('UPDATE "Article" SET "updatedAt" = ? WHERE "id" = ?')
  const mentions = db.prepare('UPDATE "Mention" SET "isPublic" = ? WHERE "claimId" = ?')
  const head = db.prepare<[string], { sequence: number; hash: string }>('SELECT "sequence", "hash" FROM "Event" WHERE "chain" = ? ORDER BY "sequence" DESC LIMIT 1')
  const event = db.prepare(`INSERT INTO "Event" ("id", "chain", "sequence", "at", "activity", "agentId", "agentName", "subjectType", "subjectId",
    "before", "after", "previousHash", "hash") VALUES (?, ?, ?, ?, ?, ?, 'Checker', 'claim', ?, ?, ?, ?, ?)`)
  const history = db.prepare(`SELECT * FROM "Event" WHERE "subjectId" IN ${listed} ORDER BY "at" DESC, "id" DESC LIMIT 51`)
  const historyCount = db.prepare(`SELECT COUNT(*) FROM "Event" WHERE "subjectId" IN ${listed}`)
  const ofClaim = {
    verdicts: db.prepare('SELECT "id" FROM "Verdict" WHERE "claimId" = ?'),
    comments: db.prepare('SELECT * FROM "Comment" WHERE "claimId" = ? ORDER BY "createdAt" DESC, "id" DESC LIMIT 51'),
    commentCount: db.prepare('SELECT COUNT(*), COUNT("resolvedAt") FROM "Comment" WHERE "claimId" = ?'),
    openThreads: db.prepare('SELECT COUNT(*) FROM "Comment" WHERE "claimId" = ? AND "parentId" IS NULL AND "resolvedAt" IS NULL'),
    evidence: db.prepare('SELECT * FROM "Evidence" WHERE "claimId" = ?'),
    merged: db.prepare('SELECT "id", "text" FROM "Claim" WHERE "duplicateOfId" = ?'),
  }
  const people = db.prepare('SELECT "id", "name", "email" FROM "User" ORDER BY "name", "id" LIMIT 201')
  const version = db.prepare(`UPDATE "Version" SET "second" = "second" + 1 WHERE "name" = 'readers'`)
  let events = 0

  const allOf = (ids: string[]) => {
    const list = JSON.stringify(ids)
    return [...belonging.map((statement) => statement.all(list)), hops.all(list)]
  }
  const changeStage = db.transaction((claimId: string, stage: string) => {
    const found = claim.get(claimId)!
    allOf([claimId])
    article.get(found.articleId)
    const at = new Date().toISOString()
    update.run(stage, at, claimId, found.version)
    mentions.run(stage === 'accepted' ? 1 : 0, claimId)
    touch.run(at, found.articleId)
    const last = head.get(found.articleId)!
    const [before, after] = [JSON.stringify({ stage: found.stage }), JSON.stringify({ stage })]
    const hash = createHash('sha256').update(`${last.hash}${before}${after}${at}`).digest('hex')
    event.run(`hand ${process.pid} ${(events += 1)}`, found.articleId, last.sequence + 1, at, 'accept', null, claimId, before, after, last.hash, hash)
    version.run()
    return found
  })
  return {
    signedIn: (cookie: string) => session.get(decodeURIComponent(/session_token=([^;.%]+)/.exec(cookie)?.[1] ?? '')),
    workspace(articleId: string) {
      article.get(articleId)
      revision.get(articleId)
      count.get(articleId)
      tally.all(articleId)
      allOf((claims.all(articleId) as Claim[]).map(({ id }) => id))
    },
    card(articleId: string, claimId: string) {
      tally.all(articleId)
      const verdicts = (ofClaim.verdicts.all(claimId) as { id: string }[]).map(({ id }) => id)
      history.all(JSON.stringify([claimId, ...verdicts]))
      historyCount.get(JSON.stringify([claimId, ...verdicts]))
      for (const statement of Object.values(ofClaim)) statement.all(claimId)
      people.all()
    },
    changeStage: (claimId: string, stage: string) => changeStage.immediate(claimId, stage),
  }
}
