// Whatever several people do one after the other: what is undone is as it was, and the database holds together.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { anchorClaim } from '../../../src/desk/claims/anchor-claim.js'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import type { ChainsInput } from '../../../src/desk/claims/chains-input.js'
import { dismissClaim } from '../../../src/desk/claims/dismiss-claim.js'
import { mergeClaims } from '../../../src/desk/claims/merge-claims.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { undoAct } from '../../../src/desk/claims/undo-act.js'
import type { Desk } from '../../../src/desk/desk.js'
import { approveOwnVerdict } from '../../../src/desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { returnVerdict } from '../../../src/desk/verdicts/return-verdict.js'
import { acts, isUndoable, type Act } from '../../../src/domain/act.js'
import type { Claim } from '../../../src/domain/claim.js'
import { InvalidInput, InvalidTransition, NotAllowed, NothingToUndo } from '../../../src/domain/errors.js'
import { fieldOf, type Event } from '../../../src/domain/event.js'
import type { Person } from '../../../src/domain/permission.js'
import { stages } from '../../../src/domain/stage.js'
import { lastVerdict } from '../../../src/domain/verdict.js'
import { checkDatabase } from '../../check-database.js'
import { makeDatabase } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, HARBOUR } from '../../factories.js'

const KINDS = ['accept', 'dismiss', 'restore', 'reword', 'split', 'merge', 'attribute', 'anchor', 'add', 'comment', 'propose', 'approve', 'approve-own', 'return', 'undo', 'undo', 'undo'] as const
const step = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.constantFrom(0, 0, 0, 0, 1, 2, 3), claim: fc.constantFrom(0, 0, 0, 1, 1, 2, 3) })
type Step = { kind: (typeof KINDS)[number]; who: number; claim: number }

let wordings = 0
const PLACES = ['eleven weeks', 'engineer Ada Brandt', 'city council', '4.2 million crowns', 'Nobody knows yet'].map((exact) => ({ exact, start: null }))
const ANCHORS = [{ exact: 'northern pier', start: null }]

function chainsOf(n: number): ChainsInput {
  const hop = (name: string) => ({ source: { name, kind: 'organization' as const }, cue: `said ${n}`, mode: 'indirect' as const })
  return { chains: [[], [[hop('Harbour Bank')]], [[hop('Harbour Bank'), hop('Harbour Times')], [hop('the office')]]][n % 3]!.map((hops) => ({ hops })), noSource: n % 2 === 0 && n % 3 === 0 }
}

function act(desk: Desk, kind: Step['kind'], actor: Person, { id, version, articleId, verdicts }: Claim, next: Claim[]): Promise<unknown> {
  const wording = () => `The bridge has ${(wordings += 1)} cracks.`
  const verdictId = lastVerdict(verdicts)?.id ?? 'none'
  switch (kind) {
    case 'accept': return acceptClaim(desk, actor, id, version)
    case 'dismiss': return dismissClaim(desk, actor, id, version, { reason: wordings % 2 ? 'opinion' : null })
    case 'restore': return restoreClaim(desk, actor, id, version)
    case 'reword': return rewordClaim(desk, actor, id, version, { text: wording() })
    case 'split': return splitClaim(desk, actor, id, version, { texts: [wording(), wording()] })
    case 'merge': return mergeClaims(desk, actor, id, version, { text: wording(), others: next })
    case 'attribute': return attributeClaim(desk, actor, id, version, chainsOf((wordings += 1)))
    case 'anchor': return anchorClaim(desk, actor, id, version, { anchors: [PLACES[(wordings += 1) % PLACES.length]!], how: wordings % 2 ? 'extend' : 'replace', note: 'There.' })
    case 'add': return addClaim(desk, actor, articleId, { text: wording(), anchors: ANCHORS })
    case 'comment': return addComment(desk, actor, id, { body: 'Look again.' })
    case 'propose': return proposeVerdict(desk, actor, id, version, { status: 'unverifiable', rationale: 'Nobody knows.', asOf: '2026-02-28' })
    case 'approve': return approveVerdict(desk, actor, verdictId, version, { note: '' })
    case 'approve-own': return approveOwnVerdict(desk, actor, verdictId, version, { emergency: 'Nobody else is awake.' })
    case 'return': return returnVerdict(desk, actor, verdictId, version, { note: 'Ask again.' })
    case 'undo': return undoAct(desk, actor, id, version)
  }
}

// What the rules of the trade refuse is no mistake.
const isRefusal = (error: unknown) => [InvalidInput, InvalidTransition, NotAllowed, NothingToUndo].some((kind) => error instanceof kind) || (error as Error).name === 'NotFound'

/** asItWas is a claim without what counts its changes, and without verdicts that were taken back. */
const asItWas = ({ version: _version, updatedAt: _at, verdicts, ...claim }: Claim) => ({ ...claim, verdicts: verdicts.filter(({ decision }) => decision !== 'taken_back') })

/** Done is what an act changed: each of its claims as it was, or null where the act made it. */
interface Done {
  by: Person
  isUndoable: boolean
  before: Map<string, Claim | null>
}

it('an undo gives back exactly what was, where nobody came between; stages move by the table, and nobody approves their own but an admin who says so', async () => {
  const { store, url } = await makeDatabase()
  const desk = makeDesk(store)
  const people = [await buildActor(desk), await buildActor(desk, 'fact-checker', 'Kim Other'), await buildActor(desk, 'editor'), await buildActor(desk, 'admin')]
  let articles = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
    articles += 1
    const { id } = await buildArticle(desk, people[0]!, { text: HARBOUR.replaceAll('bridge', `bridge ${articles}`) })
    const all = async () => new Map((await store.claims.ofArticle(id)).map((claim) => [claim.id, claim]))
    // Of each claim what was done to it, as far as it was not undone.
    const done = new Map<string, Done[]>()
    for (const { kind, who, claim: at } of steps) {
      const before = await all()
      const claims = [...before.values()]
      const claim = claims[at % claims.length]!
      const actor = people[who]!
      const last = done.get(claim.id)?.at(-1)
      const isOpen = last?.isUndoable === true && last.by === actor && [...last.before.keys()].every((one) => done.get(one)?.at(-1) === last)
      const refused = await act(desk, kind, actor, claim, [1, 2].slice(0, 1 + (at % 2)).map((n) => claims[(at + n) % claims.length]!)).then(() => null, (error: unknown) => error)
      if (refused !== null && !isRefusal(refused)) throw refused
      const after = await all()
      const changed = [...after.values()].filter((one) => one.version !== before.get(one.id)?.version)
      if (kind === 'undo') {
        expect(refused === null, `${String(refused)} at ${claim.id}`).toBe(isOpen)
        for (const [one, was] of refused === null ? last!.before : []) {
          done.get(one)!.pop()
          if (was) expect(asItWas(after.get(one)!)).toEqual(asItWas(was))
          else expect(after.get(one)).toMatchObject({ stage: 'dismissed', dismissedAs: 'undone' })
        }
      } else if (changed.length > 0) {
        expect(refused).toBeNull()
        const now: Done = { by: actor, isUndoable: kind !== 'approve' && kind !== 'approve-own' && kind !== 'return', before: new Map(changed.map((one) => [one.id, before.get(one.id) ?? null])) }
        for (const one of changed) done.set(one.id, [...(done.get(one.id) ?? []), now])
      }
      for (const { decision, decidedBy, authorName, selfApproval } of changed.flatMap(({ verdicts }) => verdicts)) {
        if (decision !== 'approved') expect(selfApproval).toBeNull()
        // But an admin in an emergency, and then it says so for ever.
        else expect(selfApproval === null ? decidedBy !== authorName : decidedBy === authorName && authorName === 'A admin').toBe(true)
      }
    }
    expectTable(await eventsOf(desk, id))
  }), { numRuns: 60, seed: 20_261_129 })
  expect((await checkDatabase(url)).problems).toEqual([])
}, 300_000)

async function eventsOf({ store }: Desk, articleId: string): Promise<Event[]> {
  const { items, next } = await store.trail.ofChain(articleId, { after: null, limit: 1_000 })
  expect(next).toBeNull()
  return items
}

// A claim that was dismissed with verdicts goes back to where they left it, whatever brings it back.
function expectTable(events: Event[]): void {
  const isBack = (event: Event) => fieldOf(event.before, 'stage') === 'dismissed'
  for (const event of events) {
    const { move }: Act = acts[event.activity]
    const [from, to] = [fieldOf(event.before, 'stage'), fieldOf(event.after, 'stage')].map((word) => stages.find((stage) => stage === word))
    // The one that the others went into stays.
    if (!move || !from || from === to || (event.activity === 'merge_claims' && to === 'accepted')) continue
    expect(move.from, `${event.activity} from ${from}`).toContain(from)
    if (!isBack(event)) expect(to, event.activity).toBe(move.to)
    expect(isUndoable(event.activity) || ['approve', 'approve_own', 'return'].includes(event.activity)).toBe(true)
  }
}
