import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { tokenHash } from '../../src/desk/people/create-token.js'
import { openDesk, type Desk } from '../../src/desk/desk.js'
import { createPasswordHashes } from '../../src/desk/people/password-hashes.js'
import { dismissClaim } from '../../src/desk/claims/dismiss-claim.js'
import { importArticle } from '../../src/desk/articles/import-article.js'
import { openStore, type Store } from '../../src/storage/store.js'
import { makeFolder } from '../database.js'
import { buildActor } from '../factories.js'
import { runScript } from '../run.js'
import { PROGRAM } from '../../src/domain/permission.js'

let folder: string
let url: string

beforeEach(async () => {
  folder = await makeFolder()
  url = `file:${join(folder, 'data', 'claimtrail.db')}`
})

const claimtrail = (args: string[], input = '') =>
  runScript('src/cli.ts', args, { input, env: { DATABASE_URL: url }, cwd: folder })

const inStore = async <T>(look: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(url)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

const ARTICLE = 'The council approved 12 new ferries on Monday, Mayor Ana Ruiz said.\n'
const OTHER = 'The museum lost two paintings in a fire on Sunday, police said.\n'

describe('claimtrail user invite', () => {
  it('prints a link of the desk’s address once', async () => {
    const { code, stdout } = await runScript('src/cli.ts', ['user', 'invite', 'nova@example.org', '--role', 'editor', '--name', 'Nova'], { env: { DATABASE_URL: url, CLAIMTRAIL_URL: 'https://claims.example' }, cwd: folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^nova@example\.org is invited as editor; the link works once, until [\d-]+T[\d:.]+Z\nhttps:\/\/claims\.example\/invitations\/[\w-]{43}\n$/)
    await inStore(async (store) => expect((await store.invitations.open(new Date(), { after: null, limit: 2 })).items).toMatchObject([{ name: 'Nova', role: 'editor', createdById: null }]))
  })
})

describe('claimtrail import', () => {
  it('brings files and folders in as drafts, a line each, and says what is here already', async () => {
    await mkdir(join(folder, 'in', 'deeper'), { recursive: true })
    await writeFile(join(folder, 'in', 'a.md'), `# Ferries approved\n\n${ARTICLE}`)
    await writeFile(join(folder, 'in', 'deeper', 'b.txt'), OTHER)
    await writeFile(join(folder, 'in', 'notes.csv'), 'not,an,article\n')
    await writeFile(join(folder, 'in', '.hidden.txt'), 'A hidden file holds 3 claims, nobody said.')
    const first = await claimtrail(['import', 'in', 'in/a.md'])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const rows = first.stdout.trimEnd().split('\n').map((line) => line.split('\t'))
    expect(rows.map(([what, , , path]) => [what, path])).toEqual([['imported', 'in/a.md'], ['imported', 'in/deeper/b.txt']])

    const again = await claimtrail(['import', 'in/a.md'])
    expect(again).toEqual({ code: 0, stdout: `already here\t${rows[0]![1]}\t\tin/a.md\n`, stderr: '' })
    await inStore(async (store) => {
      expect(await store.articles.find(rows[0]![1]!)).toMatchObject({ title: 'Ferries approved', publication: 'draft' })
      expect(await store.claims.ofArticle(rows[0]![1]!)).toHaveLength(Number(rows[0]![2]))
    })
  })

  it('tells each file in the order of the list, also where some are the same, some cannot be read and one is long', async () => {
    await mkdir(join(folder, 'in'))
    const short = (n: number) => `The council approved ${n} budgets, the mayor said on Monday.\n\nThe harbour counted ${n} ships in May.`
    const long = Array.from({ length: 120 }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`).join('\n\n')
    const texts = [short(3), short(4), short(3), '', long, short(5), long, short(4)]
    for (const [n, text] of texts.entries()) await writeFile(join(folder, 'in', `${n}.txt`), text)
    const { code, stdout } = await claimtrail(['import', 'in'])
    expect(code).toBe(1)
    const rows = stdout.trim().split('\n').map((line) => line.split('\t'))
    expect(rows.map(([what, , , path]) => `${what} ${path}`)).toEqual([
      'imported in/0.txt', 'imported in/1.txt', 'already here in/2.txt', 'imported in/4.txt', 'imported in/5.txt', 'already here in/6.txt', 'already here in/7.txt',
    ])
    const idOf = new Map(rows.map(([, id, , path]) => [path, id]))
    expect([idOf.get('in/2.txt'), idOf.get('in/6.txt'), idOf.get('in/7.txt')]).toEqual([idOf.get('in/0.txt'), idOf.get('in/4.txt'), idOf.get('in/1.txt')])
  })

  it('says per file why it could not be imported, imports the others and exits 1', async () => {
    await writeFile(join(folder, 'good.txt'), ARTICLE)
    await writeFile(join(folder, 'empty.txt'), '')
    await mkdir(join(folder, 'nothing'))
    const { code, stdout, stderr } = await claimtrail(['import', 'empty.txt', 'missing.txt', 'nothing', 'good.txt'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^imported\t\w{26}\t\d+\tgood\.txt\n$/)
    expect(stderr.trimEnd().split('\n')).toEqual([
      'claimtrail: missing.txt: no such file or folder',
      'claimtrail: nothing: no .txt, .md or .html file in this folder',
      expect.stringMatching(/^claimtrail: empty\.txt: There is no text/),
      'claimtrail: 3 could not be imported',
    ])
  })
})

describe('claimtrail user and token', () => {
  it('makes accounts with a password that is printed once, or taken from stdin', async () => {
    const made = await claimtrail(['user', 'add', 'Ada@example.org', '--role', 'editor'])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const password = /^ada@example\.org can sign in as editor\npassword: (\S{34})\n$/.exec(made.stdout)![1]!
    const taken = await claimtrail(
      ['user', 'add', 'mary@example.org', '--role', 'fact-checker', '--name', 'Mary O.', '--password-stdin'],
      'a password of mine\n',
    )
    expect(taken.stdout).toBe('mary@example.org can sign in as fact-checker\n')
    await inStore(async ({ accounts, users }) => {
      expect(await users.findByEmail('ada@example.org')).toMatchObject({ name: 'Ada', role: 'editor' })
      expect(await users.findByEmail('mary@example.org')).toMatchObject({ name: 'Mary O.', role: 'fact-checker' })
      const hashes = (await accounts.account.findMany({ orderBy: { id: 'asc' } })).map((account) => account.password!)
      const { fits } = createPasswordHashes()
      expect(await fits(hashes[0]!, password)).toBe(true)
      expect(await fits(hashes[1]!, 'a password of mine')).toBe(true)
    })
  })

  it('asks a role for a second factor, and no longer', async () => {
    expect((await claimtrail(['role', 'second-factor', 'editor', '--require'])).stdout).toBe('everybody with the role editor is asked for a second factor\n')
    await inStore(async ({ secondFactors }) => expect([...(await secondFactors.required()).keys()]).toEqual(['editor']))
    const [waived, both] = await Promise.all([
      claimtrail(['role', 'second-factor', 'editor', '--waive']), claimtrail(['role', 'second-factor', 'editor', '--require', '--waive']),
    ])
    expect(waived.stdout).toBe('nobody is asked for a second factor as editor\n')
    expect(both).toMatchObject({ code: 2, stdout: '' })
  })

  it('says who has a second factor, and takes it away', async () => {
    await claimtrail(['user', 'add', 'ada@example.org', '--role', 'editor', '--must-change'])
    await inStore(async (store) => {
      const { id } = (await store.users.findByEmail('ada@example.org'))!
      expect((await store.users.account(id, new Date()))!.passwordGivenAt).not.toBeNull()
      await store.write(async (tx) => {
        await tx.secondFactors.begin('f', { userId: id, secret: 's', backupCodes: '' }, new Date())
        await tx.secondFactors.confirm(id, 1, 'b', new Date('2026-11-29T09:00:00Z'))
      })
    })
    expect((await claimtrail(['user', 'second-factor', 'ada@example.org'])).stdout).toBe('ada@example.org has a second factor since 2026-11-29T09:00:00.000Z\n')
    expect((await claimtrail(['user', 'second-factor', 'ADA@example.org', '--remove'])).stdout).toBe('ada@example.org has no second factor any more, and is signed out everywhere\n')
    await inStore(async ({ accounts }) => expect(await accounts.secondFactor.count()).toBe(0))
  })

  it('changes a role, makes a token that stands alone on stdout, and names whom it does not know', async () => {
    await claimtrail(['user', 'add', 'ada@example.org', '--role', 'editor'])
    const [changed, token, again, unknown] = await Promise.all([
      claimtrail(['user', 'role', 'Ada@example.org', 'admin']),
      claimtrail(['token', 'add', 'ada@example.org', 'wire import']),
      claimtrail(['user', 'add', 'ADA@example.org', '--role', 'admin']),
      claimtrail(['token', 'add', 'nobody@example.org', 'import']),
    ])
    expect(changed).toEqual({ code: 0, stdout: 'ada@example.org is admin (was editor)\n', stderr: '' })
    expect(token).toEqual({ code: 0, stdout: expect.stringMatching(/^ct_[\w-]{43}\n$/), stderr: '' })
    const already = 'claimtrail: There is an account for ada@example.org already.\n'
    expect(again).toEqual({ code: 1, stdout: '', stderr: already })
    expect(unknown).toEqual({ code: 1, stdout: '', stderr: 'claimtrail: there is no account for nobody@example.org\n' })
    await inStore(async ({ tokens }) => {
      expect((await tokens.findByHash(tokenHash(token.stdout.trim()), new Date()))!.person.role).toBe('admin')
    })
  })
})

describe('the environment of a command', () => {
  it('is checked as the server checks it', async () => {
    const { code, stderr } = await runScript('src/cli.ts', ['check'], { env: { DATABASE_URL: 'mysql://x' } })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'claimtrail: DATABASE_URL is "mysql://x"; it takes a file: URL, like file:./data/claimtrail.db, or postgresql://USER:PASSWORD@HOST/DATABASE\n',
    })
  })

  it('says in one line what stands in the place of the database', async () => {
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'claimtrail.db'), 'no database '.repeat(1_000))
    await writeFile(join(folder, 'a.txt'), ARTICLE)
    for (const args of [['import', 'a.txt'], ['user', 'role', 'ada@example.org', 'editor'], ['learn'], ['check'], ['backup', 'b.db']]) {
      const { code, stdout, stderr } = await claimtrail(args)
      expect({ args, code, stdout, stderr }).toEqual({
        args, code: 1, stdout: '', stderr: expect.stringMatching(/^claimtrail: \/[^\n]*claimtrail\.db is not a (?:SQLite|Claimtrail) database[^\n]*\n$/),
      })
    }
  })

  it('names the database that is missing, and makes none to check or back up', async () => {
    for (const args of [['check'], ['backup', 'copy.db']]) {
      const { code, stdout, stderr } = await claimtrail(args)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toBe(`claimtrail: there is no database at ${join(folder, 'data', 'claimtrail.db')}\n`)
    }
  })

  it('check prints each thing wrong on stdout, and how many on stderr', async () => {
    await writeFile(join(folder, 'a.txt'), ARTICLE)
    await claimtrail(['import', 'a.txt'])
    await inStore(({ accounts }) => accounts.event.updateMany({ data: { agentName: 'Somebody else' } }))
    const { code, stdout, stderr } = await claimtrail(['check'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^trail of \w{26}: event 1 \(\w{26}, import\) was changed: its content does not give its hash\n$/)
    expect(stderr).toBe(`claimtrail: ${join(folder, 'data', 'claimtrail.db')}: 1 found wrong\n`)
  })
})

describe('claimtrail learn', () => {
  it('says what is missing, and that the weights stay', async () => {
    const { code, stdout, stderr } = await claimtrail(['learn', '--dry-run'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toEqual([
      'check-worthiness: 0 claims kept and 0 claims dismissed in 0 articles',
      'kept: it takes 200 decisions with 30 of each sort; missing 200 decisions, 30 claims kept, 30 claims dismissed',
      'acceptance: 0 attributions right and 0 attributions wrong in 0 articles',
      'kept: it takes 200 decisions with 30 of each sort; missing 200 decisions, 30 attributions right, 30 attributions wrong',
    ])
  })

  it('measures on decisions held out, and puts what is better to use', async () => {
    await decideOnMatches(await openDesk(url))
    const { code, stdout } = await claimtrail(['learn'])
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^check-worthiness: \d+ claims kept and \d+ claims dismissed in 30 articles$/)
    expect(lines[1]).toMatch(/^learnt from \d+, measured on \d+ held out$/)
    expect(lines.slice(2, 9).map((line) => line.slice(0, 20).trim())).toEqual([
      '', 'F1', 'best F1', 'average precision', 'calibration error', 'log loss', 'replaced: what was l',
    ])
    await inStore(async (store) => expect(await store.learntModels.newestId('check-worthiness')).not.toBeNull())
  })
})

// An editor of council news, who dismisses whatever is sport.
async function decideOnMatches(desk: Desk): Promise<void> {
  const editor = await buildActor(desk, 'editor')
  for (let number = 0; number < 30; number += 1) {
    const text = ['Ashford', 'Oldbury', 'Lindow', 'Brill'].map((town, at) =>
      `The council of ${town} spent ${number + 3 + at} million crowns on roads. The Rovers beat ${town} by ${(number + at) % 7 + 2} goals.`)
    const { articleId } = await importArticle(desk, PROGRAM, { title: `Article ${number}`, text: text.join(' '), format: 'plain' })
    for (const { id, version, text: claim } of await desk.store.claims.ofArticle(articleId)) {
      await (claim.includes('goals') ? dismissClaim : acceptClaim)(desk, editor, id, version)
    }
  }
  await desk.store.close()
}
