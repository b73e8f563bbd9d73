/** Words of the coordinator screens, Indonesian. */
export const coordinator = {} as const;
