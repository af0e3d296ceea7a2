import { describe, expect, it, test } from 'vitest'
import { nearestTo } from '../../src/domain/alike.js'
import { isApprovedOn, isSameAddress, isSameEvidence, isSameText, takesEvidence } from '../../src/domain/evidence.js'
import { stages } from '../../src/domain/stage.js'
import { snapshotHash } from '../../src/domain/snapshot.js'
import { restsOnEvidence, verificationStatuses, type Verdict } from '../../src/domain/verdict.js'

describe('one address', () => {
  const address = 'https://gazette.example.org/2026/bridge?page=2'

  it.each([
    'http://www.gazette.example.org/2026/bridge/?page=2', 'https://GAZETTE.example.org/2026/bridge?page=2#comments',
    'https://gazette.example.org/2026/bridge?utm_source=mail&page=2&UTM_medium=x',
  ])('is %s', (other) => {
    expect(isSameAddress(address, other)).toBe(true)
  })

  it.each([
    'https://gazette.example.org/2026/bridge', 'https://gazette.example.org/2026/bridge?page=3', 'https://gazette.example.org/2026/Bridge?page=2',
    'https://other.example.org/2026/bridge?page=2', 'https://gazette.example.org:8443/2026/bridge?page=2', 'no address', '',
  ])('is not %s', (other) => {
    expect(isSameAddress(address, other)).toBe(false)
    expect(isSameAddress(other, 'nor this')).toBe(false)
  })
})

test('one text has the same letters and figures in the same order', () => {
  expect(isSameText('The “bridge”\nwill close – in May.', 'the "bridge" will close - in May')).toBe(true)
  expect(isSameText('It costs 4.2 million.', 'It costs 4.3 million.')).toBe(false)
})

test('one piece of evidence is one passage of one page in one stance', () => {
  const one = { snapshotHash: 'a', stance: 'refutes', quote: 'No bid had come in' } as const
  expect(isSameEvidence(one, { ...one })).toBe(true)
  for (const other of [{ snapshotHash: 'b' }, { stance: 'supports' as const }, { quote: 'No bid' }]) expect(isSameEvidence(one, { ...one, ...other })).toBe(false)
})

test('a claim that was dismissed or withdrawn takes no evidence', () => {
  expect(stages.filter((stage) => !takesEvidence(stage)).sort()).toEqual(['dismissed', 'withdrawn'])
})

test('a status that says nobody could tell rests on nothing', () => {
  expect(verificationStatuses.filter((status) => !restsOnEvidence(status))).toEqual(['unverified', 'unverifiable'])
})

test('readers see what stood there when their verdict was approved, and not what was found since', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
  const verdict = (number: number, decision: Verdict['decision'], decidedAt: Date | null): Verdict => ({
    id: `v${number}`, claimId: 'c', number, status: 'false', rationale: 'r', asOf: '2026-03-01', deskNote: null, recheckOn: null, withoutEvidence: null,
    authorId: 'a', authorName: 'A', createdAt: at(1), decision, decidedBy: null, decidedAt, decisionNote: null, selfApproval: null,
  })
  const approved = verdict(1, 'approved', at(10))
  expect(isApprovedOn({ createdAt: at(9) }, [])).toBe(false)
  expect(isApprovedOn({ createdAt: at(9) }, [verdict(1, null, null)])).toBe(false)
  expect(isApprovedOn({ createdAt: at(9) }, [approved])).toBe(true)
  expect(isApprovedOn({ createdAt: at(10) }, [approved])).toBe(true)
  expect(isApprovedOn({ createdAt: at(11) }, [approved, verdict(2, 'returned', at(12))])).toBe(false)
  expect(isApprovedOn({ createdAt: at(11) }, [approved, verdict(2, 'approved', at(12))])).toBe(true)
})

test('a snapshot is called by the SHA-256 of its bytes', () => {
  expect(snapshotHash(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('the nearest passage has as many sentences as the words', () => {
  const text = 'The council met. The bridge closes in May for eleven weeks. The ferries run every hour then. Nobody knows more.'
  expect(nearestTo(text, 'The bridge closes in May for twelve weeks.')).toBe('The bridge closes in May for eleven weeks.')
  expect(nearestTo(text, 'The bridge closes in May. The ferries run each hour.')).toBe('The bridge closes in May for eleven weeks. The ferries run every hour then.')
  expect(nearestTo(text, 'Zeppelins dock on Sundays.')).toBeNull()
})
