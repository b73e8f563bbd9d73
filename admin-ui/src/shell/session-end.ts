import { create } from 'zustand';

/** Set when an answer said that the session has ended; the page stays, signing in happens over it. */
export const useSessionEnd = create<{ readonly ended: boolean }>(() => ({ ended: false }));

/** `atStart` is the first question for who is signed in: then there is no page to keep, and the route sends to sign-in. */
export function endSession(atStart: boolean): void {
  if (!atStart) useSessionEnd.setState({ ended: true });
}

export function resumeSession(): void {
  useSessionEnd.setState({ ended: false });
}
