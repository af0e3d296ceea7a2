import { expect, it } from 'vitest'
import { mostAlike } from '../../src/domain/alike.js'

it('wordings that share most words come first; others keep their order', () => {
  const others = ['The mill closed.', 'The bridge will close in May, for repair.', 'THE BRÍDGE WILL CLOSE.', 'Ships came.', ''].map((text) => ({ text }))
  expect(mostAlike('The bridge will close in May.', others).map(({ text }) => text)).toEqual([
    'The bridge will close in May, for repair.', 'THE BRÍDGE WILL CLOSE.', 'The mill closed.', 'Ships came.', '',
  ])
})
