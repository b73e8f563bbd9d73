/** What a reference form is given: its questions, all of them short texts, and which is shown once another one says anything but "tidak". */
export type Peer = { readonly questions: readonly string[]; readonly conditions: readonly { readonly target: string; readonly source: string }[] };
