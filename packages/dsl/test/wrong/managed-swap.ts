import { task } from "@stowage/dsl";

export const web = task("web").managedInstances({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").linuxParameters({ maxSwap: 64 }));
