// What tests get as `fast-check`: the library with a seed that is the same in every run, so that a run that failed fails again and one that
// passed is no luck. STOWAGE_SEED=random (or a number) looks elsewhere: `STOWAGE_SEED=random npx vitest run …` in a package.
import { configureGlobal } from "../../node_modules/fast-check/lib/fast-check.js";

const { STOWAGE_SEED: seed = "20261125" } = process.env;
if (seed !== "random") configureGlobal({ seed: Number(seed) });

// It stands in for the library, so it exports what the library does.
// oxlint-disable-next-line stowage/named-exports
export * from "../../node_modules/fast-check/lib/fast-check.js";
// oxlint-disable-next-line import/no-default-export
export { default } from "../../node_modules/fast-check/lib/fast-check.js";
