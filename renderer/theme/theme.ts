import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { parseDay } from '../format/date.ts'
import { dark, light, type Palette, variableName } from './palette.ts'

// The palette as a Mantine theme. Mantine's own neutrals are blue, so they are replaced: an untouched part of a
// component must not look borrowed.

const ink: MantineColorsTuple = [
  '#E2EDF1',
  '#C6DBE3',
  '#9CC2D0',
  '#6FA7BB',
  '#86C5DD',
  '#2F809E',
  '#22769A',
  '#0E546F',
  '#0A4258',
  '#07303F',
]
const gray: MantineColorsTuple = [
  '#F9F8F6',
  '#F3F2EF',
  '#E9E7E2',
  '#E3E0DA',
  '#8A857B',
  '#7C776E',
  '#69655D',
  '#504D47',
  '#33312D',
  '#1D1C1A',
]
const darkest: MantineColorsTuple = [
  '#E9E7E2',
  '#BAB8B2',
  '#9C9A94',
  '#80868C',
  '#80868C',
  '#34373B',
  '#25272A',
  '#1F2022',
  '#17181A',
  '#101112',
]

const paletteToVariables = (palette: Palette): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(palette).map(([token, value]) => [variableName(token), value])),
  '--mantine-color-body': palette.surface,
  '--mantine-color-text': palette.text,
  '--mantine-color-dimmed': palette.text3,
  '--mantine-color-placeholder': palette.text3,
  '--mantine-color-default': palette.surface,
  '--mantine-color-default-hover': palette.hover,
  '--mantine-color-default-color': palette.text,
  '--mantine-color-default-border': palette.edge,
  '--mantine-color-error': palette.red,
  '--mantine-color-anchor': palette.ink,
  '--mantine-primary-color-filled': palette.inkFill,
  '--mantine-primary-color-filled-hover': palette.inkHover,
  '--mantine-primary-color-light': palette.inkSoft,
  '--mantine-primary-color-light-color': palette.ink,
  '--mantine-primary-color-contrast': palette.onInk,
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: paletteToVariables(light),
  dark: paletteToVariables(dark),
})

export const theme = createTheme({
  // The stack itself stands in styles/base.css, because it changes with the language.
  fontFamily: 'var(--rd-font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, gray, dark: darkest },
  black: light.text,
  fontSizes: { xs: 'var(--t12)', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: 'var(--l12)', sm: 'var(--l13)', md: 'var(--l14)', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontFamily: 'var(--rd-font)', fontWeight: '600' },
  shadows: {
    xs: 'none',
    sm: 'var(--rd-shadow)',
    md: 'var(--rd-shadow)',
    lg: 'var(--rd-shadow)',
    xl: 'var(--rd-shadow)',
  },
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'xs', hideControls: true } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    Select: {
      defaultProps: {
        size: 'xs',
        checkIconPosition: 'right',
        allowDeselect: false,
        comboboxProps: { transitionProps: { duration: 80 } },
      },
    },
    // Its own parser reads `1/2/2027` as Americans do, and drops dates in Chinese.
    DateInput: { defaultProps: { size: 'xs', dateParser: parseDay } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0, withItemsBorders: false } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    Radio: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        radius: 'md',
        size: 430,
        centered: true,
        withCloseButton: false,
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.3, blur: 0 },
      },
    },
    Progress: { defaultProps: { size: 4, radius: 'xs' } },
    Skeleton: { defaultProps: { radius: 'xs', animate: false } },
  },
})
