// People and programs at work on a server that is going to be killed, who remember what it acknowledged.

/** Kept is what the server said it had saved: what is found at this address ever after, in this version or a later one. */
export interface Kept {
  path: string
  version: number
  /** Words that stand in it. */
  says: string
}

/** Place is where a server answers, and who asks there. */
export interface Place {
  url: string
  token: string
}

export interface Writers {
  /** What was acknowledged so far. */
  kept: Kept[]
  /** How many changes were sent of which nobody heard whether they were saved. */
  unheard(): number
  /** Is done when the last of them has found the server gone. */
  ended: Promise<unknown>
}

interface Claim {
  id: string
  desk: { version: number }
}

/** startWriters has so many work at once, each one change after another until a change fails. */
export function startWriters(place: Place, count: number, round: string): Writers {
  const kept: Kept[] = []
  let unheard = 0
  const change = async <Result>(path: string, body: object, keep: (result: Result) => Kept): Promise<Result> => {
    unheard += 1
    const result = await ask<Result>(place, path, body)
    unheard -= 1
    kept.push(keep(result))
    return result
  }
  const work = async (name: string): Promise<void> => {
    for (let n = 1; ; n += 1) await writeArticle(place, `${name}, article ${n}`, change)
  }
  const ended = Promise.all(Array.from({ length: count }, (_, n) => work(`Round ${round}, writer ${n + 1}`).catch(unlessGone)))
  return { kept, unheard: () => unheard, ended }
}

type Change = <Result>(path: string, body: object, keep: (result: Result) => Kept) => Promise<Result>

// An article, each of its claims accepted and one with a verdict, as a desk works.
async function writeArticle(place: Place, title: string, change: Change): Promise<void> {
  const text = `The harbour office counted 4,200 ships in 2025, two officials told the Quill Times (${title}). The pier is 400 metres long. The mayor said that the bridge opened in 2019.`
  const article = await change<{ id: string; version: number }>('/articles', { title, text, format: 'plain' }, ({ id, version }) => ({
    path: `/articles/${id}`, version, says: title,
  }))
  const { items } = await ask<{ items: Claim[] }>(place, `/articles/${article.id}/claims`)
  const keepClaim = (says: string) => ({ id, desk }: Claim): Kept => ({ path: `/claims/${id}`, version: desk.version, says })
  for (const { id, desk } of items) {
    const accepted = await change(`/claims/${id}/acceptance`, { version: desk.version }, keepClaim(id))
    const rationale = `Found in the office’s own count (${title}).`
    await change(`/claims/${id}/verdicts`, { version: accepted.desk.version, status: 'verified', rationale, asOf: '2026-03-01', withoutEvidence: 'Seen on the spot.' }, keepClaim(rationale))
  }
}

/** lostOf answers those that are not there any more as they were acknowledged. */
export async function lostOf(place: Place, kept: Kept[]): Promise<Kept[]> {
  const lost: Kept[] = []
  for (const one of kept) {
    const found = await ask<{ version?: number; desk?: { version: number } }>(place, one.path).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return null
      throw error
    })
    const version = found?.desk?.version ?? found?.version ?? 0
    if (version < one.version || !JSON.stringify(found).includes(one.says)) lost.push(one)
  }
  return lost
}

/** Refused is an answer that acknowledges nothing. */
class Refused extends Error {
  constructor(readonly status: number, text: string) {
    super(`${status}: ${text}`)
  }
}

async function ask<Result>({ url, token }: Place, path: string, body?: object): Promise<Result> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Refused(response.status, text)
  return JSON.parse(text) as Result
}

// The server was killed (its connections break), or its database was (it says so).
function unlessGone(error: unknown): void {
  const isGone = error instanceof TypeError || (error instanceof Refused && error.status === 503)
  if (!isGone) throw error
}
