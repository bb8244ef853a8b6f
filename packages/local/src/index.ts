export type { LogLine } from "./drivers/process/process-driver.js";
export type { IngressEndpoint } from "./ingress/ingress.js";
export type { ClientSettings, LocalClock, LocalEngine } from "./local-engine.js";
export type { LocalAutoScalingGroup, LocalAutoScalingGroups } from "./server/auto-scaling-groups.js";
export type { StowageEvent } from "./server/event-stream.js";
export type { LocalSection } from "./server/local-section.js";
export type { FargateCapacity } from "./server/mishaps.js";
export type { ServiceLoad } from "./server/service-load.js";
export { startLocal, type LocalOptions } from "./start-local.js";
