// What the program reaches outside itself: the mail server that its settings name (src/mail), and nothing else. Where that changes, docs/asvs.md (1.3.6, 13.1.1, 13.2.4, 15.3.2) changes with it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectPath } from '../src/project.js'

function linesOf(folder: string, endings: RegExp): string[] {
  return readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file) && !/(^|\/)generated\//.test(file))
    .flatMap((file) => readFileSync(join(projectPath(folder), file), 'utf8').split('\n').map((line) => `${folder}/${file}: ${line.trim()}`))
}
const server = linesOf('src', /\.ts$/)
const browser = linesOf('views/assets', /\.js$/)

it('there is something to read', () => {
  expect(server.length).toBeGreaterThan(5_000)
  expect(browser.length).toBeGreaterThan(100)
})

it('the server asks no other server for anything', () => {
  const asks = /\bfetch\(|\bhttps?\.(?:get|request)\(|from '(?:node:)?(?:https|http2|tls|dgram|dns)'|\b(?:request|connect|createConnection)\b.*from 'node:(?:http|net)'|from '(?:undici|axios|got)'/
  expect(server.filter((line) => asks.test(line))).toEqual([])
})

it('the server starts no other program, and makes no code of a text', () => {
  expect(server.filter((line) => /from '(?:node:)?child_process'|\beval\(|\bnew Function\(/.test(line))).toEqual([])
})

it('the pages’ scripts ask our own server only, take no messages and keep nothing but a preference', () => {
  expect(browser.filter((line) => /https?:\/\/|postMessage|addEventListener\('message'|WebSocket|EventSource|indexedDB|document\.cookie|\beval\(/.test(line))).toEqual([])
  const kept = browser.filter((line) => /(?:local|session)Storage/.test(line) && !/Storage\.(?:get|set)Item\('keys'/.test(line))
  expect(kept).toEqual([])
})

it('mail goes by one library in one place, which fetches nothing that a letter names', () => {
  expect(server.filter((line) => /from 'nodemailer'/.test(line)).map((line) => line.split(':')[0])).toEqual(['src/mail/mail.ts'])
  expect(server.some((line) => /disableFileAccess: true, disableUrlAccess: true/.test(line))).toBe(true)
})
