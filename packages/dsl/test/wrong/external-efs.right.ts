import { task } from "@stowage/dsl";

export const web = task("web").ec2().efsVolume("data", { fileSystemId: "fs-1" });
