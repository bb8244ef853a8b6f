import { task } from "@stowage/dsl";

export const web = task("web").ec2({ cpu: 256, memory: 512, network: "bridge" });
