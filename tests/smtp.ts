// A mail server on a free port that takes letters as RFC 5321 says, or does not.
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface MailServer {
  /** As SMTP_URL names it. */
  url: string
  /** Each letter as it came, the headers first. */
  letters: { from: string; to: string; data: string }[]
  /** Answers this to the next commands that begin so, in the place of what it would: "451 Not now". */
  refuse(command: string, answer: string, times?: number): void
}

/** startMailServer stops when the test is finished. */
export async function startMailServer(): Promise<MailServer> {
  const letters: MailServer['letters'] = []
  const refusals: { command: string; answer: string; times: number }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    const letter = { from: '', to: '', data: '' }
    let [text, isData] = ['', false]
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const take = (line: string) => {
      const refusal = refusals.find(({ command, times }) => times > 0 && line.toUpperCase().startsWith(command))
      if (refusal) {
        refusal.times -= 1
        return say(refusal.answer)
      }
      if (/^(EHLO|HELO)/i.test(line)) return say('250 mail.example')
      if (/^MAIL FROM:/i.test(line)) letter.from = line.slice(10)
      if (/^RCPT TO:/i.test(line)) letter.to = line.slice(8)
      if (/^DATA/i.test(line)) {
        isData = true
        return say('354 Go on')
      }
      say(/^QUIT/i.test(line) ? '221 Bye' : '250 OK')
    }
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
      for (;;) {
        const end = isData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n')
        if (end < 0) return
        const whole = text.slice(0, end)
        text = text.slice(end + (isData ? 5 : 2))
        if (!isData) take(whole)
        else {
          isData = false
          letters.push({ ...letter, data: whole.replace(/^\.\./gm, '.') })
          say('250 Taken')
        }
      }
    })
    say('220 mail.example ESMTP')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  }))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters,
    refuse: (command, answer, times = 1) => void refusals.push({ command, answer, times }),
  }
}
