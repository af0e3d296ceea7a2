import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/split.js'

const claimsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

describe('what asserts something', () => {
  it('takes a plain report as one claim with its words as the anchor', () => {
    const text = 'The Ashford council sold the old library in March.'
    const { claims } = split(text)
    expect(claims).toHaveLength(1)
    expect(claims[0]).toMatchObject({ text, attributions: [], anchors: [{ start: 0, end: text.length - 1 }] })
  })

  it.each([
    'Will the mayor resign?',
    'For now, all we can do is wait.',
    'Good morning, everyone!',
    'We must never give up hope, my friends.',
    'Sign up for our newsletter here.',
    'Right now, there is no answer.',
  ])('finds no claim in: %s', (text) => {
    expect(claimsOf(text)).toEqual([])
  })

  it('finds no claim in an empty text or in one of marks', () => {
    expect(claimsOf('')).toEqual([])
    expect(claimsOf('“”"" … !!! —')).toEqual([])
  })
})

describe('discrete claims', () => {
  it('gives each verb that shares a subject a claim of its own', () => {
    expect(claimsOf('The company closed its Dover plant in May and moved 300 jobs to Leeds.')).toEqual([
      'The company closed its Dover plant in May.',
      'The company moved 300 jobs to Leeds.',
    ])
  })

  it('repeats the auxiliary that two verbs share', () => {
    expect(claimsOf('The driver was stopped near Ashford and arrested.')).toContain('The driver was arrested.')
  })

  it('parts clauses that stand side by side', () => {
    expect(claimsOf('Rents rose by 12 percent last year, but wages fell in every region.')).toEqual([
      'Rents rose by 12 percent last year.',
      'Wages fell in every region.',
    ])
  })

  it('parts clauses at a semicolon', () => {
    expect(claimsOf('The bridge opened in 1931; the tunnel was built in 1958.')).toEqual([
      'The bridge opened in 1931.',
      'The tunnel was built in 1958.',
    ])
  })

  it('makes a claim of a relative clause and takes it out of the other', () => {
    expect(claimsOf('Ruth Alder, who was fired in June, has sued the city.')).toEqual([
      'Ruth Alder was fired in June.',
      'Ruth Alder has sued the city.',
    ])
  })

  it('makes a claim of a participle between commas', () => {
    const text = 'One appeal, started by Ruth Alder of the tenants’ union, has drawn more than 41,000 signatures.'
    const { claims } = split(text)
    expect(claims.map((claim) => claim.text)).toEqual([
      'One appeal was started by Ruth Alder of the tenants’ union.',
      'The appeal started by Ruth Alder of the tenants’ union has drawn more than 41,000 signatures.',
    ])
    expect(claims[1]!.kind).toBe('quantity')
    expect(claims[1]!.anchors.map(({ start, end }) => text.slice(start, end))).toEqual(['One appeal', 'has drawn more than 41,000 signatures'])
  })

  it('does not claim what only might be', () => {
    expect(claimsOf('Ruth Alder offered to resign if the board lost the vote.')).toEqual(['Ruth Alder offered to resign if the board lost the vote.'])
  })

  it('keeps a list of names whole', () => {
    expect(claimsOf('Ruth Alder, Tom Birch and Ida Crane were elected in May.')).toEqual(['Ruth Alder, Tom Birch and Ida Crane were elected in May.'])
  })

  it('leaves out place and agency before the first words', () => {
    expect(claimsOf('ASHFORD, May 3 (AP) — The council closed two schools on Friday.')).toEqual(['The council closed two schools on Friday.'])
  })
})

describe('a wording that stands alone', () => {
  it('names the person that a pronoun stands for', () => {
    expect(claimsOf('Ruth Alder won the seat in 2014. She left the council in May.')).toContain('Ruth Alder left the council in May.')
  })

  it('gives a bare surname its full name and keeps the title', () => {
    expect(claimsOf('Ruth Alder won the seat in 2014. Mayor Alder closed the library in May.')).toContain('Mayor Ruth Alder closed the library in May.')
  })

  it('writes a short form out behind a name', () => {
    expect(claimsOf('Ruth Alder won the seat in 2014. Alder said she’d leave the council in 2019.')).toContain(
      'Ruth Alder would leave the council in 2019.',
    )
  })

  it('begins with a capital and ends with one full stop', () => {
    for (const text of claimsOf('However, the firm hired 90 people in Ashford, and the plant in Dover Inc. closed.')) {
      expect(text).toMatch(/^\p{Lu}.*[^.]\.$/u)
      expect(text).not.toMatch(/^However/)
    }
  })
})

describe('attributed claims', () => {
  it('takes the attribution out of the wording and keeps its index', () => {
    const { claims, attributions } = split('Ruth Alder said the city lost $4 million in 2015.')
    expect(claims).toHaveLength(1)
    expect(claims[0]).toMatchObject({ text: 'The city lost $4 million in 2015.', kind: 'quantity', attributions: [0] })
    expect(attributions[0]!.hops.map(({ name }) => name)).toEqual(['Ruth Alder'])
  })

  it('makes no claim of the saying itself', () => {
    expect(claimsOf('“The bridge is safe,” Ruth Alder told reporters on Monday.').join()).not.toContain('told')
  })

  it('keeps a deed of words as a claim of its own', () => {
    expect(claimsOf('Ruth Alder offered to leave her post in May.')).toEqual(['Ruth Alder offered to leave her post in May.'])
  })
})

describe('the shape of the answer', () => {
  const text = 'Ruth Alder, who chairs the board, said on Monday that the firm (founded in 1980) had lost 40% of its staff; it sold two plants.\n\n' +
    'She added: “We closed Dover in May and Leeds in June.” The union, led by Tom Birch, denied that.'

  it('gives anchors in order, apart, trimmed and inside the text', () => {
    const { claims, attributions } = split(text)
    expect(claims.length).toBeGreaterThan(3)
    for (const { anchors, attributions: indexes, checkworthiness } of claims) {
      let last = -1
      for (const { start, end } of anchors) {
        expect(start).toBeGreaterThan(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      for (const index of indexes) expect(attributions[index]).toBeDefined()
      expect(checkworthiness).toBeGreaterThanOrEqual(0)
      expect(checkworthiness).toBeLessThanOrEqual(1)
    }
  })

  it('invents no content words', () => {
    const added = new Set(['is', 'are', 'was', 'were', 'a', 'an', 'has', 'had', 'will', 'would', 's'])
    const own = new Set(text.toLowerCase().match(/\w+/g))
    for (const claim of split(text).claims) for (const word of claim.text.toLowerCase().match(/\w+/g) ?? []) expect(own.has(word) || added.has(word)).toBe(true)
  })

  it('is the same every time', () => {
    expect(split(text)).toEqual(split(text))
  })
})
