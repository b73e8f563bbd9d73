/** Words of the review screens, Indonesian. */
export const review = {} as const;
