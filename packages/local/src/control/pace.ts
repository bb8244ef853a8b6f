import type { Pace } from "./types.js";

/** AWS's own waits, as far as they are documented. */
const aws: Pace = {
  // Amazon ECS API, DeploymentConfiguration `minimumHealthyPercent`.
  healthyAfterMs: 40_000,
  // Not documented for Service Connect; what a target group's deregistration is advised to be for quick answers.
  drainMs: 5_000,
  // The first step is not documented; the last is. Amazon ECS Developer Guide, "Service throttle logic".
  backOffMs: 10_000,
  backOffMaxMs: 27 * 60_000,
  // ECS works it out from the alarms' own periods, and says that it is less than this. Developer Guide, "How CloudWatch alarms detect …".
  alarmBakeMs: 5 * 60_000,
  // Functions do not run here; who answers for one in a test has this long. Our choice.
  hookAnswerMs: 60_000,
  // AWS documents no time: our choice, about what an ECS-optimized image takes.
  instanceLaunchMs: 60_000,
  // AWS documents the states of an agent's update, not how long they last: our choice.
  agentStepMs: 15_000,
  targetWaitMs: Infinity,
  // Amazon ECS Developer Guide, "Viewing stopped task errors".
  rememberStoppedMs: 60 * 60_000,
};

/** How long the control plane waits: as AWS, or capped at a second for people who wait themselves (our choice). */
export const paces: { readonly aws: Pace; readonly fast: Pace } = {
  aws,
  fast: {
    ...aws,
    healthyAfterMs: 1_000,
    drainMs: 1_000,
    backOffMs: 1_000,
    backOffMaxMs: 30_000,
    alarmBakeMs: 1_000,
    targetWaitMs: 1_000,
    hookAnswerMs: 1_000,
    instanceLaunchMs: 1_000,
    agentStepMs: 1_000,
  },
};
