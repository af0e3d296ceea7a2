// Determiners that are no pronouns: articles. Possessives and demonstratives stand in pronouns.ts.
import { words } from './word-lists.js'

export const articles = words('a an the')
