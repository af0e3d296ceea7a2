import { describe, expect, it } from 'vitest'
import { anchorAt } from '../../src/domain/anchor.js'
import { sourcingOf, standingOf } from '../../src/domain/attribution.js'
import { canMove, stageAfter } from '../../src/domain/act.js'
import { stageOfVerdicts } from '../../src/domain/claim.js'
import { isPublicStage, stages } from '../../src/domain/stage.js'
import { InvalidTransition } from '../../src/domain/errors.js'
import { GENESIS, hashEvent, type Event } from '../../src/domain/event.js'
import { can, type Action, type Person, type Role } from '../../src/domain/permission.js'
import { foldName, type SourceKind } from '../../src/domain/source.js'
import { publicVerdict, standingVerdict, type Verdict } from '../../src/domain/verdict.js'

const person = (role: Role): Person => ({ id: role, name: role, email: `${role}@example.com`, role })

describe('who may do what', () => {
  it.each<[Action, boolean, boolean, boolean, boolean]>([
    // action, reader, fact-checker, editor, admin
    ['see_desk', false, true, true, true],
    ['import_article', false, true, true, true],
    ['propose_verdict', false, true, true, true],
    ['decide_verdict', false, false, true, true],
    ['publish_article', false, false, true, true],
    ['retract_article', false, false, true, true],
    ['manage_users', false, false, false, true],
  ])('%s', (action, reader, checker, editor, admin) => {
    const actors = [null, person('fact-checker'), person('editor'), person('admin')]
    expect(actors.map((actor) => can(actor, action))).toEqual([reader, checker, editor, admin])
  })

  it('nobody decides on a verdict of their own', () => {
    expect(can(person('editor'), 'decide_verdict', { authorId: 'editor' })).toBe(false)
    expect(can(person('editor'), 'decide_verdict', { authorId: 'somebody' })).toBe(true)
  })

  it('an admin helps others whose password or second factor is lost, and not themselves', () => {
    for (const action of ['reset_password', 'remove_second_factor'] as const) {
      expect(can(person('admin'), action, { ownerId: 'somebody' })).toBe(true)
      expect(can(person('admin'), action, { ownerId: 'admin' })).toBe(false)
      expect(can(person('editor'), action, { ownerId: 'somebody' })).toBe(false)
    }
  })

  it('what readers see is an editor’s to change', () => {
    expect(can(person('fact-checker'), 'reword_claim', { judged: false })).toBe(true)
    expect(can(person('fact-checker'), 'reword_claim', { judged: true })).toBe(false)
    expect(can(person('editor'), 'reword_claim', { judged: true })).toBe(true)
    expect(can(person('fact-checker'), 'edit_article', { publication: 'published' })).toBe(false)
    expect(can(person('editor'), 'edit_article', { publication: 'published' })).toBe(true)
    expect(can(null, 'edit_article', { publication: 'draft' })).toBe(false)
  })

  it('readers read what is published or retracted, and no draft', () => {
    expect(can(null, 'read_article', { publication: 'published' })).toBe(true)
    expect(can(null, 'read_article', { publication: 'retracted' })).toBe(true)
    expect(can(null, 'read_article', { publication: 'draft' })).toBe(false)
    expect(can(null, 'read_article')).toBe(false)
    expect(can(person('fact-checker'), 'read_article', { publication: 'draft' })).toBe(true)
  })
})

describe('the stages of a claim', () => {
  it('lead from proposal to approval', () => {
    expect(stageAfter('proposed', 'accept')).toBe('accepted')
    expect(stageAfter('accepted', 'propose_verdict')).toBe('awaiting_approval')
    expect(stageAfter('awaiting_approval', 'approve')).toBe('approved')
    expect(stageAfter('awaiting_approval', 'return')).toBe('in_check')
  })

  it('refuse what cannot be, in words', () => {
    expect(canMove('proposed', 'approve')).toBe(false)
    expect(() => stageAfter('dismissed', 'propose_verdict')).toThrow(InvalidTransition)
    expect(() => stageAfter('approved', 'accept')).toThrow('This claim is approved: accepting it is not possible any more.')
  })

  it('go back to where the verdicts left a claim that was dismissed', () => {
    const last = (decision: 'approved' | 'returned' | null) => [{ number: 1, decision: 'returned' as const }, { number: 2, decision }]
    expect(stageOfVerdicts([])).toBeNull()
    expect([null, 'approved' as const, 'returned' as const].map((decision) => stageOfVerdicts(last(decision))))
      .toEqual(['awaiting_approval', 'approved', 'in_check'])
  })

  it('are public from acceptance on', () => {
    expect(stages.filter(isPublicStage)).toEqual(['accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened'])
  })
})

describe('an anchor', () => {
  it('holds the words and 32 code units around them', () => {
    const text = `${'a'.repeat(40)}the words${'b'.repeat(40)}`
    expect(anchorAt(text, 40, 49)).toMatchObject({ exact: 'the words', prefix: 'a'.repeat(32), suffix: 'b'.repeat(32) })
  })

  it('never cuts a character in two', () => {
    const text = `${'🌊'.repeat(20)}x${'🌊'.repeat(20)}`
    const { prefix, suffix } = anchorAt(text, 40, 41)
    for (const side of [prefix, suffix]) expect(side.isWellFormed()).toBe(true)
    const odd = anchorAt(`y${text}`, 41, 42)
    expect([odd.prefix.isWellFormed(), odd.suffix.isWellFormed()]).toEqual([true, true])
  })

  it.each([[3, 3], [-1, 2], [0, 99]])('[%i, %i) is no span of a short text', (start, end) => {
    expect(() => anchorAt('short', start, end)).toThrow(RangeError)
  })
})

describe('a name', () => {
  it.each([
    ['The F.B.I.', 'FBI'],
    ['José Ibáñez', 'jose ibanez'],
    ['Smith’s', 'Smith'],
    ['ABC  News', 'abc-news'],
  ])('%s folds to the same as %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  it('keeps different names apart', () => {
    expect(new Set(['The', 'CNN', '陈雨涵', 'Theresa May', 'May'].map(foldName)).size).toBe(5)
  })
})

describe('sourcing', () => {
  const chain = (kind: SourceKind) => ({
    hops: [{ source: { id: kind, name: kind, kind, articleId: null, version: 1 }, mention: kind, mentionStart: null, mentionEnd: null, cue: null, cueStart: null, cueEnd: null, mode: 'indirect' as const, standing: standingOf(kind, 0), mergedFromId: null }],
  })

  it('is told by the origins: one that is named is enough', () => {
    const sourceSearch = 'searched'
    expect(sourcingOf({ attributions: [], sourceSearch })).toBe('none')
    expect(sourcingOf({ attributions: [{ hops: [] }], sourceSearch })).toBe('none')
    expect(sourcingOf({ attributions: [chain('unnamed')], sourceSearch })).toBe('unnamed')
    expect(sourcingOf({ attributions: [chain('unnamed'), chain('document')], sourceSearch })).toBe('named')
  })

  it('without a chain is told by how it was looked for, and never by that where there is one', () => {
    for (const sourceSearch of ['unsure', 'not_looked_for'] as const) {
      expect(sourcingOf({ attributions: [], sourceSearch })).toBe(sourceSearch)
      expect(sourcingOf({ attributions: [{ hops: [] }], sourceSearch })).toBe(sourceSearch)
      expect(sourcingOf({ attributions: [chain('person')], sourceSearch })).toBe('named')
    }
  })

  it('gives each hop its standing', () => {
    expect([standingOf('person', 0), standingOf('unnamed', 0), standingOf('dataset', 0), standingOf('publication', 1)])
      .toEqual(['on_record', 'unnamed', 'document', 'second_hand'])
  })
})

describe('verdicts', () => {
  const verdict = (number: number, decision: Verdict['decision']): Verdict => ({
    id: `v${number}`, claimId: 'c', number, status: 'false', rationale: 'r', asOf: '2026-01-01', deskNote: null, recheckOn: null, withoutEvidence: null, authorId: 'a', authorName: 'A',
    createdAt: new Date(0), decision, decidedBy: null, decidedAt: null, decisionNote: null, selfApproval: null,
  })

  it('readers get the newest approved one, in whatever order they come', () => {
    expect(publicVerdict([verdict(3, 'returned'), verdict(2, 'approved'), verdict(1, 'approved')])?.number).toBe(2)
    expect(publicVerdict([verdict(1, null)])).toBeNull()
    expect(publicVerdict([])).toBeNull()
  })

  it('the desk works with the newest while it waits, and else with the approved one', () => {
    expect(standingVerdict([verdict(2, null), verdict(1, 'approved')])?.number).toBe(2)
    expect(standingVerdict([verdict(2, 'returned'), verdict(1, 'approved')])?.number).toBe(1)
    expect(standingVerdict([verdict(3, 'returned'), verdict(2, null), verdict(1, 'approved')])?.number).toBe(1)
    expect(standingVerdict([verdict(2, 'returned'), verdict(1, null)])).toBeNull()
    expect(standingVerdict([])).toBeNull()
  })
})

describe('the hash of an event', () => {
  const event: Omit<Event, 'hash'> = {
    id: 'e1', chain: 'a1', sequence: 1, at: new Date('2026-03-01T09:00:00Z'), activity: 'accept', agentId: 'u1', agentName: 'Zoë',
    subjectType: 'claim', subjectId: 'c1', before: { stage: 'proposed', n: 1 }, after: null, previousHash: GENESIS,
  }

  it('does not depend on the order of keys and changes with every field', () => {
    const hash = hashEvent(event)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(hashEvent({ ...event, before: { n: 1, stage: 'proposed' } })).toBe(hash)
    const changed = [
      { agentName: 'Zoe' }, { at: new Date(0) }, { before: null }, { sequence: 2 }, { previousHash: 'f'.repeat(64) }, { subjectId: 'c2' },
    ]
    expect(new Set([hash, ...changed.map((change) => hashEvent({ ...event, ...change }))]).size).toBe(changed.length + 1)
  })
})
