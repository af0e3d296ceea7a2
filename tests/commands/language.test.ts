import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { split } from '../../src/language/split.js'
import { projectPath } from '../../src/project.js'
import { makeFolder } from '../database.js'
import { runScript } from '../run.js'

const TEXT = 'The council approved 12 new ferries 🚢 on Monday, Mayor Ana Ruiz said.'
const claimtrail = (args: string[], input: string | Buffer = '') => runScript('src/cli.ts', args, { input })
const linesOf = (stdout: string) => stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)

describe('claimtrail split', () => {
  it('prints what the library answers, of stdin and of a file, a byte order mark not counted', async () => {
    const file = join(await makeFolder(), 'ferries.txt')
    await writeFile(file, `\uFEFF${TEXT}`)
    const [piped, read] = await Promise.all([claimtrail(['split'], TEXT), claimtrail(['split', file])])
    expect(JSON.parse(piped.stdout)).toEqual(split(TEXT))
    expect(read).toEqual(piped)
    expect(piped).toMatchObject({ code: 0, stderr: '' })
  })

  it('with --jsonl answers a line for each, under its id, in order', async () => {
    const input = [
      { id: 'a', text: TEXT, publisher: 'The Quay', url: 'https://quay.example/1' },
      { id: 7, text: `First.\u2028${TEXT}` },
      { id: 8, text: TEXT, date: '2026-02-27' },
    ]
    const { code, stdout, stderr } = await claimtrail(['split', '--jsonl'], input.map((line) => JSON.stringify(line)).join('\n'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(stdout)).toEqual([
      { id: 'a', ...split(TEXT, { publisher: 'The Quay', url: 'https://quay.example/1' }) },
      { id: 7, ...split(`First.\u2028${TEXT}`) },
      { id: 8, ...split(TEXT, { publishedAt: '2026-02-27' }) },
    ])
  })

  it('with --jsonl takes null for what a line does not know', async () => {
    const { code, stdout, stderr } = await claimtrail(['split', '--jsonl'], JSON.stringify({ id: 1, text: TEXT, publisher: null, url: null }))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(stdout)).toEqual([{ id: 1, ...split(TEXT) }])
  })

  it('with --jsonl names bad lines by number, goes on with the rest and exits 1', async () => {
    const good = JSON.stringify({ id: 'good', text: TEXT })
    const input = Buffer.concat([
      Buffer.from(`not json\n\n${good}\n{"id":"x"}\n{"text":"no id"}\n[]\n`),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from(good),
    ])
    const { code, stdout, stderr } = await claimtrail(['split', '--jsonl'], input)
    expect(linesOf(stdout).map((line) => line['id'])).toEqual(['good', 'good'])
    expect(stderr.trimEnd().split('\n')).toEqual([
      'claimtrail: line 1: not JSON',
      'claimtrail: line 4: text: expected a string',
      'claimtrail: line 5: id: expected a string or a number',
      expect.stringMatching(/^claimtrail: line 6: the line: /),
      'claimtrail: line 7: not UTF-8',
      'claimtrail: 5 of 8 lines could not be read',
    ])
    expect(code).toBe(1)
  })

  it('answers each line when it comes, not when the input ends', async () => {
    const script = projectPath('src/cli.ts')
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, 'split', '--jsonl'])
    child.stdin.write(`${JSON.stringify({ id: 1, text: TEXT })}\n`)
    const [first] = (await once(child.stdout, 'data')) as [Buffer]
    expect(JSON.parse(first.toString())).toMatchObject({ id: 1 })
    child.stdin.end()
    await once(child, 'close')
  })

  it('ends quietly where its reader stops reading', async () => {
    const script = projectPath('src/cli.ts')
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, 'split', '--jsonl'])
    let stderr = ''
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()))
    child.stdin.on('error', () => undefined)
    const line = `${JSON.stringify({ id: 1, text: TEXT })}\n`
    child.stdin.write(line.repeat(2_000))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = (await once(child, 'exit')) as [number]
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('says in one line that a file is missing or is no text', async () => {
    const file = join(await makeFolder(), 'picture.txt')
    await writeFile(file, Buffer.from([0xff, 0xd8, 0xff]))
    const [missing, binary] = await Promise.all([claimtrail(['split', `${file}.not`]), claimtrail(['split', file])])
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^claimtrail: .* cannot be read: ENOENT[^\n]*\n$/) })
    expect(binary).toEqual({ code: 1, stdout: '', stderr: `claimtrail: ${file} is not UTF-8 text\n` })
  })
})

describe('claimtrail extract', () => {
  const words = 'The old bridge closed on Friday after engineers found cracks in two of its piers, the city said in a statement.'
  const html = `<html><head><title>Bridge closed</title><meta name="author" content="Mia Holt"></head>
    <body><nav>Home News Sport</nav><article><h1>Bridge closed</h1><p>${words}</p><p>${words}</p></article></body></html>`

  it('prints the article of a page and what the page says of it', async () => {
    const { code, stdout } = await claimtrail(['extract'], html)
    const page = JSON.parse(stdout) as Record<string, string | null>
    expect(code).toBe(0)
    expect(Object.keys(page)).toEqual(['title', 'byline', 'publishedAt', 'publisher', 'text'])
    expect(page['title']).toBe('Bridge closed')
    expect(page['text']).toContain(words)
    expect(page['text']).not.toContain('Sport')
  })

  it('with --jsonl reports a page without an article by its line and goes on', async () => {
    const input = [{ id: 1, html: '' }, { id: 2, html, url: 'https://city.example/bridge' }]
    const { code, stdout, stderr } = await claimtrail(['extract', '--jsonl'], input.map((line) => JSON.stringify(line)).join('\n'))
    expect(linesOf(stdout)).toEqual([expect.objectContaining({ id: 2, title: 'Bridge closed' })])
    expect(stderr).toMatch(/^claimtrail: line 1: .+\nclaimtrail: 1 of 2 lines could not be read\n$/)
    expect(code).toBe(1)
  })
})

describe('a value that an option does not take', () => {
  it.each([
    [['split', '--date', 'yesterday'], 'option --date got "yesterday". Write the date as year-month-day, for example 2026-03-01.'],
    [['split', '--date', '2026-02-30'], 'option --date got "2026-02-30". Write the date as year-month-day, for example 2026-03-01.'],
    [['split', '--jsonl', '--date', ''], 'option --date got "". Write the date as year-month-day, for example 2026-03-01.'],
    [['split', '--url', 'quay.example'], 'option --url got "quay.example". Write the whole address, beginning with https:// or http://.'],
    [['extract', '--url', 'ftp://quay.example'], 'option --url got "ftp://quay.example". Write the whole address, beginning with https:// or http://.'],
  ])('claimtrail %j exits 2 and says what it takes', async (args, reason) => {
    expect(await claimtrail(args, TEXT)).toEqual({ code: 2, stdout: '', stderr: `claimtrail: ${reason}\n` })
  })

  it('in a line of --jsonl is left out, and told by the line’s number', async () => {
    const input = [{ id: 1, text: TEXT, date: 'yesterday' }, { id: 2, text: TEXT, url: 'here' }, { id: 3, text: TEXT, date: '2026-02-27T09:00:00+01:00' }]
    const { code, stdout, stderr } = await claimtrail(['split', '--jsonl', '--date', '2026-02-27'], input.map((line) => JSON.stringify(line)).join('\n'))
    const { claims } = split(TEXT, { publishedAt: '2026-02-27' })
    expect(linesOf(stdout).map((line) => [line['id'], line['claims']])).toEqual([1, 2, 3].map((id) => [id, claims]))
    expect(stderr.trimEnd().split('\n')).toEqual([
      'claimtrail: line 1: date "yesterday" is not used. Write the date as year-month-day, for example 2026-03-01.',
      'claimtrail: line 2: url "here" is not used. Write the whole address, beginning with https:// or http://.',
    ])
    expect(code).toBe(0)
  })
})

describe('wrong usage', () => {
  it.each([
    [[]],
    [['fly']],
    [['split', '--nonsense']],
    [['import']],
    [['user', 'add', 'ada@example.org', '--role', 'boss']],
  ])('claimtrail %j exits 2, says so on stderr and prints nothing', async (args) => {
    const { code, stdout, stderr } = await claimtrail(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toBe('')
  })

  it('is not asking for help or the version', async () => {
    const [help, version] = await Promise.all([claimtrail(['--help']), claimtrail(['--version'])])
    expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('split') })
    expect(version).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})
