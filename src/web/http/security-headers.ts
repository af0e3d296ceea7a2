import type { RequestHandler } from 'express'
import helmet from 'helmet'

// None of our pages asks for any of these, and no page inside of ours may.
const PERMISSIONS = [
  'accelerometer', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi',
  'payment', 'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking',
].map((feature) => `${feature}=()`).join(', ')

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** securityHeaders tells browsers what our pages may do. `publicUrl`: the origin under which people reach them, or null. */
export function securityHeaders(publicUrl: string | null): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Which article somebody reads or checks is nobody else's business.
    referrerPolicy: { policy: 'same-origin' },
    // Only where people come by https, or they could not come at all; other hosts of the domain are not ours to bind.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: false } : false,
  })
  const permissions: RequestHandler = (_request, response, next) => {
    response.set('Permissions-Policy', PERMISSIONS)
    next()
  }
  return [headers, permissions]
}
