import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'

/** Password is what a password may be by its length: OWASP ASVS asks for no rules of letters and digits. */
export const Password = z
  .string()
  .min(10, 'A password has 10 characters or more.')
  // The sign-in library refuses longer ones unread.
  .max(128, 'A password has at most 128 characters.')

// Of zxcvbn's five scores, from 0: under 2 it is found within a million tries, by lists of what people choose.
const LEAST_SCORE = 2
const LEAST_REST = 5

/**
 * refuseCommon throws InvalidInput (`password`) where a password stands in the lists of common ones, or is made of one of
 * them, of a row of keys, or of what everybody knows of its person.
 */
export async function refuseCommon(password: string, person: { name: string; email: string }): Promise<void> {
  const { zxcvbn, isListed } = await lists()
  const known = wordsOf(person)
  const isGood = !isListed(password) && restOf(password, known).length >= LEAST_REST && zxcvbn(password, known).score >= LEAST_SCORE
  if (isGood) return
  throw new InvalidInput({ password: 'Too many people choose this, or it is easily guessed of this person. Choose another, such as four words that do not belong together.' })
}

function wordsOf({ name, email }: { name: string; email: string }): string[] {
  return [...name.split(/\s+/), ...email.split(/[@.]/), email, 'claimtrail'].filter((word) => word.length > 2)
}

// What is left of it without those words.
function restOf(password: string, known: string[]): string {
  return known.reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), password.toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '')
}

// They take a fifth of a second to read: only who sets a password waits for them.
let reading: ReturnType<typeof readLists> | undefined

async function lists() {
  reading ??= readLists()
  return reading
}

// zxcvbn's list goes by what is common at any length, and knows how passwords are made of others; the other one goes on to the
// commonest that are long.
async function readLists() {
  const [core, common, { default: commonest }] = await Promise.all([
    import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('fxa-common-password-list'),
  ])
  core.zxcvbnOptions.setOptions({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  return { zxcvbn: core.zxcvbn, isListed: (password: string) => commonest.test(password.toLowerCase()) }
}

// Without letters and digits that look alike: people type this from one window into another.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

const GROUPS = 7
const GROUP = 4

/** makePassword answers a random password of 28 letters and digits in groups of four (138 bits), for a person to copy or type once. */
export function makePassword(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
