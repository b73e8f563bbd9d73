/** What publishing one form may take of the server (forms.md §5): time and memory of the threads, size of the module. */
export type PublishLimits = { readonly compileMs: number; readonly memoryMb: number; readonly moduleBytes: number; /** For one pattern; what is not decided by then is refused. */ readonly patternMs: number; /** For all patterns of a form; what is left then waits for the next attempt. */ readonly patternsMs: number };

export const publishLimits: PublishLimits = { compileMs: 10_000, memoryMb: 512, moduleBytes: 2_000_000, patternMs: 2_000, patternsMs: 20_000 };
