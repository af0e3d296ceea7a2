import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '../../src/desk/claims/add-comment.js'
import { redactEvent } from '../../src/desk/claims/redact-event.js'
import { hashEvent, writeEvent, type Event } from '../../src/domain/event.js'
import { makeDatabase, makeFolder } from '../database.js'
import { makeDesk } from '../desk.js'
import { buildActor, buildArticle, claimSaying } from '../factories.js'
import { runScript } from '../run.js'

let folder: string
let url: string
let articleId: string
let file: string
beforeAll(async () => {
  folder = await makeFolder()
  const made = await makeDatabase()
  url = made.url
  const desk = makeDesk(made.store)
  const admin = await buildActor(desk, 'admin')
  const article = await buildArticle(desk, admin)
  articleId = article.id
  const claim = await claimSaying(desk, articleId, '4.2 million')
  // More than a page; what JSON Lines must not break at.
  for (let n = 0; n < 105; n += 1) await addComment(desk, admin, claim.id, { body: `Remark ${n}: “naïve” \u2028 line` })
  const [, first] = (await desk.store.trail.ofChain(articleId, { after: null, limit: 2 })).items
  await redactEvent(desk, admin, first!.id, { reason: 'A name.' })
  file = (await claimtrail(['trail', articleId])).stdout
})

const claimtrail = (args: string[], input = '') => runScript('src/cli.ts', args, { input, env: { DATABASE_URL: url }, cwd: folder })
// With no database to be found.
const check = (input: string, path = '-') => runScript('src/cli.ts', ['check', '--trail', path], { input, env: { DATABASE_URL: 'file:/nowhere/at/all.db' }, cwd: folder })
const linesIn = (text: string) => text.trimEnd().split('\n')

describe('claimtrail trail', () => {
  it('prints every event of an article, as it is hashed', () => {
    const lines = linesIn(file)
    expect(lines).toHaveLength(107)
    for (const line of lines) {
      const { at, redactedBy = null, ...rest } = JSON.parse(line) as Omit<Event, 'at'> & { at: string }
      const event = { ...rest, at: new Date(at), redactedBy }
      expect(writeEvent(event)).toBe(line)
      if (event.sequence !== 2) expect(hashEvent(event)).toBe(event.hash)
    }
  })

  it('prints what belongs to no article too, and says what is none', async () => {
    const desk = await claimtrail(['trail', 'desk'])
    expect(desk).toMatchObject({ code: 0, stderr: '' })
    expect(desk.stdout).toContain('"activity":"add_user"')
    expect(await check(desk.stdout)).toMatchObject({ code: 0 })
    expect(await claimtrail(['trail', 'nothing'])).toEqual({ code: 1, stdout: '', stderr: 'claimtrail: there is no article with the id nothing\n' })
    expect((await claimtrail(['trail'])).code).toBe(2)
  })
})

describe('claimtrail check --trail', () => {
  it('finds a file sound that nobody touched, from a pipe or a path, and says where it ends', async () => {
    const last = JSON.parse(linesIn(file).at(-1)!) as Event
    const without = (name: string) => `${name}: 1 event without words, removed by A admin\n`
    const told = `is sound: 107 events in 1 chain; the last is event 107 of ${articleId}, with the hash ${last.hash}\n`
    expect(await check(file)).toEqual({ code: 0, stdout: `${without('stdin')}stdin ${told}`, stderr: '' })
    await writeFile(join(folder, 'trail.jsonl'), file.replaceAll('\n', '\r\n'))
    expect(await check('', 'trail.jsonl')).toEqual({ code: 0, stdout: `${without('trail.jsonl')}trail.jsonl ${told}`, stderr: '' })
  })

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['the words of an event were changed', (lines) => lines.map((line, n) => (n === 2 ? line.replace('Remark 1', 'Remark X') : line)), /^line 3: event 3 \(\w+, comment\) was changed/],
    ['an event was left out', (lines) => lines.filter((_, n) => n !== 4), /^line 5: event 6 \(\w+, comment\) comes where event 5 should/],
    ['the first was left out', (lines) => lines.slice(1), /^line 1: event 2 \(\w+, comment\) comes where event 1 should/],
    ['two changed places', (lines) => [...lines.slice(0, 3), lines[4]!, lines[3]!, ...lines.slice(5)], /^line 4: event 5 \(\w+, comment\) comes where event 4 should\nline 5: /],
    ['a hash was changed with its event', (lines) => lines.map((line, n) => (n === 5 ? rehashed(line) : line)), /^line 7: event 7 \(\w+, comment\) does not hold the hash of event 6/],
    ['a line is no JSON', (lines) => lines.map((line, n) => (n === 106 ? line.slice(0, -9) : line)), /^line 107: not JSON/],
    ['a field is missing', (lines) => lines.map((line, n) => (n === 106 ? line.replace('"agentName":"A admin",', '') : line)), /^line 107: agentName: /],
    ['a field stands twice', (lines) => lines.map((line, n) => (n === 3 ? line.replace('{', '{"agentName":"Some Other",') : line)), /^line 4: is not written as it is hashed/],
    ['who wrote what has no words was changed', (lines) => lines.map((line, n) => (n === 1 ? line.replace('A admin', 'B admin') : line)), /^line 107: event 107 \(\w+, redact\) removed the words of event 2, of which something else was changed too/],
    ['another event is named as the one that removed them', (lines) => lines.map((line, n) => (n === 1 ? line.replace(/"redactedBy":"\w+"/, '"redactedBy":"another"') : line)), /^line 107: event 107 \(\w+, redact\) removed the words of event 2, which names another event as the one that did/],
    ['an event is without words that cannot be removed', ([first, ...rest]) => [wordless(first!), ...rest], /^line 1: event 1 \(\w+, import\) has no words, but those of such an event cannot be removed/],
    ['a chain comes twice', (lines) => [...lines, otherChain(lines[0]!), ...lines], /^line 109: event 1 \(\w+, import\) goes on with a chain that had ended/],
    ['nothing says why words are gone', (lines) => lines.slice(0, -1), /^line 2: event 2 \(\w+, comment\) has no words, and no later event says/],
  ])('names the line and what is wrong where %s', async (_what, tamper, problem) => {
    const { code, stdout, stderr } = await check(`${tamper(linesIn(file)).join('\n')}\n`)
    expect(stdout).toMatch(problem)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^claimtrail: stdin: \d+ found wrong\n$/) })
  })

  it('refuses what holds nothing, what is not there, and what it cannot be asked together', async () => {
    expect(await check('')).toEqual({ code: 1, stdout: '', stderr: 'claimtrail: stdin holds no event\n' })
    expect((await check(Buffer.from([0x7b, 0xff, 0x0a]).toString('latin1'))).code).toBe(1)
    expect(await check('', 'nowhere.jsonl')).toMatchObject({ code: 1, stderr: expect.stringContaining('nowhere.jsonl cannot be read') })
    expect((await claimtrail(['check', 'some.db', '--trail', '-'])).code).toBe(2)
    expect((await claimtrail(['check', '--mend', '--trail', '-'])).code).toBe(2)
    expect((await claimtrail(['check', '--trail'])).code).toBe(2)
  })
})

const eventOf = (line: string): Event => {
  const { at, redactedBy = null, ...rest } = JSON.parse(line) as Omit<Event, 'at'> & { at: string }
  return { ...rest, at: new Date(at), redactedBy }
}
const wordless = (line: string) => writeEvent({ ...eventOf(line), before: null, after: null, redactedBy: 'an event' })
function otherChain(line: string): string {
  const event = { ...eventOf(line), chain: 'another' }
  return writeEvent({ ...event, hash: hashEvent(event) })
}

function rehashed(line: string): string {
  const { at, ...rest } = JSON.parse(line) as Omit<Event, 'at'> & { at: string }
  const event = { ...rest, at: new Date(at), agentName: 'Some Other' }
  return writeEvent({ ...event, hash: hashEvent(event) })
}
