import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 1024, memory: 2048 }).hostVolume("data", "/srv");
