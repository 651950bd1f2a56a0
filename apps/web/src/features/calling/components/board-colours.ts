/** The colours of the board; the index goes over the wire. */
export const boardColours = [
  { name: 'black', value: '#1b1b1b' },
  { name: 'blue', value: '#0f6cbd' },
  { name: 'red', value: '#c50f1f' },
  { name: 'green', value: '#107c10' },
  { name: 'orange', value: '#bc4b09' },
  { name: 'purple', value: '#7719aa' },
] as const;
