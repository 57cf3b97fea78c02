import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#eaf5f4',
  '#d3e8e6',
  '#a9d2cf',
  '#7bbab6',
  '#4fa29d',
  '#2f8a85',
  '#1b746f',
  '#0f5f5c',
  '#0a4c4a',
  '#063a39',
]
const amber: MantineColorsTuple = [
  '#fdf6e7',
  '#f9e8c4',
  '#f3d28b',
  '#ecba52',
  '#e2a325',
  '#c98a0c',
  '#a66f05',
  '#845703',
  '#664304',
  '#4a3104',
]
const red: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dbd6',
  '#f0b3aa',
  '#e6877a',
  '#db5f50',
  '#c9402f',
  '#ad3122',
  '#8f271a',
  '#711f15',
  '#551810',
]
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ed',
  '#e7e4de',
  '#d6d2ca',
  '#b9b4aa',
  '#948e83',
  '#6c675e',
  '#54504a',
  '#3b3834',
  '#262421',
]
const dark: MantineColorsTuple = [
  '#e9e6e0',
  '#cfcbc4',
  '#a9a49b',
  '#858077',
  '#4a4742',
  '#393632',
  '#2a2825',
  '#1d1b19',
  '#161513',
  '#0f0e0d',
]

/** Deep teal for the one primary action and the selection, warm neutrals for all else. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, amber, red, gray, dark },
  black: '#262421',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', Menlo, monospace",
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.35', xl: '1.25' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 8,
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
    },
  },
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Anchor: { defaultProps: { size: 'sm', underline: 'always' } },
    Popover: { defaultProps: { transitionProps: { duration: 120 } } },
  },
})

/** Mantine's own surfaces, taken from the colours of `theme.css`. */
export const resolveVariables: CSSVariablesResolver = () => {
  const surfaces = {
    '--mantine-color-body': 'var(--gw-page)',
    '--mantine-color-text': 'var(--gw-text)',
    '--mantine-color-dimmed': 'var(--gw-dim)',
    '--mantine-color-placeholder': 'var(--gw-dim)',
    '--mantine-color-default': 'var(--gw-surface)',
    '--mantine-color-default-border': 'var(--gw-line-strong)',
    '--mantine-color-anchor': 'var(--gw-accent-text)',
    '--mantine-color-error': 'var(--gw-red)',
  }
  return { variables: {}, light: surfaces, dark: surfaces }
}
