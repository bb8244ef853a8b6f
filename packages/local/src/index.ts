export type { LogLine } from "./drivers/process/process-driver.js";
export type { IngressEndpoint } from "./ingress/ingress.js";
export type { ClientSettings, LocalClock, LocalEngine } from "./local-engine.js";
export type { StowageEvent } from "./server/event-stream.js";
export type { LocalSection } from "./server/local-containers.js";
export type { ServiceLoad } from "./server/service-load.js";
export { startLocal, type LocalOptions } from "./start-local.js";
