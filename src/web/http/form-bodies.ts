import express from 'express'
import { withinLimit } from './body-limit.js'

/** FORM_LIMIT is how many bytes a form can have: a text of 20,000 characters, whichever they are, has at most 180,000. */
export const FORM_LIMIT = 200_000

// A text of 100,000 characters, whichever they are. What is longer in few bytes comes through, to be told how long it is.
const LONG_FORM_LIMIT = 1_000_000

// All chains of a claim: twenty of ten hops, eight fields each.
const MOST_FIELDS = 2_000

/** readForm reads a form without files into the request's body. */
export const readForm = withinLimit('urlencoded', FORM_LIMIT, express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: MOST_FIELDS }))

/** readLongForm is readForm for the form that takes a whole article. */
export const readLongForm = withinLimit('urlencoded', LONG_FORM_LIMIT, express.urlencoded({ extended: false, limit: LONG_FORM_LIMIT, parameterLimit: 10 }))
