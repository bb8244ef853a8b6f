import { sidecar, task } from "@stowage/dsl";

const envoy = sidecar("envoy", (c) => c.image("envoy", "1"));
export const web = task("web").fargate({ cpu: 256, memory: 512 }).add(envoy);
