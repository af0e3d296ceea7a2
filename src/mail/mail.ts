import { createTransport } from 'nodemailer'
import { MailUnsent } from '../domain/errors.js'
import { isLoopback } from '../domain/loopback.js'

/** Letter is one mail of plain text to one person. */
export interface Letter {
  to: { name: string; address: string }
  subject: string
  text: string
  /** Told again for the same mail sent again, so that whoever has it already can see that: "<word@host>". */
  messageId: string
  /** Where its person says that they want no more of these. */
  unsubscribe: string
}

/** Mail sends letters. Their links lead to `publicUrl`. */
export interface Mail {
  publicUrl: string
  /** Answers once the server has taken it. Throws MailUnsent. */
  send(letter: Letter): Promise<void>
}

export interface MailSettings {
  /** smtp://USER:PASSWORD@HOST:PORT, or smtps://… */
  smtpUrl: string
  from: { name: string; address: string }
  publicUrl: string
}

// The answers to RCPT TO that are about the mailbox, see RFC 5321: others are about the sender, or the day.
const NO_MAILBOX = [550, 551, 553]
// A server that says nothing is one that fails: the job is tried again.
const SILENCE_MS = 20_000

/** createMail sends by an SMTP server; each letter by a connection of its own, encrypted where the server can, and where it cannot no password is sent beyond this machine. */
export function createMail({ smtpUrl, from, publicUrl }: MailSettings): Mail {
  const transport = createTransport({
    url: smtpUrl, requireTLS: mustEncrypt(smtpUrl), connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS, disableFileAccess: true, disableUrlAccess: true,
  })
  return {
    publicUrl,
    async send({ to, subject, text, messageId, unsubscribe }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId, list: { unsubscribe: { url: unsubscribe, comment: 'What you are told' } }, headers: { 'Auto-Submitted': 'auto-generated' } })
      } catch (error) {
        const { code, command, responseCode = 0 } = error as { code?: string; command?: string; responseCode?: number }
        // The server's own words may name the person.
        throw new MailUnsent([code, responseCode || undefined].filter((one) => one !== undefined).join(' '), command === 'RCPT TO' && NO_MAILBOX.includes(responseCode), { cause: error })
      }
    },
  }
}

/** mustEncrypt says whether a mail server is told anything that others on the way must not read: a password, unless the server is this machine. */
export function mustEncrypt(smtpUrl: string): boolean {
  const { username, password, hostname } = new URL(smtpUrl)
  const host = hostname.replace(/^\[|\]$/g, '')
  return (username !== '' || password !== '') && host !== 'localhost' && !isLoopback(host)
}
