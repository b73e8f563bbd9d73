type Sent = { readonly taskId: string; readonly round: number };

const keyOf = ({ taskId, round }: Sent) => `siklus.submission.${taskId}.${round}`;

/**
 * The id of the submission that is about to be sent: made once per task and round and kept in this tab, so that a double
 * click, a reload or a retry after a lost answer names the same submission and counts once.
 */
export const submissionId = {
  of: (task: Sent): string => {
    const known = sessionStorage.getItem(keyOf(task));
    if (known) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem(keyOf(task), made);
    return made;
  },
  spend: (task: Sent): void => sessionStorage.removeItem(keyOf(task)),
};
