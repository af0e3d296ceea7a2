import { encode } from 'uqr'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

/** SecondFactorState is how far a person is with a second factor; `isRequired`: their role is asked for one. */
export type SecondFactorState = { isRequired: boolean } & (
  | { is: 'off' }
  | { is: 'being_set_up'; key: string; uri: string }
  | { is: 'on'; since: Date; codesLeft: number }
)

export interface SecondFactorModel extends PageModel<'desk'> {
  isRequired: boolean
  isOff: boolean
  settingUp: { key: string; qr: { side: number; path: string }; code: FieldView } | null
  on: { since: DateView; codesLeft: string; isLow: boolean; renewing: FieldView; turningOff: FieldView } | null
  current: FieldView
  /** What is wrong with more than a field. */
  error: string | null
}

/** presentSecondFactor shows a person their second factor: what it is for, how to set it up, or that they have it. */
export function presentSecondFactor({ frame, state, errors }: {
  frame: Frame
  state: SecondFactorState
  errors: Record<string, string>
}): SecondFactorModel {
  const password = (scope: string) => presentField(scope, { name: 'current', label: 'Your password', required: true }, {}, errors)
  return {
    ...deskPage(frame, 'Second factor'),
    isRequired: state.isRequired,
    isOff: state.is === 'off',
    settingUp: state.is === 'being_set_up' ? presentSettingUp(state, errors) : null,
    on: state.is === 'on' ? {
      since: presentInstant(state.since),
      codesLeft: state.codesLeft === 1 ? '1 backup code is left' : `${state.codesLeft === 0 ? 'No' : state.codesLeft} backup codes are left`,
      isLow: state.codesLeft < FEW_CODES,
      renewing: password('renew'),
      turningOff: password('off'),
    } : null,
    current: password('begin'),
    error: errors['factor'] ?? (state.is === 'being_set_up' ? null : (errors['code'] ?? null)),
  }
}

const FEW_CODES = 3

function presentSettingUp({ key, uri }: { key: string; uri: string }, errors: Record<string, string>): NonNullable<SecondFactorModel['settingUp']> {
  const { data } = encode(uri, { border: 2 })
  return {
    key,
    // A square a dark module: drawn as one path, for the page's policy lets no style in.
    qr: { side: data.length, path: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') },
    code: presentField('set-up', { name: 'code', label: 'The code that the app shows now', hint: 'Six digits', required: true }, {}, errors),
  }
}

export interface BackupCodesModel extends PageModel<'desk'> {
  codes: string[]
}

/** presentBackupCodes shows new backup codes, this once. */
export function presentBackupCodes({ frame, codes }: { frame: Frame; codes: string[] }): BackupCodesModel {
  return { ...deskPage(frame, 'Backup codes'), codes }
}
