// The demo: fixtures/ brought in the way people would do it, by the desk's own verbs.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { acceptClaim } from '../src/desk/claims/accept-claim.js'
import { addUser } from '../src/desk/people/add-user.js'
import { approveVerdict } from '../src/desk/verdicts/approve-verdict.js'
import { makePassword } from '../src/desk/people/password.js'
import type { Desk } from '../src/desk/desk.js'
import { keepSnapshot } from '../src/desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../src/desk/evidence/pin-evidence.js'
import { articleInput, importArticle } from '../src/desk/articles/import-article.js'
import { proposeVerdict } from '../src/desk/verdicts/propose-verdict.js'
import { publishArticle } from '../src/desk/articles/publish-article.js'
import type { Claim } from '../src/domain/claim.js'
import { stances } from '../src/domain/evidence.js'
import { PROGRAM, roles, type Person } from '../src/domain/permission.js'
import { verificationStatuses } from '../src/domain/verdict.js'
import { readDocument } from '../src/intake/read-document.js'
import { projectPath } from '../src/project.js'
import type { Transaction } from '../src/storage/store.js'

const Account = z.object({ email: z.email(), name: z.string(), role: z.enum(roles) })
const KeptAccount = Account.extend({ password: z.string() })
export type DemoAccount = z.infer<typeof KeptAccount>

/** Demo is who may sign in to the demo, and the file, readable by its owner only, in which their passwords are kept. */
export interface Demo {
  accounts: DemoAccount[]
  file: string
  /** Whether the accounts were made just now: their passwords are printed this once. */
  isNew: boolean
}

const DemoArticle = z.object({
  file: z.string(),
  accepted: z.boolean(),
  published: z.boolean(),
  verdicts: z.array(
    z.object({
      /** Words of the claim's wording that no other claim of the article has. */
      claim: z.string(),
      status: z.enum(verificationStatuses),
      rationale: z.string(),
      asOf: z.iso.date(),
      approved: z.boolean(),
      withoutEvidence: z.string().default(''),
      recheckOn: z.string().default(''),
      deskNote: z.string().default(''),
      /** `page` is the text in which the quote stands. */
      evidence: z.array(z.object({ stance: z.enum(stances), title: z.string(), url: z.string().nullable(), quote: z.string(), page: z.string() })).default([]),
    }),
  ),
})
type DemoArticle = z.infer<typeof DemoArticle>

/**
 * loadDemo fills an empty database with the demo's articles and accounts. The passwords are made now and kept in
 * demo-accounts.json beside the database. Answers null where this database has no demo. A start that is broken off leaves no
 * part of it.
 */
export async function loadDemo(desk: Desk, databaseFile: string): Promise<Demo | null> {
  const file = join(dirname(databaseFile), 'demo-accounts.json')
  // Where somebody made an account first, the database is a newsroom's own: no demo editor gets into it.
  if (!(await desk.store.users.isEmpty()) || !(await desk.store.articles.isEmpty())) return readDemo(desk, file)
  const people = z.array(Account).parse(await fixture('users.json'))
  const accounts = people.map((person) => ({ ...person, password: makePassword() }))
  await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await desk.store.write((tx) => fill(within(desk, tx), accounts))
  return { accounts, file, isNew: true }
}

// The desk whose verbs all write in one transaction that is open already.
function within(desk: Desk, tx: Transaction): Desk {
  return { ...desk, store: { ...desk.store, ...tx, write: (work) => work(tx) } }
}

async function fill(desk: Desk, accounts: DemoAccount[]): Promise<void> {
  const actors: Person[] = []
  for (const account of accounts) actors.push(await addUser(desk, PROGRAM, account))
  const checker = actors.find((actor) => actor.role === 'fact-checker')
  const editor = actors.find((actor) => actor.role === 'editor')
  if (!checker || !editor) throw new Error('fixtures/users.json names no fact-checker or no editor')
  for (const article of z.array(DemoArticle).parse(await fixture('demo.json'))) await loadArticle(desk, checker, editor, article)
}

async function loadArticle(desk: Desk, checker: Person, editor: Person, demo: DemoArticle): Promise<void> {
  const path = projectPath('fixtures', 'articles', demo.file)
  const document = readDocument({ bytes: await readFile(path), filename: demo.file })
  const { articleId } = await importArticle(desk, checker, articleInput(document))
  const claims = await desk.store.claims.ofArticle(articleId)
  const current = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]))
  if (demo.accepted) for (const { id, version } of claims) current.set(id, await acceptClaim(desk, checker, id, version))

  for (const { claim: words, approved, evidence, ...input } of demo.verdicts) {
    const found = [...current.values()].find(({ text }) => text.includes(words))
    if (!found) throw new Error(`fixtures/demo.json: no claim of ${demo.file} says “${words}”`)
    const claim = await pinAll(desk, checker, found, evidence)
    const judged = await proposeVerdict(desk, checker, claim.id, claim.version, input)
    const verdict = judged.verdicts.at(-1)
    const after = approved && verdict ? await approveVerdict(desk, editor, verdict.id, judged.version, { note: '' }) : judged
    current.set(claim.id, after)
  }
  if (demo.published) await publishArticle(desk, editor, articleId, 1)
}

async function pinAll(desk: Desk, checker: Person, claim: Claim, evidence: DemoArticle['verdicts'][number]['evidence']): Promise<Claim> {
  let after = claim
  for (const { page, url, ...passage } of evidence) {
    const snapshot = await keepSnapshot(desk, checker, { bytes: new Uint8Array(Buffer.from(page)) })
    after = await pinEvidence(desk, checker, claim.id, after.version, { ...passage, url: url ?? '', note: '', snapshot, isPage: false })
  }
  return after
}

async function readDemo(desk: Desk, file: string): Promise<Demo | null> {
  const json = await readFile(file, 'utf8').catch(() => null)
  if (json === null) return null
  const accounts = z.array(KeptAccount).parse(JSON.parse(json))
  const first = accounts[0]
  return first && (await desk.store.users.findByEmail(first.email)) ? { accounts, file, isNew: false } : null
}

async function fixture(name: string): Promise<unknown> {
  return JSON.parse(await readFile(projectPath('fixtures', name), 'utf8'))
}
