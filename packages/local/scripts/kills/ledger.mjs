// What a client has been told: after each kill the engine must still say so.

/** A book of acknowledged writes, and of those on their way, which may or may not have happened. */
export function ledger() {
  const families = new Map();
  const stopped = new Set();
  const ran = new Set();
  /** What the service's desired count may be: the last one acknowledged, and what was asked for since. */
  let desired = new Set();
  return {
    registered: (family, revision) => families.set(family, Math.max(revision, families.get(family) ?? 0)),
    ran: (arn) => ran.add(arn),
    stopped: (arn) => stopped.add(arn),
    asksFor: (count) => desired.add(count),
    has: (count) => (desired = new Set([count])),
    get size() {
      return families.size + ran.size + stopped.size;
    },

    /** What the engine has forgotten; `call` asks it. */
    async missing(call) {
      const found = [];
      for (const [family, revision] of families) {
        const { taskDefinitionArns } = await call("ListTaskDefinitions", { familyPrefix: family });
        if (!taskDefinitionArns.some((arn) => arn.endsWith(`task-definition/${family}:${revision}`))) found.push(`${family}:${revision}`);
      }
      const { services } = await call("DescribeServices", { services: ["web"] });
      if (desired.size > 0 && !desired.has(services[0]?.desiredCount)) {
        found.push(`the desired count ${[...desired].join(" or ")}: it is ${services[0]?.desiredCount}`);
      }
      const arns = [...ran];
      for (let i = 0; i < arns.length; i += 100) {
        const { tasks, failures } = await call("DescribeTasks", { tasks: arns.slice(i, i + 100) });
        found.push(...failures.map(({ arn }) => `task ${arn}`));
        for (const { taskArn, desiredStatus } of tasks) {
          if (stopped.has(taskArn) && desiredStatus !== "STOPPED") found.push(`that task ${taskArn} was stopped`);
        }
      }
      return found;
    },

    /** Tasks are remembered for an hour at least, families for ever; so that a long run does not only check, the oldest are let go. */
    forget(most) {
      for (const set of [families, ran]) for (const key of set.keys()) if (set.size > most) set.delete(key);
    },
  };
}
