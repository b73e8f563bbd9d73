import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** Ten steps are what the kit asks for; contrast comes from the tokens of tokens.css, not from these. */
const blue: MantineColorsTuple = ['#E7F1FB', '#CFE1F4', '#A5D0FF', '#8FC1FF', '#5B9BDD', '#3A7DC4', '#1B5FA8', '#1B5FA8', '#1A5290', '#123A66'];
const red: MantineColorsTuple = ['#FDEBEB', '#F9D2D2', '#FFB3B3', '#F59A96', '#E2645C', '#CC3A30', '#B42318', '#B42318', '#A61E1E', '#6D1414'];

/** The kit's own blue and red fail AA (forms.md §7): filled, light and plain buttons take the tokens instead. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const plain = defaultVariantColorsResolver(input);
  const tone = input.color === 'red' || input.color === 'danger' ? 'danger' : input.color === undefined || input.color === 'blue' ? 'primary' : undefined;
  if (!tone) return plain;
  const back = `var(--sk-${tone})`;
  if (input.variant === 'filled') return { ...plain, background: back, hover: `var(--sk-${tone}-hover)`, color: `var(--sk-on-${tone})`, border: '1px solid transparent' };
  if (input.variant === 'light') return { ...plain, background: tone === 'primary' ? 'var(--sk-info)' : 'var(--sk-bad)', hover: tone === 'primary' ? 'var(--sk-info-hover)' : 'var(--sk-bad)', color: tone === 'primary' ? 'var(--sk-on-info)' : 'var(--sk-on-bad)', border: '1px solid transparent' };
  if (input.variant === 'subtle' || input.variant === 'transparent') return { ...plain, color: `var(--sk-${tone}-text)` };
  if (input.variant === 'outline') return { ...plain, color: `var(--sk-${tone}-text)`, border: `1px solid var(--sk-${tone}-text)` };
  return plain;
};

const fontFamily = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 3 },
  colors: { blue, red },
  fontFamily,
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.3' },
  headings: { fontFamily, fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.25rem', lineHeight: '1.4' }, h3: { fontSize: '1rem', lineHeight: '1.5' }, h4: { fontSize: '0.875rem', lineHeight: '1.5' } } },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  variantColorResolver,
  components: {
    Checkbox: { vars: () => ({ root: { '--checkbox-color': 'var(--sk-primary)', '--checkbox-icon-color': 'var(--sk-on-primary)' } }) },
    Button: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.5 } } },
    Tooltip: { defaultProps: { multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Points the kit's variables at the tokens, so that both themes come from one table (tokens.css). */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--sk-page)',
    '--mantine-color-text': 'var(--sk-text)',
    '--mantine-color-dimmed': 'var(--sk-dim)',
    '--mantine-color-placeholder': 'var(--sk-dim)',
    '--mantine-color-anchor': 'var(--sk-primary-text)',
    '--mantine-color-disabled': 'var(--sk-neutral)',
    '--mantine-color-disabled-color': 'var(--sk-dim)',
    '--mantine-color-disabled-border': 'var(--sk-line-soft)',
    '--mantine-color-error': 'var(--sk-danger-text)',
    '--mantine-color-default': 'var(--sk-page)',
    '--mantine-color-default-hover': 'var(--sk-panel)',
    '--mantine-color-default-color': 'var(--sk-text)',
    '--mantine-color-default-border': 'var(--sk-line-soft)',
    '--mantine-primary-color-filled': 'var(--sk-primary)',
    '--mantine-primary-color-filled-hover': 'var(--sk-primary-hover)',
    '--mantine-primary-color-contrast': 'var(--sk-on-primary)',
    '--mantine-primary-color-light': 'var(--sk-info)',
    '--mantine-primary-color-light-hover': 'var(--sk-info-hover)',
    '--mantine-primary-color-light-color': 'var(--sk-on-info)',
    '--mantine-color-blue-filled': 'var(--sk-primary)',
  };
  return { variables: {}, light: both, dark: both };
};
