/** Every colour of the desk, by what it is for. Styles read them as `var(--rd-…)`; nothing else names a colour. */
export type Token =
  | 'chrome'
  | 'surface'
  | 'sunken'
  | 'canvas'
  | 'hover'
  | 'line'
  | 'soft'
  | 'edge'
  | 'text'
  | 'text2'
  | 'text3'
  | 'ink'
  | 'inkHover'
  | 'inkSoft'
  | 'inkFill'
  | 'onInk'
  | 'amber'
  | 'amberMark'
  | 'amberSoft'
  | 'red'
  | 'redSoft'
  | 'redFill'
  | 'onRed'
  | 'green'
  | 'greenSoft'
  | 'paper'
  | 'hlYellow'
  | 'hlGreen'
  | 'hlRed'
  | 'hlBlue'
  | 'data1'
  | 'data2'
  | 'shadow'
export type Palette = Readonly<Record<Token, string>>

/** Paper and the marks on it stay the same in both schemes. */
const onPaper = {
  paper: '#FFFFFF',
  hlYellow: '#FFE27A',
  hlGreen: '#BDE5B4',
  hlRed: '#F9C3BB',
  hlBlue: '#B7DBF3',
} as const

export const light: Palette = {
  ...onPaper,
  chrome: '#F3F2EF', // tab bar, sidebar, status bar
  surface: '#FFFFFF', // where people read and write
  sunken: '#F9F8F6', // group rows, footers, quotations
  canvas: '#DFDDD8', // behind a page
  hover: '#F1F0EC',
  line: '#E3E0DA', // hairlines
  soft: '#CBC6BC', // borders of buttons, which their labels already identify
  edge: '#8A857B', // borders of fields, 3:1
  text: '#1D1C1A',
  text2: '#504D47',
  text3: '#69655D',
  ink: '#0E546F', // first accent: act, select, focus
  inkHover: '#0A4258',
  inkSoft: '#E2EDF1',
  inkFill: '#0E546F',
  onInk: '#FFFFFF',
  amber: '#8A4F00', // second accent: this waits for you
  amberMark: '#B46A00',
  amberSoft: '#FBF0DA',
  red: '#A5281D', // an error, over a limit, destructive
  redSoft: '#FBE9E6',
  redFill: '#A5281D',
  onRed: '#FFFFFF',
  green: '#1B6640', // verified
  greenSoft: '#E4F1E9',
  data1: '#0E546F', // what is being decided
  data2: '#7A929C', // what is already fixed
  shadow: '0 1px 2px rgb(40 35 25 / 0.1), 0 8px 28px rgb(40 35 25 / 0.14)',
}

export const dark: Palette = {
  ...onPaper,
  chrome: '#17181A',
  surface: '#1F2022',
  sunken: '#25272A',
  canvas: '#101112',
  hover: '#2A2C2F',
  line: '#34373B',
  soft: '#4A4E53',
  edge: '#80868C',
  text: '#E9E7E2',
  text2: '#BAB8B2',
  text3: '#9C9A94',
  ink: '#86C5DD',
  inkHover: '#258099',
  inkSoft: '#1C3641',
  inkFill: '#22769A',
  onInk: '#FFFFFF',
  amber: '#E9B765',
  amberMark: '#D69A3C',
  amberSoft: '#3A2E18',
  red: '#F29B90',
  redSoft: '#41231F',
  redFill: '#F29B90',
  onRed: '#17181A',
  green: '#86CBA0',
  greenSoft: '#1C3527',
  data1: '#86C5DD',
  data2: '#5F7883',
  shadow: '0 1px 2px rgb(0 0 0 / 0.4), 0 10px 32px rgb(0 0 0 / 0.5)',
}

/** `inkSoft` is read as `var(--rd-ink-soft)`, `text2` as `var(--rd-text2)`. */
export const variableName = (token: string): string =>
  `--rd-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
