import { hashPassword } from 'better-auth/crypto'
import { describe, expect, it } from 'vitest'
import { createPasswordHashes } from '../../../src/desk/people/password-hashes.js'
import { PasswordsBusy } from '../../../src/domain/errors.js'

const cheap = { cost: { ln: 7, r: 8, p: 1 } }
const PASSWORD = 'correct horse battery'

describe('the hash of a password', () => {
  it('says how it was made, and fits that password only', async () => {
    const passwords = createPasswordHashes(cheap)
    const hash = await passwords.make(PASSWORD)
    expect(hash).toMatch(/^\$scrypt\$ln=7,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await passwords.make(PASSWORD)).not.toBe(hash)
    expect(await passwords.fits(hash, PASSWORD)).toBe(true)
    expect(await passwords.fits(hash, `${PASSWORD} `)).toBe(false)
  })

  it('costs what is advised today: 128 MB of memory', async () => {
    expect(await createPasswordHashes().make(PASSWORD)).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
  })

  it('fits whichever way a keyboard writes the same letters', async () => {
    const passwords = createPasswordHashes(cheap)
    expect(await passwords.fits(await passwords.make('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true)
  })

  it('still fits where it was made at another cost, and is outdated then', async () => {
    const [before, now] = [createPasswordHashes({ cost: { ln: 6, r: 4, p: 2 } }), createPasswordHashes(cheap)]
    const hash = await before.make(PASSWORD)
    expect(await now.fits(hash, PASSWORD)).toBe(true)
    expect([now.isOutdated(hash), before.isOutdated(hash)]).toEqual([true, false])
  })

  it('still fits where it is of before version 0.2, and is outdated then', async () => {
    const passwords = createPasswordHashes(cheap)
    const hash = await hashPassword(PASSWORD)
    expect(await passwords.fits(hash, PASSWORD)).toBe(true)
    expect(await passwords.fits(hash, 'wrong wrong')).toBe(false)
    expect(passwords.isOutdated(hash)).toBe(true)
  })
})

describe('many passwords at once', () => {
  it('wait for their turn, and are refused in words where too many wait', async () => {
    const passwords = createPasswordHashes({ ...cheap, atOnce: 2, waiting: 3 })
    const asked = await Promise.allSettled(Array.from({ length: 7 }, () => passwords.make(PASSWORD)))
    expect(asked.map(({ status }) => status)).toEqual([...Array<string>(5).fill('fulfilled'), 'rejected', 'rejected'])
    expect(asked.at(-1)).toMatchObject({ reason: expect.any(PasswordsBusy) })
    expect(await passwords.fits(await passwords.make(PASSWORD), PASSWORD)).toBe(true)
  })

  it('give their turn back where one cannot be hashed', async () => {
    const passwords = createPasswordHashes({ ...cheap, atOnce: 1, waiting: 0 })
    await expect(passwords.fits('no hash at all', PASSWORD)).rejects.toThrow()
    expect(await passwords.make(PASSWORD)).toMatch(/^\$scrypt/)
  })
})
