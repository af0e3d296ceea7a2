/** jobKinds are what this version of the program does: the words of src/jobs/kinds.ts. */
export const jobKinds = ['import', 'publish', 'tidy', 'digests', 'digest'] as const
export type JobKind = (typeof jobKinds)[number]

/** isMail says whether a kind is done only where e-mail is sent. */
export function isMail(kind: JobKind): boolean {
  return kind === 'digests' || kind === 'digest'
}

/** What each kind of job is told. */
export interface JobPayloads extends Record<JobKind, object> {
  /** A long text that somebody sent is split and becomes an article. */
  import: { importId: string }
  /** An embargo ends: its article is published, if it still stands for this instant. */
  publish: { articleId: string; until: string }
  /** What nobody needs any longer is taken away. */
  tidy: Record<string, never>
  /** Who is to be mailed what waits for them is looked for. */
  digests: Record<string, never>
  /** One person is mailed what waits for them. */
  digest: { userId: string }
}

export const jobStates = ['waiting', 'running', 'dead'] as const
/** JobState: it waits for its time or its turn, somebody has it, or it failed so often that it is left to people. */
export type JobState = (typeof jobStates)[number]

/** Job is something that the program does by itself, at least once. One that came to its end is gone. */
export interface Job {
  id: string
  /** A JobKind, or one that another version of the program knows. */
  kind: string
  /** What stands once at a time; null: there may be any number of its like. */
  key: string | null
  state: JobState
  /** How often it was begun. */
  attempts: number
  /** From when on it may be taken; of one that runs: if whoever has it has not said by then that it goes on. */
  dueAt: Date
  /** In words, why it did not come to its end the last time. */
  failure: string | null
  failedAt: Date | null
  createdById: string | null
  createdByName: string
  createdAt: Date
}

/** TakenJob is a job in somebody's hands. */
export interface TakenJob extends Job {
  takenBy: string
  /** JSON. */
  payload: string
}

export type JobCounts = Record<JobState, number>

/** keyOfImport is the key of the job that makes an article of a text. */
export function keyOfImport(importId: string): string {
  return `${KEY_OF_IMPORT}${importId}`
}

/** importOf answers of which text the job makes an article; null where it is another kind. */
export function importOf({ key }: Pick<Job, 'key'>): string | null {
  return key?.startsWith(KEY_OF_IMPORT) ? key.slice(KEY_OF_IMPORT.length) : null
}

/** keyOfDigest is the key of the job that mails somebody what waits for them. */
export function keyOfDigest(userId: string): string {
  return `${KEY_OF_DIGEST}${userId}`
}

/** personOf answers whom the job mails; null where it is another kind. */
export function personOf({ key }: Pick<Job, 'key'>): string | null {
  return key?.startsWith(KEY_OF_DIGEST) ? key.slice(KEY_OF_DIGEST.length) : null
}

const KEY_OF_IMPORT = 'import:'
const KEY_OF_DIGEST = 'digest:'

/** isRecurring says whether the job comes again and again by itself: one of its kind stands at a time. */
export function isRecurring({ key, kind }: Pick<Job, 'key' | 'kind'>): boolean {
  return key === kind
}
