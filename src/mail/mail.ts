import { createTransport } from 'nodemailer'
import { MailUnsent } from '../domain/errors.js'

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
  /** "Claimtrail <desk@claims.example>" */
  from: string
  publicUrl: string
}

// A server that says nothing is one that fails: the job is tried again.
const SILENCE_MS = 20_000

/** createMail sends by an SMTP server; each letter by a connection of its own, encrypted where the server can. */
export function createMail({ smtpUrl, from, publicUrl }: MailSettings): Mail {
  const transport = createTransport({
    url: smtpUrl, connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS, disableFileAccess: true, disableUrlAccess: true,
  })
  return {
    publicUrl,
    async send({ to, subject, text, messageId, unsubscribe }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId, list: { unsubscribe: { url: unsubscribe, comment: 'What you are told' } }, headers: { 'Auto-Submitted': 'auto-generated' } })
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        // The server's own words may name the person.
        throw new MailUnsent([code, responseCode].filter((one) => one !== undefined).join(' '), code === 'EENVELOPE' && (responseCode ?? 0) >= 500, { cause: error })
      }
    },
  }
}
