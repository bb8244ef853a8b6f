// What the scheduler does, and how long it takes (the median), when one task of many ends and is replaced, and nothing else happens: node bench/passes.mjs [TASKS…]
import { controllersAt } from "../dist/control/controllers.js";
import { paces } from "../dist/control/pace.js";
import { fargate, rig } from "../dist/testing/rig.js";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
const REPLACEMENTS = 200;
/** Enough for the compiler, and for the first of the stopped tasks to be forgotten. */
const WARM_UP = 100;

console.log("     tasks   decisions a replacement   service's passes   µs a replacement   µs a decision");
// The compiler has seen everything before the first size is measured.
replace(1_000);
for (const tasks of sizes) {
  const { decisions, passes, us } = replace(tasks);
  const cells = [tasks, decisions.toFixed(1), passes.toFixed(1), us.toFixed(0), (us / decisions).toFixed(1)];
  console.log(cells.map((cell, i) => String(cell).padStart([10, 26, 19, 19, 16][i])).join(""));
}

/** All tasks are one service's: whatever goes through a service's tasks would show. */
function replace(tasks) {
  let decisions = 0;
  let passes = 0;
  const controllers = controllersAt(paces.aws).map((controller) => ({
    ...controller,
    decide(...args) {
      decisions++;
      if (controller.name === "service") passes++;
      return controller.decide(...args);
    },
  }));
  const { clock, createService, driver, engine, live, register, settle } = rig({ strict: false, probe: {}, controllers });
  const service = createService("web", register(fargate("web")), { desiredCount: tasks });
  settle(service, 3_600_000);
  const victims = live(service).slice(0, REPLACEMENTS + WARM_UP);
  const times = [];
  victims.forEach(({ arn }, i) => {
    if (i === WARM_UP) [decisions, passes] = [0, 0];
    const from = performance.now();
    driver.exit(arn, "app", 1);
    clock.advance(120_000);
    if (i >= WARM_UP) times.push((performance.now() - from) * 1000);
  });
  const us = times.sort((a, b) => a - b)[REPLACEMENTS >> 1];
  if (engine.view.get("services", service).desiredCount !== live(service).length) throw new Error("not all were replaced");
  engine.kill();
  return { decisions: decisions / REPLACEMENTS, passes: passes / REPLACEMENTS, us };
}
