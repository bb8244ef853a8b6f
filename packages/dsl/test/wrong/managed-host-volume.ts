import { task } from "@stowage/dsl";

export const web = task("web").managedInstances({ cpu: 1024, memory: 2048 }).hostVolume("logs", "/var/log");
