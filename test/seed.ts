import fc from 'fast-check';

/** Generated input is the same in every run, so that a failure is the change's; FC_SEED tries another stream. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
