/** The sheets the state writes on; F4 is folio, 215 × 330 mm. */
export const paperSizes = ['A4', 'F4'] as const;
export type PaperSize = (typeof paperSizes)[number];
