import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, keepSecret, readConfig, secretFile } from '../src/config.js'
import { makeFolder } from './database.js'

describe('the environment', () => {
  it('has a default for everything, loopback only', () => {
    const file = resolve('data/claimtrail.db')
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseFile: file,
      databaseUrl: `file:${file}`,
      demo: 'auto',
      jobs: 'on',
      secret: null,
      publicUrl: null,
      trustProxy: 0,
      mail: null,
    })
  })

  it('treats an empty variable as an unset one', () => {
    expect(readConfig({ PORT: '', HOST: ' ', CLAIMTRAIL_SECRET: '' })).toEqual(readConfig({}))
  })

  it('takes what it is given', () => {
    const secret = 'x'.repeat(32)
    const config = readConfig({
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'file:/srv/claims.db',
      CLAIMTRAIL_DEMO: 'off',
      CLAIMTRAIL_JOBS: 'off',
      CLAIMTRAIL_SECRET: secret,
      CLAIMTRAIL_URL: 'https://claims.example/',
      CLAIMTRAIL_TRUST_PROXY: '1',
      SMTP_URL: 'smtps://desk:hunter2@mail.example',
      MAIL_FROM: 'Claimtrail <desk@claims.example>',
    })
    expect(config).toEqual({
      port: 0,
      host: '::1',
      databaseFile: '/srv/claims.db',
      databaseUrl: 'file:/srv/claims.db',
      demo: 'off',
      jobs: 'off',
      secret,
      publicUrl: 'https://claims.example',
      trustProxy: 1,
      mail: { smtpUrl: 'smtps://desk:hunter2@mail.example', from: { name: 'Claimtrail', address: 'desk@claims.example' }, publicUrl: 'https://claims.example' },
    })
  })

  it.each([
    ['PORT', '80a', 'PORT is "80a"; it takes a whole number from 0 to 65535'],
    ['PORT', '65536', 'PORT is "65536"; it takes a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT is "-1"; it takes a whole number from 0 to 65535'],
    ['HOST', 'http://localhost', 'HOST is "http://localhost"; it takes an IP address or a host name to listen on'],
    ['DATABASE_URL', 'postgres://x', 'DATABASE_URL is "postgres://x"; it takes a file: URL, like file:./data/claimtrail.db'],
    ['DATABASE_URL', 'file:', 'DATABASE_URL is "file:"; it takes a file: URL, like file:./data/claimtrail.db'],
    ['DATABASE_URL', 'file:a.db?x=1', 'DATABASE_URL is "file:a.db?x=1"; it takes a file: URL, like file:./data/claimtrail.db'],
    ['CLAIMTRAIL_DEMO', 'yes', 'CLAIMTRAIL_DEMO is "yes"; it takes auto (demo articles into an empty database) or off'],
    ['CLAIMTRAIL_JOBS', 'no', 'CLAIMTRAIL_JOBS is "no"; it takes on (the server does jobs, too) or off (only claimtrail work does)'],
    ['CLAIMTRAIL_URL', 'claims.example', 'CLAIMTRAIL_URL is "claims.example"; it takes an http: or https: address without a path, like https://claims.example'],
    ['CLAIMTRAIL_URL', 'https://a.example/desk', 'CLAIMTRAIL_URL is "https://a.example/desk"; it takes an http: or https: address without a path, like https://claims.example'],
    ['CLAIMTRAIL_TRUST_PROXY', 'true', 'CLAIMTRAIL_TRUST_PROXY is "true"; it takes a whole number from 0 to 10'],
    ['SMTP_URL', 'mail.example', 'SMTP_URL is 12 characters long; it takes an smtp: or smtps: URL, like smtps://USER:PASSWORD@mail.example'],
    ['MAIL_FROM', 'desk', 'MAIL_FROM is "desk"; it takes an e-mail address, or a name with one'],
    ['MAIL_FROM', 'A <a@b.example>\r\nBcc: c@d.example', 'MAIL_FROM is'],
  ])('names a wrong %s (%s), what it got and what it takes, in one line', (name, value, message) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(message)
    expect(message).not.toContain('\n')
  })

  it('sends e-mail only where it is said from whom, and where its links lead', () => {
    const SMTP_URL = 'smtp://mail.example:2525'
    expect(() => readConfig({ SMTP_URL })).toThrow('MAIL_FROM is unset')
    expect(() => readConfig({ SMTP_URL, MAIL_FROM: 'desk@claims.example' })).toThrow('CLAIMTRAIL_URL is unset')
    expect(readConfig({ MAIL_FROM: 'desk@claims.example' }).mail).toBeNull()
  })

  it('prints no password of what it does not take', () => {
    for (const [name, value] of [
      ['SMTP_URL', 'desk:hunter2@mail.example'], ['SMTP_URL', 'http://u:hunter2@er2@host'], ['SMTP_URL', 'hunter2'],
      ['DATABASE_URL', 'mysql://u:hunter2@er2@host/db'], ['DATABASE_URL', 'u:hunter2@er2@host/db'],
    ] as const) {
      expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
      expect(() => readConfig({ [name]: value })).not.toThrow(/er2/)
    }
  })

  it('reads whom e-mail is from as a name and an address', () => {
    const from = (MAIL_FROM: string) => readConfig({ SMTP_URL: 'smtp://mail.example', CLAIMTRAIL_URL: 'https://claims.example', MAIL_FROM }).mail!.from
    expect(from('desk@claims.example')).toEqual({ name: '', address: 'desk@claims.example' })
    expect(from('The desk, Ltd. <desk@claims.example>')).toEqual({ name: 'The desk, Ltd.', address: 'desk@claims.example' })
  })

  it('does not print a secret that is too short', () => {
    expect(() => readConfig({ CLAIMTRAIL_SECRET: 'hunter2' })).toThrow(
      'CLAIMTRAIL_SECRET is 7 characters long; it takes 32 characters or more',
    )
  })
})

describe('the kept secret', () => {
  it('is made once beside the database, for its owner alone, and kept', async () => {
    const file = secretFile(join(await makeFolder(), 'new', 'claimtrail.db'))
    const made = await keepSecret(file)
    expect(made.length).toBeGreaterThanOrEqual(32)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await keepSecret(file)).toBe(made)
    expect(await readFile(file, 'utf8')).toBe(`${made}\n`)
  })

  it('that was copied here for all to read is closed to others', async () => {
    const file = join(await makeFolder(), 'secret')
    await writeFile(file, 'x'.repeat(32))
    await chmod(file, 0o644)
    expect(await keepSecret(file)).toBe('x'.repeat(32))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is refused where it is too short to be one', async () => {
    const file = join(await makeFolder(), 'secret')
    await writeFile(file, 'short')
    await expect(keepSecret(file)).rejects.toThrow(ConfigError)
  })
})
