import { task } from "@stowage/dsl";

export const web = task("web").external().ebsVolume("data");
