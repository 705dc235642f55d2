import { setTimeout as delay } from "node:timers/promises";

/** Time as requests need it; tests bring one of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits so many milliseconds, or until the signal is aborted; never throws. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that is aborted after so many milliseconds. */
  deadline(milliseconds: number): AbortSignal;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
};
