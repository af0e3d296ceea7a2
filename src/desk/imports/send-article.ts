import { keyOfImport } from '../../domain/job.js'
import { PENDING_IMPORTS } from '../../domain/pending-import.js'
import { InvalidInput } from '../../domain/errors.js'
import type { Actor, Person } from '../../domain/permission.js'
import { textHash } from '../../intake/normalise.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import { ArticleInput, importSplit, splitParsed, type ParsedArticle } from '../articles/import-article.js'
import { refuseSameText } from '../articles/write-article.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit, permitPerson } from '../permit.js'

/** Longer texts (UTF-16 code units) are not waited for: to bring this much in takes about two seconds (decision 27). */
export const WAITED_FOR = 200_000

/** What became of a text that was sent: an article, or one that is to be split. */
export type Sent = { articleId: string } | { importId: string }

/**
 * sendArticle takes a text in: a short one is an article when this ends, of a long one only that it is there to be split. One that
 * waits already is not put in the line twice. Throws as importArticle does, and InvalidInput where too many of the person's wait.
 */
export async function sendArticle(desk: Desk, actor: Actor, input: ArticleInput): Promise<Sent> {
  const person = permitPerson(actor, 'import_article')
  const parsed = parseInput(ArticleInput, input)
  return parsed.text.length > WAITED_FOR ? queue(desk, person, parsed) : importSplit(desk, person, await splitParsed(desk, person, parsed))
}

async function queue(desk: Desk, person: Person, parsed: ParsedArticle): Promise<Sent> {
  const sha256 = textHash(parsed.text)
  return desk.store.write(async (tx) => {
    permit(person, 'import_article')
    await refuseSameText(tx.articles, sha256)
    const same = await tx.pendingImports.findByText(sha256)
    if (same) return { importId: same.id }
    if ((await tx.pendingImports.ofPerson(person.id)).length >= PENDING_IMPORTS) throw new InvalidInput({ text: TOO_MANY })
    const [importId, at] = [desk.newId(), desk.now()]
    const { title } = parsed
    await tx.pendingImports.insert({ id: importId, title, sha256, articleId: null, createdById: person.id, createdByName: person.name, createdAt: at }, sendable(parsed))
    await tx.jobs.add({ id: desk.newId(), kind: 'import', payload: { importId }, key: keyOfImport(importId), dueAt: at, actor: person, at })
    await tx.trail.append({
      id: desk.newId(), chain: DESK_CHAIN, at, actor: person, activity: 'send_import', subjectType: 'import', subjectId: importId,
      before: null, after: { title, sha256 },
    })
    return { importId }
  })
}

const TOO_MANY = `${PENDING_IMPORTS} long texts of yours wait or could not be split. See to those first: the desk lists them.`

// What was checked, as it can be sent again: that nobody knows the language is an empty field.
function sendable({ language, ...parsed }: ParsedArticle): ArticleInput {
  return { ...parsed, language: language === null ? '' : (language ?? null) }
}
