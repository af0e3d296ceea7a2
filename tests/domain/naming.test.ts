import { describe, expect, it } from 'vitest'
import { beginsName, MOST_NAMED, namingIn, type Colleague } from '../../src/domain/naming.js'

const person = (name: string, email = `${name.toLowerCase().replace(/\W+/g, '.')}@desk.example`): Colleague => ({ id: name + email, name, email })
const MAREN = person('Maren Edit')
const LUND = person('Maren Lund')
const ROBIN = person('Robin Check')
const JUNIOR = person('Robin Check Junior')
const OEZ = person('Öz Çelik')
const DESK = [MAREN, LUND, ROBIN, JUNIOR, OEZ]
const named = (body: string, people = DESK) => namingIn(body, people).people.map(({ name }) => name)
const problems = (body: string, people = DESK) => namingIn(body, people).problems

describe('a comment names', () => {
  it.each([
    ['@Maren Edit look', ['Maren Edit']],
    ['look, @maren edit, please', ['Maren Edit']],
    ['(@Maren Edit) and @Öz', ['Maren Edit', 'Öz Çelik']],
    ['@oz celik knows', ['Öz Çelik']],
    ['@Maren Edit’s note', ['Maren Edit']],
    ['@Robin Check Junior', ['Robin Check Junior']],
    ['@Robin Check, the clerk rang', ['Robin Check']],
    ['@Maren Edit and @Maren Edit', ['Maren Edit']],
    ['ask\n@Maren Lund\nfirst', ['Maren Lund']],
    ['**@Öz**', ['Öz Çelik']],
    ['@maren.lund@desk.example, is it so?', ['Maren Lund']],
  ])('%j', (body, people) => {
    expect(problems(body)).toEqual([])
    expect(named(body)).toEqual(people)
  })

  it.each([
    'write to maren.edit@desk.example', 'they met @ 5 pm', 'at @5 pm', '3 eggs @ 2 crowns', 'see https://quill.example/@Zed', '\\@Zed said so', 'it runs `@Zed x`', 'an @', '@', '@@',
  ])('nobody in %j', (body) => {
    expect(namingIn(body, DESK)).toEqual({ people: [], problems: [] })
  })

  it('nobody silently: it says whom it may mean where several are called so, and that nobody is', () => {
    expect(problems('@Maren, look')).toEqual(['“@Maren” can be @Maren Edit or @Maren Lund: write which one.'])
    expect(problems('@Zed Zill look')).toEqual([expect.stringMatching(/^Nobody here is called “Zed Zill”\. Write a name/)])
    // Who has another name is not meant.
    expect(problems('@Öz Demir')).toEqual([expect.stringMatching(/^Nobody here is called “Öz Demir”\. Did you mean @Öz Çelik\?/)])
    expect(problems('@zed@desk.example')).toEqual([expect.stringMatching(/^Nobody here has the address zed@desk\.example\./)])
    expect(problems('@Zed @Zed @Maren')).toHaveLength(2)
  })

  it('those who share a name by their addresses', () => {
    const twins = [person('Kim Aas', 'kim@one.example'), person('Kim Aas', 'kim@two.example')]
    expect(problems('@Kim Aas', twins)).toEqual(['“@Kim Aas” can be @kim@one.example (Kim Aas) or @kim@two.example (Kim Aas): write which one.'])
    expect(named('@kim@two.example', twins)).toEqual(['Kim Aas'])
  })

  it('twenty people at most, and says so', () => {
    const many = Array.from({ length: MOST_NAMED + 1 }, (_, n) => person(`Person${String.fromCharCode(65 + n)} Lund`))
    const all = many.map(({ name }) => `@${name},`).join(' ')
    expect(named(all, many)).toHaveLength(MOST_NAMED + 1)
    expect(problems(all, many)).toEqual(['A comment can name at most 20 people with an @.'])
    // What is refused already is not read to its end.
    expect(named(`${all} ${all}`, [...many, person('Zed Lund')])).toHaveLength(MOST_NAMED + 1)
    expect(problems(Array.from({ length: 5_000 }, (_, n) => `@Nobody${n}`).join(' '))).toHaveLength(MOST_NAMED + 1)
    expect(problems(all, many.slice(1)).filter((problem) => problem.startsWith('A comment'))).toEqual([])
  })
})

it('names are found by how any of their words begin', () => {
  expect(DESK.filter((one) => beginsName(one, 'ma')).map(({ name }) => name)).toEqual(['Maren Edit', 'Maren Lund'])
  expect(DESK.filter((one) => beginsName(one, 'CEL')).map(({ name }) => name)).toEqual(['Öz Çelik'])
  expect(DESK.filter((one) => beginsName(one, 'ren'))).toEqual([])
  expect(DESK.filter((one) => beginsName(one, ' '))).toEqual([])
})
