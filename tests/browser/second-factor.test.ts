import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addUser } from '../../src/desk/people/add-user.js'
import { requireSecondFactor } from '../../src/desk/people/require-second-factor.js'
import { PROGRAM } from '../../src/domain/permission.js'
import { PASSWORD } from '../factories.js'
import { startSite } from '../server.js'
import { axeFindings, openPage } from './chromium.js'

const OWN = 'four other odd words'

const codeOf = (key: string, at: Date) =>
  createOTP(new TextDecoder().decode(base32.decode(key.replaceAll(' ', '')))).hotp(Math.floor(at.getTime() / 30_000))

async function isFine(page: Page, title: string): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}

it.each([
  ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
  ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
])('a new editor chooses a password, sets the second factor up that the desk asks for, and signs in by it, with the keyboard: %s', async (_name, look) => {
  const site = await startSite()
  const email = 'nils@example.org'
  await requireSecondFactor(site.desk, PROGRAM, ['editor'])
  const person = await addUser(site.desk, PROGRAM, { email, name: 'Nils New', role: 'editor', password: PASSWORD })
  await site.desk.store.write((tx) => tx.users.gavePassword(person.id, new Date()))
  const page = await openPage(site, '/desk', { ...look, as: person })
  const send = async (label: string, text: string) => {
    await page.getByLabel(label).first().fill(text)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }

  await isFine(page, 'Choose your password')
  await page.getByLabel('Password now').fill(PASSWORD)
  await send('New password', OWN)
  expect(new URL(page.url()).pathname).toBe('/desk/account')
  await page.goto('/desk')
  await isFine(page, 'Second factor')
  await send('Your password', OWN)
  await isFine(page, 'Second factor')
  const key = (await page.locator('code.secret').textContent())!
  await send('The code that the app shows now', await codeOf(key, site.desk.now()))
  await isFine(page, 'Your backup codes')
  expect(await page.locator('.backup-codes li').count()).toBe(10)
  await page.goto('/desk/account/second-factor')
  await isFine(page, 'Second factor')

  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Sign out' }).first().click()])
  await page.getByLabel('E-mail').fill(email)
  await send('Password', OWN)
  await isFine(page, 'Your code')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code-code')
  await send('Code', 'nothing')
  await isFine(page, 'Your code')
  await send('Code', await codeOf(key, new Date()))
  await isFine(page, 'The editor’s desk')
})
