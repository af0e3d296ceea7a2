import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { articleOrigins } from '../../../src/domain/origins.js'
import { projectPath } from '../../../src/project.js'
import { iconNames } from '../../../src/web/parts/icons.js'
import { presentArticle } from '../../../src/web/pages/articles/present-article.js'
import { presentError } from '../../../src/web/parts/present-error.js'
import { presentWorkspace } from '../../../src/web/pages/workspace/present-workspace.js'
import { createViews } from '../../../src/web/parts/views.js'
import { chainOf, editor, sampleArticle, sampleClaim, sampleEvent, sampleRevision, sampleVerdict } from './sample-claims.js'

const reader = { actor: null, path: '/' }
const error = presentError({ frame: reader, status: 404, title: '<Not> found', message: 'No & nothing.' })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimtrail-views-'))
  cpSync(projectPath('views'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['view', 'claims/show.hbs'], ['layout', 'layouts/desk.hbs'], ['partial', 'partials/status-badge.hbs'],
])('a missing %s stops the start with one line that names it', (_kind, file) => {
  rmSync(join(folder, file))
  expect(() => createViews(folder)).toThrow(file)
  expect(() => createViews(folder)).not.toThrow(/\n/)
})

test.each([
  ['a broken tag', '{{#if a}}'], ['a helper that does not exist', '{{shout a}}'], ['a partial that does not exist', '{{> nowhere}}'],
])('a template with %s stops the start with one line that names it', (_what, source) => {
  writeFileSync(join(folder, 'errors/show.hbs'), source)
  expect(() => createViews(folder)).toThrow(/errors\/show\.hbs/)
  expect(() => createViews(folder)).not.toThrow(/\n/)
})

test('a page is drawn in its layout, with everything escaped', () => {
  const html = createViews(folder).render('errors/show', error)
  expect(html).toMatch(/^<!doctype html>/)
  expect(html).toContain('<h1>&lt;Not&gt; found</h1>')
  expect(html).toContain('<main id="main"')
})

test('a name that the model does not have is an error, not an empty place', () => {
  writeFileSync(join(folder, 'errors/show.hbs'), '{{titel}}')
  expect(() => createViews(folder).render('errors/show', error)).toThrow(/titel/)
})

test('only the sanitised Markdown is written as it is', () => {
  const raw = templates().filter((name) => /\{\{\{|\{\{&/.test(readFileSync(projectPath('views', name), 'utf8')))
  expect(raw).toEqual(['partials/markdown.hbs'])
})

test('no template holds a style or a script of its own', () => {
  const inline = templates().filter((name) => /\sstyle=|<style|<script(?! type="module" src=)|\son\w+=/.test(readFileSync(projectPath('views', name), 'utf8')))
  expect(inline).toEqual([])
})

test('every icon that code may name is in the sprite', () => {
  const sprite = readFileSync(projectPath('views', 'partials', 'icons', 'sprite.hbs'), 'utf8')
  expect(iconNames.filter((name) => !sprite.includes(`id="icon-${name}"`))).toEqual([])
  const called = templates().flatMap((name) => [...readFileSync(projectPath('views', name), 'utf8').matchAll(/icons\/icon "([^"]+)"/g)])
  expect(called.map((match) => match[1]).filter((name) => !sprite.includes(`id="icon-${name}"`))).toEqual([])
})

test('the words of an article reach the reader exactly, marks and all', () => {
  const text = 'The “old” boat <b>took</b> 40 minutes & more.'
  const claims = [sampleClaim('c1', 'boat <b>took</b> 40 minutes', {}, text), sampleClaim('c2', '40 minutes', {}, text)]
  const model = presentArticle({ frame: reader, article: sampleArticle(), revision: sampleRevision(text), pages: [{ start: 0, end: text.length }], positions: [8, 26], asked: 1, claims, counts: [] })
  const html = createViews(folder).render('articles/show', model)
  const story = /<div class="story-text serif"[^>]*>([\s\S]*?)<\/div>/.exec(html)![1]!
  expect(unescaped(story.replace(/<[^>]+>/g, '')).trim()).toBe(text)
})

test('the workspace opens the chosen claim and no other', () => {
  const chosen = sampleClaim('c1', 'The old boat took forty minutes', {
    stage: 'awaiting_approval', status: 'verified', attributions: [chainOf(['officials', 'unnamed'], ['Coast Herald', 'publication'])],
    verdicts: [sampleVerdict({ rationale: '<img src=x onerror=alert(1)> **timed**' })],
  })
  const other = sampleClaim('c2', 'The new one cost 3 million crowns', { stage: 'proposed' })
  const html = createViews(folder).render('articles/review', presentWorkspace({
    frame: { actor: editor, path: '/desk/articles/article-1', today: '2026-03-02' },
    article: sampleArticle(), revision: sampleRevision(), shown: { claims: [chosen, other], before: 0, total: 2, previous: null, next: null }, counts: [], origins: articleOrigins([], null), filter: {},
    selected: { claim: chosen, history: { items: [sampleEvent({})], count: 1 }, threads: { items: [], count: { comments: 0, open: 0, resolved: 0 } }, alike: [], merged: [], people: [], sourceNames: [], evidence: [], form: null },
  }))
  expect(html.match(/class="card-more"/g)).toHaveLength(1)
  expect(html).toMatch(/id="claim-c1"[^>]*aria-current="true"/)
  expect(html).toContain('formaction="/desk/claims/c2/acceptance"')
  expect(html).toContain('<strong>timed</strong>')
  expect(html).not.toContain('onerror')
  expect(html).toContain('action="/desk/verdicts/verdict-1/approval"')
})

function templates(): string[] {
  return readdirSync(projectPath('views'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))
}

function unescaped(html: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': '’', '&amp;': '&' }
  return html.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity]!)
}
