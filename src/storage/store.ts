import { resolve } from 'node:path'
import { articleReader, articleWriter, type ArticleReader, type ArticleWriter } from './articles.js'
import { claimReader, claimWriter, type ClaimReader, type ClaimWriter } from './claims.js'
import { commentReader, commentWriter, type CommentReader, type CommentWriter } from './comments.js'
import { attemptReader, attemptWriter, type AttemptReader, type AttemptWriter } from './attempts.js'
import type { Db } from './db.js'
import { digestReader, digestWriter, type DigestReader, type DigestWriter } from './digests.js'
import { embargoReader, embargoWriter, type EmbargoReader, type EmbargoWriter } from './embargoes.js'
import type { Engine } from './engine.js'
import { evidenceReader, evidenceWriter, type EvidenceReader, type EvidenceWriter } from './evidence.js'
import type { PrismaClient } from './generated/client.js'
import type { StoreHealth } from './health.js'
import { importReader, importWriter, type ImportReader, type ImportWriter } from './imports.js'
import { invitationReader, invitationWriter, type InvitationReader, type InvitationWriter } from './invitations.js'
import { jobReader, jobWriter, type JobReader, type JobWriter } from './jobs.js'
import { learntModelReader, learntModelWriter, type LearntModelReader, type LearntModelWriter } from './learnt-models.js'
import { secondFactorReader, secondFactorWriter, type SecondFactorReader, type SecondFactorWriter } from './second-factors.js'
import { sentenceMarkReader, sentenceMarkWriter, type SentenceMarkReader, type SentenceMarkWriter } from './sentence-marks.js'
import { sessionReader, sessionWriter, type SessionReader, type SessionWriter } from './sessions.js'
import { openEngine as openPostgres } from './postgres/engine.js'
import { openEngine as openSqlite } from './sqlite/engine.js'
import { mendAll, type Mended } from './mending.js'
import { moveAll, type Moved } from './moving.js'
import { pendingImportReader, pendingImportWriter, type PendingImportReader, type PendingImportWriter } from './pending-imports.js'
import { presenceReader, presenceWriter, type PresenceReader, type PresenceWriter } from './presence.js'
import { publicationRuleReader, publicationRuleWriter, type PublicationRuleReader, type PublicationRuleWriter } from './publication-rules.js'
import { searchReader, type SearchReader } from './search.js'
import { secondCheckReader, secondCheckWriter, type SecondCheckReader, type SecondCheckWriter } from './second-checks.js'
import { snapshotReader, snapshotWriter, type SnapshotReader, type SnapshotWriter } from './snapshots.js'
import { StoreProblem } from './store-problem.js'
import { sourceDetailsReader, sourceDetailsWriter, type SourceDetailsReader, type SourceDetailsWriter } from './source-details.js'
import { sourceMergeReader, sourceMergeWriter, type SourceMergeReader, type SourceMergeWriter } from './source-merges.js'
import { sourceReader, sourceWriter, type SourceReader, type SourceWriter } from './sources.js'
import { tokenReader, tokenWriter, type TokenReader, type TokenWriter } from './tokens.js'
import { trailReader, trailWriter, type TrailReader, type TrailWriter } from './trail.js'
import { userReader, userWriter, type UserReader, type UserWriter } from './users.js'
import { createShown, type Shown } from './versions.js'
import { keepAllWords } from './words.js'

export { ALWAYS_OPEN, ATTEMPTS } from './attempts.js'
export type { StoreHealth } from './health.js'

export interface Reader {
  articles: ArticleReader
  attempts: AttemptReader
  claims: ClaimReader
  comments: CommentReader
  digests: DigestReader
  embargoes: EmbargoReader
  evidence: EvidenceReader
  imports: ImportReader
  invitations: InvitationReader
  jobs: JobReader
  learntModels: LearntModelReader
  pendingImports: PendingImportReader
  presence: PresenceReader
  publicationRules: PublicationRuleReader
  search: SearchReader
  secondChecks: SecondCheckReader
  secondFactors: SecondFactorReader
  sentenceMarks: SentenceMarkReader
  sessions: SessionReader
  snapshots: SnapshotReader
  sources: SourceReader & SourceDetailsReader & SourceMergeReader
  tokens: TokenReader
  trail: TrailReader
  users: UserReader
}

export interface Transaction extends Reader {
  articles: ArticleReader & ArticleWriter
  attempts: AttemptReader & AttemptWriter
  claims: ClaimReader & ClaimWriter
  comments: CommentReader & CommentWriter
  digests: DigestReader & DigestWriter
  embargoes: EmbargoReader & EmbargoWriter
  evidence: EvidenceReader & EvidenceWriter
  imports: ImportReader & ImportWriter
  invitations: InvitationReader & InvitationWriter
  jobs: JobReader & JobWriter
  learntModels: LearntModelReader & LearntModelWriter
  pendingImports: PendingImportReader & PendingImportWriter
  presence: PresenceReader & PresenceWriter
  publicationRules: PublicationRuleReader & PublicationRuleWriter
  secondChecks: SecondCheckReader & SecondCheckWriter
  secondFactors: SecondFactorReader & SecondFactorWriter
  sentenceMarks: SentenceMarkReader & SentenceMarkWriter
  sessions: SessionReader & SessionWriter
  snapshots: SnapshotReader & SnapshotWriter
  sources: Reader['sources'] & SourceWriter & SourceDetailsWriter & SourceMergeWriter
  tokens: TokenReader & TokenWriter
  trail: TrailReader & TrailWriter
  users: UserReader & UserWriter
}

/**
 * Store is the database behind the rest of the program. Reading properties see what is committed; `write` runs its work
 * in one transaction and rolls all of it back if the work throws. What the work read stays so until it has written: changes go one
 * at a time, but for those of which each names another chain as all that it reads and changes; those may go side by side. Throws StoreBusy where another process
 * keeps the database to itself, StoreSilent where its server does not answer, StoreUnwritable where the disk does not take it.
 */
export interface Store extends Reader {
  write<T>(work: (tx: Transaction) => Promise<T>, chain?: string): Promise<T>
  /** Calls when this process has put a job in the queue, and it is committed; answers what ends that. */
  onJob(listener: () => void): () => void
  /**
   * The second of the last change of anything that readers may see, in Unix time, 0 before the first; never the same after
   * another change, in whatever process. A moment ahead of the clock where changes come thick.
   */
  readersVersion(): Promise<number>
  /** What the database can do now. */
  health(): Promise<StoreHealth>
  /** Brings what the engine plans its queries by up to date with how the tables have grown. Throws as `write` does. */
  keepStatistics(): Promise<void>
  /** Prisma's name of the engine, for the same library. */
  provider: Engine['provider']
  /** For the sign-in library, which reads and writes its own tables; each of its operations waits for its turn. */
  accounts: PrismaClient
  close(): Promise<void>
}

/** databaseFile answers the absolute path that a `file:` URL names. Throws RangeError on any other URL. */
export function databaseFile(url: string): string {
  if (!url.startsWith('file:') || url.length === 'file:'.length) throw new RangeError(`not a file: URL: ${url}`)
  return resolve(url.slice('file:'.length))
}

function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url)
}

function openEngine(url: string, patience?: number): Promise<Engine> {
  return isPostgres(url) ? openPostgres(url, patience) : openSqlite(databaseFile(url), patience)
}

function placeOf(url: string): string {
  return isPostgres(url) ? url : databaseFile(url)
}

/**
 * moveStore carries all of the database at one URL over to that at the other, which it makes and migrates as needed; see moveAll.
 * Throws StoreProblem where either must not be used.
 */
export async function moveStore(from: string, to: string, progress: (done: number, total: number) => void): Promise<Moved> {
  if (placeOf(from) === placeOf(to)) throw new StoreProblem('this is the database itself: name another')
  const source = await openEngine(from)
  try {
    const target = await openEngine(to)
    try {
      return await moveAll(source, target, progress)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** mendStore makes anew, in the database at a URL, all that only follows from the rest; see mendAll. Throws StoreProblem where it must not be used. */
export async function mendStore(url: string): Promise<Mended> {
  const engine = await openEngine(url)
  try {
    return await mendAll(engine)
  } finally {
    await engine.close()
  }
}

/**
 * openStore opens the database at a `file:` or `postgresql:` URL, making and migrating it as needed. `patience`: how long a change waits for
 * another process's lock, in milliseconds. Throws StoreProblem where the database must not be used.
 */
export async function openStore(url: string, patience?: number): Promise<Store> {
  const { reading, write, ...engine } = await openEngine(url, patience)
  await keepAllWords(reading, write)
  const listeners = new Set<() => void>()
  return {
    ...readerOf(reading),
    async write(work, chain) {
      let hasJobs = false
      const result = await write((db) => inTransaction(db, () => void (hasJobs = true), work), chain)
      if (hasJobs) for (const listener of listeners) listener()
      return result
    },
    onJob(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ...engine,
  }
}

async function inTransaction<T>(db: Db, addedJob: () => void, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const shown = createShown(db)
  const result = await work(transactionOf(db, shown, addedJob))
  await shown.settle()
  return result
}

function readerOf(db: Db): Reader {
  return {
    articles: articleReader(db),
    attempts: attemptReader(db),
    claims: claimReader(db),
    comments: commentReader(db),
    digests: digestReader(db),
    embargoes: embargoReader(db),
    evidence: evidenceReader(db),
    imports: importReader(db),
    invitations: invitationReader(db),
    jobs: jobReader(db),
    learntModels: learntModelReader(db),
    pendingImports: pendingImportReader(db),
    presence: presenceReader(db),
    publicationRules: publicationRuleReader(db),
    search: searchReader(db),
    secondChecks: secondCheckReader(db),
    secondFactors: secondFactorReader(db),
    sentenceMarks: sentenceMarkReader(db),
    sessions: sessionReader(db),
    snapshots: snapshotReader(db),
    sources: sourcesOf(db),
    tokens: tokenReader(db),
    trail: trailReader(db),
    users: userReader(db),
  }
}

function sourcesOf(db: Db): Reader['sources'] {
  return { ...sourceReader(db), ...sourceDetailsReader(db), ...sourceMergeReader(db) }
}

function transactionOf(db: Db, shown: Shown, addedJob: () => void): Transaction {
  return {
    articles: { ...articleReader(db), ...articleWriter(db) },
    attempts: { ...attemptReader(db), ...attemptWriter(db) },
    claims: { ...claimReader(db), ...claimWriter(db) },
    comments: { ...commentReader(db), ...commentWriter(db) },
    digests: { ...digestReader(db), ...digestWriter(db) },
    embargoes: { ...embargoReader(db), ...embargoWriter(db) },
    evidence: { ...evidenceReader(db), ...evidenceWriter(db) },
    imports: { ...importReader(db), ...importWriter(db) },
    invitations: { ...invitationReader(db), ...invitationWriter(db) },
    jobs: { ...jobReader(db), ...jobWriter(db, addedJob) },
    learntModels: { ...learntModelReader(db), ...learntModelWriter(db) },
    pendingImports: { ...pendingImportReader(db), ...pendingImportWriter(db) },
    presence: { ...presenceReader(db), ...presenceWriter(db) },
    publicationRules: { ...publicationRuleReader(db), ...publicationRuleWriter(db) },
    search: searchReader(db),
    secondChecks: { ...secondCheckReader(db), ...secondCheckWriter(db) },
    secondFactors: { ...secondFactorReader(db), ...secondFactorWriter(db) },
    sentenceMarks: { ...sentenceMarkReader(db), ...sentenceMarkWriter(db) },
    sessions: { ...sessionReader(db), ...sessionWriter(db) },
    snapshots: { ...snapshotReader(db), ...snapshotWriter(db) },
    sources: { ...sourcesOf(db), ...sourceWriter(db, shown), ...sourceDetailsWriter(db, shown), ...sourceMergeWriter(db, shown) },
    tokens: { ...tokenReader(db), ...tokenWriter(db) },
    trail: { ...trailReader(db), ...trailWriter(db, shown) },
    users: { ...userReader(db), ...userWriter(db) },
  }
}
