/** A task id is `<trackId>.<tokenId>`; acts on the track name the token. */
export const tokenOf = (task: { readonly taskId: string; readonly trackId: string }): string => task.taskId.slice(task.trackId.length + 1);
