import type { BrandVariants } from '@fluentui/react-components';

/** The brand's sixteen shades from darkest to lightest; step 80 keeps 4.5:1 against white. */
export const brand: BrandVariants = {
  10: '#021a1f',
  20: '#062a32',
  30: '#083943',
  40: '#0a4854',
  50: '#0b5665',
  60: '#0c6475',
  70: '#0d7184',
  80: '#0f7c90',
  90: '#2a90a4',
  100: '#46a3b5',
  110: '#60b3c4',
  120: '#7dc4d3',
  130: '#9ad3df',
  140: '#b7e1ea',
  150: '#d3eef3',
  160: '#eaf7fa',
};
