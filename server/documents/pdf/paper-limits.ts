/** What making PDFs may take of the server: time and memory of one thread, threads at once, and how many may stand in line. */
export type PaperLimits = { readonly ms: number; readonly memoryMb: number; readonly atOnce: number; readonly inLine: number };

export const paperLimits: PaperLimits = { ms: 60_000, memoryMb: 768, atOnce: 1, inLine: 20 };
