import { fc } from "@fast-check/vitest";

// The same cases at every run: a failure that only chance finds helps nobody. FAST_CHECK_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 42) });
