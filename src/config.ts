import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { putInPlace } from './whole-file.js'

/** ConfigError is a setting that the program cannot start with; its message is one line for the person who set it. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Config is what the environment says, checked and completed. */
export interface Config {
  /** 0 asks the system for a free port. */
  port: number
  /** The address to listen on. */
  host: string
  /** Absolute: a relative DATABASE_URL is read from the folder that the program is started in; null where it names a PostgreSQL server. */
  databaseFile: string | null
  /** The same file as a `file:` URL, or the `postgresql:` URL. */
  databaseUrl: string
  /** Whether the demo articles and people go into a database that holds no article yet. */
  demo: 'auto' | 'off'
  /** Whether a server does jobs, too; `claimtrail work` does them in any case. */
  jobs: 'on' | 'off'
  /** What sessions are signed with; null: the one kept beside the database, see keepSecret. */
  secret: string | null
  /** The origin under which people reach the server ("https://claims.example"), null where it is reached directly. */
  publicUrl: string | null
  /** How e-mail is sent: the SMTP server's URL, and the sender; null: none is. */
  mail: { smtpUrl: string; from: { name: string; address: string }; publicUrl: string } | null
  /** How many proxies stand in front; the address of the client is taken from as many X-Forwarded-For entries. */
  trustProxy: number
}

const MIN_SECRET = 32
const SECRET_BYTES = 32

const wholeNumber = (from: number, to: number) => {
  const message = `a whole number from ${from} to ${to}`
  return z.string().regex(/^\d{1,9}$/, message).transform(Number).pipe(z.number(message).min(from, message).max(to, message))
}

// No line ends: it becomes a header.
const SENDER = /^(?:(?<alone>[^<>@\s,;]+@[^<>@\s,;]+)|(?<name>[^<>@\r\n]+) <(?<address>[^<>@\s,;]+@[^<>@\s,;]+)>)$/

// Each message completes "it takes …".
const variables = {
  PORT: wholeNumber(0, 65_535).prefault('3000'),
  HOST: z.string().regex(/^[\w.:%-]+$/, 'an IP address or a host name to listen on').default('127.0.0.1'),
  DATABASE_URL: z.string().refine(isDatabase, 'a file: URL, like file:./data/claimtrail.db, or postgresql://USER:PASSWORD@HOST/DATABASE').default('file:./data/claimtrail.db'),
  CLAIMTRAIL_DEMO: z.enum(['auto', 'off'], 'auto (demo articles into an empty database) or off').nullable().default(null),
  CLAIMTRAIL_JOBS: z.enum(['on', 'off'], 'on (the server does jobs, too) or off (only claimtrail work does)').default('on'),
  CLAIMTRAIL_SECRET: z.string().min(MIN_SECRET, `${MIN_SECRET} characters or more`).nullable().default(null),
  CLAIMTRAIL_URL: z.string().transform(originOf).nullable().default(null),
  CLAIMTRAIL_TRUST_PROXY: wholeNumber(0, 10).prefault('0'),
  SMTP_URL: z.string().refine(isSmtp, 'an smtp: or smtps: URL, like smtps://USER:PASSWORD@mail.example').nullable().default(null),
  MAIL_FROM: z.string().transform(senderOf).nullable().default(null),
}

/**
 * readConfig reads the environment; a variable that is unset or empty has its default. Pure.
 * Throws ConfigError, one line that names the variable, what it got and what it takes.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const url = read('DATABASE_URL', environment)
  const databaseFile = url.startsWith('file:') ? resolve(url.slice('file:'.length)) : null
  const demo = read('CLAIMTRAIL_DEMO', environment)
  // Its passwords are kept beside the file.
  if (databaseFile === null && demo === 'auto') throw new ConfigError('CLAIMTRAIL_DEMO is "auto"; with a PostgreSQL database it takes off: the demo goes into a file')
  return {
    port: read('PORT', environment),
    host: read('HOST', environment),
    databaseFile,
    databaseUrl: databaseFile === null ? url : `file:${databaseFile}`,
    demo: databaseFile === null ? 'off' : (demo ?? 'auto'),
    jobs: read('CLAIMTRAIL_JOBS', environment),
    secret: read('CLAIMTRAIL_SECRET', environment),
    publicUrl: read('CLAIMTRAIL_URL', environment),
    trustProxy: read('CLAIMTRAIL_TRUST_PROXY', environment),
    mail: readMail(environment),
  }
}

// Links in a mail lead to the public address: without one they would lead nowhere.
function readMail(environment: Record<string, string | undefined>): Config['mail'] {
  const [smtpUrl, from, publicUrl] = [read('SMTP_URL', environment), read('MAIL_FROM', environment), read('CLAIMTRAIL_URL', environment)]
  if (smtpUrl === null) return null
  if (from === null) throw new ConfigError('MAIL_FROM is unset; with SMTP_URL it takes whom e-mail is from: Claimtrail <desk@claims.example>')
  if (publicUrl === null) throw new ConfigError('CLAIMTRAIL_URL is unset; with SMTP_URL it takes the address that people reach the desk by: e-mail leads there')
  return { smtpUrl, from, publicUrl }
}

function read<Name extends keyof typeof variables>(
  name: Name,
  environment: Record<string, string | undefined>,
): z.infer<(typeof variables)[Name]> {
  const value = environment[name]?.trim() || undefined
  const result = variables[name].safeParse(value)
  if (result.success) return result.data as z.infer<(typeof variables)[Name]>
  const got = HIDDEN.has(name) ? `${value?.length} characters long` : JSON.stringify(value?.replace(PASSWORD, '$1…@'))
  throw new ConfigError(`${name} is ${got}; it takes ${result.error.issues[0]?.message}`)
}

// A message may be read by others than who set it. In what is no URL nothing tells where a password ends: of what always holds one only the length is said.
const HIDDEN: ReadonlySet<string> = new Set(['CLAIMTRAIL_SECRET', 'SMTP_URL'])
const PASSWORD = /^((?:\w+:\/\/)?[^:@/]*:).*@/

/** isDatabase says whether this is what DATABASE_URL takes. */
export function isDatabase(value: string): boolean {
  return /^file:[^?#]*[^?#/]$/.test(value) || (/^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1)
}

function isSmtp(value: string): boolean {
  return /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value)
}

function senderOf(value: string, context: z.RefinementCtx<string>): { name: string; address: string } {
  const { alone, name = '', address = alone } = SENDER.exec(value)?.groups ?? {}
  if (address !== undefined) return { name: name.trim(), address }
  context.addIssue({ code: 'custom', message: 'an e-mail address, or a name with one: Claimtrail <desk@claims.example>' })
  return z.NEVER
}

function originOf(value: string, context: z.RefinementCtx<string>): string {
  const url = URL.canParse(value) ? new URL(value) : null
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (url !== null && isOrigin) return url.origin
  context.addIssue({ code: 'custom', message: 'an http: or https: address without a path, like https://claims.example' })
  return z.NEVER
}

/**
 * secretOf answers the secret of the environment, or the one kept beside the database file, made there on the first start.
 * Throws ConfigError where neither can be, as keepSecret does.
 */
export async function secretOf({ secret, databaseFile }: Pick<Config, 'secret' | 'databaseFile'>): Promise<string> {
  if (secret !== null) return secret
  if (databaseFile !== null) return keepSecret(secretFile(databaseFile))
  // Several servers on one database have no place in common to keep one.
  throw new ConfigError(`CLAIMTRAIL_SECRET is unset; with a PostgreSQL database it takes ${MIN_SECRET} characters or more, the same for each server`)
}

/** secretFile answers where the secret of a database is kept: beside it. */
export function secretFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'secret')
}

/**
 * keepSecret answers the secret kept in the file; on the first start it makes one there that only its owner may read.
 * Throws ConfigError where the file holds too short a secret, or stays open to others.
 */
export async function keepSecret(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const made = await makeSecret(file)
  if (made !== null) return made
  // Copied here with another mode, as by an unpacked archive.
  if (process.platform !== 'win32' && (await stat(file)).mode & 0o077) {
    await chmod(file, 0o600).catch(() => {
      throw new ConfigError(`${file} can be read by others and belongs to somebody else: start as its owner, or run chmod 600 on it`)
    })
  }
  const kept = (await readFile(file, 'utf8')).trim()
  if (kept.length >= MIN_SECRET) return kept
  throw new ConfigError(`${file} holds ${kept.length} characters; it takes ${MIN_SECRET} or more: remove it to have one made`)
}

// Written whole under another name first: a start that is broken off leaves no empty secret that the next one would refuse.
async function makeSecret(file: string): Promise<string | null> {
  if (existsSync(file)) return null
  const partial = `${file}.${process.pid}.new`
  const made = randomBytes(SECRET_BYTES).toString('base64url')
  await writeFile(partial, `${made}\n`, { mode: 0o600 })
  return (await putInPlace(partial, file)) ? made : null
}
