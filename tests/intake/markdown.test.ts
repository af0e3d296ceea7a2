import { describe, expect, it } from 'vitest'
import { readText } from '../../src/intake/read-document.js'

const read = (text: string) => readText({ text, format: 'markdown' })

describe('Markdown', () => {
  it('reads its particulars from the front matter', () => {
    const document = read(
      '---\ntitle: "Wall: a report"\nauthors: [Ana Ruiz, Bo Lind]\ndate: 2031-05-04T09:30:00+02:00\npublisher: The Quay\nurl: https://quay.example.com/wall\nlang: en_gb\n---\n\nThe wall holds.\n',
    )
    expect(document).toEqual({
      format: 'markdown',
      title: 'Wall: a report',
      byline: 'Ana Ruiz and Bo Lind',
      publisher: 'The Quay',
      publishedAt: '2031-05-04T09:30:00+02:00',
      url: 'https://quay.example.com/wall',
      language: 'en-GB',
      text: 'The wall holds.',
    })
  })

  it('reads on in the front matter where a first field cannot be read', () => {
    const document = read('---\ntitle: ""\nheadline: Wall\ndate: soon\npublished: 2031-05-04\nbyline: https://quay.example.com/ana\nauthor: Ana Ruiz\nurl: here\nlink: https://quay.example.com/wall\n---\n\nThe wall holds.\n')
    expect(document).toMatchObject({ title: 'Wall', publishedAt: '2031-05-04', byline: 'Ana Ruiz', url: 'https://quay.example.com/wall' })
  })

  it('says that a title was cut', () => {
    const { title } = read(`# ${'Wall '.repeat(90)}\n\nThe wall holds.`)
    expect(title.length).toBeLessThanOrEqual(300)
    expect(title).toMatch(/^Wall .*…$/)
  })

  it('takes a level-one heading at the top for the title', () => {
    expect(read('# The *wall* holds\n\nEngineers looked at it.')).toMatchObject({
      title: 'The wall holds',
      text: 'Engineers looked at it.',
    })
  })

  it('leaves words and drops markup', () => {
    const source = [
      '## What *they* found', '', 'The **wall** [holds](https://example.org), `fig. 2` says\nof it &mdash; for now\\*. ![a wall](wall.png)', '',
      '> “It holds.”', '>', '> “It will.”', '', '- one', '- two', '  - two *and* a half', '', '3. three', '4. four', '', '| Pier | Year |', '| --- | --- |', '| East | 1911 |', '', '---', '', '<!-- cut -->', '', '<div>From <b>HTML</b></div>',
    ].join('\n')
    expect(read(source).text).toBe(
      [
        'What they found', 'The wall holds, fig. 2 says of it — for now*.', '“It holds.”', '“It will.”', '- one\n- two\n- two and a half', '3. three\n4. four', 'Pier | Year\nEast | 1911', 'From HTML',
      ].join('\n\n'),
    )
  })

  it('leaves what only looks like front matter in the text', () => {
    expect(read('---\nA rule, then a sentence of prose.\n---\n\nMore.').text).toContain('A rule, then a sentence of prose.')
  })

  it('refuses nesting that would overflow the stack', () => {
    for (const marker of ['>', '- ', '1. ']) {
      expect(() => read(`${marker.repeat(50_000)}deep`)).toThrow(expect.objectContaining({ reason: 'unsupported', message: expect.stringContaining('nested too deeply') }))
    }
  })

  it('reads 100,000 characters without a space, of which each may begin an address', () => {
    expect(read('_a'.repeat(50_000)).text).toBe('_a'.repeat(50_000))
    expect(read(`Write to ${'a'.repeat(64)}@quay.example.com.`).text).toContain('aa@quay.example.com.')
  })

  it('of a text that is all marks the rest stays as it was typed; in one of many marks each is read', () => {
    const { text } = read('*a_'.repeat(2_000))
    expect(text.slice(-300)).toBe('*a_'.repeat(100))
    const emphatic = Array.from({ length: 400 }, (_, n) => `The *pier* was **closed** in week ${n}, and snake_case_name stays.`)
    expect(read(emphatic.join(' ')).text).not.toMatch(/\*/)
  })
})
