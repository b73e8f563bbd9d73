import type { Act, Flow } from '../moves/flow.ts';
import type { TrackEvent } from '../track.ts';
import { command } from './command.ts';
import { dueComputed } from './due.ts';
import { noPending, timer } from './timer.ts';
import { published, scored, stageOpened, started } from './progress.ts';

type EventOf<K extends TrackEvent['kind']> = Extract<TrackEvent, { readonly kind: K }>;
/** What an event comes to: nothing, effects alone, or a change with its audit entry. */
export type Handling<K extends TrackEvent['kind']> = (flow: Flow, event: EventOf<K>) => { readonly flow: Flow; readonly act?: Act } | undefined;

/** Everything that can happen to a track. */
export const events: { readonly [K in TrackEvent['kind']]: Handling<K> } = { command, started, stageOpened, dueComputed, timer, noPending, scored, published };
