import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/claims/accept-claim.js'
import { addComment } from '../../src/desk/claims/add-comment.js'
import { resolveComment } from '../../src/desk/claims/resolve-comment.js'
import type { Desk } from '../../src/desk/desk.js'
import { invitePerson, pathOfInvitation } from '../../src/desk/people/invite-person.js'
import { askSecondCheck } from '../../src/desk/second-checks/ask-second-check.js'
import { checkSecond } from '../../src/desk/second-checks/check-second.js'
import { proposeVerdict } from '../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../src/domain/claim.js'
import type { Person } from '../../src/domain/permission.js'
import { buildActor, buildArticle, buildPendingImport, buildPublishedClaim, claimSaying, HARBOUR, longText, type PublishedClaim } from '../factories.js'
import { startSite, type Site } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

const ARABIC = `أغلقت البلدية الجسر القديم يوم الاثنين بعد ظهور شقوق في الدعامة الشمالية. وقال المهندس سامر حداد إن الإصلاح سيكلف 4.2 مليون.

CNN عرضت صور الشقوق قبل أسبوع. ولم يصب أحد بأذى.`

let site: Site
let published: PublishedClaim & { admin: Person }
let empty: Site
let emptyAdmin: Person
let commentId: string
let invited: string
let own: Claim
let draftId: string
let longId: string
let pending: { waiting: string; failed: string }
let sources: { person: string; outlet: string; unnamed: string }
let checks: { asked: string; differing: string; toAsk: string }
let arabic: { article: string; claim: string }
beforeAll(async () => {
  site = await startSite()
  empty = await startSite()
  emptyAdmin = await buildActor(empty.desk, 'admin')
  published = { ...(await buildPublishedClaim(site.desk)), admin: await buildActor(site.desk, 'admin', 'Ines Admin') }
  const said = (await site.desk.store.claims.ofArticle(published.article.id)).flatMap(({ attributions }) => attributions.flatMap(({ hops }) => hops.map(({ source }) => source)))
  const ofKind = (kind: string) => said.find((source) => source.kind === kind)!.id
  sources = { person: ofKind('person'), outlet: ofKind('publication'), unnamed: ofKind('unnamed') }
  const { claim, checker, editor } = published
  const asked = await addComment(site.desk, editor, claim.id, { body: 'Who counted, @Robin Check?' })
  await addComment(site.desk, editor, claim.id, { body: 'And when?', replyTo: asked.id })
  const settled = await addComment(site.desk, checker, claim.id, { body: 'The page is kept.' })
  await resolveComment(site.desk, editor, settled.id, 1)
  commentId = asked.id
  draftId = (await buildArticle(site.desk, published.checker, { text: 'What now?', title: 'No claims at all' })).id
  const fromTheRight = await buildArticle(site.desk, published.checker, { text: ARABIC, title: 'إغلاق الجسر القديم', byline: null, publisher: null })
  const [first, second] = await site.desk.store.claims.ofArticle(fromTheRight.id)
  for (const claim of [first!, second!]) await acceptClaim(site.desk, published.checker, claim.id, claim.version)
  arabic = { article: fromTheRight.id, claim: first!.id }
  checks = await buildChecks(site.desk, published)
  invited = pathOfInvitation((await invitePerson(site.desk, published.admin, { name: 'W'.repeat(90), email: 'nova@example.org', role: 'editor' })).secret)
  const weir = await buildArticle(site.desk, published.checker, { text: HARBOUR.replaceAll('bridge', 'dam'), title: 'Dam to close' })
  const dear = await claimSaying(site.desk, weir.id, '4.2 million')
  own = await proposeVerdict(site.desk, published.admin, dear.id, dear.version, { status: 'false', rationale: 'The **ledger** says less.', asOf: '2026-02-27', withoutEvidence: 'Seen on the spot.' })
  pending = await buildPending(site.desk, published.checker)
  const long = { title: 'T'.repeat(290), byline: 'B'.repeat(290), publisher: 'P'.repeat(190), url: `https://${'u'.repeat(60)}.example/` }
  longId = (await buildArticle(site.desk, published.checker, { ...long, text: `The dam ${'W'.repeat(200)} holds 4 million litres.` })).id
})

/** Second checks of claims of a draft: one that the checker is asked for, one of which the two differ; and a claim of which a verdict waits. */
async function buildChecks(desk: Desk, { checker, editor }: PublishedClaim): Promise<typeof checks> {
  const author = await buildActor(desk, 'fact-checker', 'Ana First')
  const { id: articleId } = await buildArticle(desk, author, { text: HARBOUR.replaceAll('bridge', 'weir'), title: 'Weir to close' })
  const propose = async (words: string) => {
    const { id, version } = await claimSaying(desk, articleId, words)
    return proposeVerdict(desk, author, id, version, { status: 'false', rationale: 'The **ledger** says less.', asOf: '2026-02-27', withoutEvidence: 'Seen on the spot.' })
  }
  const ask = async ({ id, version }: Claim) => askSecondCheck(desk, editor, id, version, { checker: checker.id })
  const [asked, differing, toAsk] = [await ask(await propose('eleven weeks')), await ask(await propose('northern pier')), await propose('4.2 million')]
  await checkSecond(desk, checker, differing.check.id, differing.claim.version, { status: 'disputed', rationale: 'The council says more.', asOf: '2026-02-28' })
  return { asked: asked.check.id, differing: differing.check.id, toAsk: toAsk.id }
}

async function buildPending(desk: Desk, sender: Person): Promise<typeof pending> {
  const failed = await buildPendingImport(desk, sender, longText(20), 'T'.repeat(290))
  await desk.store.write(async (tx) => {
    const job = await tx.jobs.take(['import'], { takenBy: 'w', at: desk.now(), until: new Date('2026-03-02') })
    await tx.jobs.fail(job!, `No room for ${'W'.repeat(200)}.`, desk.now(), null)
  })
  const waiting = await buildPendingImport(desk, sender, longText(21), 'Minutes')
  // Sent long ago, so that its page does not look again while axe does.
  await desk.store.accounts.pendingImport.update({ where: { id: waiting }, data: { createdAt: new Date('2026-01-01') } })
  return { failed, waiting }
}

const pages: [string, (of: PublishedClaim) => string, 'reader' | 'checker' | 'editor' | 'admin'][] = [
  ['the front page', () => '/', 'reader'],
  ['an article', ({ article }) => `/articles/${article.id}`, 'reader'],
  ['a claim', ({ claim }) => `/claims/${claim.id}`, 'reader'],
  ['sign-in', () => '/sign-in', 'reader'],
  ['an error', () => '/nothing', 'reader'],
  ['the page that splits a text', () => '/desk/split', 'checker'],
  ['a text that was split', () => '/desk/split?example', 'reader'],
  ['the desk', () => '/desk', 'checker'],
  ['a search', () => '/desk?query=the', 'checker'],
  ['a search that is too long', () => `/desk?query=${'W'.repeat(201)}`, 'checker'],
  ['import', () => '/desk/articles/new', 'checker'],
  ['the workspace', ({ article }) => `/desk/articles/${article.id}`, 'checker'],
  ['the workspace with a claim opened', ({ article, claim }) => `/desk/articles/${article.id}?claim=${claim.id}`, 'editor'],
  ['a workspace without claims', () => `/desk/articles/${draftId}`, 'checker'],
  ['a workspace full of long words', () => `/desk/articles/${longId}`, 'checker'],
  ['an article full of long words, as readers will see it', () => `/articles/${longId}`, 'checker'],
  ['an article from the right to the left', () => `/articles/${arabic.article}`, 'checker'],
  ['a claim from the right to the left', () => `/claims/${arabic.claim}`, 'checker'],
  ['a workspace from the right to the left', () => `/desk/articles/${arabic.article}?claim=${arabic.claim}`, 'checker'],
  ['what is found in an article', ({ article }) => `/desk/articles/${article.id}/found?query=the`, 'checker'],
  ['nothing found in an article', ({ article }) => `/desk/articles/${article.id}/found?query=walrus`, 'checker'],
  ['a claim to add', ({ article }) => `/desk/articles/${article.id}/claims/new?quote=the`, 'checker'],
  ['claims to merge', ({ claim }) => `/desk/claims/${claim.id}/merge`, 'checker'],
  ['claims to merge from the right to the left', () => `/desk/claims/${arabic.claim}/merge`, 'checker'],
  ['many claims to accept', ({ article }) => `/desk/articles/${article.id}/many?act=accept`, 'checker'],
  ['many claims to dismiss', ({ article }) => `/desk/articles/${article.id}/many?act=dismiss`, 'checker'],
  ['many claims to assign', ({ article }) => `/desk/articles/${article.id}/assignment`, 'editor'],
  ['no claims to assign', () => `/desk/articles/${draftId}/assignment`, 'checker'],
  ['no claims to dismiss', () => `/desk/articles/${draftId}/many?act=dismiss`, 'checker'],
  ['an article’s details', ({ article }) => `/desk/articles/${article.id}/details`, 'checker'],
  ['sources', () => '/desk/sources', 'checker'],
  ['sources that nobody is called', () => '/desk/sources?query=nobody+at+all', 'checker'],
  ['a source at the desk', () => `/desk/sources/${sources.person}`, 'editor'],
  ['a source that readers see, to a fact-checker', () => `/desk/sources/${sources.outlet}`, 'checker'],
  ['a source that nobody names', () => `/desk/sources/${sources.unnamed}`, 'editor'],
  ['two sources to merge', () => `/desk/sources/${sources.person}/merge?with=${sources.outlet}`, 'editor'],
  ['tokens', () => '/desk/tokens', 'checker'],
  ['the question before publishing', ({ article }) => `/desk/articles/${article.id}/publication`, 'editor'],
  ['the coverage of an article', ({ article }) => `/desk/articles/${article.id}/coverage`, 'checker'],
  ['the coverage of an article full of long words', () => `/desk/articles/${longId}/coverage`, 'checker'],
  ['the coverage of an article from the right to the left', () => `/desk/articles/${arabic.article}/coverage`, 'checker'],
  ['what stops publishing', () => '/desk/rules', 'admin'],
  ['what stops publishing, for who cannot change it', () => '/desk/rules', 'checker'],
  ['the question before publishing again', () => `/desk/articles/${draftId}/publication`, 'editor'],
  ['a claim’s comments and trail', ({ claim }) => `/desk/claims/${claim.id}/record`, 'checker'],
  ['an article’s trail, filtered', ({ article, checker }) => `/desk/articles/${article.id}/record?who=${checker.id}&what=comment`, 'checker'],
  ['a comment to remove', () => `/desk/comments/${commentId}/redaction`, 'admin'],
  ['a second check to ask for', () => `/desk/claims/${checks.toAsk}/second-check`, 'editor'],
  ['a second check that is to be written', () => `/desk/second-checks/${checks.asked}`, 'checker'],
  ['two opinions that differ', () => `/desk/second-checks/${checks.differing}`, 'editor'],
  ['the second checks of the desk', () => '/desk/second-checks', 'checker'],
  ['one’s own account', () => '/desk/account', 'checker'],
  ['people', () => '/desk/people', 'admin'],
  ['invitations', () => '/desk/people/invitations', 'admin'],
  ['an invitation', () => invited, 'reader'],
  ['an invitation that does not work', () => '/invitations/nothing', 'reader'],
  ['a queue by person', ({ checker }) => `/desk?queue=awaiting&by=${checker.id}`, 'editor'],
  ['one’s own verdict that waits, to an admin', () => `/desk/articles/${own.articleId}?claim=${own.id}`, 'admin'],
  ['the jobs, of which some failed', () => '/desk/jobs', 'admin'],
  ['a long text that waits', () => `/desk/imports/${pending.waiting}`, 'checker'],
  ['a long text that could not be split', () => `/desk/imports/${pending.failed}`, 'checker'],
  ['one person', ({ checker }) => `/desk/people/${checker.id}`, 'admin'],
]

/** The buttons of a few words that stand on more than one line. Runs in the page. */
function brokenButtons(): string[] {
  return [...document.querySelectorAll('button, .button')].flatMap((button) => {
    const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const words = walker.currentNode.textContent?.trim() ?? ''
      if (words !== '' && words.length <= 20 && range.getClientRects().length > 1) return [words]
    }
    return []
  })
}

describe.each([
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
])('%s', (_name, look) => {
  it.each(pages)('axe finds nothing on %s, it does not scroll sideways, and no short button breaks', async (_page, path, who) => {
    const as = who === 'reader' ? undefined : published[who]
    const page = await openPage(site, path(published), { ...look, ...(as && { as }) })
    expect(await axeFindings(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow).toBe(0)
    expect(await page.evaluate(brokenButtons)).toEqual([])
  })

  it('axe finds nothing on an empty front page, or where no job failed', async () => {
    expect(await axeFindings(await openPage(empty, '/', look))).toEqual([])
    const page = await openPage(empty, '/desk/jobs', { ...look, as: emptyAdmin })
    expect(await axeFindings(page)).toEqual([])
    expect(await page.getByText('Nothing has failed.').count()).toBe(1)
  })
})

describe('what a page weighs', () => {
  it('no page brings more than 100 kB of our own styles, scripts and pictures', async () => {
    const page = await openPage(site, '/sign-in')
    let bytes = 0
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.startsWith('/assets/')) bytes += Number(response.headers()['content-length'] ?? 0)
    })
    await page.getByLabel('E-mail').fill(published.editor.email)
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.goto(`/desk/articles/${published.article.id}`, { waitUntil: 'networkidle' })
    const sizes = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).decodedBodySize),
    )
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
    expect(bytes).toBeLessThan(100_000)
  })
})
