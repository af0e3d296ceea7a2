import { describe, expect, it } from 'vitest'
import { readText } from '../../src/intake/read-document.js'

const read = (text: string) => readText({ text, format: 'plain' })

describe('plain text', () => {
  it('takes a short first line that stands alone for the title, and out of the text', () => {
    const document = read('Ferry strike enters its second week\n\nThe ferries stayed in port on Monday.\n')
    expect(document.title).toBe('Ferry strike enters its second week')
    expect(document.text).toBe('The ferries stayed in port on Monday.')
  })

  it('names a text without a title by its first words and leaves the text whole', () => {
    const text = 'The ferries stayed in port on Monday, the union said, and no talks are planned before the weekend is over.\n\nMore.'
    const document = read(text)
    expect(document.title).toBe('The ferries stayed in port on Monday, the union said, and no talks are planned…')
    expect(document.text).toBe(text)
  })

  it('keeps a first line that is a sentence in the text', () => {
    expect(read('It rained.\n\nNobody minded.').text).toBe('It rained.\n\nNobody minded.')
  })

  it('reads byline, date, publisher and address from the lines at the top', () => {
    const document = read(
      'Ferry strike\nBy Ana Ruiz and J. P. Oduya\nMay 4, 2031\nPublisher: The Quay\nURL: https://quay.example.com/strike\n\nThe ferries stayed in port.',
    )
    expect(document).toMatchObject({
      title: 'Ferry strike',
      byline: 'Ana Ruiz and J. P. Oduya',
      publishedAt: '2031-05-04',
      publisher: 'The Quay',
      url: 'https://quay.example.com/strike',
      text: 'The ferries stayed in port.',
    })
  })

  it('reads the address from a closing source line', () => {
    const document = read('Ferry strike\n\nThe ferries stayed in port.\n\nSource: https://quay.example.com/a')
    expect(document.url).toBe('https://quay.example.com/a')
    expect(document.text).toBe('The ferries stayed in port.')
  })

  it('keeps a sentence that begins with “By” in the text', () => {
    const text = 'By Monday, the ferries were back at sea.\n\nThe union said so.'
    expect(read(text)).toMatchObject({ byline: null, text })
  })
})
