import type { PasswordInputProps } from '@mantine/core'
import type { Text } from '../../i18n/use-text.ts'

/** The eye in a passphrase field, reachable by Tab and named. */
export const showButton = (t: Text['t']): Pick<PasswordInputProps, 'visibilityToggleButtonProps'> => ({
  visibilityToggleButtonProps: { 'aria-label': t('unlock.show'), tabIndex: 0 },
})
