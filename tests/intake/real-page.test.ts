import { describe, expect, it } from 'vitest'
import { doubtOf } from '../../src/intake/real-page.js'

const doubt = (text: string, title = 'A page', status: number | null = null) => doubtOf({ title, text, status })

describe('what is no page', () => {
  it.each([
    ['consent', 'Before you continue to Lantern News', 'We use cookies and data to deliver and maintain our services.\n\nIf you choose “Accept all”, we and our 214 partners will also measure audiences and show personalised ads.\n\nAccept all\n\nReject all\n\nMore options'],
    ['consent', 'Your privacy', 'We value your privacy. We and our partners store information on a device and process personal data with your consent or legitimate interest. Manage your choices at any time.'],
    ['sign_in', 'Log in', 'Log in to your account\n\nEmail address and password\n\nForgot your password?\n\nDon’t have an account? Sign up.'],
    ['sign_in', 'The Quill', 'Subscribe to continue reading this article. Already a subscriber? Log in with your account. It takes a minute.'],
    ['robot', 'Just a moment...', 'Checking if the site connection is secure. Verify you are human by completing the action below.\n\nEnable JavaScript and cookies to continue\n\nRay ID: 7c1f'],
    ['robot', 'Security', 'Our systems have detected unusual traffic from your network. Please complete the captcha to go on.'],
    ['error', '404 Not Found', 'The page you are looking for could not be found. Check the address or go back to the home page.'],
    ['error', 'Oops', 'Something went wrong. The service is temporarily unavailable: try again later.'],
  ] as const)('%s: %s', (kind, title, text) => {
    expect(doubt(text, title)).toBe(kind)
  })

  it('is an error where the server said so, whatever it reads like', () => {
    expect(doubt('The council met on Monday and agreed to the budget. '.repeat(100), 'Council', 404)).toBe('error')
    expect(doubt('The council met on Monday and agreed to the budget.', 'Council', 200)).toBeNull()
  })
})

describe('what is a page', () => {
  it.each([
    ['an article about cookies', 'Regulator fines Lantern over cookies', 'The data regulator fined Lantern Media 3 million crowns on Tuesday for its cookie banner. It found that the button “Reject all” stood two clicks away while “Accept all” was green. Lantern said it would appeal. Some 40 complaints had reached the regulator since May, and eleven other publishers are being looked at. A spokeswoman for the regulator said that consent has to be as easy to refuse as it is to give.'],
    ['an article about a breach', 'Passwords of 2,000 patients leaked', 'The hospital told 2,000 patients on Friday to change their passwords. An intruder had used the account of a nurse to sign in to its booking system. The hospital does not know yet what was read. The police are looking for a man who was seen in the car park.'],
    ['an article about a robot', 'Robot ferry makes its first crossing', 'A ferry without a captain crossed the bay on Sunday. It checks its course ten times a second. The port office will run it for eleven weeks.'],
    ['an article with a sign-in at its foot', 'Bridge to close', `${'The bridge will close for eleven weeks from May, the engineer said, and the ferries will take over. '.repeat(6)}\n\nLog in to comment with your account. Forgot your password?`],
    ['a short notice', 'Notice', 'The office is closed on Monday.'],
    ['a long page about consent', 'Consent', 'We and our partners accept all of it, and you can manage your choices before you continue. '.repeat(60)],
    ['a short page that says one such thing', 'Errata', 'The page on the tender could not be found in the printed volume.'],
  ])('%s', (_what, title, text) => {
    expect(doubt(text, title)).toBeNull()
  })
})
