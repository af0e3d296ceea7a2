// A database of many articles: the fixtures' text with other numbers, brought in by the desk's own verbs.
import { readFileSync } from 'node:fs'
import { acceptClaim } from '../src/desk/claims/accept-claim.js'
import { addUser } from '../src/desk/people/add-user.js'
import { approveVerdict } from '../src/desk/verdicts/approve-verdict.js'
import { openDesk } from '../src/desk/desk.js'
import { articleInput, importArticle } from '../src/desk/articles/import-article.js'
import { proposeVerdict } from '../src/desk/verdicts/propose-verdict.js'
import { publishArticle } from '../src/desk/articles/publish-article.js'
import { readDocument } from '../src/intake/read-document.js'
import { projectPath } from '../src/project.js'
import { PROGRAM } from '../src/domain/permission.js'

const PEOPLE = { email: 'checker@example.com', password: 'a password for benches' }
const LONG_CLAIMS = 300

export interface BenchDatabase {
  url: string
  email: string
  password: string
  articleId: string
  longArticleId: string
  claimId: string
}

/** fillDatabase makes so many published articles, one of them with about 300 claims. */
export async function fillDatabase(file: string, articles: number): Promise<BenchDatabase> {
  const url = `file:${file}`
  const desk = await openDesk(url)
  const checker = await addUser(desk, PROGRAM, { ...PEOPLE, name: 'Checker', role: 'fact-checker' })
  const editor = await addUser(desk, PROGRAM, { ...PEOPLE, email: 'editor@example.com', name: 'Editor', role: 'editor' })
  const path = projectPath('fixtures', 'articles', 'harbour-hospital-budget.md')
  const document = articleInput(readDocument({ bytes: readFileSync(path), filename: 'article.md' }))
  const numbered = (n: number) => `${document.text}\n\nThis report was updated ${n + 2} times.`

  let articleId = ''
  for (let n = 0; n < articles; n += 1) {
    ;({ articleId } = await importArticle(desk, checker, { ...document, title: `${document.title} ${n}`, text: numbered(n) }))
    await publishArticle(desk, editor, articleId, 1)
  }
  const claim = (await desk.store.claims.ofArticle(articleId))[0]!
  const accepted = await acceptClaim(desk, editor, claim.id, claim.version)
  const judged = await proposeVerdict(desk, checker, claim.id, accepted.version, {
    status: 'verified', rationale: 'The **minutes** of the council say so.', asOf: '2026-02-01', withoutEvidence: 'Seen on the spot.',
  })
  await approveVerdict(desk, editor, judged.verdicts[0]!.id, judged.version, { note: '' })

  const paragraphs = Array.from({ length: LONG_CLAIMS }, (_, n) => `The harbour office counted ${n + 31} ships in week ${n + 1}.`)
  const long = await importArticle(desk, checker, { title: 'A long article', text: paragraphs.join('\n\n'), format: 'plain' })
  await desk.store.close()
  return { url, ...PEOPLE, articleId, longArticleId: long.articleId, claimId: claim.id }
}
