import { task } from "@stowage/dsl";

export const web = task("web").external().efsVolume("data", { fileSystemId: "fs-1" });
